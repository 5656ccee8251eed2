/// That a provider runs late on a day, as somebody said: the board and the schedule show it, and the appointments stay as they are.
package struct ProviderDelay: Record {
  package static let kind = Kind.delays
  package static var table: TablePath<ProviderDelay> { \.delays }

  package var id = ID<ProviderDelay>.unnumbered
  package var v = 0
  package var provider = ProviderID.unnumbered
  package var day = Day(number: 0)
  /// 0 once the provider is on time again.
  package var minutes = 0
  package var saidAt = Moment(milliseconds: 0, offset: 0)
  package var by = ""
  package var why = ""

  package init() {}

  package static let fields: [Field<ProviderDelay>] = [
    Field("id", \.id), Field("v", \.v), Field("provider", \.provider), Field("day", \.day), Field("minutes", \.minutes, "late; 0 on time"),
    Field("saidAt", \.saidAt), Field("by", \.by), Field("why", \.why),
  ]

  package var filed: Filed { Filed(day: day) }
}

extension Office {
  /// How many minutes late a provider was said to be on a day; 0 where nobody said so.
  package func delay(of provider: ProviderID, on day: Day) -> Int { delayRecord(of: provider, on: day)?.minutes ?? 0 }

  /// What was said of it.
  package func delayRecord(of provider: ProviderID, on day: Day) -> ProviderDelay? {
    filed(ProviderDelay.self, on: day).last { $0.provider == provider }
  }
}
