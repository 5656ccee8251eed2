/// The three clocks of a visit, kept apart because each answers another question.
package struct VisitClocks: Hashable, Sendable {
  /// Minutes in this state and place.
  package var inState: Int
  /// Minutes since arrival.
  package var sinceArrival: Int
  /// Minutes past the appointed time; negative while it is still to come, nothing for a walk-in.
  package var pastAppointment: Int?
  /// True where the wall clock was set back behind something that is on record: the minutes are then a guess, and shown as one.
  package var isGuess = false

  package init(_ visit: Visit, _ appointment: Appointment?, now: Moment) {
    inState = visit.since.map { now.minutes(since: $0) } ?? 0
    sinceArrival = visit.arrivedAt.map { now.minutes(since: $0) } ?? 0
    // By the instant and not by the hands of the clock: where an hour is skipped or comes twice, nobody waits an hour more or less.
    pastAppointment = appointment.map { appointment in
      let booked = Moment(appointment.day, appointment.start, offset: visit.arrivedAt?.offset ?? now.offset)
      let past = now.milliseconds - booked.milliseconds
      return past >= 0 ? past / 60_000 : -((-past + 59_999) / 60_000)
    }
    isGuess = visit.since.map { now < $0 } ?? false
  }
}
