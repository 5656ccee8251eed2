/// One patient of a provider who is out: how much it matters, why, and where they could go instead.
package struct AbsenceRow: Sendable {
  package var appointment: Appointment
  /// More is first.
  package var risk: Int
  package var why: [String]
  package var way: ProviderOut.Way
  package var place: Opening?
}

extension Office {
  /// A row for everyone booked with a provider who is out: who can least wait first, each with another provider of the same kind on the
  /// same day, else the next opening. No two rows have the same place.
  package func absencePlan(_ provider: ProviderID, on day: Day, from: ClockTime?, now: Moment) -> [AbsenceRow] {
    let rows = affected(provider, on: day, from: from, now: now).map { judged($0, on: day) }
      .sorted { ($0.risk, $1.appointment.start, $1.appointment.id) > ($1.risk, $0.appointment.start, $0.appointment.id) }
    // Places that were proposed are taken, as far as the rows after them are concerned.
    var scratch = self
    var number = (numbersGiven[.appointments] ?? 0) + 1_000_000
    return rows.map { row in
      var row = row
      row.place = scratch.place(for: row.appointment, instead: provider, on: day, from: from, now: now)
      if let place = row.place {
        row.way = .move
        let away = day.distance(to: place.day)
        if away > 0 { row.why.append("next place in \(away) day\(away == 1 ? "" : "s")") }
        row.risk += min(away, 30) * 2
        var taken = row.appointment
        taken.id = AppointmentID(prefix: Kind.appointments.prefix, number: number)
        (taken.provider, taken.day, taken.start) = (place.provider, place.day, place.start)
        scratch.place(taken)
        number += 1
      } else {
        row.way = .call
        row.why.append("no place in 60 days")
        row.risk += 80
      }
      return row
    }.sorted { ($0.risk, $1.appointment.start, $1.appointment.id) > ($1.risk, $0.appointment.start, $0.appointment.id) }
  }

  private func judged(_ appointment: Appointment, on day: Day) -> AbsenceRow {
    var risk = 0
    var why: [String] = []
    if let word = pressing(in: appointment.reason) {
      risk += 100
      why.append("reason says \(word)")
    }
    let waited = max(0, appointment.bookedAt.day.distance(to: day))
    risk += min(waited, 90) / 3
    if waited >= 7 { why.append("waited \(waited) days for it") }
    if let patient = self[appointment.patient] {
      if patient.interpreter {
        risk += 15
        why.append("interpreter")
      }
      if patient.isMinor(on: day) {
        risk += 5
        why.append("child")
      }
    }
    if appointment.with != nil {
      risk += 5
      why.append("with family")
    }
    if appointment.movedFrom != nil {
      risk += 10
      why.append("moved before")
    }
    return AbsenceRow(appointment: appointment, risk: risk, why: why, way: .call, place: nil)
  }

  /// Where someone could go: the same day with another of the same kind, as near to their time as can be, else the next opening.
  private func place(for appointment: Appointment, instead provider: ProviderID, on day: Day, from: ClockTime?, now: Moment) -> Opening? {
    let own = self[provider]
    let others = providers.sorted.filter { !$0.gone && $0.id != provider && $0.specialty == (own?.specialty ?? "") }.map(\.id)
    func isFree(_ opening: Opening) -> Bool { booking(of: appointment.patient, on: opening.day, opening.start, appointment.minutes) == nil }
    let early = day == now.day ? now.time : ClockTime(minutes: 0)
    let sameDay = openings(
      of: others, minutes: appointment.minutes, from: day, time: early, today: now.day, limit: 200, days: 1, now: now
    ).filter { opening in
      booking(of: appointment.patient, on: opening.day, opening.start, appointment.minutes).map { $0.id == appointment.id } ?? true
    }
    if let near = sameDay.min(by: { abs($0.start - appointment.start) < abs($1.start - appointment.start) }) { return near }
    let next = openings(
      of: [provider] + others, minutes: appointment.minutes, from: day.advanced(by: 1), time: ClockTime(minutes: 0), today: now.day,
      limit: 60,
      days: 60, now: now
    ).filter(isFree)
    guard let first = next.first?.day else { return nil }
    // Of the first day that has any: with their own provider, if there is a choice.
    return next.first { $0.day == first && $0.provider == provider } ?? next.first
  }

  /// Everyone who has to be told something about an appointment from a day on: of a day first, then by the clock.
  package func toTell(_ about: CallAttempt.About, from day: Day, days: Int = 62) -> [Appointment] {
    (0..<days).flatMap { goingOn(Appointment.self, on: day.advanced(by: $0)) }
      .filter { $0.hasToTell(about) }
      .sorted { ($0.day, $0.start, $0.id) < ($1.day, $1.start, $1.id) }
  }

  /// True where the hours that an appointment stands in are closed: it needs another time, whoever was told.
  package func isInClosedHours(_ appointment: Appointment) -> Bool {
    hours(of: appointment.provider, on: appointment.day).blocks.contains {
      $0.closed && $0.from < appointment.end && appointment.start < $0.to
    }
  }

  /// Who is to be reminded of a day: booked, and not confirmed or reached about it. Whoever has to hear first that it cannot be is not.
  package func toRemind(of day: Day) -> [Appointment] {
    filed(Appointment.self, on: day).filter { appointment in
      appointment.slot == .booked && appointment.toTell != .absence && visit(for: appointment.id) == nil
        && !appointment.calls.contains { $0.about == .reminder && $0.outcome.isAnswer }
    }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }
}
