import Glibc
import Practice

/// Who is here: a file for each running program, locked for as long as it runs, that says who sits there and what is open.
///
/// It belongs to one thread. It is a courtesy among desks and never a reason why something cannot be done: what fails is left out.
/// A file that nobody holds belongs to a program that is gone, and whoever finds it removes it.
package final class Presences {
  private static let name = "presence"
  /// A file begins anew when it has become so large, in bytes.
  private static let large = 32 << 10

  private let office: Folder
  private let mark: String
  private let mayWrite: Bool
  /// Where the files are, once there are any.
  private var openFolder: Folder?
  private var own: OpenFile?
  private var size = 0

  init(_ office: Folder, mark: String, mayWrite: Bool) {
    self.office = office
    self.mark = mark
    self.mayWrite = mayWrite
  }

  private var folder: Folder? {
    if openFolder == nil { openFolder = try? office.folder(ifThere: Self.name) }
    return openFolder
  }

  /// Begins to hear when somebody comes, opens something or leaves.
  package func ring(_ watch: OfficeWatch) { if let folder { watch.listen(toPresence: folder) } }

  /// Shows the others who is here and what is open. Nothing waits for the disk.
  package func show(_ presence: Presence) {
    guard mayWrite, let file = own ?? begin() else { return }
    let line = JSONText.write(presence.datum) + [newline]
    do throws(FileFault) {
      // The last whole line counts, so that nobody ever reads half of what was written.
      if size > Self.large {
        try file.cut(0)
        size = 0
      }
      try file.writeAll(line)
      size += line.count
    } catch { leave() }
  }

  /// The program ends: its file goes.
  package func leave() {
    guard own != nil else { return }
    try? openFolder?.remove(mark)
    own = nil
    size = 0
  }

  /// Makes the file of this program and locks it before anyone else finds it unheld.
  private func begin() -> OpenFile? {
    if openFolder == nil { openFolder = try? office.folder(Self.name) }
    guard let folder = openFolder else { return nil }
    for _ in 0..<3 {
      do throws(FileFault) {
        let file = try folder.newFile(mark, over: true)
        try hold(file, patience: 50)
        // Whoever took it for one of a program that is gone has removed it by now.
        guard isThere(file, mark, in: folder) else { continue }
        own = file
        return file
      } catch { continue }
    }
    return nil
  }

  private func hold(_ file: OpenFile, patience: Int) throws(FileFault) {
    try asked("locking \(file.path)") { () throws(DiskFault) in try file.disk.lock(file.number, 0, true, patience) }
  }

  private func isThere(_ file: OpenFile, _ name: String, in folder: Folder) -> Bool {
    guard let open = try? file.status().number else { return false }
    return (try? folder.disk.statusOf(folder.number, name))?.number == open
  }

  /// Everyone else who is here, in the order of their names.
  package func others() -> [Presence] {
    guard let folder, let names = try? folder.names() else { return [] }
    var others: [Presence] = []
    for name in names where name != mark {
      // Open for reading alone: closing a file that could be written would ring at every desk, this one included.
      guard let file = try? folder.file(ifThere: name) else { continue }
      if isHeld(file) {
        if let presence = read(file) { others.append(presence) }
      } else if mayWrite, isThere(file, name, in: folder) {
        // The lock is shared until the file is closed: nobody begins anew with a file that is about to be removed.
        try? folder.remove(name)
      }
    }
    return others.sorted { ($0.by, $0.desk) < ($1.by, $1.desk) }
  }

  /// Whether a running program holds the file.
  private func isHeld(_ file: OpenFile) -> Bool {
    do throws(DiskFault) { try file.disk.lock(file.number, 0, false, 0) } catch { return true }
    return false
  }

  private func read(_ file: OpenFile) -> Presence? {
    guard let bytes = try? file.contents(limit: 4 * Self.large), let end = bytes.lastIndex(of: newline) else { return nil }
    let start = bytes[..<end].lastIndex(of: newline).map { $0 + 1 } ?? 0
    guard let datum = try? JSONText.read(Array(bytes[start..<end])) else { return nil }
    return try? Presence(datum: datum)
  }
}

extension OfficeFolder {
  /// Who is here, this program by a mark of its own.
  package func presences(as mark: String) -> Presences { Presences(folder, mark: mark, mayWrite: !wantsReadOnly && lock != nil) }
}
