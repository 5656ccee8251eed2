import Practice

extension DemoMaker {
  /// Who waits for an earlier time, and who should come again: dice of their own, so that the day is as it was without them.
  mutating func waitAndRecall() {
    var dice = Dice(seed: demo.seed &+ 7_700)
    let evening = moment(today.advanced(by: -1), ClockTime(18, 50))
    let busy = Set((0...1).flatMap { office.filed(Appointment.self, on: today.advanced(by: $0)) }.map(\.patient))
    let people = dice.shuffled(patients.filter { !busy.contains($0) && office[$0]?.deceased == nil && office[$0]?.archived == false })
    let types = office.visitTypes.sorted.filter { !$0.telehealth && $0.minutes <= 20 }
    guard let usual = types.first else { return }
    for (index, patient) in people.prefix(9).enumerated() {
      let then = moment(today.advanced(by: -dice.number(1...45)), ClockTime(dice.number(9...16), 10))
      let wish = PutOnWaitlist {
        $0.patient = patient
        $0.type = index.isMultiple(of: 3) ? dice.pick(types).id : usual.id
        if index.isMultiple(of: 4), let provider = office[patient]?.usualProvider { $0.providers = [provider] }
        $0.part = dice.pick([.any, .any, .any, .morning, .afternoon])
        if dice.chance(20) { $0.weekdays = [1, 2, 4] }
        $0.reason = dice.pick(["blood pressure is up", "cough for two weeks", "refill runs out", "knee is worse", "forms to sign"])
      }
      guard let entry: WaitlistEntryID = put(wish, happened: then, at: evening) else { continue }
      if index == 5 {
        act(
          SetWaitPriority {
            $0.entry = entry
            $0.priority = .urgent
            $0.why = "lab result of Friday"
          }, at: evening, by: "lin")
      }
      if index == 2 {
        act(
          NoteCall {
            $0.entry = entry
            $0.outcome = .declined
            $0.note = "could not get off work"
          }, at: evening)
      }
    }
    for (index, patient) in people.dropFirst(9).prefix(11).enumerated() {
      let recall = SetRecall {
        $0.patient = patient
        $0.what = dice.pick(["blood pressure check", "diabetes check", "yearly physical", "cholesterol, then talk"])
        $0.type = usual.id
        $0.every = dice.pick([3, 6, 12, 12])
        $0.due = today.advanced(by: dice.number(-90...50))
      }
      guard let id: RecallID = put(recall, happened: moment(today.advanced(by: -170), ClockTime(11, 0)), at: evening) else { continue }
      guard index.isMultiple(of: 4) else { continue }
      act(
        NoteCall {
          $0.recall = id
          $0.outcome = .leftMessage
        }, at: evening)
    }
  }

  /// Writes something down in the evening that was true before, and says what it made.
  private mutating func put<R: Record>(_ verb: any Verb, happened: Moment, at now: Moment) -> ID<R>? {
    guard let entry = act(verb, at: now, happened: happened) else { return nil }
    return entry.edits.new.first.flatMap { ID<R>($0.reference.id) }
  }
}
