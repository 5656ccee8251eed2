/// What is being pasted: cleaned while it comes, and no longer than a form can want.
struct PastedText {
  /// A paste beyond this is cut; nobody pastes a book into a front desk on purpose.
  static let limit = 64 * 1024

  private(set) var text = ""
  private var size = 0
  private var letter = PartialCharacter()
  private var afterReturn = false

  mutating func take(_ byte: UInt8) {
    for scalar in letter.take(byte) { add(scalar) }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    // Terminals send Return for a line's end; what was copied may have both.
    let isSecondHalf = afterReturn && scalar == "\n"
    afterReturn = scalar == "\r"
    if isSecondHalf { return }
    let shown: Unicode.Scalar = scalar == "\r" ? "\n" : scalar
    guard shown == "\n" || shown == "\t" || shown.properties.generalCategory != .control else { return }
    let more = UTF8.width(shown)
    guard size + more <= Self.limit else {
      size = Self.limit
      return
    }
    size += more
    text.unicodeScalars.append(shown)
  }
}
