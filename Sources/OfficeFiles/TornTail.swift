/// What a write that was interrupted can leave behind, told apart from damage.
///
/// A line is added with one `write` at the end of the file, and called saved after an `fdatasync` that came back. So what an
/// interrupted write leaves is one of these, and nothing else:
///
/// - the program or a full disk stopped the write: the beginning of a line, without its newline;
/// - the power failed before the sync: the file may have its new length with some sectors never written. Those read as zeros,
///   sector by sector, and sectors after them may be whole, newline and all. A line of the journal never has a zero in it.
///
/// Whatever else does not verify was whole once: a line with its newline and no such hole, or more bytes than lines still under way
/// can have. It may have been called saved, so it is damage: never cut, never numbered again.
struct TornTail {
  /// The bytes from the end of the last good line to the end of the file.
  let bytes: ArraySlice<UInt8>
  /// Where in the file they begin.
  let offset: Int

  private static let sector = 512

  /// Whether an interrupted write can have left this.
  var isTorn: Bool { bytes.count <= JournalLine.longest && (!bytes.contains(newline) || hasHole) }

  /// Whether a stretch that the disk writes in one piece was never written.
  private var hasHole: Bool {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let at = offset + (start - bytes.startIndex)
      let end = min(bytes.endIndex, start + Self.sector - at % Self.sector)
      if bytes[start..<end].allSatisfy({ $0 == 0 }) { return true }
      start = end
    }
    return false
  }

  /// Whether a power cut can have made this of the same lines, which a later file repeats byte for byte.
  func isRemainder(of repeated: ArraySlice<UInt8>) -> Bool {
    bytes.count <= repeated.count && zip(bytes, repeated).allSatisfy { $0 == 0 || $0 == $1 }
  }
}
