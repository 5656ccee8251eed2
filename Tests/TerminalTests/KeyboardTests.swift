import Canvas
import Testing

@testable import Terminal

/// The strokes of a text as its bytes come.
private func bytes(_ text: String) -> [Stroke] { text.utf8.map { .byte($0) } }

/// What one keyboard makes of what arrived together.
private func keys(_ text: String) -> [Event] {
  var keyboard = Keyboard()
  return keyboard.take(bytes(text))
}

@Suite("Keyboard") struct KeyboardTests {
  @Test(
    "Control characters are keys",
    arguments: [
      ("\r", Key.enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1B}", .escape),
      ("\u{3}", .ctrl("c")), ("\u{13}", .ctrl("s")), ("\u{1A}", .ctrl("z")),
      ("\u{0}", .unknown), ("\u{1F}", .unknown), ("\u{9B}", .unknown),
    ])
  func controls(typed: String, key: Key) {
    #expect(keys(typed) == [.key(key)])
  }

  @Test("Letters come as they are shown: with the marks that arrived with them")
  func letters() {
    #expect(keys("aé山") == [.key(.char("a")), .key(.char("é")), .key(.char("山"))])
    #expect(keys("e\u{301}x") == [.key(.char("e\u{301}")), .key(.char("x"))])
  }

  @Test("A letter whose bytes arrive apart is one letter")
  func splitLetter() {
    var keyboard = Keyboard()
    #expect(keyboard.take([.byte(0xE5)]) == [])
    #expect(keyboard.patience != nil)
    #expect(keyboard.take([.byte(0xB1)]) == [])
    #expect(keyboard.take([.byte(0xB1)]) == [.key(.char("山"))])
    #expect(keyboard.patience == nil)
  }

  @Test("Bytes that are no letter are one unknown key, and what follows is typed")
  func brokenLetter() {
    var keyboard = Keyboard()
    #expect(keyboard.take([.byte(0xE9), .byte(0x61)]) == [.key(.unknown), .key(.char("a"))])
    #expect(keyboard.take([.byte(0xFF)]) == [.key(.unknown)])
    #expect(keyboard.take([.byte(0xC3)]) == [])
    #expect(keyboard.giveUp() == [.key(.unknown)])
    #expect(keyboard.take([.byte(0xED), .byte(0xA0), .byte(0x80)]) == [.key(.unknown)])
  }

  @Test(
    "A sequence nobody knows is one unknown key; its letters are not typing",
    arguments: ["[1;5C", "[99~", "[[Z", "Oz", "[I", "]11;rgb:0/0/0\u{7}", "]11;rgb:0/0/0\u{1B}\\"])
  func unknownSequences(sequence: String) {
    #expect(keys("\u{1B}" + sequence + "n") == [.key(.unknown), .key(.char("n"))])
  }

  @Test("A sequence that arrives in parts is still one key")
  func splitSequence() {
    var keyboard = Keyboard()
    #expect(keyboard.take(bytes("\u{1B}[1;")) == [])
    #expect(keyboard.patience != nil)
    #expect(keyboard.take(bytes("5C")) == [.key(.unknown)])
  }

  @Test("Escape is Escape, alone, twice, or before a letter")
  func escape() {
    #expect(keys("\u{1B}") == [.key(.escape)])
    #expect(keys("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(keys("\u{1B}q") == [.key(.escape), .key(.char("q"))])
    var keyboard = Keyboard()
    #expect(keyboard.take(bytes("\u{1B}[")) == [])
    #expect(keyboard.giveUp() == [.key(.escape), .key(.char("["))])
    #expect(keyboard.take(bytes("\u{1B}[1")) == [])
    #expect(keyboard.take([.key(.up)]) == [.key(.unknown), .key(.up)])
  }

  @Test("Named keys keep their place among letters")
  func order() {
    var keyboard = Keyboard()
    #expect(keyboard.take([.byte(0x61), .key(.up), .byte(0x62)]) == [.key(.char("a")), .key(.up), .key(.char("b"))])
  }

  @Test("Every name of a key has a code of its own, and a key nobody typed is none")
  func names() {
    for (name, key) in KeyNames.keys { #expect(KeyNames.stroke(KeyNames.code(name)) == .key(key), "\(name)") }
    #expect(KeyNames.stroke(0x61) == .byte(0x61))
    #expect(KeyNames.stroke(KeyNames.code("paste-begin")) == .pasteBegin)
    #expect(KeyNames.stroke(KeyNames.code("paste-end")) == .pasteEnd)
    #expect(KeyNames.stroke(KeyNames.code("resize")) == nil)
    #expect(KeyNames.stroke(565) == .key(.unknown))
    #expect(KeyNames.code("no such key") == -1)
  }
}

@Suite("Paste") struct PasteTests {
  @Test("A paste is one event, with plain line ends and without commands")
  func cleaned() {
    var keyboard = Keyboard()
    let typed = [.byte(0x61), .pasteBegin] + bytes("q\r\nm\re\t\u{1B}[31m\u{9B}1m\u{7}山") + [.key(.up), .pasteEnd, .byte(0x62)]
    #expect(keyboard.take(typed) == [.key(.char("a")), .paste("q\nm\ne\t[31m1m山"), .key(.char("b"))])
  }

  @Test("A paste may come in parts, a letter of it too")
  func parts() {
    var keyboard = Keyboard()
    #expect(keyboard.take([.pasteBegin, .byte(0xC3)]) == [])
    #expect(keyboard.patience != nil)
    #expect(keyboard.take([.byte(0xA9)]) == [])
    #expect(keyboard.take([.pasteEnd]) == [.paste("é")])
    #expect(keyboard.patience == nil)
  }

  @Test("A lost end does not hang: silence ends the paste")
  func lostEnd() {
    var keyboard = Keyboard()
    #expect(keyboard.take([.pasteBegin] + bytes("abc")) == [])
    #expect(keyboard.giveUp() == [.paste("abc")])
    #expect(keyboard.take([.pasteEnd, .byte(0x71)]) == [.key(.char("q"))])
  }

  @Test("A paste is cut at its limit, between letters, and the rest is not typed")
  func limit() {
    var keyboard = Keyboard()
    let text = String(repeating: "é", count: PastedText.limit)
    guard case .paste(let pasted) = keyboard.take([.pasteBegin] + bytes(text) + [.pasteEnd]).first else {
      Issue.record("no paste")
      return
    }
    #expect(pasted.utf8.count == PastedText.limit)
    #expect(pasted.allSatisfy { $0 == "é" })
  }
}
