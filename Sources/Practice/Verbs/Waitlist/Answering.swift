extension Draft {
  /// A booking answers what waited for it: the wish that it names or one of the same kind, and a recall that is near.
  mutating func answer(_ booked: Appointment) throws(Refusal) {
    let today = today, by = context.by
    if let before = booked.movedFrom { try follow(before, to: booked) }
    for entry in office.filed(WaitlistEntry.self, of: booked.patient, where: \.goesOn) where entry.isOpen && entry.type == booked.type {
      if booked.waitlist != entry.id {
        if let have: Appointment = office[entry.appointment], (have.day, have.start) <= (booked.day, booked.start) {
          // Moved to a later day they still wait, now from there; another appointment after the one they have answers nothing.
          if booked.movedFrom == have.id { try edit(entry.id) { $0.appointment = booked.id } }
          if booked.movedFrom == have.id || have.slot == .booked || have.slot == .confirmed { continue }
        }
        guard entry.latest.map({ booked.day <= $0 }) ?? true,
          entry.providers.isEmpty || entry.providers.contains(booked.provider)
        else { continue }
      }
      try edit(entry.id) {
        $0.ending = .booked
        $0.endedOn = today
        $0.endedBy = by
        $0.bookedAs = booked.id
      }
    }
    for recall in office.filed(Recall.self, of: booked.patient, where: \.goesOn) where recall.isOpen {
      let isMoved = recall.bookedAs != nil && recall.bookedAs == booked.movedFrom
      let isFree = recall.type == booked.type && !office.isAnswered(recall, on: today) && recall.due <= booked.day.advanced(by: 90)
      guard isMoved || isFree else { continue }
      try edit(recall.id) {
        let due = isMoved ? $0.wasDue ?? $0.due : $0.due
        $0.wasDue = due
        $0.bookedAs = booked.id
        if let every = $0.every {
          $0.due = booked.day.advanced(byMonths: every)
        } else {
          $0.ending = .booked
          $0.endedOn = today
          $0.endedBy = by
        }
      }
    }
  }

  /// What an appointment had answered is answered by the one that it was moved to.
  private mutating func follow(_ before: AppointmentID, to booked: Appointment) throws(Refusal) {
    for entry in office.filed(WaitlistEntry.self, of: booked.patient) where entry.ending == .booked && entry.bookedAs == before {
      try edit(entry.id) { $0.bookedAs = booked.id }
    }
    for recall in office.filed(Recall.self, of: booked.patient) where recall.ending == .booked && recall.bookedAs == before {
      try edit(recall.id) { $0.bookedAs = booked.id }
    }
  }

  /// What an appointment had answered waits again once it is cancelled or missed; wishes only where that was not the patient's doing.
  mutating func waitAgain(for ended: Appointment, wishes: Bool) throws(Refusal) {
    for recall in office.filed(Recall.self, of: ended.patient) where recall.bookedAs == ended.id {
      try edit(recall.id) {
        if let due = $0.wasDue { $0.due = due }
        $0.wasDue = nil
        $0.bookedAs = nil
        if $0.ending == .booked { ($0.ending, $0.endedOn, $0.endedBy) = (nil, nil, "") }
      }
    }
    guard wishes else { return }
    for entry in office.filed(WaitlistEntry.self, of: ended.patient) where entry.bookedAs == ended.id && entry.ending == .booked {
      try edit(entry.id) { ($0.ending, $0.endedOn, $0.endedBy, $0.bookedAs) = (nil, nil, "", nil) }
    }
  }
}
