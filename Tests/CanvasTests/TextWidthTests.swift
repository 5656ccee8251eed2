import Testing

@testable import Canvas

@Suite("Columns of text")
struct TextWidthTests {
  /// Latin, Greek, Cyrillic, Hebrew, Arabic, Indic, Thai, Hangul, marks, punctuation, arrows, lines, CJK and its forms, emoji, ideographs.
  static let blocks: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xA0...0x1FFF, 0x2000...0x2BFF, 0x2C00...0x2DFF, 0x2E80...0xD7FF, 0xE000...0xFFFF, 0x10000...0x1FFFF, 0x20000...0x3FFFF,
  ]

  @Test("every character takes the columns the C library gives it", arguments: blocks)
  func agreesWithTheCLibrary(block: ClosedRange<UInt32>) throws {
    try CLibrary.withWidths { width in
      // Allowed: what never reaches the screen (unknown to Unicode 14, format characters, halves of flags), and one vowel of
      // Ahom that later Unicode calls spacing.
      let differing = block.compactMap(Unicode.Scalar.init).filter {
        width($0) != ScalarWidth.columns($0) && $0 != "\u{1171E}"
          && PlainText.shown("x" + String(Character($0))).unicodeScalars.contains($0)
      }
      #expect(differing.isEmpty, "\(differing.prefix(20).map { String($0.value, radix: 16) })")
    }
  }

  @Test("whatever the desk would show is known to the C library", arguments: blocks)
  func nothingUnknownIsShown(block: ClosedRange<UInt32>) throws {
    try CLibrary.withWidths { width in
      let unknown = block.compactMap(Unicode.Scalar.init).filter {
        PlainText.shown("x" + String(Character($0))).unicodeScalars.contains { width($0) < 0 }
      }
      #expect(unknown.isEmpty, "\(unknown.prefix(20).map { String($0.value, radix: 16) })")
    }
  }

  @Test("a name takes the same columns composed and decomposed")
  func composedAndDecomposed() {
    for (composed, decomposed) in [
      ("Nguy\u{1EC5}n", "Nguye\u{302}\u{303}n"), ("Jos\u{E9}", "Jose\u{301}"), ("각", "\u{1100}\u{1161}\u{11A8}"),
    ] {
      #expect(TextWidth.columns(composed) == TextWidth.columns(decomposed))
    }
    #expect(TextWidth.columns("Nguyễn") == 6)
    #expect(TextWidth.columns("山田 太郎") == 9)
    #expect(TextWidth.columns("O'Brien") == 7)
    #expect(TextWidth.columns("") == 0)
    #expect(TextWidth.columns(of: "山") == 2)
    #expect(TextWidth.columns(of: "e\u{301}") == 1)
    #expect(TextWidth.columns(of: "\u{200D}") == 0)
  }

  @Test("a long name is cut with a sign and never takes more than its columns")
  func clips() {
    let long = String(repeating: "Wolfeschlegel", count: 5).prefix(60)
    #expect(TextWidth.clip(String(long), to: 10) == "Wolfeschl…")
    #expect(TextWidth.clip(String(long), to: 10, more: "~") == "Wolfeschl~")
    #expect(TextWidth.clip("山田太郎", to: 8) == "山田太郎")
    #expect(TextWidth.clip("山田太郎", to: 6) == "山田…")
    #expect(TextWidth.clip("Ada", to: 3) == "Ada")
    #expect(TextWidth.clip("Ada", to: 0) == "")
    #expect(TextWidth.clip("Ada", to: -3) == "")
    for text in [String(long), "山田太郎", "Nguye\u{302}\u{303}n", "क्षत्रिय", "👩🏽‍⚕️ Dr"] {
      for columns in -2...30 {
        #expect(TextWidth.columns(TextWidth.clip(text, to: columns)) <= max(0, columns))
        #expect(TextWidth.columns(TextWidth.pad(text, to: columns)) == max(0, columns))
        #expect(TextWidth.columns(TextWidth.pad(text, to: columns, alignRight: true)) == max(0, columns))
      }
    }
    #expect(TextWidth.pad("35", to: 5, alignRight: true) == "   35")
  }
}
