import OfficeFiles
import Practice
import Training

/// `anteroom bench`: makes a large clinic, and measures how an office of any size does.
enum BenchVerb {
  static func run(_ words: [String], _ arguments: Arguments) throws(Stop) {
    switch words.first {
    case "make" where words.count == 2: try make(words[1], arguments)
    case "slots" where words.count == 1: BenchSlots.run()
    case "day" where words.count == 1: BenchDay.run()
    case "commit" where words.count == 1: try BenchRun.commits(arguments, .note)
    case "commit" where words == ["commit", "check-in"]: try BenchRun.commits(arguments, .checkIn)
    case nil: try BenchRun.run(arguments)
    default:
      throw .usage(
        "bench measures the office of --data; bench make DIR makes a large one, bench slots searches a booked year, "
          + "bench day scrolls through 1,500 visits, "
          + "bench commit and bench commit check-in take "
          + "\"count N\" and \"seconds S\"")
    }
  }

  /// Makes the clinic and says what it came to.
  private static func make(_ path: String, _ arguments: Arguments) throws(Stop) {
    let data = try SampleFiles.data()
    let now = Clock.real.now
    let at = arguments.at.flatMap { Moment(iso: $0, offset: now.offset) } ?? Moment(now.day, ClockTime(10, 0), offset: now.offset)
    let begun = ContinuousClock.now
    do {
      let bulk = try BulkOffice(at: path)
      var size = ClinicMaker.Size()
      size.patients = arguments.patients
      size.visits = arguments.visits
      size.days = arguments.days
      size.account = SignIn.account
      var maker = ClinicMaker(seed: arguments.seed, size, at: at, data: data) { bulk.add($0) }
      var chunk = Office(), chunkVisits = 0, visits = 0
      try maker.make { _, _, finished in
        for record in finished.appointments { chunk.place(record) }
        for record in finished.visits { chunk.place(record) }
        for record in finished.superbills { chunk.place(record) }
        for record in finished.payments { chunk.place(record) }
        chunkVisits += finished.visits.count
        visits += finished.visits.count
        if chunkVisits >= 20_000 {
          try bulk.shelve(chunk)
          chunk = Office()
          chunkVisits = 0
          if visits % 100_000 < 20_000 {
            Streams.message("\(ImportWords.number(visits)) of \(ImportWords.number(arguments.visits)) visits made")
          }
        }
      }
      try bulk.shelve(chunk)
      chunk = Office()
      for patient in maker.patients { chunk.place(patient) }
      for coverage in maker.coverages { if let coverage { chunk.place(coverage) } }
      try bulk.shelve(chunk, accounts: maker.accounts)
      try bulk.finish(maker.ending)
      report(bulk, maker, visits, begun)
    } catch let fault as FileFault {
      throw .failed(fault.sentence)
    } catch { throw .failed("\(error)") }
  }

  private static func report(_ bulk: BulkOffice, _ maker: ClinicMaker, _ visits: Int, _ begun: ContinuousClock.Instant) {
    let count = max(1, visits)
    var lines = Datum.Fields()
    for (did, sum) in bulk.actions.sorted(by: { $0.value.bytes > $1.value.bytes }) {
      lines.append(
        did,
        .fields(["lines": .whole(sum.count), "bytesEach": .whole(sum.bytes / max(1, sum.count)), "bytesAVisit": .whole(sum.bytes / count)]))
    }
    let seconds = begun.duration(to: .now).components.seconds
    Streams.result(
      JSONText.text(
        .fields([
          "patients": .whole(maker.patients.count), "visits": .whole(visits), "lines": .whole(bulk.lines),
          "journalBytes": .whole(bulk.journalBytes), "snapshotBytes": .whole(bulk.snapshotBytes),
          "bytesAVisit": .whole((bulk.journalBytes + bulk.snapshotBytes) / count), "journalBytesAVisit": .whole(bulk.journalBytes / count),
          "snapshotBytesAVisit": .whole(bulk.snapshotBytes / count), "seconds": .whole(Int(seconds)), "actions": .fields(lines),
        ])))
  }
}
