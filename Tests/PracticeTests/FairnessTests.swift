import Testing

@testable import Practice

/// Freed times come at random and are offered down two lists: the waitlist's order, and who was put on first.
@Suite("The waitlist against first come, first served, on the same days")
struct FairnessTests {
  private struct Outcome {
    var filled = 0
    var freed = 0
    var calls = 0
    var waits: [Int] = []
    var urgent: [Int] = []
    var left: [Int] = []
    var longest: Int { (waits + left).max() ?? 0 }
    var urgentMean: Double { urgent.isEmpty ? 0 : Double(urgent.reduce(0, +)) / Double(urgent.count) }
  }

  /// What one wish is, drawn once for both lists.
  private struct Wish {
    var day: Int
    var part: WaitlistEntry.Part
    var providers: [Int]
    var weekdays: [Int]
    var priority: WaitlistEntry.Priority
    var says: Int
  }

  /// A receptionist has time for so many calls for one freed time; without the list's gate some of them go to whom it cannot suit.
  private static let callsEach = 4

  private func run(_ seed: Int, fits: Bool) -> Outcome {
    var desk = TestOffice(), dice = TestDice(seed)
    let people = (0..<40).map { desk.patient("P", "\($0)") }
    let wishes = people.indices.map { index in
      Wish(
        day: index / 2, part: dice.pick([.any, .any, .morning, .afternoon]), providers: dice.pick([[], [], [0], [1]]),
        weekdays: dice.pick([[], [], [], [1, 2], [4, 5]]), priority: dice.chance(15) ? .urgent : .routine, says: dice.number(1...100))
    }
    var outcome = Outcome()
    var entries: [WaitlistEntryID: Int] = [:]
    for day in 0..<30 {
      desk.now = Moment(TestOffice.today.advanced(by: day), ClockTime(7, 30), offset: -300)
      for (index, wish) in wishes.enumerated() where wish.day == day {
        let id = desk.waits(people[index]) { [desk] in
          ($0.part, $0.weekdays, $0.providers) = (wish.part, wish.weekdays, wish.providers.map { [desk.lin, desk.osei][$0] })
        }
        entries[id] = index
        if wish.priority != .routine { desk.does(SetWaitPriority { ($0.entry, $0.priority, $0.why) = (id, wish.priority, "anemia") }) }
      }
      guard desk.today.weekday < 6 else { continue }
      for _ in 0..<dice.number(1...2) {
        let provider = dice.pick([desk.lin, desk.osei]), start = ClockTime(dice.pick([8, 9, 10, 11, 13, 14, 15]), dice.pick([0, 20, 40]))
        var time = FreedTime(provider: provider, day: desk.today, start: start, minutes: 0)
        time.minutes = desk.office.freeMinutes(time, now: desk.now)
        guard time.minutes >= 20 else { continue }
        outcome.freed += 1
        let inOrder = fits ? desk.office.match(time, now: desk.now).fits.map(\.entry) : desk.office.waiting
        var asked: [FreeSlot.Asked] = []
        for entry in inOrder.prefix(Self.callsEach) {
          outcome.calls += 1
          let suits = desk.office.misfit(entry, time, now: desk.now) == nil
          let index = entries[entry.id] ?? 0
          // Seven of ten who can come do come; whether it is this one's day was drawn before.
          guard suits, (wishes[index].says + day * 7 + start.minutes) % 100 < 70 else {
            asked.append(FreeSlot.Asked { ($0.entry, $0.outcome) = (entry.id, .declined) })
            continue
          }
          desk.does(
            FreeSlot {
              ($0.provider, $0.day, $0.start, $0.takes) = (provider, desk.today, start, entry.id)
              ($0.asked, $0.passedOver) = (fits ? asked : [], fits ? "" : "first come, first served")
            })
          outcome.filled += 1
          let waited = entry.since.distance(to: desk.today)
          outcome.waits.append(waited)
          if entry.priority == .urgent { outcome.urgent.append(waited) }
          break
        }
      }
    }
    outcome.left = desk.office.waiting.map { $0.since.distance(to: desk.today) }
    return outcome
  }

  @Test("fills more of the freed times with fewer calls, sees urgent ones sooner, and lets nobody wait longer for ever")
  func against() {
    var list = Outcome(), queue = Outcome()
    let seeds = 1...(PropertyTests.isLong ? 60 : 3)
    for seed in seeds {
      for fits in [true, false] {
        let one = run(seed, fits: fits)
        func add(_ sum: inout Outcome) {
          sum.filled += one.filled
          sum.freed += one.freed
          sum.calls += one.calls
          sum.waits += one.waits
          sum.urgent += one.urgent
          sum.left += one.left
        }
        if fits { add(&list) } else { add(&queue) }
      }
    }
    func words(_ outcome: Outcome) -> String {
      let rate = outcome.filled * 1000 / max(1, outcome.freed)
      return
        "\(outcome.filled) of \(outcome.freed) freed times filled (\(rate / 10).\(rate % 10) %), \(outcome.calls) calls, longest wait \(outcome.longest) days, urgent after \(Int(outcome.urgentMean * 10 + 0.5) / 10) days on average"
    }
    print("waitlist order:           \(words(list))\nfirst come, first served: \(words(queue))")
    #expect(list.filled * queue.freed > queue.filled * list.freed, "fill rate")
    #expect(list.calls < queue.calls)
    #expect(list.urgentMean < queue.urgentMean)
    #expect(list.longest <= queue.longest)
  }
}
