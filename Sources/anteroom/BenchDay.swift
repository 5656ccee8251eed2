import Canvas
import Desk
import OfficeFiles
import Practice

/// Measures the desk on a day of 1,500 visits: forty providers, a waiting room of a hundred, and every key drawn. Times are in microseconds.
///
/// The office is made in memory and thrown away.
enum BenchDay {
  static let providers = 40
  static let visits = 1500

  static func run() {
    let now = Moment(Day(number: 20_780), ClockTime(10, 42), offset: -300)
    let office = full(now)
    var results: Datum.Fields = [
      "visits": .whole(visits), "providers": .whole(providers), "here": .whole(office.visitsHere(on: now.day).count),
    ]
    for (rows, columns) in [(24, 80), (40, 120)] {
      results.append("at\(columns)x\(rows)", measure(office, now, rows, columns))
    }
    Streams.result(JSONText.text(.fields(results)))
  }

  private static func measure(_ office: Office, _ now: Moment, _ rows: Int, _ columns: Int) -> Datum {
    let seat = Desk.Seat(by: "bench", role: .manager, desk: "bench", isDemo: true)
    let opened = ContinuousClock.now
    var desk = Desk(office, seat: seat, now: now, rows: rows, columns: columns)
    var canvas = desk.canvas()
    var fields: Datum.Fields = ["opened": .whole(BenchRun.micros(opened.duration(to: .now)))]
    func press(_ event: Event, into samples: inout Samples) {
      let at = ContinuousClock.now
      _ = desk.receive(event, now: now)
      canvas = desk.canvas()
      samples.add(at.duration(to: .now))
    }
    func keys(_ name: String, _ first: Key, _ keys: [Key]) {
      _ = desk.receive(.key(first), now: now)
      var samples = Samples()
      for key in keys { press(.key(key), into: &samples) }
      fields.append(name, samples.datum)
      // After a pause the linked panes catch up with the cursor, and the hints with both.
      var pauses = Samples()
      for _ in 0..<20 {
        _ = desk.receive(.key(.down), now: now)
        press(.tick, into: &pauses)
      }
      fields.append("\(name)Pause", pauses.datum)
    }
    let down = Array(repeating: Key.down, count: 300)
    let pages = Array(repeating: Key.pageDown, count: 60) + Array(repeating: .pageUp, count: 60)
    keys("schedule", .char("s"), [.home] + down + pages + [.end, .home])
    keys("waitingRoom", .tab, [.home] + down.prefix(120) + pages.prefix(10) + [.end, .home])
    _ = canvas
    return .fields(fields)
  }

  private static func full(_ now: Moment) -> Office {
    var office = Office(shelf: OfficeMemory.shelf)
    let day = now.day
    var type = VisitType()
    (type.id, type.name, type.short, type.minutes) = (ID(prefix: Kind.visitTypes.prefix, number: 1), "Follow-up", "FU", 12)
    office.place(type)
    for index in 1...providers {
      var provider = Provider()
      (provider.id, provider.short) = (ID(prefix: Kind.providers.prefix, number: index), "Dr \(index)")
      office.place(provider)
      var template = ScheduleTemplate()
      (template.id, template.provider, template.weekday) = (ID(prefix: Kind.templates.prefix, number: index), provider.id, day.weekday)
      for (from, to) in [(8, 12), (13, 17)] {
        template.blocks.append(
          ScheduleTemplate.Block {
            ($0.from, $0.to, $0.step) = (ClockTime(from, 0), ClockTime(to, 0), 12)
          })
      }
      office.place(template)
    }
    let starts = Array(stride(from: 8 * 60, to: 12 * 60, by: 12)) + Array(stride(from: 13 * 60, to: 17 * 60, by: 12))
    for number in 1...visits {
      var patient = Patient()
      patient.id = ID(prefix: Kind.patients.prefix, number: number)
      patient.name = PersonName("Family\(number % 400)", "Given\(number % 60)")
      (patient.born, patient.sex) = (Day(number: number * 17), number % 2 == 0 ? .female : .male)
      patient.phones = [Phone { $0.number = "845-555-\(1000 + number)" }]
      office.place(patient)
      var one = Appointment()
      (one.id, one.patient, one.type) = (ID(prefix: Kind.appointments.prefix, number: number), patient.id, type.id)
      one.provider = ID(prefix: Kind.providers.prefix, number: number % providers + 1)
      (one.day, one.start, one.minutes) = (day, ClockTime(minutes: starts[number / providers % starts.count]), 12)
      let late = now.time - one.start
      if late > -30 { office.place(visit(one, number, late, now)) }
      if late > 60 { one.slot = .done }
      office.place(one)
    }
    return office
  }

  /// A visit as far as it has come: those of an hour ago are gone, some are in rooms, the others wait.
  private static func visit(_ appointment: Appointment, _ number: Int, _ late: Int, _ now: Moment) -> Visit {
    var visit = Visit()
    (visit.id, visit.patient) = (ID(prefix: Kind.visits.prefix, number: number), appointment.patient)
    (visit.appointment, visit.provider, visit.type, visit.day) = (appointment.id, appointment.provider, appointment.type, appointment.day)
    visit.ticket = number
    let course: [Visit.State] =
      late > 60 ? [.arrived, .ready, .withProvider, .left] : late > 20 ? [.arrived, .ready, .withProvider] : [.arrived, .ready]
    for (index, state) in course.enumerated() {
      visit.spans.append(
        VisitSpan {
          ($0.state, $0.from) = (state, now.advanced(byMinutes: -late - 10 + index * 8))
        })
      visit.state = state
    }
    return visit
  }
}
