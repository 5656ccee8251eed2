extension Visit {
  /// A visit that is over in one line: "arrived 7:46, with provider 8:00, left 8:25; waited 14m 22s".
  package var course: String {
    let steps = spans.map { "\($0.place == .here ? $0.state.label : $0.place.label) \($0.from.time.shown)" }.joined(separator: ", ")
    guard let wait else { return steps }
    return "\(steps); waited \(wait / 60)m \(wait % 60)s"
  }

  /// From arrival until the provider came, in seconds.
  package var wait: Int? {
    guard let arrived = arrivedAt, let seen = began(.withProvider) else { return nil }
    return max(0, (seen.milliseconds - arrived.milliseconds) / 1000)
  }
}
