import Foundation
import Glibc
import OfficeFiles
import Practice
import Testing

@Suite("A desk hears what the others write") struct WatchTests {
  /// An office that was just made, opened by two desks.
  private func twoDesks(_ limits: OfficeFolder.Limits = .init()) throws -> (place: TestFolder, one: OfficeFolder, two: OfficeFolder) {
    let place = TestFolder()
    let one = try OfficeFolder.create(at: place.office)
    one.add("1")
    return (place, one, try OfficeFolder(opening: place.office, limits: limits))
  }

  private func isReadable(_ bell: Int32, within milliseconds: Int32 = 0) -> Bool {
    var watched = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) == 1
  }

  @Test("a line that another desk adds rings at once, and so does one in the next file of the journal")
  func rings() throws {
    var small = OfficeFolder.Limits()
    small.journalFile = 2000
    let (place, one, two) = try twoDesks(small)
    let watch = one.watch()
    let bell = try #require(watch.bell)
    #expect(!isReadable(bell))
    for number in 2..<12 {
      #expect(two.add("\(number)").isSaved)
      #expect(isReadable(bell))
      #expect(watch.heard().contains(.journal))
      #expect(try one.refresh().count == 1)
      #expect(!isReadable(bell))
    }
    #expect(place.names("journal").count > 1)
    #expect(one.office.rooms.count == 11)
  }

  @Test("the own line rings as well, and looking again finds nothing new")
  func ownLine() throws {
    let (place, one, two) = try twoDesks()
    defer { withExtendedLifetime((place, two)) {} }
    let watch = one.watch()
    #expect(one.add("2").isSaved)
    #expect(watch.heard().contains(.journal))
    #expect(try one.refresh().isEmpty)
  }

  @Test("a snapshot that another desk writes and swaps does not ring")
  func snapshot() throws {
    let (place, one, two) = try twoDesks()
    defer { withExtendedLifetime(place) {} }
    let watch = one.watch()
    try two.checkpoint()
    #expect(watch.heard() == [])
  }

  @Test("where the system gives no bell, a desk knows that it has to look of its own accord", arguments: [EMFILE, ENOSYS])
  func withoutInotify(_ code: Int32) throws {
    let (place, one, two) = try twoDesks()
    defer { withExtendedLifetime((place, two)) {} }
    var calls = WatchCalls.real
    calls.open = { () throws(DiskFault) in throw DiskFault(code) }
    #expect(one.watch(calls).bell == nil)
    #expect(one.watch(calls).heard() == .everything)
    calls = .real
    calls.add = { (_, _, _) throws(DiskFault) in throw DiskFault(ENOSPC) }
    #expect(one.watch(calls).bell == nil)
  }

  @Test("when more happened than the system could keep, everything is looked at")
  func overflow() throws {
    let (place, one, two) = try twoDesks()
    defer { withExtendedLifetime((place, two)) {} }
    var calls = WatchCalls.real
    calls.take = { _ in event(watch: -1, 0x4000) }
    #expect(one.watch(calls).heard() == .everything)
    #expect(one.watch(calls).bell != nil)
  }

  @Test("when the folder that is watched is gone, the desk looks of its own accord")
  func ignored() throws {
    let (place, one, two) = try twoDesks()
    defer { withExtendedLifetime((place, two)) {} }
    var calls = WatchCalls.real
    calls.take = { _ in event(watch: 1, 0x8000) }
    let watch = one.watch(calls)
    #expect(watch.heard() == .everything)
    #expect(watch.bell == nil)
  }
}

/// One event as the system writes it.
private func event(watch: Int32, _ mask: UInt32) -> [UInt8] {
  [UInt32(bitPattern: watch), mask, 0, 0].flatMap { word in withUnsafeBytes(of: word) { Array($0) } }
}
