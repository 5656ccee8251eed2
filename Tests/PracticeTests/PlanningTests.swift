import Practice
import Testing
import Training

@Suite("Days played through before they come") struct PlanningTests {
  private let lin = ProviderID(prefix: "d", number: 1)
  private let types = [VisitTypeID(prefix: "t", number: 1)]
  private let nature = Nature(
    length: { _, dice in dice.number(600...1800) }, early: { $0.chance(90) ? $0.number(-300...1200) : nil }, late: { _ in 0 }, gap: 60)

  private func policy(_ style: BookingStyle, overbooked: Int = 0) -> DayPolicy {
    var policy = DayPolicy(name: style.rawValue, hours: 540...1020, provider: lin, mix: types, step: 20, style: style)
    policy.overbooked = overbooked
    return policy
  }

  @Test("the same seed plays the same days, another seed others")
  func seeded() {
    let stream = policy(.stream)
    #expect(stream.play(days: 20, nature: nature, seed: 5) == stream.play(days: 20, nature: nature, seed: 5))
    #expect(stream.play(days: 20, nature: nature, seed: 5) != stream.play(days: 20, nature: nature, seed: 6))
  }

  @Test("a wave makes people wait longer than a stream, and more patients leave less idle time")
  func textbook() {
    let stream = policy(.stream).play(days: 100, nature: nature, seed: 1)
    let wave = policy(.wave).play(days: 100, nature: nature, seed: 1)
    let more = policy(.stream, overbooked: 3).play(days: 100, nature: nature, seed: 1)
    #expect(wave.meanWait > stream.meanWait)
    #expect(more.idle < stream.idle && more.overtime >= stream.overtime && more.meanWait > stream.meanWait)
  }

  @Test(
    "nobody is lost: all who are booked are seen or did not come, one at a time, and never before they came",
    arguments: BookingStyle.allCases)
  func whole(_ style: BookingStyle) {
    for number in 0..<20 {
      var dice = Dice(seed: UInt64(number)), again = dice
      let booked = policy(style).booked(&again)
      let day = policy(style).day(number, nature: nature, dice: &dice)
      #expect(day.seen.count + day.missed == booked.count)
      #expect(booked.allSatisfy { (540...1020).contains($0.due) })
      for (one, next) in zip(day.seen, day.seen.dropFirst()) { #expect(next.start >= one.end && next.start >= next.arrived) }
    }
  }

  @Test("what the office has seen is what is played: lengths of its own, and as many come as came")
  func learnt() {
    var dice = Dice(seed: 3)
    let seen = (0..<200).map { index in
      let start = 9 * 3600 + index % 20 * 1200
      return Seen(
        provider: lin, type: types[0], day: Day(number: index / 20), due: start, arrived: start - 600, start: start,
        end: start + dice.number(300...900))
    }
    let pace = Pace(seen, came: 150, missed: 50)
    #expect(pace.coming == 750 && pace.early == 600)
    #expect((300...900).contains(pace.median(lin, types[0], planned: 20)))
    #expect(pace.remaining(lin, types[0], planned: 20, elapsed: 890) <= 10)
    #expect(pace.remaining(lin, types[0], planned: 20, elapsed: 2000) > 0)
    let own = Nature(of: pace, provider: lin) { _ in 20 }
    for _ in 0..<50 { #expect((300...900).contains(own.length(types[0], &dice))) }
  }
}
