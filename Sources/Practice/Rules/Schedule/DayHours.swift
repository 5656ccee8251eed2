/// A stretch of a provider's hours with all that its slot code says of it.
package struct HoursBlock: Hashable, Sendable {
  package var from: ClockTime
  package var to: ClockTime
  /// The grid on which appointments start, in minutes.
  package var step: Int
  package var label: String
  package var closed: Bool
  package var code: String
  package var types: [VisitTypeID] = []
  package var release = SlotCode.Release.always
  package var opensAt: ClockTime?
  /// The most a day; 0 is no limit.
  package var limit = 0
  package var doubleBook = 1
  /// Why, where a closure or a leave has taken it.
  package var closure: ClosureID?

  init(_ block: ScheduleTemplate.Block, _ codes: [String: SlotCode]) {
    from = block.from
    to = block.to
    step = max(5, block.step)
    label = block.label
    closed = block.closed
    code = block.code
    release = block.sameDay ? .sameDay : .always
    guard let meaning = codes[block.code] else { return }
    if label.isEmpty { label = meaning.words }
    closed = closed || meaning.closed
    types = meaning.types
    if meaning.release != .always { release = meaning.release }
    opensAt = meaning.opensAt
    limit = meaning.limit
    doubleBook = max(1, meaning.doubleBook)
  }

  /// As it is named in a sentence: "S same day", or what the words say.
  package var title: String { code.isEmpty ? label : label.isEmpty || label == code ? code : "\(code) \(label)" }

  package func takes(_ type: VisitTypeID?) -> Bool { types.isEmpty || type.map { types.contains($0) } ?? true }

  /// The day and the time from which it can be booked; nothing if that is at any time.
  package func opening(on day: Day) -> (day: Day, time: ClockTime?)? {
    switch release {
    case .always: nil
    case .sameDay: (day, opensAt)
    case .sameWeek: (day.advanced(by: 1 - day.weekday), opensAt)
    }
  }

  package func isReleased(on day: Day, today: Day, time: ClockTime) -> Bool {
    guard let opening = opening(on: day) else { return true }
    return opening.day < today || (opening.day == today && (opening.time.map { $0 <= time } ?? true))
  }

  /// "opens 7:30 today", "opens Tue 24 Nov 7:30"
  package func opens(on day: Day, today: Day) -> String {
    guard let opening = opening(on: day) else { return "" }
    let time = opening.time.map { " \($0.shown)" } ?? ""
    return opening.day == today ? "opens\(time) today" : "opens \(opening.day.weekdayName) \(opening.day.short)\(time)"
  }
}

/// A provider's hours on one day, closures and leave taken out, and where they are.
package struct DayHours: Hashable, Sendable {
  package var blocks: [HoursBlock] = []
  package var place = ""
  /// What of the day closures have taken, with their words.
  package var closures: [Closure] = []

  init() {}

  init(_ template: ScheduleTemplate?, _ codes: [String: SlotCode], _ closures: [Closure]) {
    place = template?.place ?? ""
    self.closures = closures
    let planned = (template?.blocks ?? []).sorted { $0.from < $1.from }.map { HoursBlock($0, codes) }
    blocks = closures.reduce(planned) { blocks, closure in blocks.flatMap { DayHours.cut($0, by: closure) } }
  }

  /// A block without what a closure takes of it; that part stays on the plan with the reason.
  private static func cut(_ block: HoursBlock, by closure: Closure) -> [HoursBlock] {
    let from = max(block.from, closure.first), to = min(block.to, closure.until)
    guard from < to, block.closure == nil else { return [block] }
    var before = block, inside = block, after = block
    before.to = from
    (inside.from, inside.to, inside.closed, inside.closure) = (from, to, true, closure.id)
    (inside.label, inside.code) = (closure.words.isEmpty ? (closure.provider == nil ? "closed" : "away") : closure.words, "")
    after.from = to
    return [before, inside, after].filter { $0.from < $0.to }
  }

  /// The hours of a template as they stand written, closures left aside.
  package static func written(_ template: ScheduleTemplate, in office: Office) -> DayHours {
    DayHours(template, Dictionary(office.slotCodes.sorted.filter { !$0.gone }.map { ($0.code, $0) }, uniquingKeysWith: { $1 }), [])
  }

  package func block(at time: ClockTime) -> HoursBlock? { blocks.first { $0.from <= time && time < $0.to } }
}

/// Hours of every provider of the office, looked through once for questions about many days.
package struct HoursBook: Sendable {
  private var weekdays: [ProviderID: [Int: ScheduleTemplate]] = [:]
  private var dates: [ProviderID: [Day: ScheduleTemplate]] = [:]
  let codes: [String: SlotCode]
  let closures: [Closure]

  package init(_ office: Office) {
    codes = Dictionary(office.slotCodes.sorted.filter { !$0.gone }.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    closures = office.closures.sorted.filter { !$0.gone }
    for template in office.templates.sorted where !template.gone {
      if let day = template.day {
        dates[template.provider, default: [:]][day] = template
      } else {
        weekdays[template.provider, default: [:]][template.weekday] = template
      }
    }
  }

  /// The template of a day: that of the date if it has its own, else that of the weekday.
  package func template(of provider: ProviderID, on day: Day) -> ScheduleTemplate? {
    dates[provider]?[day] ?? weekdays[provider]?[day.weekday]
  }

  package func hours(of provider: ProviderID, on day: Day) -> DayHours {
    DayHours(template(of: provider, on: day), codes, closures.filter { $0.covers(day) && $0.isOf(provider) })
  }

  func weekday(of provider: ProviderID, _ weekday: Int) -> ScheduleTemplate? { weekdays[provider]?[weekday] }
  func dates(of provider: ProviderID) -> [Day: ScheduleTemplate] { dates[provider] ?? [:] }
}

extension Office {
  /// The hours of a provider on a day, with closures and leave taken out.
  package func hours(of provider: ProviderID, on day: Day) -> DayHours {
    let codes = Dictionary(slotCodes.sorted.filter { !$0.gone }.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    return DayHours(template(of: provider, on: day), codes, closures.sorted.filter { $0.covers(day) && $0.isOf(provider) })
  }

  /// The hours of a provider on a day as they were written: those of the date if it has its own, else those of the weekday.
  package func blocks(of provider: ProviderID, on day: Day) -> [ScheduleTemplate.Block] {
    (template(of: provider, on: day)?.blocks ?? []).sorted { $0.from < $1.from }
  }

  func template(of provider: ProviderID, on day: Day) -> ScheduleTemplate? {
    let mine = templates.sorted.filter { $0.provider == provider && !$0.gone }
    return mine.last { $0.day == day } ?? mine.last { $0.day == nil && $0.weekday == day.weekday }
  }
}
