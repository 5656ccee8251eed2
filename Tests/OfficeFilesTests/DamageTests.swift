import Foundation
import OfficeFiles
import Practice
import Testing

@Suite("Damage to the files") struct DamageTests {
  private func busy(_ test: TestFolder) throws -> OfficeFolder {
    var limits = OfficeFolder.Limits()
    limits.journalFile = 4000
    let office = try OfficeFolder.create(at: test.office, limits: limits)
    for number in 1...4 { office.see("Name\(number)", 20_000 + number % 2) }
    try office.checkpoint()
    for number in 5...8 { office.see("Name\(number)", 20_000 + number % 2) }
    try office.checkpoint()
    // Lines after the snapshot that need what is in it.
    for number in 1...4 {
      let patient = PatientID(prefix: "p", number: number)
      #expect(office.commit(Change(Rename(patient, "Name\(number)", "New")), TestFolder.context(20)).isSaved)
    }
    return office
  }

  /// The same places each time, or all of them.
  private func places(_ count: Int, _ wanted: Int, _ random: inout SeededRandom) -> [Int] {
    isLong ? Array(0..<count) : (0..<min(count, wanted)).map { _ in Int.random(in: 0..<count, using: &random) }
  }

  /// Puts the office back as it was.
  private func putBack(_ test: TestFolder, from copy: String) throws {
    try? FileManager.default.removeItem(atPath: test.office)
    try FileManager.default.copyItem(atPath: copy, toPath: test.office)
  }

  @Test("A bit that flips anywhere in the journal is told with its place, what is before it can be read, and nothing is written over it")
  func journal() throws {
    let test = TestFolder(on: "/dev/shm")
    let lines = try busy(test).office.seq
    let copy = test.path + "/copy"
    try FileManager.default.moveItem(atPath: test.office, toPath: copy)
    try putBack(test, from: copy)
    var random = SeededRandom(3)
    let files = test.names("journal")
    #expect(files.count > 1)
    var before = 0
    for file in files {
      let good = test.bytes("journal/" + file)
      for place in places(good.count, 12, &random) {
        try putBack(test, from: copy)
        var bytes = good
        bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
        test.put("journal/" + file, bytes)
        let whole = before + good[..<place].count { $0 == 10 }
        let report = OfficeCheck.run(at: test.office)
        #expect(report.faults.contains { $0.file == "journal/" + file } && report.lines == whole, "\(file) byte \(place): \(report)")
        // Behind the snapshot nobody reads at a start; what is not read yet stops all writing.
        let office = try OfficeFolder(opening: test.office)
        if office.isReadOnly {
          #expect(!office.add("After").isSaved && office.office.seq <= whole || whole < lines - 4, "\(file) byte \(place)")
        } else {
          #expect(whole < lines - 4 && office.office.seq == lines && office.add("After").isSaved, "\(file) byte \(place)")
        }
        #expect(test.bytes("journal/" + file).starts(with: bytes), "\(file) byte \(place) was written over")
      }
      try putBack(test, from: copy)
      before += good.count { $0 == 10 }
    }
  }

  @Test("A journal that was cut anywhere before the snapshot's line is told; after it, the end is set aside and work goes on")
  func cut() throws {
    let test = TestFolder(on: "/dev/shm")
    _ = try busy(test)
    var random = SeededRandom(5)
    let files = test.names("journal").map { "journal/" + $0 }
    let file = try #require(files.last)
    let good = test.bytes(file)
    let before = files.dropLast().map { test.bytes($0).count { $0 == 10 } }.reduce(0, +)
    let last = (good.dropLast().lastIndex(of: 10) ?? -1) + 1
    let copy = test.path + "/copy"
    try FileManager.default.copyItem(atPath: test.office, toPath: copy)
    for place in places(good.count, 14, &random) + [last, last + 1, good.count - 1] {
      try putBack(test, from: copy)
      test.put(file, Array(good[..<place]))
      // A line that lacks only its end is whole.
      let whole = before + good[...place].count { $0 == 10 }
      let report = OfficeCheck.run(at: test.office)
      let office = try OfficeFolder(opening: test.office)
      if whole < 8 {
        #expect(!report.faults.isEmpty && office.isReadOnly && test.bytes(file).count == place, "cut at \(place), line \(whole)")
      } else {
        #expect(report.faults.isEmpty && office.see("After").isSaved && OfficeCheck.run(at: test.office).faults.isEmpty, "cut at \(place)")
        #expect(office.office.seq == whole + 1, "cut at \(place)")
      }
    }
  }

  /// All files of the snapshot, whatever it is made of.
  private func snapshotFiles(_ test: TestFolder) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: test.office + "/snapshot")) ?? []
    return names.sorted().map { "snapshot/" + $0 }.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: test.office + "/" + name, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  @Test("A bit that flips anywhere in the snapshot is told by check, and never makes an answer")
  func snapshot() throws {
    let test = TestFolder(on: "/dev/shm")
    let expected = answers(try busy(test).office)
    var random = SeededRandom(11)
    let files = snapshotFiles(test)
    #expect(files.count > 2)
    for file in files {
      let good = test.bytes(file)
      for place in places(good.count, good.contains(Array("\"Name1\"".utf8)) ? 14 : 3, &random) {
        var bytes = good
        bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
        test.put(file, bytes)
        let report = OfficeCheck.run(at: test.office)
        #expect(report.faults.contains { $0.file.hasPrefix("snapshot") }, "\(file) byte \(place)")
        let office = try OfficeFolder(opening: test.office)
        #expect(!office.isReadOnly, "\(file) byte \(place): \(office.notices)")
        _ = answers(office.office)
        _ = try office.refresh()
        #expect(answers(office.office) == expected, "\(file) byte \(place)")
      }
      test.put(file, good)
    }
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty)
  }

  @Test("A line of another desk that needs a record of a damaged snapshot is taken all the same", arguments: [true, false])
  func meanwhile(_ byCommit: Bool) throws {
    let test = TestFolder(on: "/dev/shm")
    _ = try busy(test)
    let name = Array("\"Name6\"".utf8)
    let file = try #require(snapshotFiles(test).first { test.bytes($0).contains(name) })
    let good = test.bytes(file)
    let reader = try OfficeFolder(opening: test.office)
    let other = try OfficeFolder(opening: test.office)
    let patient = PatientID(prefix: "p", number: 6)
    #expect(other.commit(Change(Rename(patient, "Name6", "New")), TestFolder.context(30)).isSaved)
    let place = try #require(good.firstRange(of: name)?.lowerBound) + 1
    test.put(file, good.enumerated().map { $0.offset == place ? $0.element ^ 1 : $0.element })
    if byCommit { #expect(reader.see("After").isSaved) } else { #expect(try reader.refresh().map(\.seq) == [13]) }
    #expect(!reader.isReadOnly && reader.office[patient]?.name.family == "New" && reader.notices.count == 1, "\(reader.notices)")
    #expect(reader.see("Later").isSaved)
  }

  @Test("A damaged draft is left out, and stops nobody")
  func drafts() throws {
    let test = TestFolder(on: "/dev/shm")
    let office = try OfficeFolder.create(at: test.office)
    try office.saveDraft("maria-1", .list([.fields(["form": .text("new patient"), "family": .text("Okafor")])]))
    try office.saveDraft("maria-2", .list([.text("another")]))
    let good = test.bytes("drafts/maria-1.json")
    for place in good.indices {
      for bytes in [Array(good[..<place]), good.enumerated().map { $0.offset == place ? $0.element ^ 0x81 : $0.element }] {
        test.put("drafts/maria-1.json", bytes)
        let drafts = try OfficeFolder(opening: test.office).drafts()
        #expect(drafts["maria-2"] == .list([.text("another")]))
      }
    }
  }
}
