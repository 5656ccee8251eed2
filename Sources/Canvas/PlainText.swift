/// The one entry for anything that goes to the screen: no byte of a name or a note may command the terminal.
package enum PlainText {
  /// The text as the canvas will draw it: no control characters, no marks that only steer, no sign whose width terminals dispute.
  package static func shown(_ text: String) -> String {
    if isPlain(text) { return text }
    var shown = String.UnicodeScalarView()
    var marks = 0
    for character in text {
      if character.isNewline || character == "\t" {
        shown.append(" ")
        marks = 0
      } else if isDisputed(character) {
        shown.append(unknown)
        marks = 0
      } else {
        for scalar in character.unicodeScalars { append(scalar, to: &shown, marks: &marks) }
      }
    }
    return String(shown)
  }

  /// The same for text that follows a letter: a mark at its start belongs to that letter and stays.
  static func continuing(_ text: String) -> String {
    String(shown("x" + text).unicodeScalars.dropFirst())
  }

  /// The same for a page of paper or of several lines: ends of lines and of pages stay.
  package static func page(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
      line.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { shown(String($0)) }.joined(separator: "\u{0C}")
    }.joined(separator: "\n")
  }

  /// True when every byte is a printable ASCII character, as most of the office's text is.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { isPlain($0) }
  }

  static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  /// The canvas draws it as its set of glyphs says.
  private static let unknown: Unicode.Scalar = "□"

  /// A curses cell holds a base and five marks; one less is kept.
  private static let mostMarks = 4

  private static func append(
    _ scalar: Unicode.Scalar, to shown: inout String.UnicodeScalarView, marks: inout Int
  ) {
    switch fate(of: scalar) {
    case .dropped: return
    case .space:
      shown.append(" ")
      marks = 0
    case .sign:
      shown.append(unknown)
      marks = 0
    case .kept where ScalarWidth.columns(scalar) == 0:
      // A mark needs a letter to sit on, and a cell has room for few.
      guard !shown.isEmpty, marks < mostMarks else { return }
      shown.append(scalar)
      marks += 1
    case .kept:
      shown.append(scalar)
      marks = 0
    }
  }

  private enum Fate { case kept, dropped, space, sign }

  private static func fate(of scalar: Unicode.Scalar) -> Fate {
    switch scalar.value {
    // Letters of the Latin scripts, dashes, and what lines are drawn with: the rest of nearly every text, known without looking it up.
    case 0x20..<0x7F, 0xA1...0xAC, 0xAE...0x24F, 0x2010...0x2027, 0x2500...0x25FF: return .kept
    default: break
    }
    if scalar.properties.isDefaultIgnorableCodePoint { return .dropped }
    switch scalar.properties.generalCategory {
    case .control, .format: return .dropped
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .unassigned, .privateUse, .surrogate: return .sign
    default: break
    }
    // The C library of the oldest host we know stops at Unicode 14 and would not draw what came later.
    guard let age = scalar.properties.age, age.major <= 14 else { return .sign }
    return .kept
  }

  /// Terminals disagree on joined emoji, skin tones, flags and keycaps: between one and four columns for the same sign.
  private static func isDisputed(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, first.value >= 0x80 || scalars.count > 1 else { return false }
    var joined = false
    for scalar in scalars {
      switch scalar.value {
      case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0x20E3: return true
      case 0x200D, 0xFE0F, 0xE0020...0xE007F: joined = true
      default: break
      }
    }
    return joined && first.value >= 0x80 && first.properties.isEmoji
  }
}
