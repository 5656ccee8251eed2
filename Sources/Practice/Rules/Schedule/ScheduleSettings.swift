/// What a record of the schedule's set-up must have to be of use.
extension SettingRules {
  static func checkSchedule<R: Record>(_ record: R, in office: Office) throws(Refusal) {
    switch record {
    case let template as ScheduleTemplate: try check(template, in: office)
    case let code as SlotCode: try check(code, in: office)
    case let closure as Closure: try check(closure, in: office)
    case let thing as Resource:
      if thing.name.trimmed.isEmpty { throw Refusal("name missing", "the name of the thing is missing", field: "name") }
      if !thing.gone, let twin = office.resources.sorted.first(where: { $0.id != thing.id && !$0.gone && $0.name == thing.name }) {
        throw Refusal("twice", "there is one called \(thing.name) already", with: twin.reference, field: "name")
      }
    case let rule as OfficeRule: try check(rule, in: office)
    default: break
    }
  }

  private static func check(_ template: ScheduleTemplate, in office: Office) throws(Refusal) {
    guard office[template.provider] != nil else { throw Refusal("no such record", "a template needs its provider", field: "provider") }
    guard template.day == nil ? (1...7).contains(template.weekday) : template.weekday == 0 else {
      throw Refusal("when", "a template needs a weekday from 1 (Monday) to 7, or a date and no weekday", field: "weekday")
    }
    let twin = office.templates.sorted.first {
      $0.id != template.id && !$0.gone && $0.provider == template.provider && $0.day == template.day && $0.weekday == template.weekday
    }
    if let twin, !template.gone {
      throw Refusal(
        "twice", "there are hours for that day already", wayPast: "change those, or say that they are not in force", with: twin.reference,
        field: "weekday")
    }
    for block in template.blocks where block.from >= block.to || !(5...480).contains(block.step) {
      throw Refusal("hours", "\(block.from.shown)-\(block.to.shown) in steps of \(block.step) is not a stretch of a day", field: "blocks")
    }
    let blocks = template.blocks.sorted { $0.from < $1.from }
    for (a, b) in zip(blocks, blocks.dropFirst()) where b.from < a.to {
      throw Refusal("hours", "\(a.from.shown)-\(a.to.shown) and \(b.from.shown)-\(b.to.shown) overlap", field: "blocks")
    }
  }

  private static func check(_ code: SlotCode, in office: Office) throws(Refusal) {
    guard code.code.count == 1, code.code.utf8.count == 1, let sign = code.code.first, !sign.isWhitespace, !"\",@".contains(sign) else {
      throw Refusal("code", "a slot code is one plain character, no blank, comma, quote or @", field: "code")
    }
    guard (5...240).contains(code.minutes) else {
      throw Refusal("minutes", "one character is 5 to 240 minutes, not \(code.minutes)", field: "minutes")
    }
    guard (0...99).contains(code.limit) else { throw Refusal("number", "a limit is 0 (none) to 99 a day", field: "limit") }
    guard (1...20).contains(code.doubleBook) else {
      throw Refusal("number", "1 to 20 appointments share one time", field: "doubleBook")
    }
    for type in code.types where office[type] == nil { throw Refusal("no such record", "there is no visit type \(type)", field: "types") }
    if !code.gone, let twin = office.slotCodes.sorted.first(where: { $0.id != code.id && !$0.gone && $0.code == code.code }) {
      throw Refusal("twice", "\(code.code) means \(twin.words) already", with: twin.reference, field: "code")
    }
    let uses = office.templates.sorted.filter { template in !template.gone && template.blocks.contains { $0.code == code.code } }
    if code.gone, let template = uses.first {
      let name = office[template.provider]?.short ?? "someone"
      throw Refusal(
        "in use", "\(code.title) is in \(uses.count) lines of hours, of \(name) among others", wayPast: "set hours, without it",
        with: template.reference, field: "gone")
    }
  }

  private static func check(_ closure: Closure, in office: Office) throws(Refusal) {
    if let provider = closure.provider, office[provider] == nil {
      throw Refusal("no such record", "there is no provider \(provider)", field: "provider")
    }
    guard closure.from.number > 0 else { throw Refusal("when", "which days?", field: "from") }
    if let to = closure.to, to < closure.from {
      throw Refusal("ends before it begins", "\(to.shown) is before \(closure.from.shown)", field: "to")
    }
    guard closure.first < closure.until else {
      throw Refusal("ends before it begins", "\(closure.until.shown) is not after \(closure.first.shown)", field: "end")
    }
    if closure.words.trimmed.isEmpty { throw Refusal("reason missing", "say why, for whoever reads the schedule", field: "words") }
  }
}

extension Office {
  /// Everyone booked on the days, in the hours and with the providers that a closure takes, in order; of a yearly one in the year to come.
  package func booked(in closure: Closure, from today: Day) -> [Appointment] {
    let first = max(closure.from, today)
    guard !closure.gone, first <= closure.last else { return [] }
    let days = min(closure.last.number - first.number, 400)
    return (0...days).flatMap { offset in
      filed(Appointment.self, on: first.advanced(by: offset)).filter {
        ($0.slot == .booked || $0.slot == .confirmed) && closure.takes($0.provider, $0.day, $0.start, $0.minutes)
      }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }
  }
}
