import OfficeFiles
import Practice
import Testing

@testable import Training

@Suite("The demo")
struct DemoTests {
  static let day = Day(2026, 11, 23)!
  static func demo(_ seed: UInt64 = 1, _ time: ClockTime = Demo.time, _ day: Day = day) -> Demo {
    Demo(seed: seed, at: Moment(day, time, offset: -300), data: SampleFolder.data)
  }

  typealias Made = (office: Office, journal: [Entry])
  /// Practice offices that several tests look at, each made once.
  static let first = demo(1).office(on: OfficeMemory.shelf), second = demo(2).office(on: OfficeMemory.shelf),
    third = demo(3).office(on: OfficeMemory.shelf)

  static func made(_ seed: UInt64) -> Made {
    switch seed {
    case 1: first
    case 2: second
    case 3: third
    default: demo(seed).office(on: OfficeMemory.shelf)
    }
  }

  @Test("the same seed and time make the same office, line for line; another seed another")
  func exact() {
    // The one remembers what it worked out on the way, and the other does not.
    let first = Self.first, again = Self.demo().office()
    #expect(first.journal == again.journal && everything(first.office) == everything(again.office))
    #expect(Self.second.journal != first.journal)
  }

  @Test("it is a practice in the middle of its morning: people in every state and place, and one of each ending")
  func full() {
    for seed in 1...(UInt64(PropertyTests.isLong ? 60 : 3)) {
      let office = Self.made(seed).office
      let today = office.visits.sorted.filter { $0.day == Self.day }
      let states = Set(today.map(\.state)), places = Set(today.filter(\.state.isHere).map(\.place))
      #expect(office.patients.count >= 60 && office.providers.count == 3 && office.rooms.count == 6)
      #expect(states.isSuperset(of: [.arrived, .ready, .roomed, .withProvider, .checkout, .left, .leftUnseen]), "seed \(seed) \(states)")
      #expect(places.isSuperset(of: [.here, .lab, .car]), "seed \(seed) \(places)")
      let slots = Set(office.appointments.sorted.filter { $0.day == Self.day }.map(\.slot))
      #expect(
        slots.isSuperset(of: [.booked, .confirmed, .noShow, .done]) && !slots.isDisjoint(with: [.cancelledByPatient, .cancelledByClinic]),
        "seed \(seed)")
      #expect(today.contains { office[$0.type]?.telehealth == true && $0.state == .withProvider }, "seed \(seed)")
      let family = today.filter { visit in visit.state == .arrived && office[visit.appointment].map { $0.with != nil } ?? false }
      #expect(family.count >= 1, "seed \(seed)")
      #expect(Checks.run(office).isEmpty, "seed \(seed) \(Checks.run(office))")
    }
  }

  @Test("it stands at any time of any day with no rule broken, and its journal adds up to it")
  func times() throws {
    var at = [
      (ClockTime(0, 0), Self.day), (ClockTime(8, 15), Self.day), (ClockTime(13, 30), Self.day),
      (ClockTime(23, 59), Self.day.advanced(by: 6)), (ClockTime(10, 42), Day(2028, 2, 29)!),
    ]
    if PropertyTests.isLong { at += (7...18).map { (ClockTime($0, 42), Self.day) } }
    for (index, (time, day)) in at.enumerated() {
      let demo = Demo(
        seed: UInt64(index), at: Moment(day, time, offset: -300), data: PropertyTests.isLong ? SampleFolder.data : SampleFolder.few)
      let (office, journal) = demo.office(on: OfficeMemory.shelf)
      #expect(Checks.run(office).isEmpty, "\(day) \(time) \(Checks.run(office))")
      var again = Office()
      for entry in journal {
        #expect(entry.at <= Moment(day, time, offset: -300))
        try again.take(Entry(fields: entry.fields))
      }
      #expect(everything(again) == everything(office))
    }
  }

  @Test("dice fall the same for the same seed and stay in their range")
  func dice() {
    var a = Dice(seed: 7), b = Dice(seed: 7)
    for _ in 0..<1000 {
      let number = a.number(-3...3)
      let same = b.number(-3...3)
      #expect(number == same && (-3...3).contains(number))
    }
    let list = a.shuffled(Array(0..<50))
    #expect(list.sorted() == Array(0..<50) && list != Array(0..<50))
  }
}
