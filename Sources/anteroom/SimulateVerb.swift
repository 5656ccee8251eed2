import Desk
import OfficeFiles
import Practice
import Training

/// `anteroom simulate`: days of a provider played through, booked in the ways that the textbooks name and as the template has it.
///
/// How long visits take, how many come and when is what the office has seen itself; the same seed gives the same days to each way.
enum SimulateVerb {
  static func run(_ arguments: Arguments) throws(Stop) {
    try Opening.look(arguments) { (office, now) throws(Stop) in try run(arguments, office, now) }
  }

  private static func run(_ arguments: Arguments, _ office: Office, _ now: Moment) throws(Stop) {
    let providers = office.providers.sorted.filter { !$0.gone }
    let provider: Provider
    if let name = arguments.provider {
      guard let found = providers.first(where: { $0.short.lowercased() == name.lowercased() || $0.title.lowercased() == name.lowercased() })
      else {
        throw .refused(
          "there is no provider \"\(CSVCell.shown(name))\"; the office has \(providers.map(\.short).joined(separator: ", "))")
      }
      provider = found
    } else {
      guard let first = providers.first else { throw .refused("the office has no provider; S at the desk adds one") }
      provider = first
    }
    let day = arguments.on ?? now.day
    // The next day on which the provider has hours.
    guard let date = (0..<14).map({ day.advanced(by: $0) }).first(where: { office.blocks(of: provider.id, on: $0).contains { !$0.closed } })
    else { throw .refused("\(provider.title) has no hours in the two weeks from \(day.iso); S at the desk sets them") }
    let policies = DayPolicies.all(of: provider.id, on: date, in: office, today: now.day)
    let pace = office.pace(before: now.day), days = arguments.given.contains("--days") ? min(10_000, arguments.days) : 200
    let planned = Dictionary(office.visitTypes.sorted.map { ($0.id, $0.minutes) }) { first, _ in first }
    let nature = Nature(of: pace, provider: provider.id) { planned[$0] ?? 20 }
    let heads = ["booked as", "patients", "seen", "idle min", "overtime min", "mean wait", "9 of 10 wait at most"]
    var rows: [[String]] = []
    for policy in policies {
      let figures = policy.play(days: days, nature: nature, seed: arguments.seed)
      let seen = figures.seenInHundred, all = seen + figures.missedInHundred
      rows.append([
        policy.name, "\((all + 50) / 100)", "\(seen / 100).\(seen / 10 % 10)", "\(figures.idle)", "\(figures.overtime)",
        "\(figures.meanWait)", "\(figures.longWait)",
      ])
    }
    if arguments.csv {
      for row in [heads] + rows { Streams.result(CSVCell.row(row)) }
      return
    }
    Streams.result("\(provider.title), hours of \(date.shown), \(days) days a way of booking; minutes of a day on average")
    for row in [heads] + rows {
      Streams.result(
        row.enumerated().map { index, cell in
          let width = index == 0 ? 30 : max(9, heads[index].count)
          let pad = String(repeating: " ", count: max(0, width - cell.count))
          return index == 0 ? cell + pad : pad + cell
        }.joined(separator: "  "))
    }
  }
}
