import CHost
import Glibc
import Practice

/// Looks through the journal and the access file for what someone asks of them, newest first.
///
/// It opens the files for itself and takes no lock, so it can run beside everything else. The days that are asked for are found by halving;
/// within them a file of eight million bytes is looked through for ids before any line of it is read.
package struct AuditReading: Sendable {
  private let folder: Folder

  init(_ folder: Folder) { self.folder = folder }

  /// - Parameters:
  ///   - records: the ids of all that is filed under the query's patient.
  ///   - isStale: asked now and then; true ends the search early.
  package func find(_ query: AuditQuery, records: Set<String>, isStale: () -> Bool = { false }) -> AuditFound {
    var found = AuditFound(query)
    var sides: [[AuditEvent]] = []
    for name in ["journal", AccessLog.name] {
      if name == AccessLog.name, query.sort == .changed || query.sort == .disclosed || query.sort == .opened { continue }
      if name == "journal", [.saw, .searched, .printed, .exported].contains(query.sort) { continue }
      var side = Side(query, records, isJournal: name == "journal")
      do throws(FileFault) {
        if let files = try folder.folder(ifThere: name) { try side.read(files, isStale) }
      } catch { found.troubles.append(error.sentence) }
      found.count += side.count
      found.troubles += side.troubles
      sides.append(side.events)
    }
    // Both are in order, newest first.
    found.events = sides.flatMap { $0 }.sorted(by: AuditEvent.isNewer)
    found.events = Array(found.events.prefix(query.limit))
    return found
  }
}

/// One of the two chains under search.
private struct Side {
  let query: AuditQuery
  let isJournal: Bool
  var records: Set<String>
  var events: [AuditEvent] = []
  var count = 0
  var troubles: [String] = []
  /// Lines may stand in two files, after a disk failed to keep them.
  private var lowest = Int.max
  private let from: [UInt8]
  private let to: [UInt8]

  init(_ query: AuditQuery, _ records: Set<String>, isJournal: Bool) {
    self.query = query
    self.records = query.patient.map { Set([$0.text]).union(isJournal ? records : []) } ?? []
    self.isJournal = isJournal
    from = Array(query.from.iso.utf8)
    to = Array(query.to.iso.utf8)
  }

  mutating func read(_ folder: Folder, _ isStale: () -> Bool) throws(FileFault) {
    let segments = try folder.names().compactMap(Place.segment).sorted()
    guard let range = try wanted(segments, folder) else { return }
    for segment in segments[range].reversed() {
      if isStale() { return }
      let file = try folder.file(Place.name(segment))
      let bytes = try file.read(0, try file.size())
      bytes.withUnsafeBufferPointer { look($0, folder.within(Place.name(segment))) }
    }
  }

  /// The files that can hold lines of the days asked for.
  private func wanted(_ segments: [Int], _ folder: Folder) throws(FileFault) -> Range<Int>? {
    func day(_ index: Int) throws(FileFault) -> [UInt8]? {
      let bytes = try folder.file(Place.name(segments[index])).read(0, 256)
      return bytes.withUnsafeBufferPointer { buffer in Self.day(buffer).map { Array(buffer[$0..<$0 + 10]) } }
    }
    /// The first file whose first line is of a day that fits; one without a line is the newest.
    func first(_ fits: ([UInt8]) -> Bool) throws(FileFault) -> Int {
      var low = 0, high = segments.count
      while low < high {
        let middle = (low + high) / 2
        if try day(middle).map(fits) ?? true { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let begin = max(0, try first { !$0.lexicographicallyPrecedes(from) } - 1)
    let end = try first { to.lexicographicallyPrecedes($0) }
    return begin < end ? begin..<end : nil
  }

  /// Where in a line the day of `at` stands.
  private static func day(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
    let mark: StaticString = ",\"at\":\""
    let place = chost_find(line.baseAddress, min(line.count, 120), mark.utf8Start, mark.utf8CodeUnitCount)
    guard place >= 0, Int(place) + 7 + 10 <= line.count else { return nil }
    return Int(place) + 7
  }

  /// Looks through one file, from its end to its beginning.
  private mutating func look(_ bytes: UnsafeBufferPointer<UInt8>, _ path: String) {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(newline), bytes.count - start)
    {
      let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if isOfDays(line) { lines.append(start..<end) }
      start = end + 1
    }
    let by = query.person.map { Array("\"by\":\(JSONText.text(.text($0)))".utf8) }
    let missing = Array("\"did\":\"missing\"".utf8)
    func has(_ line: UnsafeBufferPointer<UInt8>, _ text: [UInt8]) -> Bool {
      text.withUnsafeBufferPointer { chost_find(line.baseAddress, line.count, $0.baseAddress, $0.count) } >= 0
    }
    var finder = IDFinder(records)
    for range in lines.reversed() {
      let line = UnsafeBufferPointer(rebasing: bytes[range])
      if isJournal || !has(line, missing) {
        if let by, !has(line, by) { continue }
        if query.patient != nil, !finder.isIn(line) { continue }
      }
      guard let fields = (try? JSONText.read(line, limit: JournalLine.longest))?.fields, let event = event(fields) else {
        troubles.append("a line of \(path) cannot be read (byte \(range.lowerBound)); anteroom check says what is wrong with it")
        continue
      }
      if event.seq >= lowest { continue }
      lowest = event.seq
      if event.answers(query, records: records) {
        count += 1
        if events.count < query.limit { events.append(event) }
      }
      // Going back in time, a record that was moved to another patient was this one's before.
      if let patient = query.patient, case .journal(let entry) = event.said {
        let left = entry.left(patient), came = entry.came(to: patient)
        if !left.isEmpty || !came.isEmpty {
          records.formUnion(left)
          records.subtract(came)
          finder = IDFinder(records)
        }
      }
    }
  }

  private func event(_ fields: Datum.Fields) -> AuditEvent? {
    if isJournal { return (try? Entry(fields: fields)).map { AuditEvent(.journal($0)) } }
    var fields = fields
    fields.remove(["format", "prev", "hash"])
    return (try? AccessEvent(fields)).map { AuditEvent(.access($0)) }
  }

  private func isOfDays(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = Self.day(line) else { return true }
    let day = line[at..<at + 10]
    return !day.lexicographicallyPrecedes(from) && !to.lexicographicallyPrecedes(day)
  }
}
