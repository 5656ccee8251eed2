import Glibc

/// A data file whose index lies beside it.
///
/// The index is never needed for truth: it is made of the file, says of which one, and is made anew wherever it is missing, damaged or of
/// another file.
struct IndexedFile {
  let path: String
  let source: IndexSource

  /// What is smaller may be kept by hand, and an editor may cut it short while it is read here: it is copied.
  private static let mapped = 1 << 18

  init(_ path: String) throws(CodeFault) {
    self.path = path
    if let bytes = IndexBytes(file: path, isReadWhole: false), bytes.count >= Self.mapped {
      source = IndexSource(bytes, stamp: IndexSource.stamp(bytes.status))
    } else {
      source = IndexSource(IndexBytes(try CodeFile.read(path)))
    }
  }

  /// The index beside the file, this account's own or the one that was there first, or nothing if neither can be believed.
  func index<Index>(_ read: (IndexBytes) -> Index?) -> Index? {
    for beside in [Self.indexPath(of: path), Self.indexPath(of: path, account: geteuid())] {
      guard let bytes = IndexBytes(file: beside), let index = read(bytes) else { continue }
      // Next time it is known by its stamp, if it is this account's to write.
      if source.stamp != 0, bytes.status.st_uid == geteuid(), access(beside, W_OK) == 0,
        let stamped = IndexParts.stamped(bytes, source.stamp)
      {
        CodeFile.write(stamped, to: beside)
      }
      return index
    }
    return nil
  }

  /// Writes an index down for the next time; where it cannot be written, the next time takes as long as this one.
  ///
  /// An index is read without a second look at each of its numbers, so only one's own is. Accounts that share an office have one each.
  func keep(_ index: [UInt8]) {
    let shared = Self.indexPath(of: path)
    var status = stat()
    let isTaken = lstat(shared, &status) == 0 && status.st_uid != geteuid()
    CodeFile.write(index, to: isTaken ? Self.indexPath(of: path, account: geteuid()) : shared)
  }

  /// Where the index of a data file lies, or that of one account where another account's lies there.
  static func indexPath(of path: String, account: UInt32? = nil) -> String {
    "\(path.hasSuffix(".tsv") ? String(path.dropLast(4)) : path)\(account.map { ".\($0)" } ?? "").idx"
  }
}
