/// Someone booked who would stand wrongly once a provider's hours are changed, and how.
package struct Displaced: Sendable {
  package var appointment: Appointment
  /// "outside the hours", "S takes no Follow-up"
  package var how: String
}

/// What a change of hours does to those who are booked already.
package struct HoursPreview: Sendable {
  package var displaced: [Displaced] = []
  /// How many slots of a week can be booked, before and after.
  package var before = 0
  package var after = 0

  package init() {}
}

extension Office {
  /// What new lines of a provider's hours would do, without doing it: everyone booked from today on who would stand outside the hours, over
  /// a limit or on a code that does not take them, and did not before.
  package func preview(_ change: SetHours, _ context: Context) throws(Refusal) -> HoursPreview {
    var draft = Draft(self, context, happened: nil)
    try change.carryOut(in: &draft)
    let text = HoursText(self, today: context.today)
    let keys = Set(change.lines.compactMap { try? text.line($0) }.flatMap(\.keys))
    let old = HoursBook(self), new = HoursBook(draft.office)
    var preview = HoursPreview()
    for weekday in 1...7 {
      let day = Day(number: 3 + weekday)
      preview.before += DayHours(old.weekday(of: change.provider, weekday), old.codes, []).slots(on: day)
      preview.after += DayHours(new.weekday(of: change.provider, weekday), new.codes, []).slots(on: day)
    }
    for offset in 0...366 {
      let day = context.today.advanced(by: offset)
      let isTouched = keys.contains(HoursKey(day)) || keys.contains(HoursKey(weekday: day.weekday))
      guard isTouched, busy(on: day)[change.provider.number]?.all.isEmpty == false else { continue }
      let booked = filed(Appointment.self, on: day).filter { $0.provider == change.provider && $0.slot.holdsTime }
      func plan(_ book: HoursBook) -> DayPlan {
        DayPlan(
          change.provider, on: day, today: day, time: ClockTime(24, 0), hours: book.hours(of: change.provider, on: day),
          appointments: booked)
      }
      let was = plan(old), now = plan(new)
      for appointment in was.appointments where appointment.slot != .done {
        let before = wrongs(appointment, was)
        if let how = wrongs(appointment, now).first(where: { !before.contains($0) }) {
          preview.displaced.append(Displaced(appointment: appointment, how: how))
        }
      }
    }
    return preview
  }

  /// How an appointment stands against the hours of its day.
  private func wrongs(_ appointment: Appointment, _ plan: DayPlan) -> [String] {
    plan.obstacles(appointment.start, appointment.minutes, type: appointment.type, except: appointment.id).compactMap { obstacle in
      switch obstacle {
      case .taken, .later: nil
      case .outsideHours: "outside the hours"
      case .closed(let block): "closed\(block.label.isEmpty ? "" : ": \(block.label)")"
      case .full(let block): "over the limit of \(block.limit) on \(block.title)"
      case .wrongCode(let block): "\(block.title) takes no \(self[appointment.type]?.name ?? "such visit")"
      }
    }
  }
}

extension DayHours {
  /// How many slots of the grid can be booked.
  package func slots(on day: Day) -> Int {
    blocks.filter { !$0.closed }.map { ($0.to - $0.from) / $0.step * $0.doubleBook }.reduce(0, +)
  }

  /// The hours as one character each so many minutes: the slot code, `.` for closed, blank outside; `#` for time without a code.
  package func strip(from: ClockTime, to: ClockTime, step: Int) -> String {
    stride(from: from.minutes, to: to.minutes, by: max(5, step)).map { minute in
      guard let block = block(at: ClockTime(minutes: minute)) else { return " " }
      return block.closed ? "." : block.code.isEmpty ? (block.release == .always ? "#" : "s") : block.code
    }.joined()
  }
}
