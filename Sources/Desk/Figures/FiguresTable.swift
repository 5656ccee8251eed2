import Practice

/// The figures of some days as a table for a file, and as lines for paper.
package enum FiguresTable {
  /// A heading, a row a provider, and all together.
  package static func rows(_ figures: OfficeFigures, in office: Office) -> [[String]] {
    let days = [figures.from.iso, figures.to.iso]
    func row(_ name: String, _ of: OfficeFigures.OfProvider) -> [String] { days + OfficeFigures.row(name, of) }
    return [["from", "to"] + OfficeFigures.heads] + figures.providers.map { row(office[$0.provider]?.title ?? "?", $0) }
      + [row("all", figures.all)]
  }

  /// The same on paper.
  package static func sheets(_ figures: OfficeFigures, in office: Office, note: String) -> Sheets {
    let days = figures.from == figures.to ? figures.to.shown : "\(figures.from.iso) to \(figures.to.iso)"
    var sheets = Sheets("figures, \(days)", practice: office.settings.name, note: note)
    func cell(_ value: Int?, _ unit: String) -> String { value.map { "\($0)\(unit)" } ?? "-" }
    func line(_ name: String, _ of: OfficeFigures.OfProvider) -> String {
      Sheets.row([
        (name, 16), (cell(of.utilisation, " %"), 8), (cell(of.fill, " %"), 8), (String(of.seen), 6), (cell(of.meanWait, " min"), 9),
        (cell(of.longWait, " min"), 9), (cell(of.starts, " %"), 8), (cell(of.noShows, " %"), 8),
      ])
    }
    sheets.add(
      Sheets.row([
        ("provider", 16), ("used", 8), ("booked", 8), ("seen", 6), ("wait", 9), ("9 of 10", 9), ("on time", 8), ("no-show", 8),
      ]))
    for provider in figures.providers { sheets.add(line(office[provider.provider]?.title ?? "?", provider)) }
    sheets.add(line("all", figures.all))
    sheets.add([
      "", "used: hours spent with patients; booked: hours that appointments held; wait: from arrival to the provider;",
      "on time: begun within \(OfficeFigures.onTime) minutes of the appointed time, or of their coming if they came later.",
    ])
    return sheets
  }
}
