import Desk
import Glibc
import OfficeFiles
import Practice
import Synchronization

/// An office that commits are measured in: a note on one patient's card after the other's, or check-ins of the newest day's visits.
final class BenchOffice {
  enum Work: String {
    case note, checkIn
  }

  let folder: OfficeFolder
  private let seat: Desk.Seat
  private let now: Moment
  private let work: Work
  private let patients: Int
  /// The visits that are worked on: as many as a large clinic has on a day, the newest that have a superbill to be changed.
  private let visits: [VisitID]
  private var step = 0
  private static let day = 200

  init(_ folder: OfficeFolder, _ seat: Desk.Seat, _ now: Moment, _ work: Work = .note) {
    self.folder = folder
    self.seat = seat
    self.now = now
    self.work = work
    patients = max(1, folder.office.patientCount)
    visits = work == .checkIn ? BenchOffice.newest(folder.office) : []
  }

  private static func newest(_ office: Office) -> [VisitID] {
    let numbers = stride(from: office.numbersGiven[.visits] ?? 0, to: 0, by: -1)
    let all = numbers.lazy.map { VisitID(prefix: Kind.visits.prefix, number: $0) }
    return Array(all.filter { office[$0]?.superbill != nil }.prefix(day))
  }

  /// One change, decided, written and safe; says how long it took.
  func commit() throws(FileFault) -> Duration {
    if work == .checkIn, visits.isEmpty { throw FileFault(.io, "no visit here has a superbill, so no check-in can be measured") }
    step += 1
    let number = step * 7919 + Int(getpid())
    let change = work == .note ? note(number) : checkIn(number)
    let begun = ContinuousClock.now
    switch folder.commit(Change(change), seat.context(now)) {
    case .saved, .again: return begun.duration(to: .now)
    case .refused(let refusal):
      // Another desk wrote on the same card in between; it is not a commit.
      if work == .note { return try commit() }
      throw FileFault(.io, refusal.sentence)
    case .failed(let fault), .uncertain(_, let fault): throw fault
    }
  }

  private func note(_ number: Int) -> any Verb {
    let patient = PatientID(prefix: Kind.patients.prefix, number: number % patients + 1)
    var change = ChangePatient()
    change.patient = patient
    change.was = .fields(["note": folder.office[patient].map { .text($0.note) } ?? .null])
    change.now = .fields(["note": .text("seen at \(step), \(getpid())")])
    return change
  }

  private func checkIn(_ number: Int) -> any Verb {
    var change = MeasuredCheckIn()
    change.visit = visits[number % visits.count]
    change.mark = "\(step), \(getpid())"
    return change
  }
}

/// Something done on a thread of its own.
final class BackgroundWork: Sendable {
  private let state = Mutex<Duration?>(nil)

  init(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(
      Body { [self] in
        let begun = ContinuousClock.now
        body()
        state.withLock { $0 = begun.duration(to: .now) }
      })
    var handle = pthread_t()
    let failed = pthread_create(
      &handle, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    if failed == 0 { pthread_detach(handle) } else { work.takeRetainedValue().run() }
  }

  var isDone: Bool { state.withLock { $0 != nil } }
  var took: Duration { state.withLock { $0 } ?? .zero }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
