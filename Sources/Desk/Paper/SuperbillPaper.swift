import Canvas
import Practice

/// The superbill of a visit on paper, 80 or 132 columns wide.
package enum SuperbillPaper {
  /// The widths of paper.
  package static let widths = [80, 132]

  package static func sheets(_ bill: Superbill, in office: Office, note: String, columns: Int) -> Sheets {
    let printed = bill.paper.count { $0.stage == .printed } + 1
    var sheets = Sheets("Superbill \(bill.id.number), paper \(printed)", practice: office.settings.name, note: note, columns: columns)
    head(bill, office, &sheets)
    sheets.add(["", "Diagnoses"])
    for (index, diagnosis) in bill.diagnoses.enumerated() {
      sheets.add(hanging("\(Superbill.letters[index])  " + TextWidth.pad(diagnosis.code, to: 9), diagnosis.words, columns))
    }
    if bill.diagnoses.isEmpty { sheets.add("none") }
    sheets.add(["", "Services", lineHead(columns)])
    for (index, line) in bill.lines.enumerated() { sheets.add(service(index, line, office, columns)) }
    if bill.lines.isEmpty { sheets.add("none") }
    legend(bill, &sheets)
    totals(bill, office, &sheets)
    foot(bill, office, &sheets)
    return sheets
  }

  private static func head(_ bill: Superbill, _ office: Office, _ sheets: inout Sheets) {
    let columns = sheets.columns, settings = office.settings
    func add(_ label: String, _ text: String) { sheets.add(Sheets.labelled(label, text, columns)) }
    let numbers = [settings.npi.isEmpty ? "" : "NPI \(settings.npi)", settings.taxID.isEmpty ? "" : "tax number \(settings.taxID)"]
    for line in [[settings.address.line, settings.phone], numbers] {
      let words = line.filter { !$0.isEmpty }.joined(separator: "  ")
      if !words.isEmpty { sheets.add(TextWrap.lines(words, columns: columns)) }
    }
    sheets.add("")
    let patient = office[bill.patient]
    add("patient", "\(patient?.name.listed ?? "unknown"), chart \(patient?.number ?? "?")")
    add("born", [patient?.born?.iso ?? "not known", patient?.sex.rawValue ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
    let provider = office[bill.provider]
    add("date of service", bill.day.shown)
    add(
      "provider",
      [provider?.title ?? "?", provider?.specialty ?? "", provider.map { $0.npi.isEmpty ? "" : "NPI \($0.npi)" } ?? ""]
        .filter { !$0.isEmpty }.joined(separator: ", "))
    add("place", "\(bill.placeOfService) \(PlaceOfService.words(bill.placeOfService) ?? "")")
    add("coverage", office[bill.coverage].map { office.describe($0) } ?? "self-pay")
    if let leave: Authorisation = office[bill.authorisation] { add(leave.sort.rawValue, leave.label) }
    add("patient is", office.lastSeen(before: bill).words)
    if bill.stage != .open { add("stage", bill.stage.label) }
    add("held", bill.hold)
  }

  /// Something in front, and words beside it that go on below themselves.
  private static func hanging(_ front: String, _ words: String, _ columns: Int) -> [String] {
    let indent = TextWidth.columns(front), room = max(10, columns - indent)
    let lines = TextWrap.lines(words, columns: room)
    guard let first = lines.first else { return [front] }
    return [front + first] + lines.dropFirst().map { String(repeating: " ", count: indent) + $0 }
  }

  /// The columns of a service: number, code, modifiers, letters, units, words, fee and charge.
  private static func row(
    _ number: String, _ code: String, _ modifiers: String, _ letters: String, _ units: String, _ words: String, _ fee: String,
    _ charge: String, _ columns: Int
  ) -> String {
    Sheets.row([
      (number.leftPadded(to: 2), 2), (code, 5), (modifiers, 11), (letters, 4), (units.leftPadded(to: 5), 5), (words, columns - 56),
      (fee.leftPadded(to: 10), 10), (charge.leftPadded(to: 12), 12),
    ])
  }

  private static func lineHead(_ columns: Int) -> String { row("", "code", "modifiers", "for", "units", "", "fee", "charge", columns) }

  private static func service(_ index: Int, _ line: ServiceLine, _ office: Office, _ columns: Int) -> [String] {
    let words = TextWrap.lines(line.words, columns: columns - 56)
    var lines = [
      row(
        "\(index + 1)", line.code, line.modifiers.joined(separator: " "), line.pointers.isEmpty ? "none" : line.pointers, "\(line.units)",
        words.first ?? "", line.fee.shown, line.total.shown, columns)
    ]
    let indent = String(repeating: " ", count: 32)
    lines += words.dropFirst().map { indent + $0 }
    if let provider = line.provider { lines.append(indent + "by \(office[provider]?.title ?? "?")") }
    if let drug = line.drug { lines.append(indent + "NDC \(drug.shownNDC), \(drug.shownQuantity) \(drug.unit.rawValue)") }
    if !line.note.isEmpty { lines += TextWrap.lines("\"\(line.note)\"", columns: columns - 32).map { indent + $0 } }
    return lines
  }

  private static func legend(_ bill: Superbill, _ sheets: inout Sheets) {
    let used = Set(bill.lines.flatMap(\.modifiers)).sorted()
    guard !used.isEmpty else { return }
    sheets.add(["", "Modifiers"] + used.map { "\($0)  \(ModifierWords.words($0) ?? "")" })
  }

  private static func totals(_ bill: Superbill, _ office: Office, _ sheets: inout Sheets) {
    let columns = sheets.columns, account = office.account(of: bill.patient)
    let share = bill.stage == .open ? office.patientShare(of: bill) : bill.patientShare
    let taken = office[bill.visit].map { office.taken(for: $0) } ?? .zero
    let balance = account.balance + (bill.stage == .open ? share : .zero)
    func amount(_ words: String, _ cents: Cents) -> String {
      String(repeating: " ", count: columns - 46) + TextWidth.pad(words, to: 32) + " $\(cents.shown)".leftPadded(to: 14)
    }
    sheets.add([
      "", amount("total", bill.total), amount("patient's share, as far as known", share), amount("taken at this visit", taken),
      amount(balance < .zero ? "patient's credit" : "patient's balance", balance < .zero ? -balance : balance),
    ])
  }

  private static func foot(_ bill: Superbill, _ office: Office, _ sheets: inout Sheets) {
    let columns = sheets.columns, line = String(repeating: "_", count: 30)
    var lines = [""]
    for (label, text) in [("comes again", bill.followUp), ("sent to", bill.referral)] {
      lines += Sheets.labelled(label, text.isEmpty ? line : text, columns)
    }
    for amendment in bill.amendments {
      lines += Sheets.labelled("amended", "\(amendment.at.day.iso) \(amendment.by): \(amendment.text)", columns)
    }
    sheets.add(lines)
    if let at = bill.signedAt {
      sheets.add(["", "signed by \(bill.signedBy), \(at.day.shown) \(at.time.shown)"])
    } else {
      sheets.add(["", "", "", line + "   " + String(repeating: "_", count: 14), "signature of the provider        date"])
    }
  }
}
