/// The wrong patient was checked in: moves the visit, its superbill and its money to the right one in one change.
package struct MoveVisit: Verb {
  package static let name = "move visit"
  package static let sentence = "moves a visit, its superbill and its payments to the right patient"

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
    if let died = right.deceased { throw Refusal("deceased", "\(right.name.listed) died on \(died.iso)", with: right.reference) }
    if let open = draft.office.openVisit(of: right.id) {
      throw Refusal("one place at a time", "\(right.name.listed) is here already: \(open.state.label)", with: open.reference)
    }
    let office = draft.office
    let own = office.filed(Appointment.self, of: right.id).filter {
      $0.day == visit.day && ($0.slot == .booked || $0.slot == .confirmed) && office.visit(for: $0.id) == nil
    }
    let appointment = own.first { $0.provider == visit.provider } ?? own.first
    // What was confirmed today was confirmed by someone else.
    try draft.edit(visit.patient) { record in
      record.confirmed.removeAll { $0.on == visit.day }
      record.consents.removeAll { $0.on == visit.day }
    }
    try draft.edit(visit.id) {
      $0.patient = right.id
      $0.appointment = appointment?.id
      $0.provider = appointment?.provider ?? $0.provider
      $0.type = appointment?.type ?? $0.type
      $0.checks = []
    }
    if let bill = visit.superbill {
      let coverage = draft.office.coverage(of: right.id, on: visit.day)?.id
      try draft.edit(bill) {
        $0.patient = right.id
        $0.coverage = coverage
        $0.provider = appointment?.provider ?? $0.provider
      }
    }
    for payment in office.filed(Payment.self, of: visit.patient) where payment.visit == visit.id {
      try draft.edit(payment.id) {
        $0.patient = right.id
        // Whatever it paid of the wrong patient's bills is open again.
        $0.applied.removeAll { $0.superbill != visit.superbill }
      }
    }
    if let wrong = visit.appointment, office[wrong]?.slot == .done { try draft.edit(wrong) { $0.slot = .booked } }
    if visit.state == .left, let appointment { try draft.edit(appointment.id) { $0.slot = .done } }
  }
}
