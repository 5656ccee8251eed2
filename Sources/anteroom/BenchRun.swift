import Canvas
import Desk
import Glibc
import OfficeFiles
import Practice
import Training

/// Measures an office: opening it, the first frame, saving, a snapshot, searching. Everything is in microseconds unless its name says more.
///
/// What is written goes into the office only with `--yes`; without, saving is measured in a small office made beside it for the purpose.
enum BenchRun {
  static func run(_ arguments: Arguments) throws(Stop) {
    let path = Places.office(arguments)
    var results = Datum.Fields()
    let clock = ContinuousClock()
    let begun = clock.now
    let folder: OfficeFolder
    do throws(FileFault) { folder = try OfficeFolder(opening: path, readOnly: !arguments.yes) } catch { throw .failed(error.sentence) }
    results.append("open", .whole(micros(begun.duration(to: clock.now))))
    let seat = try SignIn.seat(folder, arguments, isReadOnly: false)
    let now = arguments.at.flatMap { Moment(iso: $0, offset: Clock.real.now.offset) } ?? Clock.real.now
    let framed = clock.now
    var desk = Desk(folder.office, seat: seat, now: now, rows: 40, columns: 120)
    var canvas = desk.canvas()
    results.append("firstFrame", .whole(micros(framed.duration(to: clock.now))))
    var keys = Samples()
    for key in [Key.down, .down, .char("s"), .down, .down, .pageDown, .char("]"), .char("["), .char("t"), .up] {
      let at = clock.now
      _ = desk.receive(.key(key), now: now)
      canvas = desk.canvas()
      keys.add(at.duration(to: clock.now))
    }
    _ = canvas
    results.append("key", keys.datum)
    results.append("search", search(folder.office, now.day))
    results.append("patients", .whole(folder.office.patientCount))
    results.append("lines", .whole(folder.office.seq))
    do throws(FileFault) { try save(folder, arguments, now, seat, &results) } catch { throw .failed(error.sentence) }
    results.append("peakMemoryKB", .whole(peak()))
    Streams.result(JSONText.text(.fields(results)))
  }

  /// Commits for scripts that compare, notes or check-ins: "count N" or "seconds S" a line in, the microseconds of each as one list a line out.
  static func commits(_ arguments: Arguments, _ work: BenchOffice.Work) throws(Stop) {
    guard arguments.yes else { throw .usage("bench commit writes into the office; say --yes where that is right") }
    do throws(FileFault) {
      let folder = try OfficeFolder(opening: Places.office(arguments))
      let now = Clock.real.now
      let office: BenchOffice
      do throws(Stop) { office = BenchOffice(folder, try SignIn.seat(folder, arguments, isReadOnly: false), now, work) } catch {
        Streams.message(error.sentence)
        return
      }
      while let said = readLine() {
        let words = said.split(separator: " ")
        guard words.count == 2, let amount = Double(words[1]) else { continue }
        let end = ContinuousClock.now + .milliseconds(words[0] == "seconds" ? Int(amount * 1000) : 600_000)
        var times: [Int] = []
        while ContinuousClock.now < end, words[0] == "seconds" || times.count < Int(amount) { times.append(micros(try office.commit())) }
        Streams.result(JSONText.text(.list(times.map { .whole($0) })))
      }
    } catch { throw .failed(error.sentence) }
  }

  /// A thousand searches, each typed key by key: by three letters of the family name and two of the given, or by the birth date.
  private static func search(_ office: Office, _ day: Day) -> Datum {
    var dice = Dice(seed: 7)
    let opened = ContinuousClock.now
    let today = office.people(of: day)
    let opening = opened.duration(to: .now)
    guard office.patientCount > 0 else { return .fields(["queries": .whole(0)]) }
    var keys = Samples(), found = 0, asked = 0
    for query in 0..<1000 {
      let id =
        query % 10 == 9 || today.cards.isEmpty
        ? PatientID(prefix: Kind.patients.prefix, number: dice.number(1...office.patientCount)) : dice.pick(today.cards).id
      guard let patient = office[id] else { continue }
      // A stranger to the day is asked for by the birth date, as one does on the telephone.
      let typed: String
      if query % 10 == 9 || query % 3 == 0, let born = patient.born {
        typed = "\(born.parts.month)/\(born.parts.day)/\(born.parts.year)"
      } else {
        typed = "\(NameFolding.plain(patient.name.family).prefix(3)) \(NameFolding.plain(patient.name.given).prefix(2))"
      }
      asked += 1
      var rows: [Patient] = []
      for count in 1...typed.count {
        let at = ContinuousClock.now
        rows = office.find(PatientQuery(String(typed.prefix(count)), today: day), limit: FindPatient.first, first: today)
        keys.add(at.duration(to: .now))
      }
      if rows.prefix(5).contains(where: { $0.id == id }) { found += 1 }
    }
    var result: Datum.Fields = [
      "queries": .whole(asked), "inFirstFivePermille": .whole(found * 1000 / max(1, asked)), "opening": .whole(micros(opening)),
    ]
    result.append("key", keys.datum)
    return .fields(result)
  }

  /// Commits beside a bare write and sync of as many bytes, one after the other, then a snapshot while commits go on.
  private static func save(
    _ folder: OfficeFolder, _ arguments: Arguments, _ now: Moment, _ seat: Desk.Seat, _ results: inout Datum.Fields
  ) throws(FileFault) {
    guard arguments.yes else { return }
    let office = BenchOffice(folder, seat, now)
    let bare = open(folder.path + "/bench.tmp", O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    defer {
      close(bare)
      unlink(folder.path + "/bench.tmp")
    }
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: 700)
    var commits = Samples(), plain = Samples()
    for _ in 0..<400 {
      commits.add(try office.commit())
      let at = ContinuousClock.now
      _ = line.withUnsafeBytes { write(bare, $0.baseAddress, $0.count) }
      fdatasync(bare)
      plain.add(at.duration(to: .now))
    }
    results.append("commit", commits.datum)
    results.append("bareWriteAndSync", plain.datum)
    results.append("commitToBarePermille", .whole(commits.at(50) * 1000 / max(1, plain.at(50))))
    try checkpoint(office, &results)
  }

  private static func checkpoint(_ office: BenchOffice, _ results: inout Datum.Fields) throws(FileFault) {
    let clock = ContinuousClock()
    let begun = clock.now
    guard let checkpoint = try office.folder.beginCheckpoint() else { return }
    let begin = begun.duration(to: clock.now)
    let work = BackgroundWork { try? checkpoint.write() }
    var during = Samples()
    repeat { during.add(try office.commit()) } while !work.isDone
    let ended = clock.now
    try office.folder.endCheckpoint(checkpoint, nil)
    let end = ended.duration(to: clock.now)
    results.append(
      "checkpoint",
      .fields([
        "begin": .whole(micros(begin)), "write": .whole(micros(work.took)), "end": .whole(micros(end)), "commitsMeanwhile": during.datum,
        "longestKeyBlock": .whole(max(micros(begin), micros(end), during.at(100))),
      ]))
  }

  static func micros(_ duration: Duration) -> Int {
    Int(duration.components.seconds) * 1_000_000 + Int(duration.components.attoseconds / 1_000_000_000_000)
  }

  /// The most memory that was resident so far, in KB.
  private static func peak() -> Int {
    let file = open("/proc/self/status", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(0, read(file, &bytes, bytes.count))
    let line = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }
}

/// Times of one thing done often.
struct Samples {
  private var times: [Int] = []

  mutating func add(_ duration: Duration) { times.append(BenchRun.micros(duration)) }

  /// The time that so many of a hundred were not above.
  func at(_ percent: Int) -> Int {
    let sorted = times.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }

  var datum: Datum {
    .fields(["count": .whole(times.count), "p50": .whole(at(50)), "p99": .whole(at(99)), "max": .whole(at(100))])
  }
}
