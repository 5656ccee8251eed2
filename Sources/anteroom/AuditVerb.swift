import Desk
import OfficeFiles
import Practice

/// `anteroom audit`: who saw, changed, printed, exported or disclosed what, in words or as a table.
enum AuditVerb {
  static func run(_ arguments: Arguments) throws(Stop) -> Int32 {
    if arguments.isDemo {
      let (demo, folder) = try DemoFolder.make(arguments)
      defer { demo.remove() }
      return try run(folder, arguments, Clock.practice(from: demo.start, speed: 1).now)
    }
    return try run(try Opening.office(arguments, readOnly: true), arguments, Clock.real.now)
  }

  private static func run(_ folder: OfficeFolder, _ arguments: Arguments, _ now: Moment) throws(Stop) -> Int32 {
    let seat = try Opening.seat(folder, arguments)
    if let refusal = AuditQuery.refusal(folder.office, seat.context(now)) { throw .refused(refusal.full) }
    let office = folder.office
    let query = try query(arguments, office, now.day)
    let records = query.patient.map { Set(office.references(of: $0).map(\.id)) } ?? []
    let found = folder.auditReading.find(query, records: records)
    // That it was taken along stands in the file before it is.
    let event = AccessEvent(
      .exported, "audit", about: query.patient.map { [$0] } ?? [], count: found.events.count, note: query.words(office),
      seat.context(now))
    folder.accessLog.note([event])
    if case .failing(let sentence) = folder.accessLog.write() { Streams.message(sentence) }
    folder.accessLog.finish()
    let words = AuditWords(office, only: query.patient)
    if arguments.csv {
      Streams.result(CSVCell.row(AuditTable.heads))
      for found in found.events { Streams.result(CSVCell.row(AuditTable.row(found, words))) }
    } else {
      for found in found.events {
        let lines = words.lines(found).filter { !$0.isEmpty }
        for (index, line) in lines.enumerated() { Streams.result((index == 0 ? "" : "  ") + CSVCell.shown(line, columns: 2000)) }
      }
      if found.events.isEmpty { Streams.message("nothing is on record \(query.words(office))") }
    }
    if found.count > found.events.count { Streams.message("the newest \(found.events.count) of \(found.count); --limit shows more") }
    for trouble in found.troubles { Streams.message(trouble) }
    return found.troubles.isEmpty ? 0 : 3
  }

  private static func query(_ arguments: Arguments, _ office: Office, _ today: Day) throws(Stop) -> AuditQuery {
    func day(_ text: String?, _ option: String) throws(Stop) -> Day? {
      guard let text else { return nil }
      guard let day = Day(typed: text, today: today) else { throw .usage("\(option) takes a day as 2026-11-23 or t-30, not \"\(text)\"") }
      return day
    }
    var patient: PatientID?
    if let text = arguments.patient {
      guard let id = PatientID(text) ?? Int(text).map({ PatientID(prefix: "p", number: $0) }), office[id] != nil else {
        throw .refused("there is no patient \(CSVCell.shown(text)); --patient takes the chart number, or an id as p12")
      }
      patient = id
    }
    let doer = arguments.doer.map { name in
      office.staff.sorted.first { $0.name == name }?.name ?? office.staff.sorted.first { $0.name.lowercased() == name.lowercased() }?.name
        ?? name
    }
    if let name = doer, !office.staff.sorted.contains(where: { $0.name == name }) {
      Streams.message("nobody on the staff is called \(CSVCell.shown(name)); the journal is looked through all the same")
    }
    var sort = AuditQuery.Sort.all
    if let text = arguments.kind {
      guard let known = AuditQuery.Sort(rawValue: text) else {
        throw .usage("--kind is one of \(AuditQuery.Sort.allCases.map(\.rawValue).joined(separator: ", ")), not \"\(text)\"")
      }
      sort = known
    }
    let given = try day(arguments.from, "--from"), to = try day(arguments.output, "--to") ?? max(today, given ?? today)
    let from = given ?? (patient == nil ? to : to.advanced(by: -AuditQuery.window))
    if to < from { throw .usage("--to \(to.iso) is before --from \(from.iso)") }
    var query = AuditQuery(patient: patient, person: doer, from: from, to: to, sort: sort)
    query.limit = arguments.given.contains("--limit") ? arguments.limit : 1_000_000
    return query
  }
}
