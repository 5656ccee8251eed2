import Glibc

/// Hears what other desks do to the office's files: a line in the journal, someone who comes, opens something or leaves.
///
/// It belongs to one thread. Without inotify, or once the system gave it up, `bell` is nothing and one has to look every now and then.
package final class OfficeWatch {
  /// What is to be looked at again.
  package struct Rung: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let journal = Rung(rawValue: 1)
    package static let presence = Rung(rawValue: 2)
    package static let everything: Rung = [.journal, .presence]
  }

  private static let overflow: UInt32 = 0x4000
  private static let ignored: UInt32 = 0x8000
  private static let journalEvents = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE)
  private static let presenceEvents = UInt32(IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE)

  /// Readable when something rang.
  package private(set) var bell: Int32?
  private let calls: WatchCalls
  private var watches: [Int32: Rung] = [:]

  init(_ calls: WatchCalls, journal: Folder) {
    self.calls = calls
    guard let bell = try? calls.open() else { return }
    self.bell = bell
    watch(journal, Self.journalEvents, .journal)
  }

  deinit { if let bell { calls.close(bell) } }

  /// Hears about who is here as well, once there is a folder for that.
  func listen(toPresence folder: Folder) {
    if bell != nil, !watches.values.contains(.presence) { watch(folder, Self.presenceEvents, .presence) }
  }

  private func watch(_ folder: Folder, _ events: UInt32, _ means: Rung) {
    guard let bell else { return }
    do throws(DiskFault) { watches[try calls.add(bell, folder.number, events)] = means } catch { giveUp() }
  }

  /// A bell that may miss something is worse than none: then one looks every half second.
  private func giveUp() {
    if let bell { calls.close(bell) }
    bell = nil
    watches = [:]
  }

  /// What rang since the last time. The own changes ring as well; looking again after them finds nothing new.
  package func heard() -> Rung {
    guard let bell else { return .everything }
    var rung: Rung = []
    let bytes = calls.take(bell)
    var at = 0
    // Each event: the watch, what happened, a cookie, and the length of the name that follows.
    while at + 16 <= bytes.count {
      func word(_ offset: Int) -> UInt32 { bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at + offset, as: UInt32.self) } }
      let watch = Int32(bitPattern: word(0)), mask = word(4)
      if mask & Self.overflow != 0 { rung = .everything }
      if let means = watches[watch] { rung.formUnion(means) }
      if mask & Self.ignored != 0 {
        // The folder was removed or its disk is gone.
        giveUp()
        return .everything
      }
      at += 16 + Int(word(12))
    }
    return rung
  }
}

extension OfficeFolder {
  /// Begins to hear what other desks do.
  package func watch(_ calls: WatchCalls = .real) -> OfficeWatch { OfficeWatch(calls, journal: journalFolder) }
}
