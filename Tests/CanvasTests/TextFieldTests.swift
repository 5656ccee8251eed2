import Testing

@testable import Canvas

@Suite("Typing into a field")
struct TextFieldTests {
  func typed(_ keys: Key..., into text: String = "") -> TextField {
    var field = TextField(text)
    for key in keys { _ = field.receive(key) }
    return field
  }

  @Test("letters go in at the cursor and come out beside it")
  func edits() {
    #expect(typed(.char("A"), .char("d"), .char("a")).text == "Ada")
    #expect(typed(.left, .char("d"), into: "Aa").text == "Ada")
    #expect(typed(.home, .delete, into: "Ada").text == "da")
    #expect(typed(.left, .backspace, into: "Ada").text == "Aa")
    #expect(typed(.ctrl("a"), .char("x"), .ctrl("e"), .char("y"), into: "b").text == "xby")
    #expect(typed(.left, .ctrl("u"), into: "Okafor Ada").text == "a")
    #expect(typed(.ctrl("w"), into: "Okafor Ada  ").text == "Okafor ")
    #expect(typed(.backspace, .left, .delete, .right, .right).cursor == 0)
  }

  @Test("keys of the desk are not the field's")
  func refuses() {
    for key in [Key.ctrl("k"), .ctrl("g"), .ctrl("p"), .ctrl("r"), .enter, .escape, .tab, .up, .down, .pageUp, .function(1), .unknown] {
      var field = TextField("Ada")
      let taken = field.receive(key)
      #expect(!taken)
      #expect(field == TextField("Ada"))
    }
  }

  @Test("a letter and its marks are one step and one deletion")
  func marks() {
    let name = "Nguye\u{302}\u{303}n"
    #expect(typed(.left, .backspace, into: name).text == "Nguyn")
    #expect(typed(.char("e"), .char("\u{301}")).text == "é")
    #expect(typed(.char("e"), .char("\u{301}")).cursor == 1)
    #expect(typed(.char("\u{301}")).text == "")
    #expect(typed(.char("\u{1B}"), .char("\u{202E}")).text == "")
    #expect(typed(.char("山"), .char("田"), .left, .left, .delete).text == "田")
  }

  @Test("a paste is its first line, cleaned, and never more than a field holds")
  func pastes() {
    var field = TextField("Dr ")
    field.paste("Osei\u{1B}[2J\nroom 2\r\n")
    #expect(field.text == "Dr Osei[2J")
    field.paste(String(repeating: "x", count: 500))
    #expect(field.text.count == TextField.limit)
    #expect(field.cursor == TextField.limit)
    _ = field.receive(.char("y"))
    #expect(field.text.count == TextField.limit && !field.text.contains("y"))
    field.cursor = 2
    _ = field.receive(.delete)
    field.paste("zzz")
    #expect(field.text.hasPrefix("DrzO"))
    field.text = "a"
    #expect(field.cursor == 1)
    field.cursor = -4
    #expect(field.cursor == 0)
  }

  @Test("a field shows the text around the cursor and parks the cursor in it")
  func draws() {
    var canvas = Canvas(rows: 1, columns: 12)
    TextField("Okafor").draw(on: &canvas, row: 0, column: 1, columns: 10, focused: true)
    #expect(canvas.text == [" Okafor     "])
    #expect(canvas.cursor == Spot(row: 0, column: 7, visible: true))
    #expect(canvas[0, 1].role == .fieldFocused)
    var long = TextField("Wolfeschlegelstein")
    long.draw(on: &canvas, row: 0, column: 1, columns: 10, focused: true)
    #expect(canvas.text == [" …gelstein  "])
    #expect(canvas.cursor?.column == 10)
    _ = long.receive(.home)
    long.draw(on: &canvas, row: 0, column: 1, columns: 10, focused: true)
    #expect(canvas.text == [" Wolfeschl… "])
    #expect(canvas.cursor?.column == 1)
    canvas.cursor = nil
    TextField().draw(on: &canvas, row: 0, column: 1, columns: 10, focused: false, placeholder: "name")
    #expect(canvas.text == [" name       "])
    #expect(canvas[0, 1].role == .placeholder && canvas[0, 8].role == .field && canvas.cursor == nil)
    TextField("1234").draw(on: &canvas, row: 0, column: 1, columns: 10, focused: false, secret: true)
    #expect(canvas.text == [" ••••       "])
  }

  @Test("the cursor is inside the field at every place of every text in every width")
  func cursorInside() {
    for text in ["", "Wolfeschlegelstein", "山田太郎山田太郎", "Nguye\u{302}\u{303}n a❤️b"] {
      var field = TextField(text)
      for cursor in 0...text.count {
        field.cursor = cursor
        for columns in 0...20 {
          var canvas = Canvas(rows: 1, columns: 22, glyphs: .ascii)
          field.draw(on: &canvas, row: 0, column: 1, columns: columns, focused: true, placeholder: "name")
          #expect(whole(canvas))
          #expect(canvas[0, 0] == Cell() && canvas[0, columns + 1] == Cell())
          guard columns > 1, let spot = canvas.cursor else { continue }
          #expect((1...columns).contains(spot.column))
          let signs = Array(text)
          if cursor < signs.count { #expect(canvas[0, spot.column].text == (signs[cursor] == "❤️" ? "?" : String(signs[cursor]))) }
        }
      }
    }
  }
}
