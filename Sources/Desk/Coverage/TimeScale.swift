import Canvas
import Practice

/// Days along a line of text, so that stretches of coverage stand where they belong.
struct TimeScale {
  let start: Day
  let end: Day
  private let now: Day
  private let columns: Int

  /// From the first stretch, but at most three years back, to half a year ahead.
  init(_ coverages: [Coverage], today: Day, columns: Int) {
    let first = coverages.map(\.from).min() ?? today
    start = max(min(first, today.advanced(by: -60)), today.advanced(by: -3 * 365))
    end = today.advanced(by: 180)
    now = today
    self.columns = max(2, columns)
  }

  func column(_ day: Day) -> Int {
    let all = max(1, start.distance(to: end)), at = start.distance(to: min(max(day, start), end))
    return at * (columns - 1) / all
  }

  /// The years and, where there is room, the halves of them, each where it begins.
  var heading: String {
    var text = Array(repeating: Character(" "), count: columns)
    for year in start.parts.year...end.parts.year {
      for month in [1, 7] {
        guard let day = Day(year, month, 1), day >= start, day <= end else { continue }
        let label = Array(month == 1 ? "\(year)" : "Jul"), at = column(day)
        guard at + label.count <= columns, text[max(0, at - 1)..<(at + label.count)].allSatisfy({ $0 == " " }) else { continue }
        for (offset, letter) in label.enumerated() { text[at + offset] = letter }
      }
    }
    return String(text)
  }

  /// A bar, with an arrow where it goes on past either end.
  func bar(_ from: Day, _ to: Day?, _ glyphs: Glyphs) -> String {
    let first = column(from), last = column(to ?? end)
    var text = String(repeating: " ", count: first) + String(repeating: glyphs.block, count: max(1, last - first + 1))
    if from < start { text = "<" + text.dropFirst() }
    if to.map({ $0 > end }) ?? true { text = text.dropLast() + ">" }
    return text
  }

  /// A sign under each day of trouble.
  func marks(_ troubles: [CoverageTrouble]) -> String {
    var text = Array(repeating: Character(" "), count: columns)
    for trouble in troubles {
      guard trouble.from <= end, trouble.to.map({ $0 >= start }) ?? true else { continue }
      for at in column(trouble.from)...column(trouble.to ?? end) { text[at] = trouble.sort == .gap ? "-" : "=" }
    }
    return String(text)
  }

  func today(_ glyphs: Glyphs) -> String { String(repeating: " ", count: column(now)) + glyphs.up + "today" }
}
