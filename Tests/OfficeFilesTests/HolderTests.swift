import CPty
import Foundation
import Glibc
import OfficeFiles
import Practice
import Testing

@Suite("Whoever holds the lock") struct HolderTests {
  private func hurried() -> OfficeFolder.Limits {
    var limits = OfficeFolder.Limits()
    limits.patience = 60
    return limits
  }

  @Test("A program that is killed with the lock in hand holds nobody up")
  func killed() throws {
    let place = TestFolder()
    let office = try OfficeFolder.create(at: place.office, limits: hurried())
    let holder = cpty_hold_lock(place.office + "/lock", 0)
    try #require(holder > 0)
    #expect(office.add("1").fault?.kind == .busy)
    kill(holder, SIGKILL)
    waitpid(holder, nil, 0)
    #expect(office.add("1").isSaved)
  }

  @Test("While a program that holds the lock stands still, who waits is told its name and number, and then goes on")
  func stopped() throws {
    let place = TestFolder()
    let office = try OfficeFolder.create(at: place.office, limits: hurried())
    let holder = cpty_hold_lock(place.office + "/lock", 0)
    try #require(holder > 0)
    defer {
      kill(holder, SIGKILL)
      waitpid(holder, nil, 0)
    }
    kill(holder, SIGSTOP)
    let fault = try #require(office.add("1").fault)
    #expect(fault.sentence.contains("(process \(holder)) is writing and has not finished"), "\(fault.sentence)")
    #expect(fault.sentence.hasPrefix("NOT SAVED"))
    // Reading needs no lock.
    #expect(try office.refresh().isEmpty)
  }
}
