/// A provider is out, for a day or from a time on: everyone booked is moved, called or cancelled in one change, and the time is closed.
package struct ProviderOut: Verb {
  package static let name = "provider out"
  package static let sentence = "closes a provider's day, or the rest of it, and moves, keeps to call, or cancels everyone booked"
  package static let who: [StaffRole] = .desk

  /// What is done for one patient.
  package enum Way: String, Word {
    case move, call, cancel

    package var label: String {
      switch self {
      case .move: "move"
      case .call: "call and ask"
      case .cancel: "cancel"
      }
    }
  }

  /// What becomes of one patient of the provider who is out.
  package struct Step: Fielded, Hashable {
    package var appointment = AppointmentID.unnumbered
    package var way = Way.call
    package var provider: ProviderID?
    package var day: Day?
    package var start: ClockTime?

    package init() {}

    package static let fields: [Field<Step>] = [
      Field("appointment", \.appointment, optional: false), Field("way", \.way, optional: false), Field("provider", \.provider, "where to"),
      Field("day", \.day), Field("start", \.start),
    ]
  }

  package var provider = ProviderID.unnumbered
  package var day: Day?
  package var from: ClockTime?
  package var why = ""
  package var steps: [Step] = []

  package init() {}

  package static let fields: [Field<ProviderOut>] = [
    Field("provider", \.provider, optional: false), Field("day", \.day, optional: false),
    Field("from", \.from, "the whole day if not given"),
    Field("why", \.why, optional: false), Field("steps", \.steps, "what is done for each patient"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard let day, day >= draft.today else { throw Refusal("when", "a provider is out today or on a day to come", field: "day") }
    guard !why.trimmed.isEmpty else { throw Refusal("reason missing", "say why: sick, called away, snow", field: "why") }
    let person = try draft.get(provider)
    let affected = draft.office.affected(provider, on: day, from: from, now: draft.context.now)
    for appointment in affected where !steps.contains(where: { $0.appointment == appointment.id }) {
      let name = draft.office[appointment.patient]?.name.listed ?? "someone"
      throw Refusal(
        "left out", "\(name) is booked at \(appointment.start.shown), and the plan says nothing about them", wayPast: "steps, one for each",
        with: appointment.reference)
    }
    let words = "\(person.title) is out: \(why.trimmed)"
    try draft.close(provider, on: day, from: from, label: "out: \(why.trimmed)")
    for step in steps {
      guard let old = affected.first(where: { $0.id == step.appointment }) else {
        throw Refusal("not in the plan", "\(step.appointment) is not booked with \(person.title) then", with: Reference(step.appointment))
      }
      switch step.way {
      case .call: try draft.edit(old.id) { $0.toTell = .absence }
      case .cancel:
        try draft.cancel(old.id, by: .clinic, reason: words)
        try draft.edit(old.id) { $0.toTell = .absence }
      case .move: try move(old, step, words, in: &draft)
      }
    }
    draft.why = words
  }

  private func move(_ old: Appointment, _ step: Step, _ words: String, in draft: inout Draft) throws(Refusal) {
    guard let day = step.day, let start = step.start else { throw Refusal("when", "moving \(old.id) needs a day and a time") }
    try draft.mustNotBeHere(old)
    try draft.edit(old.id) {
      $0.slot = .rescheduled
      $0.cancelReason = words
      $0.toTell = nil
    }
    let new = try draft.book(
      Appointment {
        $0 = old.anew
        $0.day = day
        $0.start = start
        $0.provider = step.provider ?? old.provider
        $0.toTell = .absence
      })
    try draft.edit(old.id) { $0.movedTo = new.id }
  }
}

extension Draft {
  /// Closes the hours of one date from a time on, and leaves those of the weekday as they are.
  fileprivate mutating func close(_ provider: ProviderID, on day: Day, from: ClockTime?, label: String) throws(Refusal) {
    var blocks: [ScheduleTemplate.Block] = []
    for block in office.blocks(of: provider, on: day) {
      guard let from, block.from < from else {
        blocks.append(block.closed(label))
        continue
      }
      if block.to <= from {
        blocks.append(block)
        continue
      }
      var before = block, after = block.closed(label)
      (before.to, after.from) = (from, from)
      blocks += [before, after]
    }
    guard !blocks.isEmpty else { throw Refusal("outside hours", "the provider does not work on \(day.shown)") }
    if let own = office.templates.sorted.last(where: { $0.provider == provider && $0.day == day && !$0.gone }) {
      try edit(own.id) { $0.blocks = blocks }
    } else {
      add(
        ScheduleTemplate {
          $0.provider = provider
          $0.day = day
          $0.blocks = blocks
        })
    }
  }
}

extension ScheduleTemplate.Block {
  fileprivate func closed(_ label: String) -> ScheduleTemplate.Block {
    var block = self
    if !block.closed { block.label = label }
    block.closed = true
    block.sameDay = false
    return block
  }
}

extension Office {
  /// Who is booked in a stretch of a provider's day and is not here yet, by the clock.
  package func affected(_ provider: ProviderID, on day: Day, from: ClockTime?, now: Moment) -> [Appointment] {
    filed(Appointment.self, on: day).filter {
      $0.provider == provider && ($0.slot == .booked || $0.slot == .confirmed) && $0.end > (from ?? ClockTime(minutes: 0))
        && (day > now.day || $0.end > now.time) && visit(for: $0.id) == nil
    }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }
}
