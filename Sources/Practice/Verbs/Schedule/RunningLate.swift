/// Says once that a provider runs late today, or is on time again: board and schedule show it, and who is still to come is to be told.
package struct RunningLate: Verb {
  package static let name = "running late"
  package static let sentence =
    "says that a provider runs late today, so that board, schedule and patients are told; 0 minutes is on time again"
  package static let who: [StaffRole] = .deskAndClinic

  package var provider = ProviderID.unnumbered
  package var minutes: Int?
  package var why = ""

  package init() {}

  package static let fields: [Field<RunningLate>] = [
    Field("provider", \.provider, optional: false), Field("minutes", \.minutes, "late; 0 on time again", optional: false),
    Field("why", \.why),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard let minutes, (0...480).contains(minutes) else {
      throw Refusal("minutes", "a provider is 0 to 480 minutes late", field: "minutes")
    }
    let person = try draft.get(provider), today = draft.today, now = draft.context.now, by = draft.context.by
    if person.gone { throw Refusal("provider gone", "\(person.title) no longer sees patients here", with: person.reference) }
    func say(_ record: inout ProviderDelay) {
      record.minutes = minutes
      record.saidAt = now
      record.by = by
      record.why = why.trimmed
    }
    if let said = draft.office.delayRecord(of: provider, on: today) {
      if said.minutes == minutes, said.why == why.trimmed {
        throw Refusal("nothing to change", "\(person.title) was said to be \(minutes) minutes late at \(said.saidAt.time.shown) already")
      }
      try draft.edit(said.id) { say(&$0) }
    } else {
      if minutes == 0 { throw Refusal("nothing to change", "nobody said that \(person.title) is late") }
      draft.add(
        ProviderDelay {
          $0.provider = provider
          $0.day = today
          say(&$0)
        })
    }
    for appointment in draft.office.stillToCome(provider, on: today, now: now) {
      let isWorthIt = minutes >= WaitingBoard.worthSaying
      if isWorthIt, appointment.toTell != .absence {
        // Who was told of another time is told anew.
        if appointment.toTell != .late { try draft.edit(appointment.id) { $0.toTell = .late } }
      } else if appointment.toTell == .late {
        try draft.edit(appointment.id) { $0.toTell = nil }
      }
    }
  }
}

extension Office {
  /// A provider's appointments on a day whose patients are not here yet and whose time is still to come.
  package func stillToCome(_ provider: ProviderID, on day: Day, now: Moment) -> [Appointment] {
    filed(Appointment.self, on: day).filter {
      $0.provider == provider && ($0.slot == .booked || $0.slot == .confirmed) && (day > now.day || $0.start > now.time)
        && visit(for: $0.id) == nil
    }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  /// When an appointment is likely to begin, where its provider was said to be late and that is not over; nothing where it is on time.
  package func retimed(_ appointment: Appointment) -> ClockTime? {
    guard appointment.slot == .booked || appointment.slot == .confirmed,
      let said = delayRecord(of: appointment.provider, on: appointment.day), said.minutes > 0,
      appointment.start + said.minutes >= said.saidAt.time
    else { return nil }
    let time = appointment.start + said.minutes
    return time < ClockTime(24, 0) ? time : nil
  }
}
