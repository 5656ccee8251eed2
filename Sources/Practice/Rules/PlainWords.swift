/// What no text of the office may be, whoever writes it: longer than anyone reads, or a name that nobody can see.
enum PlainWords {
  /// In bytes. A letter or a long note has a tenth of it.
  private static let longest = 10_000

  static func check(_ edits: Edits) throws(Refusal) {
    for whole in edits.new { try check(whole.fields) }
    for edit in edits.set { try check(edit.now) }
  }

  private static func check(_ fields: Datum.Fields) throws(Refusal) {
    for (name, value) in fields { try check(value, in: name, isName: name == "name") }
  }

  private static func check(_ value: Datum, in field: String, isName: Bool) throws(Refusal) {
    switch value {
    case .text(let text):
      try check(length: text, of: field)
      if isName, !text.isEmpty, !text.unicodeScalars.contains(where: isSeen) {
        throw Refusal("invisible name", "the \(field) has no letter that can be seen; type it anew")
      }
    case .list(let items): for item in items { try check(item, in: field, isName: isName) }
    case .fields(let fields): for (name, value) in fields { try check(value, in: name, isName: isName || name == "name") }
    case .null, .flag, .whole: return
    }
  }

  static func check(length text: String?, of field: String) throws(Refusal) {
    guard let text, text.utf8.count > longest else { return }
    throw Refusal("too long", "the \(field) has \(text.utf8.count) bytes, and \(longest) are the most that is kept; shorten it")
  }

  /// A mark alone sits on nothing; blanks, joiners and directions show nothing.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator, .nonspacingMark,
      .enclosingMark, .spacingMark:
      false
    // Hangul fillers are letters that show nothing.
    default: ![0x115F, 0x1160, 0x3164, 0xFFA0].contains(scalar.value)
    }
  }
}
