extension CodingRules {
  static let vaccineAndGiving = CodingRule(
    "vaccine and its giving", .warning, source: "CPT and CMS: immunization administration is reported beside the vaccine",
    "as many vaccines are on the sheet as were given, and as many givings as vaccines"
  ) { view, find in
    let vaccines = view.lines.filter { Services.isVaccine($0.line.code) }
    let givings = view.lines.filter { Services.isGivingVaccine($0.line.code) }
    let given = vaccines.map(\.line.units).reduce(0, +), giving = givings.map(\.line.units).reduce(0, +)
    if given > giving, let last = vaccines.last {
      let code = givings.isEmpty ? first(for: last.line.code, view) : givings.contains { $0.line.code == "90460" } ? "90460" : "90472"
      let mends: [Mend]
      if let more = givings.first(where: { $0.line.code == code }) {
        mends = [.setUnits(line: more.place, more.line.units + given - giving)]
      } else {
        mends = view.fee(code) == nil ? [] : [.addService(code)]
      }
      find.say(
        giving == 0 ? "\(last.line.code) is there and not that it was given" : "\(given) vaccines, and \(giving) were given",
        at: .line(last.place),
        mends: mends)
    } else if giving > given, let last = givings.last {
      find.say(
        given == 0
          ? "\(last.line.code) gives a vaccine, and none is on the sheet" : "\(giving) vaccines were given, and \(given) are on the sheet",
        at: .line(last.place), mends: more(view) + [.ask(.units(line: last.place)), .removeLine(last.place)])
    }
  }

  /// The vaccines that the office has a charge for.
  private static func more(_ view: BillView) -> [Mend] {
    let known = view.services.filter(Services.isVaccine)
    return known.isEmpty ? [] : [.addOneOf(known)]
  }

  /// Medicare has codes of its own for giving flu and pneumonia vaccines.
  private static func first(for vaccine: String, _ view: BillView) -> String {
    guard view.isMedicare, let number = Services.number(vaccine) else { return "90471" }
    if (90630...90689).contains(number),
      ![90633, 90636, 90644, 90647, 90648, 90649, 90650, 90651, 90670, 90671, 90675, 90677, 90680, 90681].contains(number)
    {
      return "G0008"
    }
    return [90670, 90671, 90677, 90684, 90732].contains(number) ? "G0009" : "90471"
  }
}
