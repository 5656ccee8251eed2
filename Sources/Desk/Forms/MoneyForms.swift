import Practice

/// The fields for the means of a payment, the same wherever money is taken or given back.
enum TenderInputs {
  static func inputs(card: Cents? = nil, given: [Tender] = []) -> [FormInput] {
    func start(_ means: Payment.Means) -> String { given.first { $0.means == means }?.amount.shown ?? "" }
    func reference(_ means: Payment.Means) -> String { given.first { $0.means == means }?.reference ?? "" }
    return [
      FormInput("card", "Card", start: card.map { $0 > .zero ? $0.shown : "" } ?? start(.card), example: "amount"),
      FormInput("cardReference", "card, last four", start: reference(.card), example: "1234"),
      FormInput("cash", "Cash", start: start(.cash), example: "amount"),
      FormInput("check", "Check", start: start(.check), example: "amount"),
      FormInput("checkReference", "check number", start: reference(.check)),
      FormInput("other", "Other", start: start(.other), example: "amount"),
    ]
  }

  static func tenders(_ values: FormValues) throws(FormProblem) -> [Tender] {
    var tenders: [Tender] = []
    for (name, means) in [("card", Payment.Means.card), ("cash", .cash), ("check", .check), ("other", .other)] {
      guard let amount = try values.cents(name), amount > .zero else {
        // What somebody typed in the wrong field is not dropped without a word.
        let reference = values.text(name + "Reference")
        if !reference.isEmpty { throw FormProblem(name, "how much by \(means.rawValue)? \"\(reference)\" is beside it, and no amount") }
        continue
      }
      tenders.append(Tender(means, amount, values.text(name + "Reference")))
    }
    for tender in tenders {
      let digits = tender.reference.count(where: \.isASCIIDigit)
      if tender.means == .check, tender.reference.isEmpty { throw FormProblem("checkReference", "which check? its number finds it again") }
      if tender.means == .card, !tender.reference.isEmpty, digits < 4 {
        throw FormProblem("cardReference", "the last four digits of the card, or nothing")
      }
    }
    return tenders
  }

  /// The change at once, or a question where more would be taken than is due.
  static func taking(_ change: any Verb, _ tenders: [Tender], due: Cents) -> [Effect] {
    let all = tenders.map(\.amount).total, owed = max(due, .zero)
    guard all > owed, let last = tenders.last else { return [.change(change)] }
    let over = (all - owed).shown
    return [
      .open(
        PickScreen(
          title: "Take more than is due?", lines: ["$\(over) more than is due would be taken."],
          items: [
            .init("no, change the amount", answer: .field(last.means.rawValue)),
            .init("yes, $\(over) stays as credit", [.change(change)]),
          ]))
    ]
  }
}

/// A copay that is paid in several ways, by check, or not in full.
struct CopayForm: FormKind {
  static let name = "copay"
  var doing: String { "keep it" }

  var patient = PatientID.unnumbered
  var due = Cents.zero
  /// What was said before, to be put right.
  var tenders: [Tender] = []
  var why = ""

  init() {}

  static let fields: [Field<CopayForm>] = [
    Field("patient", \.patient), Field("due", \.due), Field("tenders", \.tenders), Field("why", \.why),
  ]

  func title(_ view: View) -> String { "Copay of \(view.name(patient))" }
  func lines(_ view: View) -> [String] { ["Due: $\(due.shown). It is taken when everything else is answered."] }
  func inputs(_ view: View) -> [FormInput] {
    TenderInputs.inputs(given: tenders) + [FormInput("why", "If not all, why", start: why, example: "has ten with her")]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let tenders = try TenderInputs.tenders(values), rest = due - tenders.map(\.amount).total
    if rest < .zero { throw FormProblem(tenders.last?.means.rawValue ?? "card", "that is $\((-rest).shown) more than the copay") }
    let why = rest == .zero ? "" : try values.needed("why", "$\(rest.shown) would be missing: why?")
    return [.answer(.copay(tenders, why: why))]
  }
}

/// A payment outside of check-in and checkout.
struct PaymentForm: FormKind {
  static let name = "payment"
  var doing: String { "take the payment" }

  var patient = PatientID.unnumbered
  var visit: VisitID?

  init() {}

  static let fields: [Field<PaymentForm>] = [Field("patient", \.patient), Field("visit", \.visit)]

  func title(_ view: View) -> String { "Payment by \(view.name(patient))" }

  func lines(_ view: View) -> [String] {
    let account = view.office.account(of: patient)
    return [
      account.balance > .zero
        ? "Due: $\(account.balance.shown)" : account.balance < .zero ? "Credit: $\((-account.balance).shown)" : "Nothing due.",
      account.reason,
    ] + closed(view) + (share(view) > .zero ? ["This visit's share of $\(share(view).shown) is charged at checkout."] : [])
  }

  /// A day that was closed is closed again after what comes on top.
  private func closed(_ view: View) -> [String] {
    guard let close = view.office.dayCloses.sorted.last(where: { $0.day == view.today }) else { return [] }
    return ["The day was closed at \(close.at.time.shown): this comes on top of it, and D closes it again."]
  }

  /// What the patient will owe of a visit that is not checked out yet.
  private func share(_ view: View) -> Cents {
    guard let visit: Visit = view.office[visit], let bill = view.office[visit.superbill], bill.stage == .open else { return .zero }
    return view.office.patientShare(of: bill)
  }

  /// What is owed so far and the visit's share; before there are charges, the copay.
  private func due(_ view: View) -> Cents {
    let owed = view.office.account(of: patient).balance + share(view)
    guard let visit: Visit = view.office[visit], let bill = view.office[visit.superbill] else { return owed }
    return max(owed, (view.office[bill.coverage]?.copay ?? .zero) - view.office.taken(for: visit))
  }

  func inputs(_ view: View) -> [FormInput] { TenderInputs.inputs(card: view.office.account(of: patient).balance + share(view)) }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let tenders = try TenderInputs.tenders(values)
    if tenders.isEmpty { throw FormProblem("card", "a payment needs an amount") }
    let payment = TakePayment {
      $0.patient = patient
      $0.visit = visit
      $0.tenders = tenders
    }
    return TenderInputs.taking(payment, tenders, due: due(view))
  }
}

/// Checkout: what is owed, how it is paid, and what comes next.
struct CheckOutForm: FormKind {
  static let name = "checkout"
  var doing: String { "check out" }

  var visit = VisitID.unnumbered

  init() {}

  static let fields: [Field<CheckOutForm>] = [Field("visit", \.visit)]

  private func bill(_ view: View) -> Superbill? { view.office[visit].flatMap { view.office[$0.superbill] } }

  private func owed(_ view: View) -> Cents {
    guard let bill = bill(view) else { return .zero }
    return view.office.account(of: bill.patient).balance + view.office.patientShare(of: bill)
  }

  func title(_ view: View) -> String { "Check out \(view.name(view.office[visit]?.patient))" }

  func lines(_ view: View) -> [String] {
    guard let bill = bill(view) else { return [] }
    let account = view.office.account(of: bill.patient)
    var lines = bill.lines.map { "\($0.code) \($0.modifiers.joined(separator: " ")) x\($0.units)  \($0.words)  $\($0.total.shown)" }
    if bill.lines.isEmpty { lines.append("Nothing is ticked on the superbill.") }
    let payer = view.office[bill.coverage].flatMap { view.office[$0.payer]?.name } ?? "self-pay"
    lines.append("Total $\(bill.total.shown), \(payer); patient's share $\(view.office.patientShare(of: bill).shown)")
    let taken = view.office[visit].map { view.office.taken(for: $0) } ?? .zero
    let before = account.balance + taken
    if before != .zero {
      lines.append("Before this visit: \(before > .zero ? "owed" : "credit") $\(Cents(abs(before.count)).shown)")
    }
    if taken > .zero { lines.append("Taken at this visit: $\(taken.shown)") }
    let due = owed(view)
    lines.append(due > .zero ? "Due now: $\(due.shown)" : due < .zero ? "Nothing due; $\((-due).shown) stays as credit" : "Nothing due")
    let found = view.findings(of: bill).tally
    if !bill.lines.isEmpty, !found.isEmpty { lines.append("Superbill: \(found); b shows them (Esc first)") }
    if let next = view.office.coming(bill.patient, after: view.now) {
      lines.append("Next: \(next.day.shown) \(next.start.shown) \(view.provider(next.provider))")
    }
    return lines
  }

  func inputs(_ view: View) -> [FormInput] {
    let bill = bill(view)
    let isBooked = bill.map { view.office.coming($0.patient, after: view.now) != nil } ?? false
    let due = owed(view)
    // Where nothing is booked, b is the key that books.
    let steps =
      isBooked ? ["none needed", CheckOut.booked, "call back", "book now"] : ["none needed", "book now", "call back", CheckOut.booked]
    var inputs = [FormInput("next", "Next step", start: isBooked ? CheckOut.booked : "", choices: steps)]
    inputs += TenderInputs.inputs(card: due)
    if due > .zero { inputs.append(FormInput("unpaid", "If left unpaid, why", example: "will pay by mail")) }
    if bill?.lines.isEmpty == true { inputs.append(FormInput("noCharge", "Why no charge", example: "nurse only, no service")) }
    return inputs
  }

  func renewed(_ values: FormValues, _ view: View) -> [String: String] {
    guard values.text("next") == "book now", let bill = bill(view) else { return [:] }
    return view.office.coming(bill.patient, after: view.now) == nil ? [:] : ["next": CheckOut.booked]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let next = try values.needed("next", "what comes next? n for none needed, b for booked or book now, c for a call back")
    if next == "book now", let patient = view.office[visit]?.patient { return [.open(BookScreen([patient], view))] }
    if next == CheckOut.booked, let patient = view.office[visit]?.patient, view.office.coming(patient, after: view.now) == nil {
      throw FormProblem("next", "nothing is booked for this patient; b again is book now, c a call back, n none needed")
    }
    if bill(view)?.lines.isEmpty == true {
      _ = try values.needed("noCharge", "nothing is ticked: tick services first (Esc, b), or say why there is nothing to charge")
    }
    let tenders = try TenderInputs.tenders(values)
    let rest = owed(view) - tenders.map(\.amount).total
    if rest > .zero, values.text("unpaid").isEmpty {
      throw FormProblem("unpaid", "$\(rest.shown) would be left: take it, or say why it is left")
    }
    let checkOut = CheckOut {
      $0.visit = visit
      $0.tenders = tenders
      $0.unpaid = values.text("unpaid")
      $0.noCharge = values.text("noCharge")
      $0.next = next
    }
    return TenderInputs.taking(checkOut, tenders, due: owed(view))
  }
}

/// Money given back on a receipt.
struct RefundForm: FormKind {
  static let name = "refund"
  var doing: String { "give it back" }

  var payment = PaymentID.unnumbered

  init() {}

  static let fields: [Field<RefundForm>] = [Field("payment", \.payment)]

  func title(_ view: View) -> String { "Refund on receipt \(view.office[payment]?.shownReceipt ?? "?")" }

  func lines(_ view: View) -> [String] {
    guard let payment = view.office[payment] else { return [] }
    return [
      "Paid by \(payment.tenders.map { "\($0.means.rawValue) $\($0.amount.shown)" }.joined(separator: ", ")).",
      "$\((payment.total - view.office.givenBack(of: payment)).shown) of it can be given back.",
    ]
  }

  func inputs(_ view: View) -> [FormInput] { TenderInputs.inputs() + [FormInput("reason", "Reason")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let tenders = try TenderInputs.tenders(values)
    if tenders.isEmpty { throw FormProblem("card", "a refund needs an amount") }
    if let receipt = view.office[payment], let last = tenders.last {
      let left = receipt.total - view.office.givenBack(of: receipt)
      if tenders.map(\.amount).total > left { throw FormProblem(last.means.rawValue, "no more than $\(left.shown) is left to give back") }
    }
    let reason = try values.needed("reason", "a refund needs the reason")
    let refund = RefundReceipt {
      $0.payment = payment
      $0.tenders = tenders
      $0.reason = reason
    }
    // Card companies want their money back on the card, and pay out no more than came by it.
    let back = view.office[payment].map { view.office.reversals(of: $0).flatMap(\.tenders) } ?? []
    func left(_ means: Payment.Means) -> Cents {
      let paid = view.office[payment]?.tenders.filter { $0.means == means }.map(\.amount).total ?? .zero
      return paid - back.filter { $0.means == means }.map(\.amount).total
    }
    guard let other = tenders.first(where: { $0.amount > left($0.means) }) else { return [.change(refund)] }
    let ways = Payment.Means.allCases.filter { left($0) > .zero }
    let words = ways.map { "$\(left($0).shown) by \($0.rawValue)" }.joined(separator: ", ")
    return [
      .open(
        PickScreen(
          title: "Give it back another way?",
          lines: ["Paid: \(words), and $\(other.amount.shown) would go back by \(other.means.rawValue)."],
          items: [
            .init("no, change the amount", answer: .field(other.means.rawValue)), .init("yes, give it back so", [.change(refund)]),
          ]))
    ]
  }
}

/// A receipt taken back.
struct VoidForm: FormKind {
  static let name = "void"
  var doing: String { "void the receipt" }

  var payment = PaymentID.unnumbered

  init() {}

  static let fields: [Field<VoidForm>] = [Field("payment", \.payment)]

  func title(_ view: View) -> String { "Void receipt \(view.office[payment]?.shownReceipt ?? "?")" }
  func lines(_ view: View) -> [String] {
    ["The whole of $\(view.office[payment]?.total.shown ?? "0.00") is taken back under a receipt number of its own."]
  }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "wrong amount")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "voiding a receipt needs the reason")
    return [
      .change(
        VoidReceipt {
          $0.payment = payment
          $0.reason = reason
        })
    ]
  }
}

/// Why a superbill is opened again.
struct ReopenForm: FormKind {
  static let name = "reopen superbill"

  var superbill = SuperbillID.unnumbered

  init() {}

  static let fields: [Field<ReopenForm>] = [Field("superbill", \.superbill)]

  func title(_ view: View) -> String { "Open superbill \(superbill.shown) again?" }
  func lines(_ view: View) -> [String] { ["What was paid of it is the patient's credit until it is checked out anew."] }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "wrong service")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "opening a superbill again needs the reason")
    return [
      .change(
        ReopenSuperbill {
          $0.superbill = superbill
          $0.reason = reason
        })
    ]
  }
}
