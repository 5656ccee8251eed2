import Testing

@testable import Practice

@Suite("Finding free time") struct SlotFinderTests {
  @Test("what is found is what trying every minute of every provider finds")
  func bruteForce() {
    for seed in 1...(PropertyTests.isLong ? 60 : 5) {
      var random = RandomSchedule(seed, bookings: 34)
      let asker = random.dice.chance(50) ? random.people[0] : random.desk.patient("Asker", "X")
      for _ in 0..<3 {
        var query = SlotQuery()
        query.providers = [random.desk.lin, random.desk.osei]
        query.type = random.dice.pick([random.desk.followUp, random.desk.physical])
        query.minutes = random.dice.pick([5, 10, 20, 30, 40])
        query.patient = asker
        (query.from, query.to, query.fromTime) = (random.days[0], random.days[2], random.desk.now.time)
        if random.dice.chance(30) { query.weekdays = [2, 3] }
        if random.dice.chance(30) { query.earliest = ClockTime(10, 10) }
        if random.dice.chance(30) { query.latest = ClockTime(12, 40) }
        if random.dice.chance(30) { query.room = random.desk.room1 }
        if random.dice.chance(30) { query.things = [random.scope] }
        let found = SlotFinder(random.desk.office, now: random.desk.now).find(query, limit: .max)
        #expect(found == wanted(query, asker, random), "seed \(seed): \(query)")
        let few = SlotFinder(random.desk.office, now: random.desk.now).find(query, limit: 3)
        #expect(few == Array(found.prefix(3)), "seed \(seed): the first three")
      }
    }
  }

  private func wanted(_ query: SlotQuery, _ asker: PatientID, _ random: RandomSchedule) -> [Opening] {
    var wanted: [Opening] = []
    for day in random.days where query.weekdays.isEmpty || query.weekdays.contains(day.weekday) {
      // Everything in the random office begins and ends on five minutes.
      for minute in stride(from: 8 * 60, to: 17 * 60, by: 5) {
        let start = ClockTime(minutes: minute)
        if day == query.from, start < query.fromTime { continue }
        if let earliest = query.earliest, start < earliest { continue }
        if let latest = query.latest, start >= latest { continue }
        for provider in query.providers {
          guard let block = random.block(provider, day, minute) else { continue }
          let holders = random.holders(provider, day, minute)
          let begins = starts(random, provider, day).contains(minute)
          let isGrid = isOnGrid(block, minute, random, provider, day)
          guard isGrid && holders < random.share(block) || begins && holders == 0 else { continue }
          let booking = Book {
            ($0.patients, $0.provider, $0.day, $0.start, $0.minutes) = ([asker], provider, day, start, query.minutes)
            ($0.type, $0.room, $0.needs) = (query.type!, query.room, query.things)
          }
          if random.against(booking).isEmpty { wanted.append(Opening(provider: provider, day: day, start: start)) }
        }
      }
    }
    return wanted
  }

  /// Minutes at which somebody's time ends.
  private func starts(_ random: RandomSchedule, _ provider: ProviderID, _ day: Day) -> Set<Int> {
    Set(random.desk.office.filed(Appointment.self, on: day).filter { $0.provider == provider && $0.slot.holdsTime }.map(\.end.minutes))
  }

  /// A closure that cuts a block begins its grid anew behind it.
  private func isOnGrid(_ block: ScheduleTemplate.Block, _ minute: Int, _ random: RandomSchedule, _ provider: ProviderID, _ day: Day)
    -> Bool
  {
    var from = block.from.minutes
    for earlier in block.from.minutes..<max(block.from.minutes, minute) where random.isClosed(provider, day, earlier) != nil {
      from = earlier + 1
    }
    return (minute - from).isMultiple(of: max(5, block.step))
  }

  @Test("who holds time is known for every day as appointments come, move, go and come back")
  func index() throws {
    var random = RandomSchedule(3, bookings: 30)
    for _ in 0..<25 {
      let all = random.desk.office.appointments.sorted.filter { $0.slot == .booked }
      guard let one = all.isEmpty ? nil : random.dice.pick(all) else { break }
      let to = Reschedule { [day = random.dice.pick(random.days), at = random.dice.number(90...150)] in
        ($0.appointment, $0.day, $0.start, $0.overbook) = (one.id, day, ClockTime(minutes: 5 * at), "moved about")
      }
      if random.dice.chance(60), random.desk.rule(to) == "done" {
        random.desk.does(to)
      } else {
        random.desk.does(CancelAppointment { ($0.appointment, $0.reason) = (one.id, "work") })
      }
      if random.dice.chance(30) { random.desk.does(Undo()) }
    }
    for office in [random.desk.office, try random.desk.rebuilt()] {
      for day in random.days {
        for provider in [random.desk.lin, random.desk.osei] {
          let held = office.filed(Appointment.self, on: day).filter { $0.provider == provider && $0.slot.holdsTime }
          let known = office.busy(on: day)[provider.number]?.all ?? []
          #expect(Set(known.map { Int($0.number) }) == Set(held.map(\.id.number)) && known.count == held.count)
        }
      }
    }
  }

  @Test("five-minute cells: runs are found as counting finds them")
  func bits() {
    var dice = TestDice(5)
    for _ in 0..<200 {
      var bits = DayBits(), cells = Array(repeating: false, count: DayBits.cells)
      for _ in 0..<dice.number(1...12) {
        let from = dice.number(0...280), to = min(DayBits.cells, from + dice.number(1...40))
        bits.mark(from..<to)
        for cell in from..<to { cells[cell] = true }
      }
      let longest = cells.split(separator: false).map(\.count).max() ?? 0
      for length in [1, 2, 3, 7, 12, 63, 64, 65, longest, longest + 1] where length > 0 {
        #expect(bits.hasRun(length) == (length <= longest))
      }
      #expect((0..<DayBits.cells).allSatisfy { bits[$0] == cells[$0] })
    }
  }

  private func read(_ text: String, _ desk: TestOffice) throws -> SlotQuery {
    var usual = SlotQuery()
    (usual.type, usual.minutes, usual.from) = (desk.followUp, 20, desk.today)
    return try SlotPhrase.read(text, usual: usual, in: desk.office, today: desk.today)
  }

  @Test("a search is read as people say it")
  func phrases() throws {
    var desk = TestOffice()
    desk.set(Provider { ($0.short, $0.credential) = ("NP Park", "NP") })
    desk.set(Resource { ($0.name, $0.use) = ("Mr Diaz", "interpreter") })
    let sunday = desk.today.advanced(by: 6)
    var query = try read("2x30 tue thu pm lin after 15 sep", desk)
    #expect(query.count == 2 && query.minutes == 30 && query.weekdays == [2, 4] && query.earliest == ClockTime(12, 0))
    #expect(query.providers == [desk.lin] && query.from == Day(2027, 9, 16)! && query.total == 60)
    query = try read("next np 20 am this week", desk)
    #expect(query.providers == [ProviderID("d3")!] && query.minutes == 20 && query.latest == ClockTime(12, 0))
    #expect(query.from == desk.today && query.to == sunday)
    query = try read("room 2", desk)
    #expect(query.room == desk.room2)
    query = try read("interpreter physical osei or lin mon-wed", desk)
    #expect(query.uses == ["interpreter"] && query.type == desk.physical && query.minutes == 40)
    #expect(query.providers == [desk.osei, desk.lin] && query.weekdays == [1, 2, 3])
    #expect(try read("45 min tomorrow", desk).minutes == 45 && read("tomorrow", desk).to == desk.today.advanced(by: 1))
    #expect(try read("not before 1 dec before 2pm", desk).from == Day(2026, 12, 1)! && read("before 2pm", desk).latest == ClockTime(14, 0))
    #expect(try read("next week", desk).from == sunday.advanced(by: 1) && read("in 2 weeks", desk).from == desk.today.advanced(by: 14))
    #expect(try read("tue/thu np park", desk).providers == [ProviderID("d3")!] && read("", desk).minutes == 20)
    query = try read("lin tue 9-11:30", desk)
    #expect(query.earliest == ClockTime(9, 0) && query.latest == ClockTime(11, 30) && query.from == desk.today)
    query = try read("2-4 pm", desk)
    #expect(query.earliest == ClockTime(14, 0) && query.latest == ClockTime(16, 0))
    query = try read("lin tue at 10", desk)
    #expect(query.earliest == ClockTime(10, 0) && query.latest == ClockTime(10, 1) && query.minutes == 20)
    #expect(try read("before 9", desk).latest == ClockTime(9, 0) && read("after 15 dec", desk).from == Day(2026, 12, 16)!)
    #expect(try read("15 dec", desk).from == Day(2026, 12, 15)! && read("until 15 dec", desk).to == Day(2026, 12, 15)!)
  }

  @Test(
    "words that mean nothing here are refused with their column",
    arguments: [
      ("lin blah", 5, "\"blah\" is no provider"), ("room 9", 1, "which room? there are 1, 2"), ("after", 1, "after when?"),
      ("after blue", 7, "neither a day nor a time"), ("this lin", 1, "this what?"), ("after 1 dec before 25 nov", 1, "ends before that"),
      ("osei 15 dec 2025", 6, "Mon 15 Dec 2025 is over"), ("t-5", 1, "is over"),
      ("lin am pm", 1, "leaves no time"), ("10am", 1, "write after 10am"),
    ])
  func faults(_ text: String, _ column: Int, _ words: String) throws {
    let desk = TestOffice()
    do throws(PhraseFault) {
      _ = try SlotPhrase.read(text, usual: SlotQuery(), in: desk.office, today: desk.today)
      Issue.record("\(text) was read")
    } catch { #expect(error.column == column && error.sentence.contains(words), "\(error.full)") }
  }

  @Test("where there is nothing, it is said how many slots each rule took away, and the numbers add up")
  func whyNone() {
    var desk = HoursTextTests.coded()
    let lin = desk.lin, tuesday = desk.today.advanced(by: 1)
    desk.does(SetHours { ($0.provider, $0.lines) = (lin, ["Tue 0800-0840 11  0840-0900 ..  0900-0940 N  0940-1040 SSS"]) })
    for index in 0..<2 { _ = desk.booked(desk.patient("P\(index)", "X"), 8, 20 * index, day: tuesday) }
    var query = SlotQuery()
    (query.providers, query.type, query.from, query.to) = ([lin], desk.followUp, tuesday, tuesday)
    let finder = SlotFinder(desk.office, now: desk.now)
    #expect(finder.find(query, limit: 5).isEmpty)
    let why = finder.whyNone(query)
    #expect(
      why.words == "closed 2, full 2, wrong type 1, released later 3" && why.looked == 8 && why.counts.values.reduce(0, +) == why.looked)
    for seed in 1...10 {
      let random = RandomSchedule(seed, bookings: 40)
      (query.providers, query.minutes, query.to) = ([], 360, random.days[2])
      let why = SlotFinder(random.desk.office, now: random.desk.now).whyNone(query)
      #expect(why.counts.values.reduce(0, +) == why.looked && why.looked > 0, "seed \(seed)")
    }
  }

  @Test("a year of forty providers, booked to the end, is searched without reading an appointment of it")
  func year() {
    var desk = TestOffice()
    for number in 3...40 { desk.set(Provider { $0.short = "Dr\(number)" }) }
    let lines = ["Mon-Fri 0800-1200/60 open"]
    for provider in desk.office.providers.sorted { desk.does(SetHours { ($0.provider, $0.lines) = (provider.id, lines) }) }
    let ada = desk.patient(), last = desk.today.advanced(by: 361)
    var number = 0
    for offset in 0..<364 {
      let day = desk.today.advanced(by: offset)
      guard day.weekday <= 5 else { continue }
      for provider in desk.office.providers.sorted where day < last || provider.id.number != 23 {
        number += 1
        desk.office.place(
          Appointment {
            ($0.id, $0.patient, $0.provider, $0.type) = (ID(prefix: "a", number: number), ada, provider.id, desk.followUp)
            ($0.day, $0.start, $0.minutes) = (day, ClockTime(8, 0), 240)
          })
      }
    }
    var query = SlotQuery()
    (query.from, query.to) = (desk.today, desk.today.advanced(by: 364))
    let found = SlotFinder(desk.office, now: desk.now).find(query, limit: 1)
    #expect(found == [Opening(provider: ProviderID("d23")!, day: last, start: ClockTime(8, 0))])
  }
}
