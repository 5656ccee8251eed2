import OfficeFiles
import Practice

/// Measures the search for time: forty providers, each booked for a year in slots of twenty minutes but for the very last one.
///
/// The office is made in memory and thrown away. Times are in microseconds.
enum BenchSlots {
  static let providers = 40
  static let days = 365

  static func run() {
    let today = Day(number: 20_780)
    let begun = ContinuousClock.now
    let office = full(from: today)
    var results: Datum.Fields = [
      "providers": .whole(providers), "days": .whole(days), "appointments": .whole(office.appointments.count),
      "made": .whole(BenchRun.micros(begun.duration(to: .now))),
    ]
    var query = SlotQuery()
    (query.minutes, query.from, query.to) = (20, today, today.advanced(by: days - 1))
    query.type = office.visitTypes.sorted.first?.id
    func time(_ count: Int, _ work: () -> Int) -> Datum {
      var samples = Samples(), found = 0
      for _ in 0..<count {
        let at = ContinuousClock.now
        found = work()
        samples.add(at.duration(to: .now))
      }
      var fields = samples.datum.fields ?? [:]
      fields.append("found", .whole(found))
      return .fields(fields)
    }
    let morning = ClockTime(8, 0)
    results.append("firstSearch", time(1) { SlotFinder(office, today: today, time: morning).find(query, limit: 1).count })
    results.append("nextFree", time(200) { SlotFinder(office, today: today, time: morning).find(query, limit: 1).count })
    var none = query
    none.minutes = 60
    results.append("nothingFree", time(200) { SlotFinder(office, today: today, time: morning).find(none, limit: 1).count })
    results.append("whyNothing", time(5) { SlotFinder(office, today: today, time: morning).whyNone(none).looked })
    let all = office.providers.sorted.map(\.id)
    results.append(
      "monthOfAll",
      time(20) {
        DensityGrid(
          all, days: (0..<31).map { today.advanced(by: $0) }, in: office, today: today, time: morning, columns: 60
        ).lines.count
      })
    Streams.result(JSONText.text(.fields(results)))
  }

  private static func full(from today: Day) -> Office {
    var office = Office()
    var type = VisitType()
    (type.id, type.name) = (ID(prefix: Kind.visitTypes.prefix, number: 1), "Follow-up")
    office.place(type)
    var number = 0
    for index in 1...providers {
      var provider = Provider()
      (provider.id, provider.short) = (ID(prefix: Kind.providers.prefix, number: index), "P\(index)")
      office.place(provider)
      for weekday in 1...7 {
        var template = ScheduleTemplate()
        template.id = ID(prefix: Kind.templates.prefix, number: index * 7 + weekday)
        (template.provider, template.weekday) = (provider.id, weekday)
        for (from, to) in [(8, 12), (13, 17)] {
          var block = ScheduleTemplate.Block()
          (block.from, block.to) = (ClockTime(from, 0), ClockTime(to, 0))
          template.blocks.append(block)
        }
        office.place(template)
      }
      for offset in 0..<days {
        for start in Array(stride(from: 8 * 60, to: 12 * 60, by: 20)) + Array(stride(from: 13 * 60, to: 17 * 60, by: 20)) {
          // The last slot of the last provider is the only free one of the year.
          if index == providers, offset == days - 1, start == 16 * 60 + 40 { continue }
          number += 1
          var one = Appointment()
          (one.id, one.provider, one.type) = (ID(prefix: Kind.appointments.prefix, number: number), provider.id, type.id)
          one.patient = ID(prefix: Kind.patients.prefix, number: number % 5000 + 1)
          (one.day, one.start, one.minutes) = (today.advanced(by: offset), ClockTime(minutes: start), 20)
          office.place(one)
        }
      }
    }
    return office
  }
}
