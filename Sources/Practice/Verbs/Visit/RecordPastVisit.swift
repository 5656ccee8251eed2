/// Puts in a visit that nobody recorded when it happened, with its times; its superbill is then open to be ticked.
package struct RecordPastVisit: Verb {
  package static let name = "record past visit"
  package static let sentence = "puts in a visit that nobody recorded when it happened"
  package static let who: [StaffRole] = .deskAndBilling

  package var patient = PatientID.unnumbered
  package var provider = ProviderID.unnumbered
  package var type = VisitTypeID.unnumbered
  package var day: Day?
  package var arrived: ClockTime?
  package var left: ClockTime?
  package var reason = ""

  package init() {}

  package static let fields: [Field<RecordPastVisit>] = [
    Field("patient", \.patient, optional: false), Field("provider", \.provider, optional: false), Field("type", \.type, optional: false),
    Field("day", \.day, optional: false), Field("arrived", \.arrived, optional: false), Field("left", \.left, "if known"),
    Field("reason", \.reason),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let patient = try draft.get(patient)
    if let died = patient.deceased, let day, day > died {
      throw Refusal("deceased", "\(patient.name.listed) died on \(died.iso); is this the right patient?", with: patient.reference)
    }
    _ = try draft.get(provider)
    let type = try draft.get(type)
    guard let day, let arrived else { throw Refusal("when", "a past visit needs its day and when the patient came") }
    let left = left ?? arrived + type.minutes
    let offset = draft.context.now.offset
    let from = Moment(day, arrived, offset: offset), to = Moment(day, left, offset: offset)
    guard from <= to else { throw Refusal("out of order", "they cannot have left at \(left.shown), before they came at \(arrived.shown)") }
    guard to <= draft.context.now else {
      throw Refusal("not yet", "\(left.shown) on \(day.shown) is still to come", wayPast: "arrive or walk-in")
    }
    if let other = draft.office.filed(Visit.self, of: patient.id).first(where: { $0.covers(from, to) }) {
      throw Refusal(
        "one place at a time", "\(patient.name.listed) has a visit then: ticket \(other.ticket), \(other.state.label)",
        wayPast: "entered in error, if that visit never was", with: other.reference)
    }
    let office = draft.office
    let booked = office.filed(Appointment.self, of: patient.id).first {
      office.visit(for: $0.id) == nil && $0.day == day && $0.provider == provider
        && ($0.slot == .booked || $0.slot == .confirmed || $0.slot == .noShow)
    }
    let by = draft.context.by
    let visit = draft.add(
      Visit {
        $0.patient = patient.id
        $0.appointment = booked?.id
        $0.provider = provider
        $0.type = type.id
        $0.day = day
        $0.state = .left
        $0.reason = reason
        $0.past = true
        $0.ticket = (office.filed(Visit.self, on: day).map(\.ticket).max() ?? 0) + 1
        $0.spans = [(Visit.State.arrived, from), (.left, to)].map { state, moment in
          VisitSpan {
            $0.state = state
            $0.from = moment
            $0.by = by
          }
        }
      })
    let bill = draft.add(
      Superbill {
        $0.patient = patient.id
        $0.visit = visit.id
        $0.provider = provider
        $0.day = day
        $0.placeOfService = type.telehealth ? "10" : "11"
        $0.coverage = draft.office.coverage(of: patient.id, on: day)?.id
      })
    try draft.edit(visit.id) { $0.superbill = bill.id }
    if let booked { try draft.edit(booked.id) { $0.slot = .done } }
    draft.ownTime = from
  }
}

extension Visit {
  /// Whether any time of this visit lies strictly within a stretch; without an end, the stretch goes on.
  func covers(_ from: Moment, _ to: Moment?) -> Bool {
    guard state != .error, let start = spans.first?.from else { return false }
    let end = state.isHere ? nil : spans.last?.from
    return (to.map { start < $0 } ?? true) && (end.map { from < $0 } ?? true)
  }
}
