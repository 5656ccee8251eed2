import Testing

@testable import Canvas

@Suite("Every size")
struct EverySizeTests {
  @Test("everything can be drawn at every size from 1x1 to 40x20", arguments: 1...20)
  func everything(rows: Int) {
    let columns = [Column("Name", priority: 2), Column("Time", width: 5), Column("Due", width: 6, alignRight: true, priority: 1)]
    let people = (0..<9).map { Row(["山田 Nguye\u{302}\u{303}n \($0)", "9:20", "35.00"], roles: [.text, .late]) }
    let hints = [Hint(key: "n", label: "next"), Hint(key: "Esc", label: "back", off: true)]
    var list = ListState()
    list.selected = 7
    var choice = Choice()
    choice.paste("n")
    choice.list.selected = 5
    for width in 1...40 {
      let glyphs = (rows + width).isMultiple(of: 2) ? Glyphs.unicode : .ascii
      func check(_ what: String, _ draw: (inout Canvas) -> Void) {
        var canvas = Canvas(rows: rows, columns: width, glyphs: glyphs)
        draw(&canvas)
        #expect(whole(canvas), "\(what) at \(width)x\(rows)")
        if let spot = canvas.cursor {
          #expect((0..<rows).contains(spot.row) && (0..<width).contains(spot.column), "the cursor of \(what) at \(width)x\(rows)")
        }
      }
      check("box") { $0.box($0.bounds, title: "待合室 Waiting", note: "5 waiting", focused: true) }
      check("table") { Table.draw(columns, people, state: list, focused: true, on: &$0, in: $0.bounds, empty: "nobody") }
      check("table in a box") {
        $0.box($0.bounds)
        Table.draw(columns, people, state: list, focused: true, on: &$0, in: $0.bounds.inner, empty: "nobody")
      }
      check("empty table") { Table.draw(columns, [], state: list, focused: true, on: &$0, in: $0.bounds, empty: "nobody is here") }
      check("strip") { Strip.draw(hints, on: &$0, row: rows - 1, columns: width) }
      check("dialog") { Dialog.draw(title: "取消 Cancel", lines: ["Okafor, Ada", "山田太郎 is booked"], hints: hints, on: &$0) }
      check("toast") { Toast.draw("山田太郎 is here", on: &$0, row: rows - 1) }
      check("field") { TextField("山田太郎 Nguyễn").draw(on: &$0, row: 0, column: 0, columns: width, focused: true) }
      check("choice") { choice.draw(items: people.map { $0.cells[0] }, title: "Patient", on: &$0, in: $0.bounds) }
    }
  }
}
