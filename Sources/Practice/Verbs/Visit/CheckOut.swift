/// Closes a visit: prices the superbill, places credit, takes the payment, and notes the next step.
package struct CheckOut: Verb {
  package static let name = "check out"
  package static let sentence = "prices the superbill, takes the payment, notes the next step and ends the visit"
  package static var undoing: Undoing {
    .refused("a checkout with a receipt is not undone; void the receipt, or refund it")
  }

  package var visit = VisitID.unnumbered
  package var tenders: [Tender] = []
  /// Why the balance is not paid now, where it is not.
  package var unpaid = ""
  /// Why there is nothing to charge, where there is not.
  package var noCharge = ""
  /// The next appointment or recall, or "none needed".
  package var next = ""

  package init() {}

  package static let fields: [Field<CheckOut>] = [
    Field("visit", \.visit, optional: false), Field("tenders", \.tenders, "how it was paid"),
    Field("unpaid", \.unpaid, "why a balance is left"), Field("noCharge", \.noCharge, "why there is nothing to charge"),
    Field("next", \.next, "the next step, or none needed", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let visit = try draft.get(visit)
    guard let billID = visit.superbill else { throw Refusal("no superbill", "there is no superbill for this visit") }
    guard visit.state == .checkout || (visit.past && visit.state == .left) else {
      throw Refusal("not from here", "the patient is \(visit.state.label)", wayPast: "d brings them to checkout", with: visit.reference)
    }
    guard !next.trimmed.isEmpty else { throw Refusal("next step", "say what comes next, or that nothing is needed") }
    let bill = try draft.get(billID)
    guard bill.stage == .open else { throw Refusal("checked out", "the superbill is \(bill.stage.label) already") }
    if bill.lines.isEmpty, noCharge.trimmed.isEmpty {
      throw Refusal("no services", "nothing is ticked on superbill \(bill.id.number)", wayPast: "tick services, or say why there is nothing to charge")
    }
    try draft.price(bill.id)
    if !tenders.isEmpty { try draft.receive(tenders, from: visit.patient, visit: visit.id, purpose: "balance") }
    try draft.placeCredit(of: visit.patient)
    let owed = draft.office.account(of: visit.patient).balance
    if owed > .zero, unpaid.trimmed.isEmpty {
      throw Refusal("balance", "$\(owed.shown) is still owed", wayPast: "take it, or say why it is left")
    }
    if !visit.past { try draft.move(visit.id, to: .left, from: [.checkout]) }
    let words = [noCharge.trimmed, unpaid.trimmed].filter { !$0.isEmpty }.joined(separator: "; ")
    try draft.edit(visit.id) {
      $0.nextStep = next.trimmed
      $0.outcome = words
    }
    if let appointment = visit.appointment { try draft.edit(appointment) { $0.slot = .done } }
  }
}

extension Draft {
  /// Fixes what the patient owes of a superbill and closes it.
  mutating func price(_ id: SuperbillID) throws(Refusal) {
    let office = office
    try edit(id) {
      $0.patientShare = office.patientShare(of: $0)
      $0.stage = .checkedOut
    }
  }

  /// Places the patient's credit on the oldest open charges.
  mutating func placeCredit(of patient: PatientID) throws(Refusal) {
    let bills = office.filed(Superbill.self, of: patient).filter { $0.stage == .checkedOut }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    for payment in office.filed(Payment.self, of: patient) where payment.sort == .payment {
      var free = payment.total - payment.applied.map(\.amount).total - office.givenBack(of: payment)
      for bill in bills where free > .zero {
        let open = office.open(bill)
        guard open > .zero else { continue }
        let part = min(open, free)
        try edit(payment.id) { $0.applied.append(Application(bill.id, part)) }
        free = free - part
      }
    }
  }
}
