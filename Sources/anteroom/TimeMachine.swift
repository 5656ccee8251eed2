import Desk
import OfficeFiles
import Practice
import Synchronization

/// Puts the office of another time together, on a thread of its own and from the files, so that neither the screen nor a change waits.
final class TimeMachine: Sendable {
  private let isWanted = Atomic<Bool>(true)

  private init() {}

  /// Nobody waits for it any more.
  func stop() { isWanted.store(false, ordering: .relaxed) }

  static func start(_ path: String, from office: Office?, to moment: Moment, done: @escaping @Sendable (Brought) -> Void) -> TimeMachine {
    let machine = TimeMachine()
    let began = Background.run {
      let brought = machine.go(path, from: office, to: moment)
      if machine.isWanted.load(ordering: .relaxed) { done(brought) }
    }
    if !began { done(.failed("no thread could be started for going back")) }
    return machine
  }

  private func go(_ path: String, from office: Office?, to moment: Moment) -> Brought {
    do throws(FileFault) {
      return .past(try Self.office(path, from: office, at: moment) { self.isWanted.load(ordering: .relaxed) }, moment)
    } catch { return .failed(error.sentence) }
  }

  /// The office of that time, or why there is none.
  static func office(_ path: String, from office: Office?, at moment: Moment, isWanted: () -> Bool = { true }) throws(FileFault) -> Office {
    switch try OfficeFolder.past(of: office, in: path, at: moment, isWanted: isWanted) {
    case .office(let office): return office
    case .before(let begun):
      throw FileFault(.missing, "the office began on \(begun.day.shown) at \(begun.time.shown); there is nothing before that")
    case .given: throw FileFault(.busy, "the way back was not gone to its end")
    }
  }
}
