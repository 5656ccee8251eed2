import Glibc
import OfficeFiles
import Practice
import Synchronization

/// Writes snapshots beside the work: on a thread of its own and with the folder opened a second time, so that no change waits for it.
///
/// The desk goes on with the snapshot that it began with, which stays readable for as long as it is open.
final class Checkpointer: Sendable {
  /// Reading so many lines is quicker than writing a snapshot.
  static let worthIt = 300
  /// While people work: rarely, since a snapshot is worth it only for the next start.
  static let worthItAtWork = 2000

  private struct State {
    var isRunning = false
    /// The last line that a snapshot is known to have.
    var seq = 0
    var trouble: String?
  }

  private let path: String
  private let state = Mutex(State())
  private let ended: @Sendable () -> Void

  init(_ path: String, ended: @escaping @Sendable () -> Void) {
    self.path = path
    self.ended = ended
  }

  var isRunning: Bool { state.withLock { $0.isRunning } }

  /// What went wrong the last time, told once.
  func trouble() -> String? {
    state.withLock { state in
      defer { state.trouble = nil }
      return state.trouble
    }
  }

  /// Begins, if so many lines are newer than the newest snapshot; nothing happens while one is being written.
  func begin(_ seq: Int, newer lines: Int, atLeast: Int) {
    let begins = state.withLock { state in
      guard !state.isRunning, min(lines, seq - state.seq) >= atLeast else { return false }
      state.isRunning = true
      return true
    }
    guard begins else { return }
    let started = Background.run { [self] in
      let (seq, trouble) = write(atLeast: atLeast)
      state.withLock {
        $0.isRunning = false
        $0.seq = max($0.seq, seq)
        $0.trouble = trouble
      }
      ended()
    }
    if !started { state.withLock { $0.isRunning = false } }
  }

  /// Answers the last line that the newest snapshot has, and what went wrong.
  private func write(atLeast: Int) -> (Int, String?) {
    do throws(FileFault) {
      let folder = try OfficeFolder(opening: path)
      let seq = folder.office.seq
      // Another desk may have been quicker.
      if folder.linesSinceSnapshot < atLeast { return (seq - folder.linesSinceSnapshot, nil) }
      try folder.checkpoint()
      return (folder.office.seq, nil)
    } catch {
      // If another desk is at it, this one need not be; and it is tried again when as many lines have come.
      return (0, error.kind == .busy ? nil : "no snapshot was made: \(error.sentence)")
    }
  }
}
