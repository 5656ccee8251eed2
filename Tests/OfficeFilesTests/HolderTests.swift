import CPty
import Foundation
import Glibc
import OfficeFiles
import Practice
import Synchronization
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

  @Test("Who waits for the lock is served in the order of asking")
  func order() throws {
    let place = TestFolder()
    _ = try OfficeFolder.create(at: place.office)
    let path = place.office + "/lock"
    func opened() throws -> Int32 { try Disk.real.open(Disk.here, path, O_RDWR, 0) }
    /// How many stand in the system's queue for this file.
    func waiting() throws -> Int {
      let number = try Disk.real.statusOf(Disk.here, path).number
      let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
      return locks.split(separator: "\n").filter { $0.contains("->") && $0.contains(":\(number) ") }.count
    }
    let holder = try opened()
    try Disk.real.lock(holder, 0, true, 0)
    let served = Mutex<[Int]>([])
    let all = DispatchGroup()
    for desk in 1...4 {
      let file = try opened()
      all.enter()
      Thread.detachNewThread {
        do throws(DiskFault) {
          try Disk.real.lock(file, 0, true, 20_000)
          served.withLock { $0.append(desk) }
          Disk.real.unlock(file, 0)
        } catch { served.withLock { $0.append(-desk) } }
        Disk.real.close(file)
        all.leave()
      }
      while try waiting() < desk { sched_yield() }
    }
    Disk.real.unlock(holder, 0)
    all.wait()
    Disk.real.close(holder)
    #expect(served.withLock { $0 } == [1, 2, 3, 4])
  }
}
