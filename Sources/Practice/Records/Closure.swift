/// Days, or hours of days, on which nobody is booked: the office is closed, or one provider is away.
package struct Closure: Record, Hashable {
  package static let kind = Kind.closures
  package static var table: TablePath<Closure> { \.closures }

  package var id = ClosureID.unnumbered
  package var v = 0
  package var from = Day(number: 0)
  /// The last day of it; the first one if not said, and of a yearly one no last day at all.
  package var to: Day?
  /// Comes back every year, as long as the days from first to last allow.
  package var yearly: Yearly?
  /// The hours of each of those days; the whole day if not said.
  package var start: ClockTime?
  package var end: ClockTime?
  /// Who is away; nobody named means that the office is closed.
  package var provider: ProviderID?
  /// "Thanksgiving", "conference".
  package var words = ""
  package var gone = false

  package init() {}

  package static let fields: [Field<Closure>] = [
    Field("id", \.id), Field("v", \.v), Field("from", \.from, "first day"), Field("to", \.to, "last day, if another"),
    Field("yearly", \.yearly, "every year: 25 Dec, 4th Thu Nov, last Mon May"), Field("start", \.start, "from what time, if not all day"),
    Field("end", \.end, "until what time"),
    Field("provider", \.provider, "whose leave; not given for the whole office"), Field("words", \.words, "why"),
    Field("gone", \.gone, "called off"),
  ]

  package var last: Day { to ?? (yearly == nil ? from : Day(number: .max / 2)) }
  package var first: ClockTime { start ?? ClockTime(minutes: 0) }
  package var until: ClockTime { end ?? ClockTime(24, 0) }

  package func covers(_ day: Day) -> Bool { !gone && from <= day && day <= last && (yearly?.isOn(day) ?? true) }

  /// "Thu 26 Nov 2026", "Thu 24 Dec 2026 to Fri 1 Jan 2027", "every year on 4th Thu Nov".
  package var when: String {
    guard let yearly else { return from.shown + (to.map { " to \($0.shown)" } ?? "") }
    return "every year on \(yearly.shown)" + (to.map { " until \($0.shown)" } ?? "")
  }
  package func isOf(_ someone: ProviderID) -> Bool { provider == nil || provider == someone }

  /// Whether it takes some of a stretch of a provider's day.
  package func takes(_ someone: ProviderID, _ day: Day, _ start: ClockTime, _ minutes: Int) -> Bool {
    covers(day) && isOf(someone) && first < start + minutes && start < until
  }
}

package typealias ClosureID = ID<Closure>
