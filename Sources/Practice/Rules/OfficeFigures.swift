/// How some days went: what a manager asks at the end of one.
package struct OfficeFigures: Sendable, Equatable {
  /// How one provider's hours and visits went.
  package struct OfProvider: Sendable, Equatable {
    package var provider: ProviderID
    /// Minutes of the hours given to patients.
    package var open = 0
    /// Those of them on days of which visits were kept: what `busy` is a part of.
    package var openKept = 0
    /// Minutes of them that appointments held.
    package var booked = 0
    /// Minutes spent with patients.
    package var busy = 0
    package var seen = 0
    /// Of those seen who had a time: how many began within `onTime` minutes of it, or of their coming if that was later.
    package var timed = 0
    package var onTime = 0
    package var came = 0
    package var missed = 0
    package var cancelled = 0
    /// Minutes from arrival to the provider, shortest first.
    package var waits: [Int] = []

    package init(_ provider: ProviderID) { self.provider = provider }

    package var meanWait: Int? { waits.isEmpty ? nil : (waits.reduce(0, +) + waits.count / 2) / waits.count }
    /// Nine of ten waited no longer.
    package var longWait: Int? { waits.isEmpty ? nil : waits[min(waits.count - 1, waits.count * 9 / 10)] }
    package var utilisation: Int? { OfficeFigures.percent(busy, openKept) }
    package var fill: Int? { OfficeFigures.percent(booked, open) }
    package var noShows: Int? { OfficeFigures.percent(missed, came + missed) }
    package var starts: Int? { OfficeFigures.percent(onTime, timed) }

    mutating func add(_ other: OfProvider) {
      open += other.open
      openKept += other.openKept
      booked += other.booked
      busy += other.busy
      seen += other.seen
      timed += other.timed
      onTime += other.onTime
      came += other.came
      missed += other.missed
      cancelled += other.cancelled
      waits = (waits + other.waits).sorted()
    }
  }

  /// A start so many minutes after the appointed time is still on time.
  package static let onTime = 15

  package let from: Day
  package let to: Day
  /// Those who had hours, patients or appointments.
  package let providers: [OfProvider]
  package let all: OfProvider
  /// By the hour in which they came: how many, and how long they waited on average.
  package let hours: [Hour]

  /// Those seen in one hour of the day, and what they waited on the average.
  package struct Hour: Sendable, Equatable {
    package var hour: Int
    package var seen: Int
    /// Minutes.
    package var wait: Int
  }

  static func percent(_ part: Int, _ whole: Int) -> Int? { whole > 0 ? (part * 100 + whole / 2) / whole : nil }

  package static let heads = [
    "provider", "open minutes", "booked minutes", "fill %", "busy minutes", "utilisation %", "seen", "mean wait", "90 % waited at most",
    "on time %", "came", "no-shows", "no-show %", "cancelled",
  ]

  /// A provider's figures as the cells of a table; a figure that nothing stands behind is empty.
  package static func row(_ name: String, _ figures: OfProvider) -> [String] {
    func cell(_ value: Int?) -> String { value.map(String.init) ?? "" }
    return [
      name, cell(figures.open), cell(figures.booked), cell(figures.fill), cell(figures.busy), cell(figures.utilisation), cell(figures.seen),
      cell(figures.meanWait), cell(figures.longWait), cell(figures.starts), cell(figures.came), cell(figures.missed), cell(figures.noShows),
      cell(figures.cancelled),
    ]
  }
}

extension Office {
  /// How the days from one to another went, each provider for themselves and all together.
  package func figures(from: Day, to: Day) -> OfficeFigures {
    var sums: [ProviderID: OfficeFigures.OfProvider] = [:], waits: [Int: [Int]] = [:]
    var day = from
    while day <= to {
      let visits = filed(Visit.self, on: day).filter { $0.state != .error }
      for provider in providers.sorted {
        let open = blocks(of: provider.id, on: day).filter { !$0.closed }.reduce(0) { $0 + ($1.to - $1.from) }
        guard open > 0 else { continue }
        sums[provider.id, default: .init(provider.id)].open += open
        if !visits.isEmpty { sums[provider.id]?.openKept += open }
      }
      for appointment in filed(Appointment.self, on: day) {
        var sum = sums[appointment.provider] ?? .init(appointment.provider)
        switch appointment.slot {
        case .noShow: sum.missed += 1
        case .cancelledByPatient, .cancelledByClinic: sum.cancelled += 1
        case .done: sum.came += 1
        default: break
        }
        // A no-show held the time to the end.
        if appointment.slot.holdsTime || appointment.slot == .noShow { sum.booked += appointment.minutes }
        sums[appointment.provider] = sum
      }
      for visit in visits {
        let appointment: Appointment? = self[visit.appointment]
        guard let seen = Seen(visit, appointment) else { continue }
        var sum = sums[visit.provider] ?? .init(visit.provider)
        sum.seen += 1
        sum.busy += seen.length / 60
        sum.waits.append(seen.wait / 60)
        waits[seen.arrived / 3600, default: []].append(seen.wait / 60)
        if let due = seen.due {
          sum.timed += 1
          if seen.start - max(due, seen.arrived) <= OfficeFigures.onTime * 60 { sum.onTime += 1 }
        }
        sums[visit.provider] = sum
      }
      day = day.advanced(by: 1)
    }
    var all = OfficeFigures.OfProvider(.unnumbered)
    for id in sums.keys {
      sums[id]?.waits.sort()
      if let sum = sums[id] { all.add(sum) }
    }
    let hours = waits.keys.sorted().map { hour in
      let those = waits[hour] ?? []
      return OfficeFigures.Hour(hour: hour, seen: those.count, wait: those.reduce(0, +) / max(1, those.count))
    }
    return OfficeFigures(from: from, to: to, providers: sums.values.sorted { $0.provider < $1.provider }, all: all, hours: hours)
  }
}
