/// When changes that the disk did not take are tried again: after two seconds, and after longer each time, up to fifteen.
struct RetrySchedule {
  private var due: ContinuousClock.Instant?
  private var pause = RetrySchedule.first
  private static let first = Duration.seconds(2)
  private static let longest = Duration.seconds(15)

  /// How long until then; nothing if nothing waits.
  var milliseconds: Int32? {
    guard let due else { return nil }
    let left = ContinuousClock.now.duration(to: due).components
    return Int32(max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000))
  }

  var isDue: Bool { due.map { ContinuousClock.now >= $0 } ?? false }

  /// After an attempt: whether something still waits, and whether something of it was done.
  mutating func note(waiting: Bool, moved: Bool) {
    if moved || due == nil { pause = Self.first }
    guard waiting else {
      due = nil
      return
    }
    if let due, ContinuousClock.now < due, !moved { return }
    due = ContinuousClock.now + pause
    pause = min(pause * 2, Self.longest)
  }
}
