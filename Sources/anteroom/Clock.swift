import Glibc
import Practice

/// The office's clock: the host's, or that of a practice office, which starts where it is told and runs as fast as it is told.
struct Clock: Sendable {
  private let start: Moment
  private let began: Int
  private let speed: Int
  private let isReal: Bool

  /// The time of the host.
  static let real = Clock(start: Moment(milliseconds: 0, offset: 0), speed: 1, isReal: true)

  static func practice(from start: Moment, speed: Int) -> Clock { Clock(start: start, speed: speed, isReal: false) }

  private init(start: Moment, speed: Int, isReal: Bool) {
    self.start = start
    self.speed = speed
    self.isReal = isReal
    began = Clock.read(CLOCK_MONOTONIC)
  }

  var now: Moment {
    guard !isReal else { return Clock.host() }
    return Moment(milliseconds: start.milliseconds + (Clock.read(CLOCK_MONOTONIC) - began) * speed, offset: start.offset)
  }

  /// A time of day as the office's clock had it on that day, which may not be the offset of today.
  func local(_ moment: Moment) -> Moment {
    let offset = isReal ? Clock.offset(moment.day, moment.time) : start.offset
    return Moment(milliseconds: moment.milliseconds + (moment.offset - offset) * 60_000, offset: offset)
  }

  /// How far the host's clock was, or will be, from UTC at a time of a day, in minutes.
  static func offset(_ day: Day, _ time: ClockTime) -> Int {
    let parts = day.parts
    var local = tm()
    local.tm_year = Int32(parts.year - 1900)
    local.tm_mon = Int32(parts.month - 1)
    local.tm_mday = Int32(parts.day)
    local.tm_hour = Int32(time.minutes / 60)
    local.tm_min = Int32(time.minutes % 60)
    local.tm_isdst = -1
    _ = mktime(&local)
    return local.tm_gmtoff / 60
  }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func host() -> Moment {
    let milliseconds = read(CLOCK_REALTIME)
    var seconds = time_t(milliseconds / 1000)
    var local = tm()
    localtime_r(&seconds, &local)
    return Moment(milliseconds: milliseconds, offset: local.tm_gmtoff / 60)
  }
}
