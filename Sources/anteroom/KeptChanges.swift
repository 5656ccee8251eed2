import Glibc
import OfficeFiles
import Practice

/// Where changes are kept that the office's disk does not take: a file of the account's own, for as long as there are any.
struct KeptChanges: Sendable {
  private let office: String
  private static let largest = 64 << 20

  init(_ office: String) { self.office = AccountFiles.realPath(office) }

  static var folder: String { "\(Places.state)/unsaved" }
  private var own: String { "\(Self.folder)/\(ProcessMark.own).json" }

  /// Keeps them, or forgets them when there are none; answers whether that worked.
  func keep(_ changes: Datum?) -> Bool {
    guard let changes else {
      unlink(own)
      return true
    }
    return AccountFiles.write(JSONText.writePretty(.fields(["office": .text(office), "changes": changes])), to: own)
  }

  /// What programs that are gone have left here for this office. Each is handed over once; `done` says that it is kept elsewhere now.
  func claim(_ take: (Datum) -> Void) -> [String] {
    var taken: [String] = []
    for name in Places.names(Self.folder).sorted() where name.hasSuffix(".json") {
      // What was being taken over when a program ended has its mark and a number.
      let mark = name.dropLast(5).prefix { $0 != "+" }
      guard ProcessMark.isGone(String(mark)), let bytes = Places.bytes("\(Self.folder)/\(name)", atMost: Self.largest),
        let fields = (try? JSONText.read(bytes, limit: Self.largest))?.fields, fields["office"].text == office
      else { continue }
      // Two desks that start at once must not both take it.
      let mine = "\(Self.folder)/\(ProcessMark.own)+\(taken.count).json"
      guard rename("\(Self.folder)/\(name)", mine) == 0 else { continue }
      take(fields["changes"])
      taken.append(mine)
    }
    return taken
  }

  /// What was claimed is kept in this program's own file.
  func done(_ claimed: [String]) { for path in claimed { unlink(path) } }
}
