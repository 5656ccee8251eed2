import Canvas
import Foundation
import Practice
import Synchronization
import Testing
import Training

@testable import Desk
@testable import OfficeFiles

/// The same clinic after a few weeks and after some months: what a start, a frame, a search and a checkpoint cost must not tell them apart.
@Suite("A clinic that grows") struct ClinicTests {
  /// What was asked of the disk.
  final class Meter: Sendable {
    struct Sum { var opens = 0, read = 0, written = 0 }
    let sum = Mutex(Sum())

    var disk: Disk {
      var disk = Disk.real
      let real = Disk.real
      disk.open = { (folder, name, flags, mode) throws(DiskFault) in
        self.sum.withLock { $0.opens += 1 }
        return try real.open(folder, name, flags, mode)
      }
      disk.read = { (file, offset, count) throws(DiskFault) in
        let bytes = try real.read(file, offset, count)
        self.sum.withLock { $0.read += bytes.count }
        return bytes
      }
      disk.write = { (file, bytes) throws(DiskFault) in
        let done = try real.write(file, bytes)
        self.sum.withLock { $0.written += done }
        return done
      }
      disk.put = { (file, offset, bytes) throws(DiskFault) in
        let done = try real.put(file, offset, bytes)
        self.sum.withLock { $0.written += done }
        return done
      }
      return disk
    }

    /// What was asked since the last time.
    func take() -> Sum {
      sum.withLock { sum in
        defer { sum = Sum() }
        return sum
      }
    }
  }

  static let at = Moment(Day(2026, 11, 25) ?? Day(number: 0), ClockTime(10, 0), offset: -300)

  /// Makes a clinic with the same number of visits a day, open for so many days.
  private func clinic(_ path: String, days: Int) throws -> (visits: Int, bytes: Int) {
    let bulk = try BulkOffice(at: path)
    var size = ClinicMaker.Size()
    (size.patients, size.visits, size.days) = (days * 3, days * 10, days)
    var maker = ClinicMaker(seed: 4, size, at: Self.at, data: SampleFolder.data) { bulk.add($0) }
    var part = Office(), visits = 0
    maker.make { _, _, day in
      for record in day.appointments { part.place(record) }
      for record in day.visits { part.place(record) }
      for record in day.superbills { part.place(record) }
      for record in day.payments { part.place(record) }
      visits += day.visits.count
    }
    try bulk.shelve(part)
    var people = Office()
    for patient in maker.patients { people.place(patient) }
    for coverage in maker.coverages { if let coverage { people.place(coverage) } }
    try bulk.shelve(people, accounts: maker.accounts)
    try bulk.finish(maker.ending)
    return (visits, (bulk.journalBytes + bulk.snapshotBytes) / max(1, visits))
  }

  private struct Costs {
    var start = Meter.Sum(), checkpoint = Meter.Sum()
    var found = 0, asked = 0
  }

  private func costs(_ path: String) throws -> Costs {
    var costs = Costs()
    let meter = Meter()
    let folder = try OfficeFolder(opening: path, disk: meter.disk)
    #expect(folder.notices.isEmpty && folder.linesSinceSnapshot == 0)
    let seat = Desk.Seat(by: "you", role: .manager, desk: "front-1")
    let text = Desk(folder.office, seat: seat, now: Self.at, rows: 40, columns: 120).canvas().text.joined(separator: "\n")
    #expect(text.contains("Waiting room") && text.contains("booked,") && !text.contains("0 booked"))
    costs.start = meter.take()
    let people = folder.office.people(of: Self.at.day)
    for card in people.cards {
      let patient = try #require(folder.office[card.id])
      let typed = "\(NameFolding.plain(patient.name.family).prefix(3)) \(NameFolding.plain(patient.name.given).prefix(2))"
      let found = folder.office.find(PatientQuery(typed, today: Self.at.day), limit: FindPatient.first, first: people)
      // Where those of the day fill the list nobody else is looked for, and the list is the beginning of a longer one all the same.
      let letter = PatientQuery(String(typed.prefix(1)), today: Self.at.day)
      let three = folder.office.find(letter, limit: 3, first: people), forty = folder.office.find(letter, limit: 40, first: people)
      #expect(three == Array(forty.prefix(3)))
      costs.asked += 1
      if found.prefix(5).contains(where: { $0.id == card.id }) { costs.found += 1 }
      if let born = patient.born {
        let found = folder.office.find(PatientQuery(born.iso, today: Self.at.day), limit: 50, first: people)
        #expect(found.prefix(5).contains { $0.id == card.id }, "\(born)")
      }
    }
    _ = meter.take()
    for (number, card) in people.cards.sorted(by: { $0.id < $1.id }).prefix(10).enumerated() {
      let answer = folder.commit(
        Change(
          PinAlert {
            $0.patient = card.id
            $0.text = "note \(number)"
          }), Context(now: Self.at, by: "you", role: .manager, desk: "front-1"))
      guard case .saved = answer else {
        Issue.record("\(answer)")
        continue
      }
    }
    _ = meter.take()
    try folder.checkpoint()
    costs.checkpoint = meter.take()
    #expect(folder.linesSinceSnapshot == 0 && folder.notices.isEmpty)
    let report = OfficeCheck.run(at: path)
    #expect(report.faults.isEmpty && report.findings.isEmpty, "\(report.faults.prefix(3)) \(report.findings.prefix(3))")
    return costs
  }

  @Test("opens, searches and saves at the same cost when it has five times the history, and every line of it is proven")
  func growth() throws {
    let place = FileManager.default.temporaryDirectory.path + "/anteroom-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    let few = try clinic(place + "/few", days: 12), many = try clinic(place + "/many", days: 60)
    #expect(many.visits > 4 * few.visits && many.visits > 400)
    let small = try costs(place + "/few"), large = try costs(place + "/many")
    #expect(large.start.opens <= small.start.opens + 2, "\(small.start) \(large.start)")
    #expect(large.start.read < 2 << 20 && large.start.read <= small.start.read * 3 / 2 + 100_000, "\(small.start) \(large.start)")
    #expect(large.checkpoint.written < 400_000 && large.checkpoint.written <= small.checkpoint.written * 2 + 50_000, "\(large.checkpoint)")
    #expect(large.found * 100 >= large.asked * 98 && large.asked > 5)
  }

  @Test("what is read quickly is the very record that the thorough reading gives, settings too, and that is nearly every one")
  func quickly() throws {
    var size = ClinicMaker.Size()
    (size.patients, size.visits, size.days) = (60, 200, 10)
    var maker = ClinicMaker(seed: 11, size, at: Self.at, data: SampleFolder.data) { _ in }
    var office = Office()
    maker.make { _, _, day in
      for record in day.appointments { office.place(record) }
      for record in day.visits { office.place(record) }
    }
    for patient in maker.patients { office.place(patient) }
    for coverage in maker.coverages { if let coverage { office.place(coverage) } }
    var asked = 0, quick = 0
    func compare<R: Record & Equatable>(_ records: [R]) throws {
      for record in records {
        let line = RecordLine.write(record.reference, record.recorded)[...]
        #expect(try RecordLine.fields(line).map { try R($0) } == record)
        asked += 1
        guard let read = RecordLine.quick(line, R.kind) else { continue }
        quick += 1
        #expect(read as? R == record, "\(record.reference)")
      }
    }
    try compare(office.appointments.sorted)
    try compare(office.visits.sorted)
    try compare(office.patients.sorted)
    try compare(office.coverages.sorted)
    #expect(asked > 300 && quick * 100 >= asked * 95, "\(quick) of \(asked)")
    let bytes = SettingsText.write(maker.ending)
    var read = Office(), thorough = Office()
    #expect(SettingsText.load(bytes, into: &read))
    try thorough.load(try #require(SettingsText.read(bytes)))
    for kind in Kind.allCases where kind.isSetting {
      #expect(read.atHand(kind) == thorough.atHand(kind) && read.atHand(kind) == maker.ending.atHand(kind), "\(kind)")
    }
    #expect(read.templates.count > 5 && !SettingsText.load(Array(bytes.dropLast(3)), into: &read))
  }
}
