import Testing

@testable import Canvas

@Suite("The picture of the desk")
struct CanvasTests {
  static let texts = ["", "Okafor, Ada", "山田太郎", "Nguye\u{302}\u{303}n", "a\u{1B}b", "👩🏽‍⚕️"]

  @Test("a text may be put anywhere, on the picture or off it", arguments: texts)
  func putAnywhere(text: String) {
    for row in -5...8 {
      for column in -15...15 {
        for limit in [nil, -1, 0, 1, 4, Int.max] {
          var canvas = Canvas(rows: 3, columns: 7)
          let after = canvas.put(text, row: row, column: column, role: .late, limit: limit)
          #expect(after >= column)
          #expect(after <= max(column, min(7, column + TextWidth.columns(text))))
          #expect(whole(canvas))
        }
      }
    }
    var canvas = Canvas(rows: 3, columns: 7)
    for far in [Int.min, Int.max] { canvas.put(text, row: far, column: far) }
    #expect(canvas == Canvas(rows: 3, columns: 7))
  }

  @Test(
    "plain letters before and after others are drawn and cut as the whole text is, letter by letter",
    arguments: [
      "ab", "ab…", "…ab", "e\u{301}", "abe\u{301}c", "\u{301}a", "a\tb", "a\r\nb", "ab\u{1B}[1m", "Nguyễn, An", "lee 日本 ok",
      "a1\u{FE0F}\u{20E3}b", "ab👩🏽‍⚕️cd", "x\u{200B}y", "\u{200B}", "ab\u{202E}cd", "é", "aé",
    ])
  func plainAndNot(text: String) {
    for columns in 1...12 {
      var canvas = Canvas(rows: 1, columns: columns)
      let after = canvas.put(text, row: 0, column: 0)
      var slow: [String] = [], at = 0
      for cell in TextWidth.cells(of: PlainText.shown(text)) {
        guard at + cell.columns <= columns else { break }
        slow += [cell.text] + Array(repeating: "", count: cell.columns - 1)
        at += cell.columns
      }
      #expect(after == at && (0..<at).map { canvas[0, $0].text } == slow, "in \(columns) columns")
      var clipped = "", left = columns - 1
      let shown = PlainText.shown(text)
      for character in shown where left >= 0 {
        left -= TextWidth.columns(of: character)
        if left >= 0 { clipped.append(character) }
      }
      #expect(TextWidth.clip(text, to: columns) == (TextWidth.columns(shown) <= columns ? shown : clipped + "…"), "in \(columns) columns")
    }
  }

  @Test("a text answers where it ended, and is cut at its limit")
  func putAnswers() {
    var canvas = Canvas(rows: 1, columns: 12)
    #expect(canvas.put("Okafor", row: 0, column: 1, role: .code) == 7)
    #expect(canvas.put("Osei", row: 0, column: 8, limit: 2) == 10)
    #expect(canvas.text == [" Okafor Os  "])
    #expect(canvas[0, 1] == Cell("O", .code))
    #expect(canvas[-1, 50] == Cell())
    #expect(canvas.put([Span("ab"), Span("cde", .late)], row: 0, column: 0, limit: 4) == 4)
    #expect(canvas.text == ["abcdfor Os  "])
    #expect(canvas[0, 3] == Cell("d", .late))
  }

  @Test("a canvas of typewriter signs draws the sign for a cut as one of them, whoever cut the text")
  func cutSign() {
    var canvas = Canvas(rows: 1, columns: 12, glyphs: .ascii)
    canvas.put(TextWidth.clip("Millbrook Family Practice", to: 10), row: 0, column: 0)
    #expect(canvas.text[0].hasPrefix("Millbrook~"))
  }

  @Test("writing over half of a wide character leaves no broken half")
  func wideHalves() {
    var canvas = Canvas(rows: 1, columns: 6)
    canvas.put("山田", row: 0, column: 1)
    #expect(canvas.text == [" 山田 "])
    canvas.put("x", row: 0, column: 2)
    #expect(canvas.text == ["  x田 "])
    canvas.put("y", row: 0, column: 3)
    #expect(canvas.text == ["  xy  "])
    canvas.put("山山山", row: 0, column: 0)
    canvas.put("田", row: 0, column: 1)
    #expect(canvas.text == [" 田 山"])
    canvas.put("山", row: 0, column: -1)
    #expect(canvas.text == [" 田 山"])
    canvas.put("山", row: 0, column: 5)
    #expect(canvas.text == [" 田 山"])
    #expect(whole(canvas))
  }

  @Test("painting changes meanings, never texts, and a wide character as one")
  func paints() {
    var canvas = Canvas(rows: 1, columns: 6)
    canvas.put("a山b", row: 0, column: 0)
    canvas.paint(Rect(column: 1, rows: 1, columns: 1), role: .selected)
    #expect(canvas.text == ["a山b  "])
    #expect((0..<6).map { canvas[0, $0].role } == [.text, .selected, .selected, .text, .text, .text])
    canvas.paint(Rect(row: -3, column: 2, rows: 9, columns: 90), role: .late)
    #expect((0..<6).map { canvas[0, $0].role } == [.text, .selected, .selected, .late, .late, .late])
    canvas.fill(Rect(column: 2, rows: 1, columns: 2), role: .dim)
    #expect(canvas.text == ["a     "])
  }

  @Test("escapes and emoji in data reach no cell")
  func cleaned() {
    var canvas = Canvas(rows: 1, columns: 8, glyphs: .ascii)
    canvas.put("a\u{9B}b\u{202E}❤️é", row: 0, column: 0)
    #expect(canvas.text == ["ab?é    "])
  }

  @Test("a box is drawn at any size, from nothing up")
  func boxes() {
    let expected: [[String]] = [["─"], ["┌┐", "└┘"], ["┌─┐", "│ │", "└─┘"], ["┌──┐", "│  │", "│  │", "└──┘"]]
    for (index, picture) in expected.enumerated() where index > 0 {
      var canvas = Canvas(rows: index + 1, columns: index + 1)
      canvas.box(canvas.bounds)
      #expect(canvas.text == picture)
    }
    for rows in 0...5 {
      for columns in 0...5 {
        for place in -3...4 {
          var canvas = Canvas(rows: 5, columns: 5)
          canvas.put("山田", row: 2, column: 0)
          canvas.box(Rect(row: place, column: place, rows: rows, columns: columns), title: "山 Waiting", note: "5", focused: true)
          canvas.divide(Rect(row: place, column: place, rows: rows, columns: columns), row: 2)
          #expect(whole(canvas))
        }
      }
    }
  }

  @Test("a box names itself at the left and says a fact at the right, when it fits")
  func titles() {
    var canvas = Canvas(rows: 3, columns: 24)
    canvas.box(canvas.bounds, title: "Waiting", note: "5 waiting", focused: true)
    #expect(canvas.text[0] == "┌ Waiting ── 5 waiting ┐")
    #expect(canvas[0, 2].role == .titleFocused)
    #expect(canvas[0, 0].role == .borderFocused)
    canvas.box(canvas.bounds, title: "Waiting room", note: "5 waiting")
    #expect(canvas.text[0] == "┌ Waiting room ────────┐")
    canvas.box(canvas.bounds, title: "A very long name of a pane")
    #expect(canvas.text[0] == "┌ A very long name of… ┐")
    canvas.box(canvas.bounds, note: "5")
    #expect(canvas.text[0] == "┌─────────────────── 5 ┐")
    canvas.divide(canvas.bounds, row: 1)
    #expect(canvas.text[1] == "├──────────────────────┤")
    var plain = Canvas(rows: 2, columns: 12, glyphs: .ascii)
    plain.box(plain.bounds, title: "José Müller")
    #expect(plain.text == ["+ José Mü~ +", "+----------+"])
  }

  @Test("a golden shows text, meanings and cursor")
  func golden() {
    var canvas = Canvas(rows: 2, columns: 5)
    canvas.put("a 山", row: 0, column: 0)
    canvas.put("b·", row: 1, column: 0, role: .late)
    canvas.cursor = Spot(row: 1, column: 0, visible: true)
    #expect(
      canvas.golden() == """
        5x2 unicode
        1 a·山·
        2 b∙···
        roles: . text, L late
        1 .....
        2 LL...
        cursor: row 2, column 1, shown

        """)
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }

  @Test("no size is too odd for a picture")
  func sizes() {
    #expect(Canvas(rows: -3, columns: 9).cells.isEmpty)
    #expect(Canvas(rows: 70_000, columns: 70_000).cells.count == 500_000)
  }
}

/// True when every right half follows a wide character and every wide character has its right half.
func whole(_ canvas: Canvas) -> Bool {
  (0..<canvas.rows).allSatisfy { row in
    var expectsHalf = false
    for column in 0..<canvas.columns {
      let text = canvas[row, column].text
      guard text.isEmpty == expectsHalf else { return false }
      expectsHalf = text.utf8.count > 1 && TextWidth.columns(text) == 2
    }
    return !expectsHalf
  }
}
