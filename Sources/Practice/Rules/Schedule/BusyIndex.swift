/// When a provider's time is held on one day: no names, only minutes.
struct BusyTimes: Hashable, Sendable {
  struct Held: Hashable, Sendable {
    var start: Int16
    var end: Int16
    var number: Int32
  }

  private(set) var held: [Held] = []
  /// The cells that somebody holds wholly.
  private(set) var full = DayBits()

  mutating func add(_ appointment: Appointment) {
    let start = max(0, min(appointment.start.minutes, 1440)), end = max(start, min(appointment.end.minutes, 1440))
    held.append(Held(start: Int16(start), end: Int16(end), number: Int32(truncatingIfNeeded: appointment.id.number)))
    full.markFilled(start, end)
  }

  mutating func remove(_ appointment: Appointment) {
    let number = Int32(truncatingIfNeeded: appointment.id.number)
    held.removeAll { $0.number == number }
    full = DayBits()
    for one in held { full.markFilled(Int(one.start), Int(one.end)) }
  }
}

extension Appointment {
  /// Holds its time whatever the clock says: not a hold, which is over at some minute.
  var isLasting: Bool { slot.holdsTime && slot != .held }
}

/// When everyone's time is held on a day, by the numbers of the providers.
typealias BusyDay = [Int: BusyTimes]

/// When whose time is held, kept as appointments come and go, so that a search over a year reads none of them.
struct BusyIndex: Sendable {
  private var days: [Int: BusyDay] = [:]

  subscript(day: Day) -> BusyDay { days[day.number] ?? [:] }

  /// An appointment stands otherwise than it did.
  mutating func note(_ appointment: Appointment?, before: Appointment?) {
    let was = before.flatMap { $0.isLasting ? $0 : nil }, now = appointment.flatMap { $0.isLasting ? $0 : nil }
    if let was, let now, was.day == now.day, was.provider == now.provider, was.start == now.start, was.minutes == now.minutes { return }
    if let was { days[was.day.number]?[was.provider.number]?.remove(was) }
    if let now { days[now.day.number, default: [:]][now.provider.number, default: BusyTimes()].add(now) }
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
      for appointment in filed(Appointment.self, on: day) where appointment.isLasting {
        busy[appointment.provider.number, default: BusyTimes()].add(appointment)
      }
      return busy
    }
  }
}
