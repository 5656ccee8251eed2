import OfficeFiles
import Testing

@testable import Practice

/// An office with every kind of slot, closures, places, things and bookings, as chance would have it; and its rules once more, minute by
/// minute, written without any of the program's own.
struct RandomSchedule {
  var desk = HoursTextTests.coded()
  var dice: TestDice
  var people: [PatientID] = []
  let scope = ResourceID("q1")!, interpreter = ResourceID("q2")!
  let days: [Day]

  init(_ seed: Int, bookings: Int = 26) {
    dice = TestDice(seed)
    // Every minute asks for its day again.
    desk.office.shelf = OfficeMemory.shelf
    days = (0..<3).map { TestOffice.today.advanced(by: $0) }
    desk.set(Resource { ($0.name, $0.use) = ("Scope", "scope") })
    desk.set(Resource { ($0.name, $0.use) = ("Mr Diaz", "interpreter") })
    let lines = [
      "0800-1000 11SS11  1000-1120 NN  1120-1200 WW  1200-1230 ...  1230-1410 DDDDD", "0800-1200/20 open  1200-1300 closed  1300-1600/15 1",
      "@East 0900-1100 DDDDDD  1100-1240 221",
    ]
    for provider in [desk.lin, desk.osei] {
      let text = ["Mon", "Tue", "Wed"].map { "\($0) \(dice.pick(lines))" }
      desk.does(SetHours { ($0.provider, $0.lines) = (provider, text) })
    }
    if dice.chance(50) {
      let day = days[dice.number(0...2)], whose = dice.chance(50) ? desk.lin : nil
      desk.does(CloseDays { ($0.from, $0.start, $0.end, $0.provider, $0.words) = (day, ClockTime(10, 0), ClockTime(11, 10), whose, "x") })
    }
    if dice.chance(30) {
      // A holiday of every year: the fourth Tuesday of November, or its 25th.
      let yearly = dice.chance(50) ? Yearly(typed: "4th tue nov") : Yearly(typed: "25 nov")
      desk.does(CloseDays { ($0.yearly, $0.start, $0.end, $0.words) = (yearly, ClockTime(9, 0), ClockTime(12, 0), "holiday") })
    }
    if dice.chance(40) {
      let until = days[dice.number(0...1)]
      desk.does(ChangeSetting(.resources, id: "q1", now: ["outUntil": until.datum]))
    }
    people = (0..<9).map { desk.patient("P\($0)", "X") }
    for _ in 0..<bookings {
      let wanted = booking(dice.chance(25) ? "so it was wished" : "")
      if desk.rule(wanted) == "done" { desk.does(wanted) }
    }
  }

  /// Any booking at all.
  mutating func booking(_ reason: String) -> Book {
    var wanted = desk.booking(
      [dice.pick(people)], 0, 0, dice.chance(50) ? desk.lin : desk.osei, type: dice.pick([desk.followUp, desk.long, desk.physical]),
      day: dice.pick(days), overbook: reason)
    wanted.start = ClockTime(minutes: 8 * 60 + 5 * dice.number(13...80))
    wanted.minutes = dice.pick([5, 10, 20, 20, 30, 40])
    if dice.chance(20) { wanted.room = dice.pick([desk.room1, desk.room2]) }
    if dice.chance(20) { wanted.needs = [dice.pick([scope, interpreter])] }
    return wanted
  }

  // MARK: The rules once more

  private func held(_ day: Day) -> [Appointment] { desk.office.filed(Appointment.self, on: day).filter(\.slot.holdsTime) }

  /// The block that a minute of a provider's day is in, as it was written.
  func block(_ provider: ProviderID, _ day: Day, _ minute: Int) -> ScheduleTemplate.Block? {
    let mine = desk.office.templates.sorted.filter { $0.provider == provider && $0.weekday == day.weekday && !$0.gone }
    return mine.first?.blocks.first { $0.from.minutes <= minute && minute < $0.to.minutes }
  }

  private func place(_ provider: ProviderID, _ day: Day) -> String {
    desk.office.templates.sorted.first { $0.provider == provider && $0.weekday == day.weekday && !$0.gone }?.place ?? ""
  }

  private func code(_ block: ScheduleTemplate.Block) -> SlotCode? { desk.office.slotCodes.sorted.first { $0.code == block.code } }

  func isClosed(_ provider: ProviderID, _ day: Day, _ minute: Int) -> Closure? {
    desk.office.closures.sorted.first { closure in
      let holiday = closure.yearly == .date(month: 11, day: 25) ? "2026-11-25" : "2026-11-24"
      return !closure.gone && (closure.yearly == nil ? closure.from <= day && day <= (closure.to ?? closure.from) : day.iso == holiday)
        && (closure.provider == nil || closure.provider == provider)
        && (closure.start?.minutes ?? 0) <= minute && minute < (closure.end?.minutes ?? 1440)
    }
  }

  func holders(_ provider: ProviderID, _ day: Day, _ minute: Int) -> Int {
    held(day).count { $0.provider == provider && $0.start.minutes <= minute && minute < $0.end.minutes }
  }

  func share(_ block: ScheduleTemplate.Block) -> Int { code(block)?.doubleBook ?? 1 }

  /// The names of the rules against a booking, in the order in which they are asked.
  func against(_ wanted: Book) -> [String] {
    guard let patient = wanted.patients.first, let day = wanted.day, let start = wanted.start, let minutes = wanted.minutes else {
      return []
    }
    let provider = wanted.provider, span = start.minutes..<start.minutes + minutes
    var rules: [String] = []
    func add(_ rule: String) { if !rules.contains(rule) { rules.append(rule) } }
    if day == desk.today, span.upperBound <= desk.now.time.minutes { add("in the past") }
    let own = held(day).filter { $0.patient == patient }
    if own.contains(where: { other in span.contains { other.start.minutes <= $0 && $0 < other.end.minutes } }) {
      add("patient booked elsewhere")
    } else if own.contains(where: { other in
      let gap = other.start.minutes >= span.upperBound ? other.start.minutes - span.upperBound : span.lowerBound - other.end.minutes
      return place(other.provider, day) != place(provider, day) && gap < 30
    }) {
      add("time to travel")
    }
    let isHeld = span.contains { holders(provider, day, $0) > 0 }
    let hasRoom = span.allSatisfy { minute in
      guard let block = block(provider, day, minute), isClosed(provider, day, minute) == nil, !block.closed, code(block)?.closed != true
      else {
        return false
      }
      return holders(provider, day, minute) < share(block)
    }
    if isHeld, !hasRoom { add("slot taken") }
    for minute in span {
      guard let block = block(provider, day, minute) else {
        add("outside hours")
        break
      }
      if let closure = isClosed(provider, day, minute) {
        add(closure.provider == nil ? "office closed" : "provider away")
      } else if block.closed || code(block)?.closed == true {
        add("time is kept")
      }
    }
    if let first = block(provider, day, start.minutes), isClosed(provider, day, start.minutes) == nil, let code = code(first),
      code.limit > 0
    {
      let count = held(day).count { other in
        other.provider == provider && block(provider, day, other.start.minutes)?.code == code.code
          && isClosed(provider, day, other.start.minutes) == nil
      }
      if count >= code.limit { add("limit reached") }
    }
    let beside = held(day).filter { other in span.contains { other.start.minutes <= $0 && $0 < other.end.minutes } }
    if let room = wanted.room, beside.contains(where: { $0.room == room }) { add("room booked") }
    for thing in wanted.needs {
      if let until = desk.office[thing]?.outUntil, day <= until {
        add("out of the house")
      } else if beside.contains(where: { $0.needs.contains(thing) }) {
        add("booked already")
      }
    }
    // Nothing is asked of what lies behind the end of the hours.
    let inHours = span.prefix { block(provider, day, $0) != nil }
    let reached = inHours.compactMap { minute in
      block(provider, day, minute).flatMap { isClosed(provider, day, minute) == nil && !$0.closed ? code($0) : nil }
    }.filter { !$0.closed }
    if reached.contains(where: { !$0.types.isEmpty && !$0.types.contains(wanted.type) }) { add("wrong code") }
    if reached.contains(where: { code in
      switch code.release {
      case .always: return false
      case .sameDay: return day > desk.today || (day == desk.today && desk.now.time < (code.opensAt ?? ClockTime(0, 0)))
      case .sameWeek: return day.number - (day.weekday - 1) > desk.today.number
      }
    }) {
      add("opens later")
    }
    return rules
  }
}
