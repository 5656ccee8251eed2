extension HoursText {
  /// The line of a weekday or a date as it would be typed.
  package func write(_ template: ScheduleTemplate?, _ days: HoursLine.Days) -> String {
    let day =
      switch days {
      case .weekdays(let numbers): numbers.first.map { Day.weekdays[$0 - 1] } ?? ""
      case .date(let date): date.iso
      }
    guard let template, !template.blocks.isEmpty else { return "\(day) none" }
    let place = template.place.isEmpty ? "" : " @\(template.place)"
    return "\(day)\(place) \(write(template.blocks))"
  }

  /// Hours without their day.
  package func write(_ blocks: [ScheduleTemplate.Block]) -> String {
    var groups: [[ScheduleTemplate.Block]] = []
    for block in blocks.sorted(by: { $0.from < $1.from }) {
      if let last = groups.last?.last, isOneStretch(last, block) { groups[groups.count - 1].append(block) } else { groups.append([block]) }
    }
    return groups.map(stretch).joined(separator: "  ")
  }

  private func isOwnStep(_ block: ScheduleTemplate.Block) -> Bool { code(block.code)?.minutes == block.step }

  private func isOneStretch(_ a: ScheduleTemplate.Block, _ b: ScheduleTemplate.Block) -> Bool {
    !a.code.isEmpty && !b.code.isEmpty && a.to == b.from && a.label == b.label
      && (isOwnStep(a) && isOwnStep(b) || !isOwnStep(a) && !isOwnStep(b) && a.step == b.step)
  }

  private func stretch(_ group: [ScheduleTemplate.Block]) -> String {
    guard let first = group.first, let last = group.last else { return "" }
    let hours = "\(first.from.digits)-\(last.to.digits)"
    let isPlainSameDay = first.sameDay && first.label == "same day"
    let label = first.label.isEmpty || isPlainSameDay ? "" : " \"\(first.label.filter { $0 != "\"" })\""
    guard !first.code.isEmpty else {
      if first.closed { return "\(hours) closed\(label)" }
      return "\(hours)/\(first.step) \(first.sameDay ? "sameday" : "open")\(label)"
    }
    let codes = group.map { String(repeating: $0.code, count: max(1, ($0.to - $0.from) / max(1, $0.step))) }.joined()
    return "\(hours)\(isOwnStep(first) ? "" : "/\(first.step)") \(codes)\(label)"
  }
}

extension ClockTime {
  /// "0830", as hours are written in a template.
  package var digits: String { iso.filter { $0 != ":" } }
}
