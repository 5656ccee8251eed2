import Testing

@testable import Canvas

@Suite("Choosing from a list")
struct ChoiceTests {
  let items = ["Müller, Łukasz", "Muller, Anna", "O’Brien, Zoë", "Ñáñez Ortiz, José", "Strauß, Søren", "Ægir Þór", "Εύα Παππάς", "Фёдор"]

  @Test(
    "every word typed is found whatever the case and accents",
    arguments: [
      ("", [0, 1, 2, 3, 4, 5, 6, 7]), ("muller", [0, 1]), ("lukasz MUL", [0]), ("o'brien zoe", [2]), ("jose nan", [3]),
      ("strauss soren", [4]),
      ("aegir thor", [5]), ("ευα παππας", [6]), ("федор", [7]), ("jose\u{301}", [3]), ("xyz", []),
    ])
  func matches(typed: String, expected: [Int]) {
    var choice = Choice()
    choice.paste(typed)
    #expect(choice.matching(items) == expected)
  }

  @Test("a name is folded alike composed and decomposed")
  func folds() {
    #expect(Folding.plain("Nguyễn") == "nguyen")
    #expect(Folding.plain("Nguye\u{302}\u{303}n") == "nguyen")
    #expect(Folding.plain("İstanbul Işık") == "istanbul isik")
    #expect(Folding.plain("STRASSE ß ẞ Ǿ Œ Đ") == "strasse ss ss o oe d")
    #expect(Folding.plain("山田 김 محمد") == "山田 김 محمد")
    #expect(Folding.plain("ADA o'brien") == "ada o'brien")
    #expect(Array(Folding.plain("क्षि").unicodeScalars) == Array("क्षि".unicodeScalars))
  }

  @Test("typing narrows, arrows move, Enter takes, Escape is left to the desk")
  func keys() {
    var choice = Choice()
    var answers: [ChoiceAnswer?] = []
    for key in [Key.char("m"), .char("j"), .backspace, .char("u"), .down, .enter, .escape, .tab] {
      answers.append(choice.receive(key, items: items, page: 3))
    }
    #expect(answers == [.handled, .handled, .handled, .handled, .handled, .chosen(1), nil, nil])
    choice.paste("nobody of that name")
    let answer = choice.receive(.enter, items: items, page: 3)
    #expect(answer == .handled)
  }

  @Test("the list says how many match and shows the cursor where the hand is")
  func draws() {
    var choice = Choice()
    choice.paste("mul")
    var canvas = Canvas(rows: 6, columns: 24)
    choice.draw(items: items, title: "Patient", on: &canvas, in: canvas.bounds)
    #expect(
      canvas.text == [
        "┌ Patient ───── 2 of 8 ┐", "│ mul                  │", "│▸Müller, Łukasz       │", "│ Muller, Anna         │",
        "│                      │", "└──────────────────────┘",
      ])
    #expect(canvas.cursor == Spot(row: 1, column: 5, visible: true))
    _ = choice.receive(.down, items: items, page: Choice.page(in: canvas.bounds))
    choice.draw(items: items, title: "Patient", on: &canvas, in: canvas.bounds)
    #expect(canvas.cursor == Spot(row: 3, column: 1))
    choice.paste("zzz")
    choice.draw(items: items, title: "Patient", on: &canvas, in: canvas.bounds)
    #expect(canvas.text[2] == "│ nothing matches      │")
  }
}
