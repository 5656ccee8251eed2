import Practice
import Synchronization

/// What was worked out of an office, kept for as long as that state of it is asked: a screen asks for its day again and again.
///
/// It is shared by all copies of one office. The edition in each key is renewed by every change, so that nothing old is ever answered.
package final class OfficeMemory: Sendable {
  private struct Answers {
    /// Of whole days little is kept, for it is large; of when time is held a year and more, and of single patients some days' worth.
    private var days: [MemoKey: any Sendable] = [:], busy: [MemoKey: any Sendable] = [:], patients: [MemoKey: any Sendable] = [:]

    func of(_ key: MemoKey) -> [MemoKey: any Sendable] { self[keyPath: Self.place(key)] }

    mutating func keep(_ answer: any Sendable, for key: MemoKey) {
      let place = Self.place(key)
      // Older states are asked nothing any more; of drafts there are many and each is asked little.
      if self[keyPath: place].count >= (key.isOfPatient ? 2000 : key.isOfTime ? 800 : 32) { self[keyPath: place] = [:] }
      self[keyPath: place][key] = answer
    }

    private static func place(_ key: MemoKey) -> WritableKeyPath<Answers, [MemoKey: any Sendable]> {
      key.isOfPatient ? \.patients : key.isOfTime ? \.busy : \.days
    }
  }

  private let answers = Mutex(Answers())
  private let editions = Atomic(0)

  init() {}

  /// A shelf with nothing on it, for an office that has everything at hand and yet need not work things out twice.
  package static var shelf: Shelf {
    var shelf = Shelf.bare
    OfficeMemory().lend(to: &shelf)
    return shelf
  }

  func lend(to shelf: inout Shelf) {
    shelf.memo = { self.answer($0, $1) }
    shelf.edition = { self.editions.add(1, ordering: .relaxed).newValue }
  }

  private func answer(_ key: MemoKey, _ work: () -> any Sendable) -> any Sendable {
    if let known = answers.withLock({ $0.of(key)[key] }) { return known }
    let answer = work()
    answers.withLock { $0.keep(answer, for: key) }
    return answer
  }
}
