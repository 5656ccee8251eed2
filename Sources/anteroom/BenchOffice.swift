import Desk
import Glibc
import OfficeFiles
import Practice
import Synchronization

/// An office that commits are measured in: a note on one patient's card after the other's.
final class BenchOffice {
  let folder: OfficeFolder
  private let seat: Desk.Seat
  private let now: Moment
  private let count: Int
  private var step = 0

  init(_ folder: OfficeFolder, _ seat: Desk.Seat, _ now: Moment) {
    self.folder = folder
    self.seat = seat
    self.now = now
    count = max(1, folder.office.patientCount)
  }

  /// One change, decided, written and safe; says how long it took.
  func commit() throws(FileFault) -> Duration {
    step += 1
    let patient = PatientID(prefix: Kind.patients.prefix, number: (step * 7919 + Int(getpid())) % count + 1)
    var change = ChangePatient()
    change.patient = patient
    change.was = .fields(["note": folder.office[patient].map { .text($0.note) } ?? .null])
    change.now = .fields(["note": .text("seen at \(step), \(getpid())")])
    let begun = ContinuousClock.now
    switch folder.commit(Change(change), seat.context(now)) {
    case .saved, .again: return begun.duration(to: .now)
    // Another desk wrote on the same card in between; it is not a commit.
    case .refused: return try commit()
    case .failed(let fault), .uncertain(_, let fault): throw fault
    }
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
