/// The three clocks of a visit, kept apart because each answers another question.
package struct VisitClocks: Hashable, Sendable {
  /// Minutes in this state and place.
  package var inState: Int
  /// Minutes since arrival.
  package var sinceArrival: Int
  /// Minutes past the appointed time; negative while it is still to come, nothing for a walk-in.
  package var pastAppointment: Int?

  package init(_ visit: Visit, _ appointment: Appointment?, now: Moment) {
    inState = visit.since.map { now.minutes(since: $0) } ?? 0
    sinceArrival = visit.arrivedAt.map { now.minutes(since: $0) } ?? 0
    pastAppointment = appointment.map { $0.day.distance(to: now.day) * 24 * 60 + (now.time - $0.start) }
  }
}
