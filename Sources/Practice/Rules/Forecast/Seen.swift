/// What the forecast remembers of a visit that is over: when it was due, when the patient came, and how long the provider was busy with it.
/// Seconds since midnight of its day.
package struct Seen: Hashable, Sendable {
  package var provider: ProviderID
  package var type: VisitTypeID
  package var day: Day
  /// The appointed time; nothing for a walk-in.
  package var due: Int?
  package var arrived: Int
  package var start: Int
  package var end: Int
  /// Seconds of it that the patient was out, at the lab or elsewhere, and the provider free for others.
  package var away = 0

  package init(provider: ProviderID, type: VisitTypeID, day: Day, due: Int?, arrived: Int, start: Int, end: Int) {
    self.provider = provider
    self.type = type
    self.day = day
    self.due = due
    self.arrived = arrived
    self.start = start
    self.end = end
  }

  package var wait: Int { start - arrived }
  package var length: Int { end - start - away }
}

extension Seen {
  /// A visit that the provider is done with; nothing where the desk kept no times.
  package init?(_ visit: Visit, _ appointment: Appointment?) {
    guard let first = visit.arrivedAt, let run = visit.lastRun(of: .withProvider), let after = visit.spans[(run.upperBound + 1)...].first
    else { return nil }
    let start = visit.spans[run.lowerBound].from, end = after.from
    guard end >= start, start >= first else { return nil }
    func seconds(_ moment: Moment) -> Int {
      let midnight = Moment(visit.day, ClockTime(minutes: 0), offset: moment.offset)
      return (moment.milliseconds - midnight.milliseconds) / 1000
    }
    self.init(
      provider: visit.provider, type: visit.type, day: visit.day, due: appointment.map { $0.start.minutes * 60 }, arrived: seconds(first),
      start: seconds(start), end: seconds(end))
    away = run.filter { visit.spans[$0].place != .here }.reduce(0) { sum, index in
      sum + seconds(visit.spans[index + 1].from) - seconds(visit.spans[index].from)
    }
  }
}

extension Office {
  /// The visits of a day that providers are done with, and how many who were booked for it came or did not.
  package func seen(on day: Day) -> (visits: [Seen], came: Int, missed: Int) {
    var came = 0, missed = 0
    for appointment in filed(Appointment.self, on: day) {
      if appointment.slot == .done { came += 1 }
      if appointment.slot == .noShow { missed += 1 }
    }
    let visits = filed(Visit.self, on: day).filter { $0.state != .error && $0.state != .leftUnseen }
      .compactMap { Seen($0, self[$0.appointment]) }
    return (visits, came, missed)
  }
}
