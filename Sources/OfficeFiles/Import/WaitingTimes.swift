/// The waiting times that imported visits come to, compared with what their file says.
struct WaitingTimes: Sendable {
  private var count = 0
  private var total = 0
  private var shortest = Int.max
  private var longest = 0
  private var said = 0
  private var others: [(line: Int, seconds: Int, said: Int)] = []

  mutating func add(seconds: Int, said: Int?, line: Int) {
    count += 1
    total += seconds
    shortest = min(shortest, seconds)
    longest = max(longest, seconds)
    guard let said else { return }
    self.said += 1
    // Within half of a tenth of a minute, which is how the file rounds.
    if abs(seconds - said * 6) > 3 { others.append((line, seconds, said)) }
  }

  func remarks(of column: String?) -> [String] {
    guard count > 0 else { return [] }
    var remarks = [
      "\(count) waits from arrival to provider: \(Self.minutes(shortest)) to \(Self.minutes(longest)) minutes, \(Self.minutes(total / count)) on average"
    ]
    if let column, said > 0 {
      remarks.append("\(said - others.count) of \(said) waits are those of the column \(column), to a tenth of a minute")
      for other in others.prefix(5) {
        remarks.append(
          "line \(other.line): the wait is \(Self.minutes(other.seconds)) by its times, and the column says \(other.said / 10).\(other.said % 10)"
        )
      }
    }
    return remarks
  }

  /// "14.4"
  private static func minutes(_ seconds: Int) -> String {
    let tenths = (seconds + 3) / 6
    return "\(tenths / 10).\(tenths % 10)"
  }
}
