import Glibc
import Practice

/// Tells on standard error how far something has come, once a second and only if it takes longer than one.
final class Progress {
  private let total: Int
  private let did: String
  private var last = Clock.real.now.milliseconds

  init(of total: Int, _ did: String) {
    self.total = total
    self.did = did
  }

  func show(_ done: Int) {
    let now = Clock.real.now.milliseconds
    guard now - last >= 1000 else { return }
    last = now
    Streams.message("\(ImportWords.number(done)) of \(ImportWords.number(total)) rows \(did)")
  }
}
