import Canvas
import Training

extension Dice {
  /// Any key: letters that do something more often than the others, and leaving seldom.
  mutating func anyKey() -> Key {
    switch number(0...9) {
    case 0...2: .char(pick(Array("acfrpodbmwivxy$+LMEBQPS/?:!AXnuU123s=")))
    case 3...5: pick(Keys.moves)
    case 6: .enter
    case 7: pick([.ctrl("k"), .ctrl("g"), .ctrl("n"), .ctrl("x"), .ctrl("r"), .escape])
    default: chance(97) ? pick(Keys.all.filter { $0 != .char("q") && $0 != .ctrl("c") }) : .char("q")
    }
  }

  /// Something that people type into fields.
  mutating func anyWord() -> String {
    pick([
      "okafor", "ruiz", "smi", "ng wei", "99213", "e11", "35", "10:20", "tomorrow", "3/4/1982", "617 555 0134", "because", "x", "é",
      "12 Elm St", "0", "-1",
    ])
  }
}
