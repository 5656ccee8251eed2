import OfficeFiles
import Practice
import Testing

@Suite("An appointment book that nobody here wrote") struct MedschedulerTests {
  private func patients() throws -> [UInt8] { try ImportDesk.fixture("medscheduler/medscheduler_patients.csv") }
  private func appointments() throws -> [UInt8] { try ImportDesk.fixture("medscheduler/medscheduler_appointments.csv") }

  @Test("All rows are accounted for, a second time nothing is imported, and the office is sound after each")
  func counts() throws {
    let desk = try ImportDesk()
    #expect(try desk.patients(patients()).totals == [400, 0, 0])
    desk.expectSound()
    let report = try desk.appointments(appointments())
    #expect(report.totals == [400, 0, 0])
    #expect(report.count(.unidentified) == 269 && report.count(.visit) == 297 && report.count(.unknownStatus) == 2)
    desk.expectSound()
    let office = desk.folder.office
    #expect(office.patients.count == 669 && office.appointments.count == 400 && office.visits.count == 297)
    let slots = Dictionary(grouping: office.appointments.sorted, by: \.slot).mapValues(\.count)
    #expect(slots == [.done: 297, .cancelledByPatient: 80, .noShow: 21, .booked: 2])
    let before = office.seq
    #expect(try desk.appointments(appointments()).totals == [0, 400, 0])
    #expect(try desk.patients(patients()).totals == [0, 400, 0])
    #expect(desk.folder.office.seq == before)
    desk.expectSound()
  }

  @Test("The waiting times are those of the file, to the tenth of a minute to which it rounds")
  func waits() throws {
    let desk = try ImportDesk()
    let report = try desk.appointments(appointments())
    #expect(report.remarks.contains { $0.hasPrefix("297 of 297 waits are those of the column waiting_time") })
    let table = try CSVTable(appointments())
    let said = try #require(table.header.firstIndex(of: "waiting_time"))
    var waits: [String: String] = [:]
    for row in try table.rows() where !row.cells[said].isEmpty { waits[row.cells[0]] = row.cells[said] }
    let office = desk.folder.office
    // The file rounds to a tenth of a minute: three seconds more or less are the same wait.
    for visit in office.visits.sorted {
      let appointment: Appointment? = office[visit.appointment]
      let wait = try #require(visit.wait), text = waits[appointment?.outside.id(in: "medscheduler") ?? ""] ?? ""
      let tenths = Int(text.filter { $0 != "." }) ?? -1
      #expect(abs(tenths * 6 - wait) <= 3, "\(text) \(wait)")
    }
  }

  @Test("1 October 2026 stands in the book as it happened")
  func firstOfOctober() throws {
    let desk = try ImportDesk()
    _ = try desk.patients(patients())
    _ = try desk.appointments(appointments())
    let office = desk.folder.office
    let day = try #require(Day(2026, 10, 1))
    let booked = office.filed(Appointment.self, on: day)
    #expect(Dictionary(grouping: booked, by: \.slot).mapValues(\.count) == [.done: 25, .cancelledByPatient: 9, .noShow: 3])
    #expect(booked.allSatisfy { $0.minutes == 15 && $0.overbooked.isEmpty })
    let visits = office.filed(Visit.self, on: day)
    #expect(visits.count == 25 && visits.allSatisfy { $0.state == .left && $0.spans.map(\.state) == [.arrived, .withProvider, .left] })
    let first = try #require(visits.first { office[$0.appointment]?.outside.id(in: "medscheduler") == "00180" })
    #expect(first.spans.map { $0.from.iso.dropFirst(11).prefix(8) } == ["07:46:34", "08:00:56", "08:25:44"])
    #expect(office[first.appointment]?.start == ClockTime(8, 0) && office[first.appointment]?.bookedAt.day == Day(2026, 9, 28))
    #expect(first.course == "arrived 7:46, with provider 8:00, left 8:25; waited 14m 22s")
    let stranger = try #require(booked.first { $0.outside.id(in: "medscheduler") == "00015" })
    let patient = try #require(office[stranger.patient])
    #expect(patient.unidentified && patient.name.listed == "Not identified 00714" && patient.sex == .female && patient.born == nil)
    #expect(patient.age(on: day) == 16 && office.flags(patient: patient, on: day, at: .arrival).first == .unidentified)
    let plan = DayPlan(ProviderID("d1") ?? .unnumbered, on: day, in: office, today: ImportDesk.now.day)
    #expect(plan.appointments.count == 25)
  }

  @Test("Patients who come after their appointments get their names, and nobody is there twice")
  func identified() throws {
    let desk = try ImportDesk()
    #expect(try desk.appointments(appointments()).count(.unidentified) == 389)
    let report = try desk.patients(patients())
    #expect(report.totals == [400, 0, 0] && report.count(.identified) == 120)
    #expect(desk.folder.office.patients.count == 669 && desk.folder.office.patients.sorted.count(where: \.unidentified) == 269)
    #expect(try desk.patients(patients()).totals == [0, 400, 0])
    desk.expectSound()
  }

  @Test("A dry run decides everything and changes nothing")
  func dry() throws {
    let desk = try ImportDesk()
    let before = (desk.records, desk.test.bytes("journal/000001.jsonl"))
    let report = try desk.appointments(appointments(), dry: true)
    #expect(report.totals == [400, 0, 0] && report.count(.unidentified) == 389)
    #expect(desk.records == before.0 && desk.test.bytes("journal/000001.jsonl") == before.1)
  }

  @Test("Cut off after any line and run again, the office is the same")
  func interrupted() throws {
    let whole = try ImportDesk()
    _ = try whole.patients(patients())
    _ = try whole.appointments(appointments())
    let journal = whole.test.bytes("journal/000001.jsonl")
    let ends = journal.indices.filter { journal[$0] == 10 }
    try #require(ends.count == 7)
    // Also in the middle of a line, as a kill or a power cut leaves it.
    let cuts = [ends[0] + 1, ends[0] + 700, ends[1] + 1, ends[2] + 1, ends[4] + 1, ends[4] + 20_000, ends[5] + 1, ends[5] + 5000]
    for cut in cuts {
      let test = TestFolder()
      _ = try OfficeFolder.create(at: test.office)
      test.put("journal/000001.jsonl", Array(journal[..<cut]))
      let again = try ImportDesk(test)
      _ = try again.patients(patients())
      _ = try again.appointments(appointments())
      #expect(again.records == whole.records, "cut at \(cut)")
      again.expectSound()
    }
  }
}

extension MedschedulerTests {
  @Test("The wait that would have been told at each arrival of the book is at most 0.9 times as far off as the average of the day so far")
  func forecast() throws {
    let desk = try ImportDesk()
    _ = try desk.appointments(ImportDesk.fixture("medscheduler/medscheduler_appointments.csv"))
    let office = desk.folder.office
    let days = Set(office.visits.sorted.map(\.day)).sorted()
    var forecastError = 0, averageError = 0, count = 0
    // The first days are only learnt from; each later one is told about with what was known the evening before.
    for day in days.dropFirst(4) {
      let pace = office.pace(before: day), visits = office.seen(on: day).visits
      var usual: [Int] = []
      for before in days where before < day { usual += office.seen(on: before).visits.map(\.wait) }
      for visit in visits {
        let now = visit.arrived
        var state = DayForecast.State(provider: visit.provider, now: now)
        if let with = visits.first(where: { $0.start <= now && now < $0.end }) { state.with = (with.type, 15, with.start) }
        for other in visits where other.arrived <= now && other.start > now {
          state.people.append(.init(type: other.type, planned: 15, due: other.due, arrived: other.arrived))
        }
        let arrived = Set(visits.filter { $0.arrived <= now }.compactMap(\.due))
        for appointment in office.filed(Appointment.self, on: day) where appointment.slot != .cancelledByPatient {
          let due = appointment.start.minutes * 60
          if !arrived.contains(due) { state.people.append(.init(type: appointment.type, planned: 15, due: due, arrived: nil)) }
        }
        let row = try #require(DayForecast(state, pace).rows.first { $0.person.arrived == now && $0.person.due == visit.due })
        let over = visits.filter { $0.start <= now }.map(\.wait)
        let average = over.isEmpty ? usual.reduce(0, +) / max(1, usual.count) : over.reduce(0, +) / over.count
        forecastError += abs(row.start - visit.start)
        averageError += abs(average - visit.wait)
        count += 1
      }
    }
    print("the book: forecast off by \(forecastError / count / 6) tenths of a minute, average so far by \(averageError / count / 6)")
    #expect(forecastError * 10 <= averageError * 9, "\(forecastError) against \(averageError)")
  }
}
