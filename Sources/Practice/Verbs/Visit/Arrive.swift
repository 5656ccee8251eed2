/// Records that booked patients are here: one, or a family that came together.
package struct Arrive: Verb {
  package static let name = "arrive"
  package static let sentence = "records that a booked patient, or a family, is here"
  package static let who: [StaffRole] = .desk
  package static let movesOnly = true

  package var appointments: [AppointmentID] = []

  package init() {}
  package init(_ appointments: [AppointmentID]) { self.appointments = appointments }

  package static let fields: [Field<Arrive>] = [Field("appointments", \.appointments, "one, or a family's", optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !appointments.isEmpty else { throw Refusal("who", "nobody was chosen") }
    for id in appointments {
      let appointment = try draft.get(id)
      guard appointment.slot == .booked || appointment.slot == .confirmed else {
        let way = appointment.slot == .noShow ? "erase no-show, or walk-in" : "walk-in"
        throw Refusal("not booked", "this appointment is \(appointment.slot.label)", wayPast: way, with: appointment.reference)
      }
      guard appointment.day == draft.happened.day else {
        throw Refusal(
          "wrong day", "this appointment is on \(appointment.day.shown)", wayPast: "walk-in, or reschedule to today",
          with: appointment.reference)
      }
      if let visit = draft.office.visit(for: id) {
        throw Refusal(
          "arrived already", "arrived at \(visit.arrivedAt?.time.shown ?? "?") and is \(visit.state.spoken)",
          wayPast: visit.awaitsCheckIn ? "check in" : visit.state.isHere ? nil : "walk-in", with: visit.reference)
      }
      try draft.begin(
        Visit {
          $0.patient = appointment.patient
          $0.appointment = appointment.id
          $0.provider = appointment.provider
          $0.type = appointment.type
          $0.day = appointment.day
          $0.reason = appointment.reason
          $0.cleared = appointment.cleared
        })
    }
  }
}

extension Draft {
  /// Opens a visit: the patient is here from now on, with the next ticket of the day.
  @discardableResult
  mutating func begin(_ wanted: Visit) throws(Refusal) -> Visit {
    let patient = try get(wanted.patient)
    if let died = patient.deceased {
      throw Refusal("deceased", "\(patient.name.listed) died on \(died.iso); is this the right patient?", with: patient.reference)
    }
    if patient.archived {
      throw Refusal("archived", "\(patient.name.listed) is archived", wayPast: "change patient to bring them back", with: patient.reference)
    }
    try mustBeNowhereElse(patient, from: happened)
    var visit = wanted
    visit.ticket = (office.filed(Visit.self, on: visit.day).map(\.ticket).max() ?? 0) + 1
    visit.spans = [span(.arrived, .here, nil)]
    visit.state = .arrived
    return add(visit)
  }

  /// A patient is in one place at a time: no visit of theirs is open, or ended after `from`.
  func mustBeNowhereElse(_ patient: Patient, from: Moment) throws(Refusal) {
    if let open = office.openVisit(of: patient.id) {
      let day = open.day == happened.day ? "" : " on \(open.day.shown)"
      throw Refusal(
        "one place at a time", "\(patient.name.listed) is here already: \(open.state.spoken) since \(open.since?.time.shown ?? "?")\(day)",
        wayPast: "check out that visit first", with: open.reference)
    }
    if let other = office.filed(Visit.self, of: patient.id).first(where: { $0.covers(from, nil) }) {
      throw Refusal(
        "one place at a time", "\(patient.name.listed) has a visit until \(other.since?.time.shown ?? "?") on \(other.day.shown)",
        wayPast: "entered in error, if that visit never was",
        with: other.reference)
    }
  }

  func span(_ state: Visit.State, _ place: Visit.Place, _ room: RoomID?) -> VisitSpan {
    VisitSpan {
      $0.state = state
      $0.place = place
      $0.room = room
      $0.from = happened
      $0.by = context.by
    }
  }

  /// Moves a visit along the person axis and starts a new span. Spans never overlap, so a time put in later cannot lie
  /// before the last one. To another room, or out of it, nobody takes along the permission to share it.
  @discardableResult
  mutating func move(
    _ id: VisitID, to state: Visit.State, place: Visit.Place = .here, room: RoomID? = nil, from allowed: Set<Visit.State>,
    hint: String = "",
    wayPast: String? = nil
  ) throws(Refusal) -> Visit {
    let wanted = span(state, place, room)
    let mayWait = !isPutInLater
    return try edit(id) { (visit) throws(Refusal) in
      guard allowed.contains(visit.state) else {
        throw Refusal(
          "not from here", "the patient is \(visit.state.spoken)\(hint.isEmpty ? "" : "; \(hint)")", wayPast: wayPast, with: visit.reference
        )
      }
      var next = wanted
      if let last = visit.spans.last, next.from < last.from {
        // A clock that was set back stands still for this visit; a time that someone gave has to fit.
        guard mayWait else {
          throw Refusal(
            "out of order", "\(visit.state.label) began at \(last.from.time.shown), after \(next.from.time.shown)", with: visit.reference)
        }
        next.from = last.from
      }
      if room != visit.room || room == nil { visit.sharesRoom = false }
      visit.state = state
      visit.place = place
      visit.room = room
      visit.spans.append(next)
    }
  }
}
