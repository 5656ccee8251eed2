import Testing

@testable import Canvas

@Suite("Tables")
struct TableTests {
  let columns = [
    Column("Name", min: 6, priority: 3), Column("Time", width: 5, priority: 2), Column("Due", width: 6, alignRight: true, priority: 1),
    Column("Note", width: 8),
  ]
  let rows = [
    Row(["Okafor, Ada", "9:20", "35.00", "mask"], roles: [.text, .late, .money, .flag]), Row(["山田 太郎", "9:40", "0.00"], role: .dim),
  ]

  func drawn(
    _ width: Int, height: Int = 4, rows: [Row]? = nil, select: Int = 0, focused: Bool = true, glyphs: Glyphs = .unicode
  ) -> Canvas {
    var canvas = Canvas(rows: height, columns: width, glyphs: glyphs)
    var state = ListState()
    state.selected = select
    Table.draw(
      columns, rows ?? self.rows, state: state, focused: focused, on: &canvas, in: canvas.bounds, empty: "nobody is waiting")
    return canvas
  }

  @Test("a table has a heading, aligned cells and a pointer with the cursor on it")
  func draws() {
    let canvas = drawn(36, select: 1)
    #expect(
      canvas.text == [
        " Name          Time     Due Note    ", " Okafor, Ada   9:20   35.00 mask    ", "▸山田 太郎     9:40    0.00         ",
        "                                    ",
      ])
    #expect(canvas.cursor == Spot(row: 2, column: 0))
    #expect(canvas[0, 1].role == .heading && canvas[1, 15].role == .late && canvas[2, 25].role == .dim)
    #expect(canvas[2, 0].role == .selected && canvas[2, 13].role == .selected && canvas[2, 15].role == .dim)
    let elsewhere = drawn(36, select: 1, focused: false)
    #expect(elsewhere.cursor == nil && elsewhere[2, 1].role == .selectedElsewhere)
  }

  @Test("a narrow table drops its least wanted columns first")
  func drops() {
    #expect(drawn(27).text[0] == " Name          Time     Due")
    #expect(drawn(20).text[0] == " Name   Time     Due")
    #expect(drawn(19).text[0] == " Name         Time ")
    #expect(drawn(12).text[0] == " Name       ")
    #expect(drawn(12).text[1] == "▸Okafor, Ada")
    #expect(drawn(8).text[1] == "▸Okafor…")
    #expect(drawn(8, glyphs: .ascii).text[1] == ">Okafor~")
    #expect(drawn(3).text[1] == "▸O…")
  }

  @Test("hidden rows are counted at the bottom right")
  func counts() {
    let many = (1...40).map { Row(["Patient \($0)"]) }
    let canvas = drawn(40, height: 12, rows: many, select: 11)
    #expect(canvas.text[1].hasPrefix(" Patient 3 "))
    #expect(canvas.text[10].hasPrefix("▸Patient 12 "))
    #expect(canvas.text[11] == "                              3-12 of 40")
    #expect(Table.page(of: 40, in: canvas.bounds) == 10)
    #expect(Table.page(of: 11, in: canvas.bounds) == 11)
    #expect(drawn(40, height: 12, rows: Array(many.prefix(11))).text[11].hasPrefix(" Patient 11"))
  }

  @Test("an empty table says why")
  func empty() {
    let canvas = drawn(14, rows: [])
    #expect(Array(canvas.text[1...2]) == [" nobody is    ", " waiting      "])
    #expect(canvas.cursor == Spot(row: 1, column: 0))
  }
}
