/// What a write that was interrupted can leave behind, told apart from damage.
///
/// A line is added with one write at the end of the file or over the blanks there (`Blanks`), and called saved after an `fdatasync` that
/// came back. So what an interrupted write leaves is one of these, and nothing else:
///
/// - the program or a full disk stopped the write: the beginning of a line, without its newline;
/// - the power failed before the sync: some sectors were never written. Those read as zeros where the file was made longer and as blanks
///   where it was not, sector by sector, and sectors after them may be whole, newline and all. A line never has a zero or a blank in it.
///
/// Whatever else does not verify was whole once: a line with its newline and no such hole, or more bytes than lines still under way
/// can have. It may have been called saved, so it is damage: never cut, never numbered again.
struct TornTail {
  /// The bytes from the end of the last good line to the end of the file, or to the blanks at its end.
  let bytes: ArraySlice<UInt8>
  /// Where in the file they begin.
  let offset: Int

  private static let sector = 512

  /// Whether an interrupted write can have left this.
  var isTorn: Bool { bytes.count <= JournalLine.longest + Blanks.ahead && (!bytes.contains(newline) || hasHole) }

  /// Whether a stretch that the disk writes in one piece was never written.
  private var hasHole: Bool {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let at = offset + (start - bytes.startIndex)
      let end = min(bytes.endIndex, start + Self.sector - at % Self.sector)
      if bytes[start..<end].allSatisfy({ $0 == 0 }) || Blanks.isAll(bytes[start..<end]) { return true }
      start = end
    }
    return false
  }

  /// Whether a power cut can have made this of the same lines, which a later file repeats byte for byte.
  func isRemainder(of repeated: ArraySlice<UInt8>) -> Bool {
    zip(bytes, repeated).allSatisfy { $0 == $1 || Self.isNothing($0) } && bytes.dropFirst(repeated.count).allSatisfy(Self.isNothing)
  }

  /// Whether it is only blanks of which some never reached the disk: that is no line, and no loss.
  static func isUnfinishedRoom(_ bytes: [UInt8]) -> Bool { bytes.contains(Blanks.byte) && bytes.allSatisfy(isNothing) }

  /// What stands where nothing was written.
  private static func isNothing(_ byte: UInt8) -> Bool { byte == 0 || byte == Blanks.byte }
}
