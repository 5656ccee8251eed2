import Testing

@testable import Canvas

@Suite("Lists and numbers")
struct ListTests {
  @Test("the selection moves, stops at the ends and stays in sight")
  func moves() {
    var list = ListState()
    for (key, selected) in [
      (Key.down, 1), (.char("j"), 2), (.up, 1), (.char("k"), 0), (.up, 0), (.pageDown, 9), (.end, 39), (.down, 39), (.pageUp, 30),
      (.home, 0),
    ] {
      let taken = list.receive(key, count: 40, page: 10)
      #expect(taken && list.selected == selected)
      #expect(list.window(count: 40, page: 10).contains(selected))
      #expect(list.window(count: 40, page: 10).count == 10)
    }
    for key in [Key.left, .enter, .char("x"), .escape] {
      let taken = list.receive(key, count: 40, page: 10)
      #expect(!taken)
    }
    let taken = list.receive(.down, count: 0, page: 10)
    #expect(!taken)
  }

  @Test("after rows went away or the window shrank the selection is still a row in sight")
  func keeps() {
    for count in 0...12 {
      for page in 0...12 {
        var list = ListState()
        list.selected = 11
        list.offset = 9
        #expect(list.window(count: count, page: page).count == min(count, page))
        list.keep(count: count, page: page)
        #expect(list.selected == max(0, min(11, count - 1)))
        if count > 0, page > 0 { #expect(list.window(count: count, page: page).contains(list.selected)) }
      }
    }
  }

  @Test("rows are picked by number, or refused with a reason")
  func picks() throws {
    #expect(try NumberPick.rows("1,3-5", of: 7).get() == [1, 3, 4, 5])
    #expect(try NumberPick.rows(" 2 2, 1", of: 7).get() == [2, 1])
    #expect(try NumberPick.rows("5-3", of: 7).get() == [3, 4, 5])
    for (text, count, sentence) in [
      ("8", 7, "there are 7 rows"), ("1-99999999", 7, "there are 7 rows"), ("2", 1, "there is 1 row"), ("1", 0, "there are no rows"),
      ("0", 7, "rows are counted from 1"), ("", 7, "type row numbers like 1,3-5"),
      ("two", 7, "“two” is not a row number; type them like 1,3-5"), ("1-", 7, "“1-” is not a row number; type them like 1,3-5"),
      ("1-2-3", 7, "“1-2-3” is not a row number; type them like 1,3-5"),
      ("99999999999999999999", 7, "“99999999999999999999” is not a row number; type them like 1,3-5"),
    ] {
      #expect(throws: Complaint(sentence)) { try NumberPick.rows(text, of: count).get() }
    }
  }
}
