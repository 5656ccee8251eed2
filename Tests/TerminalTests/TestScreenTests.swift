import Testing

@Suite("The tests' own terminal") struct TestScreenTests {
  /// A small screen after these bytes.
  private func screen(_ text: String, rows: Int = 4, columns: Int = 10) -> TestScreen {
    var screen = TestScreen(rows: rows, columns: columns)
    screen.feed(text.utf8)
    return screen
  }

  @Test("Text goes where the cursor is put")
  func places() {
    let screen = screen("\u{1B}[2;3Hab\u{1B}[H\u{1B}[4;10H!")
    #expect(screen.lines == ["", "  ab", "", "         !"])
    #expect((screen.row, screen.column) == (3, 10))
  }

  @Test("Wide letters take two cells, and marks none")
  func widths() {
    let screen = screen("山e\u{301}x")
    #expect(screen.lines[0] == "山e\u{301}x")
    #expect(screen.column == 4)
    #expect(screen.cells[0][1].text.isEmpty)
  }

  @Test("A sequence or a letter may arrive in parts")
  func parts() {
    var screen = TestScreen(rows: 2, columns: 10)
    for byte in "\u{1B}[2;2H山\u{1B}[?25l".utf8 { screen.feed([byte]) }
    #expect(screen.lines == ["", " 山"])
    #expect(!screen.isCursorShown)
    #expect(screen.unknown.isEmpty)
  }

  @Test("Attributes are kept with the text")
  func styles() {
    let screen = screen("ab\u{1B}[1m\u{1B}[7mcd\u{1B}[mef")
    #expect(screen.style(of: "ab") == "")
    #expect(screen.style(of: "cd") == "1;7")
    #expect(screen.style(of: "ef") == "")
    #expect(screen.style(of: "zz") == nil)
  }

  @Test("Leaving the alternate screen brings back the first one")
  func alternate() {
    let screen = screen("$ ls\u{1B}[?1049h\u{1B}[H\u{1B}[2Jdesk\u{1B}[?1049l\r\n$")
    #expect(screen.lines == ["$ ls", "$", "", ""])
    #expect(!screen.isAlternate)
  }

  @Test("The last row scrolls, and a full row goes on in the next only with the next letter")
  func scrolling() {
    #expect(screen("a\r\nb\r\nc", rows: 2).lines == ["b", "c"])
    #expect(screen("0123456789").lines == ["0123456789", "", "", ""])
    #expect(screen("0123456789x").lines == ["0123456789", "x", "", ""])
  }

  @Test("What it does not know it says", arguments: ["\u{1B}[5G", "\u{1B}(B", "\u{7}", "\u{1B}[3J"])
  func unknown(bytes: String) {
    #expect(screen(bytes).unknown.count == 1)
  }
}
