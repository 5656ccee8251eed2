import Canvas
import Practice

/// The host's clock can be set back, and records keep their order all the same; the desk says so until it is over.
extension Desk {
  /// So far a clock may be corrected without a word.
  private static let patience = 2 * 60_000

  /// The newest time that this desk has seen, on the clock or in the journal.
  private var newest: Moment { office.lastAt.map { max($0, latest) } ?? latest }

  var clockIsBack: Bool { newest.milliseconds - now.milliseconds > Self.patience }

  /// Says it once, when it happens.
  mutating func lookAtClock() {
    let wasBack = saysClock
    saysClock = clockIsBack
    if saysClock, !wasBack {
      let minutes = newest.minutes(since: now)
      let far =
        minutes >= 2 * 24 * 60 ? "\(minutes / (24 * 60)) days" : minutes >= 120 ? "\(minutes / 60) hours" : "\(minutes) minutes"
      tell(
        "the clock of this host went back \(far): it says \(now.day.shown) \(now.time.shown), and the last time seen here was "
          + "\(newest.day.shown) \(newest.time.shown); the desk goes on and keeps the order, have the clock set right", isProblem: true)
    }
    latest = max(latest, now)
  }
}
