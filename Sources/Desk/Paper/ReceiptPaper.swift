import Canvas
import Practice

/// A receipt as the patient takes it home.
package enum ReceiptPaper {
  package static func sheets(_ payment: Payment, in office: Office, note: String) -> Sheets {
    let settings = office.settings
    var sheets = Sheets("Receipt \(payment.receipt)", practice: settings.name, note: note)
    func add(_ label: String, _ text: String) { sheets.add(Sheets.labelled(label, text)) }
    for line in [settings.address.line, settings.phone, settings.taxID.isEmpty ? "" : "tax number \(settings.taxID)"] where !line.isEmpty {
      sheets.add(TextWrap.lines(line, columns: PaperText.columns))
    }
    sheets.add("")
    let word =
      switch payment.sort {
      case .payment: "PAYMENT"
      case .void: "VOID"
      case .refund: "REFUND"
      }
    sheets.add("\(word), receipt \(payment.receipt)")
    sheets.add("")
    let patient = office[payment.patient]
    add("patient", "\(patient?.name.listed ?? "unknown"), chart \(patient?.number ?? "?")")
    add("date", "\(payment.day.shown) \(payment.at.time.shown)")
    add(payment.sort == .payment ? "received by" : "given back by", payment.by)
    add("for", payment.purpose)
    if let visit: Visit = office[payment.visit] { add("visit", "\(visit.day.shown), \(office[visit.provider]?.short ?? "?")") }
    if let reversed: Payment = office[payment.reverses] { add("takes back", "receipt \(reversed.receipt) of \(reversed.day.shown)") }
    add("reason", payment.reason)
    sheets.add("")
    for tender in payment.tenders {
      let what = "\(tender.means.rawValue)\(tender.reference.isEmpty ? "" : " \(tender.reference)")"
      sheets.add(amount(what, tender.amount))
    }
    sheets.add(String(repeating: " ", count: 17) + String(repeating: "-", count: 45))
    sheets.add(amount("total", payment.total))
    sheets.add("")
    for applied in payment.applied { sheets.add(amount("paid on superbill \(applied.superbill.number)", applied.amount)) }
    if payment.unapplied > .zero { sheets.add(amount("kept as credit", payment.unapplied)) }
    let balance = office.account(of: payment.patient).balance
    sheets.add(amount(balance < .zero ? "credit as of this print" : "balance as of this print", balance < .zero ? -balance : balance))
    sheets.add(["", "", "", "                 ______________________________", "                 signature of the office"])
    return sheets
  }

  private static func amount(_ words: String, _ cents: Cents) -> String {
    String(repeating: " ", count: 17) + TextWidth.pad(PlainText.shown(words), to: 32) + " $\(cents.shown)".leftPadded(to: 13)
  }
}
