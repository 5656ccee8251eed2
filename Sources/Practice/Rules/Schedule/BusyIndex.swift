/// When a provider's time is held on one day: no names, only minutes.
struct BusyTimes: Hashable, Sendable {
  struct Held: Hashable, Sendable {
    var start: Int16
    var end: Int16
    var number: Int32
    /// Of a hold, the milliseconds until which it blocks anyone; nothing for who is booked.
    var until: Int?

    func counts(at now: Moment?) -> Bool { until.map { until in now.map { $0.milliseconds < until } ?? true } ?? true }
  }

  private(set) var all: [Held] = []
  /// The cells that somebody who is booked holds wholly.
  private(set) var full = DayBits()

  /// Those that hold time just now: a hold that is over does not.
  func held(at now: Moment?) -> [Held] { all.contains { $0.until != nil } ? all.filter { $0.counts(at: now) } : all }

  mutating func add(_ appointment: Appointment) {
    let start = max(0, min(appointment.start.minutes, 1440)), end = max(start, min(appointment.end.minutes, 1440))
    let until = appointment.slot == .held ? appointment.heldUntil?.milliseconds ?? 0 : nil
    all.append(Held(start: Int16(start), end: Int16(end), number: Int32(truncatingIfNeeded: appointment.id.number), until: until))
    if until == nil { full.markFilled(start, end) }
  }

  mutating func remove(_ appointment: Appointment) {
    let number = Int32(truncatingIfNeeded: appointment.id.number)
    all.removeAll { $0.number == number }
    full = DayBits()
    for one in all where one.until == nil { full.markFilled(Int(one.start), Int(one.end)) }
  }
}

/// When everyone's time is held on a day, by the numbers of the providers. The cells of all of them lie in a row, so that a search over a
/// year runs along memory and looks nothing up.
struct BusyDay: Sendable {
  /// Where a provider's times lie, by the number; providers with larger ones are looked up.
  private var near: [Int16] = []
  private var far: [Int: Int] = [:]
  private var times: [BusyTimes] = []
  /// What of each is held wholly.
  private(set) var cells: [DayBits] = []

  private static let nearest = 0..<1024

  /// Where the provider's cells lie; -1 where nothing is held.
  func row(_ provider: Int) -> Int {
    if near.indices.contains(provider) { return Int(near[provider]) }
    return far.isEmpty ? -1 : far[provider] ?? -1
  }

  subscript(provider: Int) -> BusyTimes? {
    let row = row(provider)
    return row < 0 ? nil : times[row]
  }

  mutating func change(_ provider: Int, _ body: (inout BusyTimes) -> Void) {
    var row = row(provider)
    if row < 0 {
      row = times.count
      times.append(BusyTimes())
      cells.append(DayBits())
      if Self.nearest.contains(provider), row < Int(Int16.max) {
        while near.count <= provider { near.append(-1) }
        near[provider] = Int16(row)
      } else {
        far[provider] = row
      }
    }
    body(&times[row])
    cells[row] = times[row].full
  }
}

/// When whose time is held, kept as appointments come and go, so that a search over a year reads none of them.
struct BusyIndex: Sendable {
  private var days = Boxed<Int, BusyDay>()

  subscript(day: Day) -> BusyDay { days[day.number] ?? BusyDay() }

  /// An appointment stands otherwise than it did.
  mutating func note(_ appointment: Appointment?, before: Appointment?) {
    let was = before.flatMap { $0.slot.holdsTime ? $0 : nil }, now = appointment.flatMap { $0.slot.holdsTime ? $0 : nil }
    if let was, let now, was.day == now.day, was.provider == now.provider, was.start == now.start, was.minutes == now.minutes,
      was.slot != .held, now.slot != .held
    {
      return
    }
    if let was { days[was.day.number, default: BusyDay()].change(was.provider.number) { $0.remove(was) } }
    if let now { days[now.day.number, default: BusyDay()].change(now.provider.number) { $0.add(now) } }
  }
}

extension Office {
  /// When everyone's time is held on a day, that of appointments on the shelf too.
  func busy(on day: Day) -> BusyDay {
    guard shelf.kindOnDay != nil || !shelf.onDay(day).isEmpty else { return busyIndex[day] }
    return remembered(.busy, day) {
      let far = shelf.kindOnDay?(day, .appointments) ?? shelf.onDay(day)
      if far.isEmpty { return busyIndex[day] }
      var busy = BusyDay()
      for appointment in filed(Appointment.self, on: day) where appointment.slot.holdsTime {
        busy.change(appointment.provider.number) { $0.add(appointment) }
      }
      return busy
    }
  }
}
