import Practice

/// The ways in which a provider's day can be booked, to be compared.
package enum DayPolicies {
  /// As the template has it, with one and two patients more, and in each of the ways that the textbooks name.
  package static func all(of provider: ProviderID, on day: Day, in office: Office, today: Day) -> [DayPolicy] {
    let blocks = office.blocks(of: provider, on: day).filter { !$0.closed }
    guard let from = blocks.map(\.from).min(), let to = blocks.map(\.to).max(), from < to else { return [] }
    let hours = from.minutes...to.minutes
    let mix = mix(of: provider, before: today, in: office)
    let step = blocks.first?.step ?? 20
    var times: [Int] = []
    for block in blocks {
      var at = block.from.minutes
      while at < block.to.minutes {
        times.append(at)
        at += max(5, block.step)
      }
    }
    func policy(_ name: String, _ style: BookingStyle) -> DayPolicy {
      DayPolicy(name: name, hours: hours, provider: provider, mix: mix, step: step, style: style)
    }
    var asSet = policy("the template", .stream)
    asSet.times = times.sorted()
    let over = (1...2).map { count -> DayPolicy in
      var more = asSet
      more.name = "the template and \(count) more"
      more.overbooked = count
      return more
    }
    return [asSet] + over + BookingStyle.allCases.map { policy($0.rawValue, $0) }
  }

  /// The kinds of visit that the provider had lately, each as often as it came; where there were none, each kind of the office once.
  private static func mix(of provider: ProviderID, before day: Day, in office: Office) -> [VisitTypeID] {
    var mix: [VisitTypeID] = []
    for back in 1...Office.paceDays where mix.count < 200 {
      mix += office.filed(Appointment.self, on: day.advanced(by: -back)).filter { $0.provider == provider && $0.slot.holdsTime }.map(\.type)
    }
    return mix.isEmpty ? office.visitTypes.sorted.filter { !$0.gone }.map(\.id) : mix
  }
}
