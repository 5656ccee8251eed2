/// What stands in a file of the journal ahead of its lines, so that a line which is added changes only bytes that the file has already.
///
/// A line that makes its file longer costs the disk twice: its bytes, and the new length. So a file that is written to often is made longer
/// by many lines at once, and filled with tabs. No line has a tab in it (in a text it is written `\t`), and there is no newline among them:
/// a program that knows nothing of them sees a line that was never finished and takes it away, and so does no harm; other readers of JSON
/// lines see an empty end. They are cut off when the next file is begun.
enum Blanks {
  static let byte = UInt8(ascii: "\t")
  /// Some hundred lines.
  static let ahead = 256 << 10

  /// How many are to follow on a line that ends there and makes its file longer.
  ///
  /// A file that was only begun stays as short as it is.
  static func count(after end: Int, _ ahead: Int) -> Int { ahead > 0 && end >= ahead / 16 ? ahead - end % ahead : 0 }

  /// Whether there is nothing else.
  static func isAll(_ bytes: some Collection<UInt8>) -> Bool { bytes.allSatisfy { $0 == byte } }

  /// The bytes without those at their end.
  static func without(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.prefix((bytes.lastIndex { $0 != byte } ?? -1) + 1)
  }
}
