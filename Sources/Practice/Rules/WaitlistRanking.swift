/// A stretch of a provider's time that is free, or about to be.
package struct FreedTime: Hashable, Sendable {
  package var provider: ProviderID
  package var day: Day
  package var start: ClockTime
  package var minutes: Int
  /// The appointment that frees it.
  package var of: AppointmentID?

  package init(provider: ProviderID, day: Day, start: ClockTime, minutes: Int, of: AppointmentID? = nil) {
    self.provider = provider
    self.day = day
    self.start = start
    self.minutes = minutes
    self.of = of
  }
}

/// Someone on the waitlist whom a freed time would suit, and why they stand where they stand.
package struct WaitlistCandidate: Sendable {
  package let entry: WaitlistEntry
  /// Minutes that they take.
  package let minutes: Int
  package let waited: Int
  /// "urgent (Dr Osei: anemia), waits 34 days, declined 1"
  package let reason: String
}

/// Who waits for a freed time: whom it suits, in order, and how many it does not suit and why.
package struct WaitlistMatch: Sendable {
  package let fits: [WaitlistCandidate]
  /// What kept others out, with how many: "type 3, day 2".
  package let misfits: [(why: String, count: Int)]

  package var misfitWords: String { misfits.map { "\($0.why) \($0.count)" }.joined(separator: ", ") }
}

extension WaitlistEntry {
  /// Whose turn comes first: priority, then days waiting, then the fewest offers declined, then who was put on first.
  static func comesBefore(_ a: WaitlistEntry, _ b: WaitlistEntry) -> Bool {
    if a.priority != b.priority { return a.priority > b.priority }
    return (a.since.number, a.declined, a.id.number) < (b.since.number, b.declined, b.id.number)
  }
}

extension Office {
  /// All that wait, in the order in which they were put on.
  package var waiting: [WaitlistEntry] { filed(WaitlistEntry.self, on: WaitlistEntry.pile).filter(\.isOpen) }

  /// What of the wish of an entry a freed time does not meet; nothing if it suits.
  package func misfit(_ entry: WaitlistEntry, _ time: FreedTime, now: Moment) -> String? {
    guard let patient = self[entry.patient], patient.deceased == nil, !patient.archived else { return "not a patient any more" }
    guard let type = self[entry.type], !type.gone else { return "type" }
    let minutes = entry.minutes ?? type.minutes
    if !entry.providers.isEmpty, !entry.providers.contains(time.provider) { return "provider" }
    if minutes > time.minutes { return "length" }
    if !entry.weekdays.isEmpty, !entry.weekdays.contains(time.day.weekday) { return "weekday" }
    if !entry.part.has(time.start) { return "part of day" }
    if let earliest = entry.earliest, time.day < earliest { return "too early" }
    if let latest = entry.latest, time.day > latest { return "too late" }
    let starts = Moment(time.day, time.start, offset: now.offset)
    if let hours = entry.noticeHours, starts.milliseconds - now.milliseconds < hours * 3_600_000 { return "notice" }
    if let have: Appointment = self[entry.appointment], have.slot == .booked || have.slot == .confirmed,
      (have.day, have.start) <= (time.day, time.start)
    {
      return "comes earlier already"
    }
    if let other = booking(of: entry.patient, on: time.day, time.start, minutes), other.id != time.of, other.id != entry.appointment {
      return "booked then"
    }
    return nil
  }

  /// Who on the waitlist could take a freed time, the first in order first. Whose the time was is not among them.
  package func match(_ time: FreedTime, now: Moment) -> WaitlistMatch {
    let leaving = self[time.of]?.patient
    var fits: [WaitlistEntry] = []
    var misfits: [String: Int] = [:]
    for entry in waiting {
      if entry.patient == leaving { continue }
      if let why = misfit(entry, time, now: now) { misfits[why, default: 0] += 1 } else { fits.append(entry) }
    }
    return WaitlistMatch(
      fits: fits.sorted(by: WaitlistEntry.comesBefore).map { candidate($0, on: now.day) },
      misfits: misfits.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { ($0.key, $0.value) })
  }

  private func candidate(_ entry: WaitlistEntry, on day: Day) -> WaitlistCandidate {
    let waited = max(0, entry.since.distance(to: day))
    var words: [String] = []
    if entry.priority != .routine {
      let why = [entry.priorityBy, entry.priorityWhy].filter { !$0.isEmpty }.joined(separator: ": ")
      words.append(entry.priority.rawValue + (why.isEmpty ? "" : " (\(why))"))
    }
    words.append("waits \(waited) day\(waited == 1 ? "" : "s")")
    if entry.declined > 0 { words.append("declined \(entry.declined)") }
    if let have: Appointment = self[entry.appointment], have.slot == .booked || have.slot == .confirmed {
      words.append("has \(have.day.short)")
    }
    return WaitlistCandidate(
      entry: entry, minutes: entry.minutes ?? self[entry.type]?.minutes ?? 0, waited: waited, reason: words.joined(separator: ", "))
  }
}
