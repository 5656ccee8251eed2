import Practice
import Testing
import Training

/// What is told about the wait is nearer to what comes than the average of the day so far.
@Suite struct ForecastTests {
  private let lin = ProviderID(prefix: "d", number: 1)
  private let short = VisitTypeID(prefix: "t", number: 1), long = VisitTypeID(prefix: "t", number: 2)

  /// A way in which people and providers behave that the forecaster is not told.
  private func nature(_ world: Int) -> Nature {
    let short = short
    return Nature(
      length: { type, dice in
        let mean = type == short ? 12 * 60 : 26 * 60
        switch world % 3 {
        // Even; with a long tail; and either quick or slow.
        case 0: return mean * dice.number(50...150) / 100
        case 1:
          let tail = (0..<3).map { _ in dice.number(0...100) }.min() ?? 0
          return mean * (50 + tail * 2) / 100
        default: return dice.chance(70) ? mean * dice.number(50...80) / 100 : mean * dice.number(140...220) / 100
        }
      },
      early: { dice in dice.chance(world % 2 == 0 ? 92 : 80) ? dice.number(-600...1500) : nil }, late: { $0.number(0...900) },
      gap: 40 + world * 20)
  }

  private func policy(_ world: Int) -> DayPolicy {
    DayPolicy(name: "", hours: 8 * 60...17 * 60, provider: lin, mix: [short, short, long], step: 15 + world % 2 * 3, style: .stream)
  }

  /// How far off two ways to tell the wait are at each arrival of a day, in seconds: the forecast, and the average of those seen so far.
  private func errors(_ day: SimulatedDay, _ booked: [(due: Int, type: VisitTypeID)], _ pace: Pace, usual: Int) -> (Int, Int, Int) {
    var forecastError = 0, averageError = 0, count = 0
    for patient in day.seen {
      let now = patient.arrived
      var state = DayForecast.State(provider: lin, now: now)
      let over = day.seen.filter { $0.start <= now }
      state.begins = over.isEmpty ? 8 * 3600 + pace.late : 0
      if let with = day.seen.first(where: { $0.start <= now && now < $0.end }) { state.with = (with.type, planned(with.type), with.start) }
      for other in day.seen where other.arrived <= now && other.start > now {
        state.people.append(.init(type: other.type, planned: planned(other.type), due: other.due, arrived: other.arrived))
      }
      // Those who are booked and not here yet, whether or not they will come.
      var here = day.seen.filter { $0.arrived <= now }.compactMap(\.due)
      for one in booked {
        if let index = here.firstIndex(of: one.due * 60) {
          here.remove(at: index)
        } else {
          state.people.append(.init(type: one.type, planned: planned(one.type), due: one.due * 60, arrived: nil))
        }
      }
      let rows = DayForecast(state, pace).rows
      guard let row = rows.first(where: { $0.person.arrived == patient.arrived && $0.person.due == patient.due }) else { continue }
      let average = over.isEmpty ? usual : over.map(\.wait).reduce(0, +) / over.count
      forecastError += abs(row.start - patient.start)
      averageError += abs(average - patient.wait)
      count += 1
    }
    return (forecastError, averageError, count)
  }

  private func planned(_ type: VisitTypeID) -> Int { type == short ? 15 : 30 }

  @Test("The forecast of the wait is at most 0.9 times as far off as the average so far, on days of which it was told nothing")
  func beatsTheAverage() {
    for world in 0..<6 {
      let nature = nature(world), policy = policy(world)
      var learnt: [Seen] = [], came = 0, missed = 0
      for number in 0..<12 {
        var dice = Dice(seed: UInt64(1000 * world + number))
        let day = policy.day(number, nature: nature, dice: &dice)
        learnt += day.seen
        came += day.seen.count
        missed += day.missed
      }
      let pace = Pace(learnt, came: came, missed: missed)
      let usual = learnt.map(\.wait).reduce(0, +) / max(1, learnt.count)
      var forecast = 0, average = 0, count = 0
      for number in 100..<112 {
        var dice = Dice(seed: UInt64(1000 * world + number)), again = dice
        let day = policy.day(number, nature: nature, dice: &dice)
        let booked = policy.booked(&again)
        let (one, other, patients) = errors(day, booked.map { ($0.due, $0.type) }, pace, usual: usual)
        forecast += one
        average += other
        count += patients
      }
      print("world \(world): forecast off by \(forecast / count / 6) tenths of a minute, average so far by \(average / count / 6)")
      #expect(forecast * 10 <= average * 9, "world \(world): \(forecast) against \(average)")
    }
  }

  @Test("A line takes in whoever is there and has the smallest turn, and leaves nobody over")
  func line() {
    var dice = Dice(seed: 4)
    for _ in 0..<200 {
      let people = (0..<dice.number(0...12)).map {
        Line.Person(
          id: $0, turn: dice.number(0...500), arrives: dice.number(0...500), notBefore: dice.number(0...300), takes: dice.number(0...60))
      }
      let starts = Line.starts(people, free: 100, gap: 2)
      #expect(starts.map(\.id).sorted() == people.map(\.id))
      var free = 100
      var left = people
      for (id, start) in starts {
        // By brute force: the earliest second at which anyone may begin, and of those the smallest turn.
        let ready = left.map { max(free, $0.arrives, $0.notBefore) }.min() ?? free
        let first = left.filter { max($0.arrives, $0.notBefore) <= ready }.min { ($0.turn, $0.id) < ($1.turn, $1.id) }
        #expect(start == ready && id == first?.id)
        left.removeAll { $0.id == id }
        free = start + (first?.takes ?? 0) + 2
      }
    }
  }

  @Test("One more patient takes nothing from those who come before, and is told in words")
  func harm() {
    let pace = Pace()
    var state = DayForecast.State(provider: lin, now: 9 * 3600)
    for minute in [540, 560, 580, 700] { state.people.append(.init(type: short, planned: 20, due: minute * 60, arrived: nil)) }
    let extra = DayForecast.Person(type: short, planned: 20, due: 560 * 60, arrived: nil)
    let harm = KnockOn(without: DayForecast(state, pace), with: DayForecast(state.adding(extra), pace), extra: extra)
    #expect(harm.later.count == 1)
    #expect(harm.sentence.hasPrefix("adds about"))
    #expect(KnockOn(later: [], overtime: 0).sentence == "makes nobody wait longer")
  }

  @Test("A provider who was said to run late takes in nobody before that, until somebody was taken in; who was told comes later")
  func runningLate() throws {
    var desk = TestOffice()
    let people = (0..<3).map { desk.patient("P\($0)") }
    let booked = zip(people, [20, 40, 60]).map { desk.booked($0, 9 + $1 / 60, $1 % 60) }
    func starts() -> [Int] { desk.office.forecast(of: desk.lin, on: desk.today, now: desk.now, pace: Pace()).rows.map { $0.start / 60 } }
    #expect(starts().first == 9 * 60 + 10, "people come ten minutes early")
    desk.does(RunningLate { [desk] in ($0.provider, $0.minutes, $0.why) = (desk.lin, 30, "at the hospital") })
    #expect(starts().first == 9 * 60 + 50)
    // Who was told to come at 10:30 comes then, and is not taken for someone who stays away.
    desk.does(NoteCall { ($0.appointment, $0.about, $0.outcome) = (booked[2], .late, .reached) })
    let last = try #require(
      desk.office.forecastState(of: desk.lin, on: desk.today, now: desk.now, pace: Pace()).people.first { $0.appointment == booked[2] })
    #expect(last.due == 10 * 3600 && last.told == 10 * 3600 + 1800)
    desk.later(5)
    let visit = desk.arrived(booked[0])
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit))
    desk.does(StartWithProvider(visit))
    #expect(starts().first! < 9 * 60 + 50, "the provider has come, which says more than what was said")
  }
}
