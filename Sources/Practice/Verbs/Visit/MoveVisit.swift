/// The wrong patient was checked in: moves the visit, its superbill and its money to the right one in one change.
package struct MoveVisit: Verb {
  package static let name = "move visit"
  package static let sentence = "moves a visit, its superbill and its payments to the right patient"
  package static let who: [StaffRole] = .seniorDesk

  package var visit = VisitID.unnumbered
  package var to = PatientID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<MoveVisit>] = [
    Field("visit", \.visit, optional: false), Field("to", \.to, "the right patient", optional: false), Field("reason", \.reason),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let visit = try draft.get(visit)
    let right = try draft.get(to)
    guard visit.patient != right.id else { throw Refusal("same patient", "the visit is \(right.name.listed)'s already") }
    if visit.state == .error {
      throw Refusal(
        "not from here", "the visit was struck as entered in error", wayPast: "record past visit, for the right one", with: visit.reference)
    }
    if let died = right.deceased { throw Refusal("deceased", "\(right.name.listed) died on \(died.iso)", with: right.reference) }
    if right.archived { throw Refusal("archived", "\(right.name.listed) is archived", wayPast: "change patient to bring them back") }
    try draft.mustHaveRoom(for: visit, of: right)
    let office = draft.office
    // A clinician signed for what was found in someone else.
    if let bill: Superbill = office[visit.superbill], bill.isSigned, bill.stage == .open { try bill.mustBeOpen() }
    let wrong = visit.patient
    let own = office.filed(Appointment.self, of: right.id).filter {
      $0.day == visit.day && ($0.slot == .booked || $0.slot == .confirmed || $0.slot == .noShow) && office.visit(for: $0.id) == nil
    }
    let appointment = own.first { $0.provider == visit.provider } ?? own.first
    let type = office[appointment?.type ?? visit.type]
    // What was confirmed and signed at this check-in was so by someone else.
    try draft.edit(wrong) { record in
      record.confirmed.removeAll { $0.visit == visit.id }
      record.consents.removeAll { $0.visit == visit.id }
    }
    try draft.edit(visit.id) {
      $0.patient = right.id
      $0.appointment = appointment?.id
      $0.provider = appointment?.provider ?? $0.provider
      $0.type = appointment?.type ?? $0.type
      $0.checks = []
    }
    if let bill = visit.superbill {
      let coverage = office.coverage(of: right.id, on: visit.day)?.id
      try draft.edit(bill) {
        $0.patient = right.id
        $0.coverage = coverage
        $0.provider = appointment?.provider ?? $0.provider
        $0.placeOfService = type?.telehealth == true ? "10" : "11"
      }
      // A price that was fixed was fixed for another patient's coverage.
      if try draft.get(bill).stage == .checkedOut { try draft.price(bill) }
    }
    for payment in office.filed(Payment.self, of: wrong) {
      let moves = payment.visit == visit.id
      // What it paid of the other patient's charges is open again.
      let stays = payment.applied.filter { moves ? false : $0.superbill != visit.superbill }
      guard moves || stays.count < payment.applied.count else { continue }
      try draft.edit(payment.id) {
        if moves { $0.patient = right.id }
        $0.applied = stays
      }
    }
    for patient in [wrong, right.id] { try draft.placeCredit(of: patient) }
    for emergency in office.filed(Emergency.self, of: wrong) where emergency.visit == visit.id {
      try draft.edit(emergency.id) { $0.patient = right.id }
    }
    if let before = visit.appointment { try draft.holdAgain(before, "the visit was another patient's") }
    if let appointment {
      try draft.holdAgain(appointment.id, "came after all")
      if !visit.state.isHere { try draft.edit(appointment.id) { $0.slot = .done } }
    }
    draft.why = reason.trimmed.isEmpty ? nil : reason.trimmed
  }
}

extension Draft {
  /// A visit can become a patient's if they were nowhere else at its time.
  func mustHaveRoom(for visit: Visit, of patient: Patient) throws(Refusal) {
    guard let from = visit.arrivedAt else { return }
    if visit.state.isHere { return try mustBeNowhereElse(patient, from: from) }
    if let other = office.filed(Visit.self, of: patient.id).first(where: { $0.covers(from, visit.since) }) {
      throw Refusal(
        "one place at a time", "\(patient.name.listed) has a visit then: \(other.state.label)",
        wayPast: "entered in error, if that visit never was", with: other.reference)
    }
  }
}
