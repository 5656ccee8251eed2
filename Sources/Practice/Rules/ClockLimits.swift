/// From how many minutes on each of the three clocks of a visit is too long; 0 means never.
package struct ClockLimits: Hashable, Sendable {
  package var inState: Int
  package var here: Int
  package var past: Int

  /// Which of the clocks are past their limit.
  package struct Over: Hashable, Sendable {
    package var inState = false
    package var here = false
    package var past = false

    package var any: Bool { inState || here || past }
  }
}

extension Office {
  /// The limits of a visit: those of its kind, else those of its provider, else those of the practice.
  package func limits(of visit: Visit) -> ClockLimits {
    let type = self[visit.type], provider = self[visit.provider], all = settings
    return ClockLimits(
      inState: type?.longState ?? provider?.longState ?? all.longState, here: type?.longWait ?? provider?.longWait ?? all.longWait,
      past: type?.longPast ?? provider?.longPast ?? all.longPast)
  }

  /// The clocks of someone who is here that are past their limit. With the provider nobody waits any more, and at the lab the clock is the lab's.
  package func over(_ visit: Visit, _ clocks: VisitClocks) -> ClockLimits.Over {
    let limits = limits(of: visit)
    func reaches(_ minutes: Int?, _ limit: Int) -> Bool { limit > 0 && (minutes ?? 0) >= limit }
    let waits = visit.state.isWaiting || visit.state == .roomed || visit.state == .checkout
    return ClockLimits.Over(
      inState: waits && visit.place == .here && reaches(clocks.inState, limits.inState),
      here: visit.state.isWaiting && reaches(clocks.sinceArrival, limits.here),
      past: visit.state.isWaiting && reaches(clocks.pastAppointment, limits.past))
  }
}
