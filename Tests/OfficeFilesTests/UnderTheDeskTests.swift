import Foundation
@testable import OfficeFiles
import Practice
import Testing

@Suite("What happens to the folder while a desk is open") struct UnderTheDeskTests {
  private func move(_ from: String, _ to: String) throws { try FileManager.default.moveItem(atPath: from, toPath: to) }
  private func copy(_ from: String, _ to: String) throws { try FileManager.default.copyItem(atPath: from, toPath: to) }

  @Test("A lock file that was removed or exchanged is not trusted: all desks come together at the one that is there")
  func lock() throws {
    let test = TestFolder()
    let a = try OfficeFolder.create(at: test.office)
    let b = try OfficeFolder(opening: test.office)
    unlink(test.office + "/lock")
    #expect(a.add("Room 1").isSaved && test.names().contains("lock"))
    // Made anew by hand, as by a desk that starts now.
    unlink(test.office + "/lock")
    let c = try OfficeFolder(opening: test.office)
    var held = false
    let file = Glibc.open(test.office + "/lock", O_RDWR | O_CLOEXEC)
    defer { close(file) }
    try Disk.real.lock(file, 0, true, 0)
    held = true
    var limits = OfficeFolder.Limits()
    limits.patience = 30
    let d = try OfficeFolder(opening: test.office, limits: limits)
    #expect(held && d.add("Room 2").fault?.kind == .busy)
    Disk.real.unlock(file, 0)
    for (desk, number) in [(b, 3), (a, 4), (c, 5), (d, 6)] { #expect(desk.add("Room \(number)").isSaved) }
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.isEmpty && report.lines == 5)
  }

  @Test("A desk whose own lock file is gone waits for the desk that has the new one")
  func waits() throws {
    let test = TestFolder()
    var limits = OfficeFolder.Limits()
    limits.patience = 30
    _ = try OfficeFolder.create(at: test.office)
    let desk = try OfficeFolder(opening: test.office, limits: limits)
    unlink(test.office + "/lock")
    test.put("lock", [])
    let file = Glibc.open(test.office + "/lock", O_RDWR | O_CLOEXEC)
    defer { close(file) }
    try Disk.real.lock(file, 0, true, 0)
    #expect(desk.add("Room 1").fault?.kind == .busy)
    Disk.real.unlock(file, 0)
    #expect(desk.add("Room 1").isSaved)
  }

  @Test("Nothing is said to be saved in a folder that is not the office's any more", arguments: ["journal", ""])
  func exchanged(_ name: String) throws {
    let test = TestFolder()
    let desk = try OfficeFolder.create(at: test.office)
    desk.add("Room 1")
    let path = name.isEmpty ? test.office : test.office + "/" + name
    try move(path, test.path + "/away")
    let gone = desk.add("Room 2")
    #expect(gone.fault?.kind == .damaged && gone.fault?.sentence.contains("moved") == true, "\(gone)")
    try copy(test.path + "/away", path)
    #expect(desk.add("Room 2").fault?.sentence.contains("start anteroom again") == true)
    #expect(throws: FileFault.self) { _ = try desk.refresh() }
    // A desk that starts now works on what is there, and the old one comes back to life only with its own folder.
    #expect(try OfficeFolder(opening: test.office).add("Room 2").isSaved)
    try FileManager.default.removeItem(atPath: path)
    try move(test.path + "/away", path)
    #expect(desk.add("Room 3").isSaved && desk.office.rooms.count == 2)
  }

  @Test("A disk that becomes read-only says so for each change, nothing is lost, and work goes on when it is over")
  func readOnly() throws {
    let test = TestFolder()
    let before = try OfficeFolder.create(at: test.office)
    before.add("Room 1")
    let isReadOnly = Flag()
    var disk = Disk.real
    let real = Disk.real
    disk.put = { (file, offset, bytes) throws(DiskFault) in
      if isReadOnly.isUp { throw DiskFault(EROFS) }
      return try real.put(file, offset, bytes)
    }
    disk.open = { (folder, name, flags, mode) throws(DiskFault) in
      if isReadOnly.isUp, flags & (O_CREAT | O_RDWR) != 0 { throw DiskFault(EROFS) }
      return try real.open(folder, name, flags, mode)
    }
    let desk = try OfficeFolder(opening: test.office, disk: disk)
    isReadOnly.isUp = true
    for _ in 0..<2 {
      let fault = try #require(desk.add("Room 2", token: "two").fault)
      #expect(fault.kind == .readOnly && fault.sentence.hasPrefix("NOT SAVED: the disk can only be read"))
    }
    #expect(throws: FileFault.self) { try desk.checkpoint() }
    isReadOnly.isUp = false
    #expect(desk.add("Room 2", token: "two").isSaved && OfficeCheck.run(at: test.office).lines == 2)
    try desk.checkpoint()
  }

  @Test(
    "A disk that is full just when a new file of the journal is begun costs nothing but the wait",
    arguments: ["open", "syncFolder", "write"])
  func fullAtRotation(_ call: String) throws {
    let test = TestFolder()
    var limits = OfficeFolder.Limits()
    limits.journalFile = 1000
    let recording = RecordingDisk()
    _ = try OfficeFolder.create(at: test.office)
    let desk = try OfficeFolder(opening: test.office, limits: limits, disk: recording.disk)
    while test.bytes("journal/000001.jsonl").count < 1000 { #expect(desk.add("Room \(desk.office.seq)").isSaved) }
    let lines = desk.office.seq
    // Asked for by name, because the journal looks for the next file on every change.
    var disk = recording.disk
    let plain = recording.disk
    let isFull = Flag()
    disk.open = { (folder, name, flags, mode) throws(DiskFault) in
      if call == "open", isFull.isUp, flags & O_CREAT != 0 { throw DiskFault(ENOSPC) }
      return try plain.open(folder, name, flags, mode)
    }
    disk.syncFolder = { (folder) throws(DiskFault) in
      if call == "syncFolder", isFull.isUp { throw DiskFault(ENOSPC) }
      try plain.syncFolder(folder)
    }
    disk.put = { (file, offset, bytes) throws(DiskFault) in
      if call == "write", isFull.isUp { return try plain.put(file, offset, bytes.prefix(40)) }
      return try plain.put(file, offset, bytes)
    }
    let other = try OfficeFolder(opening: test.office, limits: limits, disk: disk)
    isFull.isUp = true
    for _ in 0..<2 { #expect(other.add("Late", token: "late").fault?.kind == .diskFull) }
    #expect(OfficeCheck.run(at: test.office).faults.isEmpty && OfficeCheck.run(at: test.office).lines == lines)
    isFull.isUp = false
    #expect(other.add("Late", token: "late").isSaved && desk.add("Later").isSaved)
    let report = OfficeCheck.run(at: test.office)
    #expect(report.faults.isEmpty && report.lines == lines + 2 && report.journalFiles == 2)
  }

  @Test("A clock that is set back changes no order, and no line is older than the one before it")
  func clock() throws {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    var said: [Moment] = []
    for (step, room) in [(100, "1"), (50, "2"), (-100_000, "3"), (101, "4")] {
      let answer = office.commit(Change(AddRoom(room)), TestFolder.context(step))
      said.append(try #require(answer.entry).at)
    }
    #expect(said == said.sorted() && said[0] == said[2] && said[3] > said[2])
    let again = try OfficeFolder(opening: test.office)
    #expect(again.office.rooms.sorted.map(\.name) == ["1", "2", "3", "4"] && OfficeCheck.run(at: test.office).faults.isEmpty)
  }

  @Test("A disk that is nearly full is told once, in time, and its last space is not spent on a snapshot")
  func nearlyFull() throws {
    let test = TestFolder()
    let isFull = Flag()
    var disk = Disk.real
    let real = Disk.real
    disk.freeSpace = { (file) throws(DiskFault) in isFull.isUp ? 9 << 20 : try real.freeSpace(file) }
    _ = try OfficeFolder.create(at: test.office)
    let office = try OfficeFolder(opening: test.office, disk: disk)
    #expect(office.add("Room 1").isSaved && office.notices.isEmpty)
    isFull.isUp = true
    for number in 2...4 { #expect(office.add("Room \(number)").isSaved) }
    #expect(office.notices.count == 1 && office.notices[0].contains("nearly full: 9 MB are left"))
    #expect(throws: FileFault.self) { try office.checkpoint() }
    #expect(!test.names().contains { $0.hasPrefix("snapshot") })
    isFull.isUp = false
    #expect(office.add("Room 5").isSaved)
    isFull.isUp = true
    #expect(office.add("Room 6").isSaved && office.notices.count == 2)
  }

  @Test("A line of which all but its end was written, and which could not be taken back, is not called unsaved")
  func lacksOnlyItsEnd() throws {
    let test = TestFolder()
    _ = try OfficeFolder.create(at: test.office)
    var disk = Disk.real
    let real = Disk.real
    let isFull = Flag()
    disk.put = { (file, offset, bytes) throws(DiskFault) in try real.put(file, offset, isFull.isUp ? bytes.dropLast() : bytes) }
    disk.cut = { (file, size) throws(DiskFault) in
      if isFull.isUp { throw DiskFault(EIO) }
      try real.cut(file, size)
    }
    let office = try OfficeFolder(opening: test.office, disk: disk)
    isFull.isUp = true
    guard case .uncertain = office.add("Room 1", token: "one") else {
      Issue.record("it was called unsaved, and the next desk completes it")
      return
    }
    isFull.isUp = false
    #expect(try OfficeFolder(opening: test.office).office.rooms.count == 1)
    #expect(office.add("Room 1", token: "one").entry?.seq == 1 && OfficeCheck.run(at: test.office).lines == 1)
  }

  @Test("Files of the journal go on after the millionth")
  func names() {
    for number in [1, 999_999, 1_000_000, 12_345_678] { #expect(Place.segment(Place.name(number)) == number) }
    #expect(Place.name(7) == "000007.jsonl" && Place.name(1_000_000) == "1000000.jsonl")
    for name in ["7.jsonl", "0000007.jsonl", "000000.jsonl", "-00001.jsonl", "01000000.jsonl", "000001.json"] {
      #expect(Place.segment(name) == nil, "\(name)")
    }
  }
}

/// Something that a disk of a test looks at while it is in use.
final class Flag: @unchecked Sendable {
  var isUp = false
}
