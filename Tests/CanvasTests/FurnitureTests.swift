import Testing

@testable import Canvas

@Suite("Hints, dialogs, messages and wrapped text")
struct FurnitureTests {
  let hints = [Hint(key: "n", label: "next"), Hint(key: "a", label: "arrive", off: true), Hint(key: "?", label: "help")]

  @Test("hints are cut from the right, whole, with a sign at the cut")
  func strip() {
    func drawn(_ columns: Int) -> String {
      var canvas = Canvas(rows: 1, columns: columns)
      Strip.draw(hints, on: &canvas, row: 0, columns: columns)
      return canvas.text[0]
    }
    #expect(drawn(24) == "n next  a arrive  ? help")
    #expect(drawn(23) == "n next  a arrive  …    ")
    #expect(drawn(18) == "n next  …         ")
    #expect(drawn(4) == "…   ")
    #expect(drawn(0) == "")
    var canvas = Canvas(rows: 1, columns: 24)
    Strip.draw(hints, on: &canvas, row: 0, columns: 24)
    #expect(canvas[0, 0].role == .key && canvas[0, 2].role == .hint && canvas[0, 8].role == .dim)
  }

  @Test("a dialog stands in the middle with its sentences and keys, and takes the cursor")
  func dialog() {
    var canvas = Canvas(rows: 9, columns: 30)
    canvas.cursor = Spot(row: 0, column: 0)
    let inner = Dialog.draw(
      title: "Cancel?", lines: ["Okafor, Ada, 9:20 with Lin"], hints: [Hint(key: "y", label: "yes"), Hint(key: "Esc", label: "no")],
      on: &canvas, minColumns: 20)
    #expect(
      canvas.text[2...6] == [
        "┌ Cancel? ───────────────────┐", "│ Okafor, Ada, 9:20 with Lin │", "│                            │",
        "│ y yes  Esc no              │",
        "└────────────────────────────┘",
      ])
    #expect(inner == Rect(row: 3, column: 2, rows: 1, columns: 26))
    #expect(canvas.cursor == Spot(row: 3, column: 2))
    #expect(canvas[3, 2].role == .dialog && canvas[2, 0].role == .dialogBorder)
    Dialog.draw(title: "Emergency", lines: ["Call 911"], hints: [], on: &canvas, role: .emergency, minColumns: 10)
    #expect(canvas[4, 10].role == .emergency)
  }

  @Test("a message takes one row")
  func toast() {
    var canvas = Canvas(rows: 2, columns: 12)
    canvas.put("something old", row: 1, column: 0)
    Toast.draw("Saved.\nAll of it.", on: &canvas, row: 1)
    #expect(canvas.text[1] == " Saved. Al… ")
    #expect(canvas[1, 3].role == .toast)
  }

  @Test("text is wrapped between words, and a long word is broken")
  func wraps() {
    #expect(TextWrap.lines("Dr Lin is booked 9:20", columns: 9) == ["Dr Lin is", "booked", "9:20"])
    #expect(TextWrap.lines("abcdefgh ij", columns: 3) == ["abc", "def", "gh", "ij"])
    #expect(TextWrap.lines("山田太郎 x", columns: 5) == ["山田", "太郎", "x"])
    #expect(TextWrap.lines("one\n\n  two", columns: 9) == ["one", "", "  two"])
    #expect(TextWrap.lines("", columns: 9) == [""])
    #expect(TextWrap.lines("abc", columns: 0) == [])
    for text in ["Nguye\u{302}\u{303}n Thi Minh Khai", "山田太郎山田太郎", "a  b   c    d", "👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️"] {
      for columns in 2...20 {
        let lines = TextWrap.lines(text, columns: columns)
        #expect(lines.allSatisfy { TextWidth.columns($0) <= columns })
        #expect(lines.joined().filter { $0 != " " } == PlainText.shown(text).filter { $0 != " " })
      }
    }
  }
}
