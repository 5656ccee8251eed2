/// Closes a visit: prices the superbill, places credit, takes the payment, and notes the next step.
package struct CheckOut: Verb {
  package static let name = "check out"
  package static let sentence = "prices the superbill, takes the payment, notes the next step and ends the visit"
  package static let who: [StaffRole] = .deskAndBilling

  package var visit = VisitID.unnumbered
  package var tenders: [Tender] = []
  /// Why the balance is not paid now, where it is not.
  package var unpaid = ""
  /// Why there is nothing to charge, where there is not.
  package var noCharge = ""
  /// The next appointment or recall, or "none needed".
  package var next = ""

  /// The next step that must be on the schedule to be true.
  package static let booked = "booked"

  package init() {}

  package static let fields: [Field<CheckOut>] = [
    Field("visit", \.visit, optional: false), Field("tenders", \.tenders, "how it was paid"),
    Field("unpaid", \.unpaid, "why a balance is left"), Field("noCharge", \.noCharge, "why there is nothing to charge"),
    Field("next", \.next, "the next step, or none needed", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let visit = try draft.get(visit)
    if let obstacle = draft.office.obstacleToCheckOut(visit) { throw obstacle }
    guard !next.trimmed.isEmpty else { throw Refusal("next step", "say what comes next, or that nothing is needed") }
    if next.trimmed == Self.booked, draft.office.coming(visit.patient, after: draft.context.now) == nil {
      throw Refusal(
        "nothing is booked", "no appointment of this patient is still to come", wayPast: "book, or say call back or none needed",
        field: "next")
    }
    let bill = try draft.get(visit.superbill ?? .unnumbered)
    if bill.lines.isEmpty, noCharge.trimmed.isEmpty {
      throw Refusal(
        "no services", "nothing is ticked on superbill \(bill.id.number)", wayPast: "tick services, or say why there is nothing to charge")
    }
    try draft.price(bill.id)
    if !tenders.isEmpty { try draft.receive(tenders, from: visit.patient, visit: visit.id, purpose: "balance") }
    try draft.placeCredit(of: visit.patient)
    let owed = draft.office.account(of: visit.patient).balance
    if owed > .zero, unpaid.trimmed.isEmpty {
      throw Refusal("balance", "$\(owed.shown) is still owed", wayPast: "take it, or say why it is left")
    }
    if visit.state == .checkout { try draft.move(visit.id, to: .left, from: [.checkout]) }
    let words = [noCharge.trimmed, unpaid.trimmed].filter { !$0.isEmpty }.joined(separator: "; ")
    try draft.edit(visit.id) {
      $0.nextStep = next.trimmed
      if bill.lines.isEmpty { $0.noBill = noCharge.trimmed }
      if !words.isEmpty { $0.outcome = [$0.outcome, words].filter { !$0.isEmpty }.joined(separator: "; ") }
    }
    if let appointment = visit.appointment { try draft.edit(appointment) { $0.slot = .done } }
  }
}

extension Office {
  /// The next appointment of a patient that is still to come.
  package func coming(_ patient: PatientID, after now: Moment) -> Appointment? {
    filed(Appointment.self, of: patient).filter {
      ($0.slot == .booked || $0.slot == .confirmed) && ($0.day, $0.start) > (now.day, now.time) && visit(for: $0.id) == nil
    }.min { ($0.day, $0.start) < ($1.day, $1.start) }
  }

  /// Why a visit cannot be checked out, whatever is paid; nothing if it can.
  ///
  /// Someone taken away by ambulance, put in afterwards, or whose superbill was opened again is gone and has still to be charged.
  package func obstacleToCheckOut(_ visit: Visit) -> Refusal? {
    guard let bill: Superbill = self[visit.superbill] else {
      return Refusal(
        "no superbill", "there is no superbill for this visit", wayPast: visit.awaitsCheckIn ? "check in, which begins one" : nil,
        with: visit.reference)
    }
    switch visit.state {
    case .checkout, .emergency, .left:
      if bill.stage == .open { return nil }
      return Refusal(
        "checked out", "the superbill is \(bill.stage.label) already", wayPast: bill.wayToReopen, who: bill.whoReopens, with: bill.reference
      )
    default:
      let way = visit.state.isHere ? "to checkout, when the provider is done" : nil
      return Refusal("not from here", "the patient is \(visit.state.spoken)", wayPast: way, with: visit.reference)
    }
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

  /// Places the patient's credit: money taken at a visit pays that visit first and waits for it while its superbill is open;
  /// what is left pays the oldest charges.
  mutating func placeCredit(of patient: PatientID) throws(Refusal) {
    let all = office.filed(Superbill.self, of: patient)
    let bills = all.filter { $0.stage == .checkedOut }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    let receipts = office.filed(Payment.self, of: patient)
    for payment in receipts where payment.sort == .payment && payment.total > payment.applied.map(\.amount).total {
      let own = all.first { $0.visit == payment.visit }
      if own?.stage == .open { continue }
      var free = payment.total - payment.applied.map(\.amount).total - office.givenBack(of: payment, among: receipts)
      for bill in bills.filter({ $0.id == own?.id }) + bills.filter({ $0.id != own?.id }) where free > .zero {
        let part = min(office.open(bill), free)
        guard part > .zero else { continue }
        try edit(payment.id) { $0.apply(part, to: bill.id) }
        free = free - part
      }
    }
  }
}

extension Payment {
  /// Pays so much of a superbill; what it paid of it before counts on.
  mutating func apply(_ amount: Cents, to bill: SuperbillID) {
    if let index = applied.firstIndex(where: { $0.superbill == bill }) {
      applied[index].amount += amount
    } else {
      applied.append(Application(bill, amount))
    }
  }
}
