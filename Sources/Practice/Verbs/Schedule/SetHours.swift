/// Writes a provider's hours as lines of text: one a weekday, several weekdays or a date. Days that no line names stay as they are.
package struct SetHours: Verb {
  package static let name = "set hours"
  package static let sentence = "writes a provider's hours: a line of slot codes a weekday or date"
  package static let who: [StaffRole] = .manager

  package var provider = ProviderID.unnumbered
  package var lines: [String] = []
  /// The lines of the same days as they were seen.
  package var was: [String] = []

  package init() {}

  package static let fields: [Field<SetHours>] = [
    Field("provider", \.provider, optional: false),
    Field("lines", \.lines, "Mon 0800-1200 1111SS; none takes hours away, usual those of a date", optional: false),
    Field("was", \.was, "the lines of those days as they were seen"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let provider = try draft.get(provider)
    if provider.gone { throw Refusal("provider gone", "\(provider.title) no longer sees patients here", with: provider.reference) }
    guard !lines.isEmpty else { throw Refusal("hours", "write at least one line: Mon 0800-1200 open", field: "lines") }
    let text = HoursText(draft.office, today: draft.today)
    var wanted: [HoursKey: HoursLine] = [:]
    var order: [HoursKey] = []
    for (index, said) in lines.enumerated() {
      let line: HoursLine
      do throws(HoursFault) { line = try text.line(said, number: index + 1) } catch { throw Refusal("hours", error.full, field: "lines") }
      for key in line.keys {
        if wanted[key] != nil {
          throw Refusal("twice", "line \(index + 1), column 1: \(key.words) stands in two lines; leave one of them", field: "lines")
        }
        wanted[key] = line
        order.append(key)
      }
    }
    for said in was {
      guard let seen = try? text.line(said) else { continue }
      for key in seen.keys
      where text.write(draft.office.template(key, of: provider.id), key.days) != text.write(seen.template(key), key.days) {
        throw Refusal(
          "changed meanwhile", "the hours of \(key.words) were changed meanwhile: look again", wayPast: "set hours, after looking again",
          field: "lines")
      }
    }
    for key in order { if let line = wanted[key] { try set(key, line, provider.id, in: &draft) } }
  }

  private func set(_ key: HoursKey, _ line: HoursLine, _ provider: ProviderID, in draft: inout Draft) throws(Refusal) {
    let isGone = key.day == nil ? line.blocks.isEmpty : line.isUsual
    if let old = draft.office.template(key, of: provider) {
      if !isGone, old.blocks == line.blocks, old.place == line.place { return }
      let changed = try draft.edit(old.id) { record in
        record.gone = isGone
        if !isGone { (record.blocks, record.place) = (line.blocks, line.place) }
      }
      try SettingRules.check(changed, in: draft.office)
    } else if !isGone {
      var new = line.template(key)
      new.provider = provider
      try SettingRules.check(new, in: draft.office)
      draft.add(new)
    }
  }
}

/// A weekday or a date that has hours.
package struct HoursKey: Hashable, Sendable {
  /// 1 is Monday; 0 where it is a date.
  package var weekday = 0
  package var day: Day?

  package init(weekday: Int) { self.weekday = weekday }
  package init(_ day: Day) { self.day = day }

  package var words: String { day?.shown ?? Day.weekdays[max(0, weekday - 1)] }
  package var days: HoursLine.Days { day.map { .date($0) } ?? .weekdays([weekday]) }
}

extension HoursLine {
  package var keys: [HoursKey] {
    switch days {
    case .weekdays(let numbers): numbers.map { HoursKey(weekday: $0) }
    case .date(let date): [HoursKey(date)]
    }
  }

  /// The template that the line describes; nobody's yet.
  package func template(_ key: HoursKey) -> ScheduleTemplate {
    ScheduleTemplate { ($0.weekday, $0.day, $0.blocks, $0.place) = (key.weekday, key.day, blocks, place) }
  }
}

extension Office {
  /// The hours in force of a provider for exactly this weekday, or exactly this date.
  package func template(_ key: HoursKey, of provider: ProviderID) -> ScheduleTemplate? {
    templates.sorted.last { !$0.gone && $0.provider == provider && $0.day == key.day && $0.weekday == key.weekday }
  }
}
