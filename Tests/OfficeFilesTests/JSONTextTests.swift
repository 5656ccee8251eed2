import OfficeFiles
import Practice
import Testing

@Suite("The office's JSON text") struct JSONTextTests {
  @Test("What is written is read back as it was, in the same order")
  func roundTrip() throws {
    let datum: Datum = .fields([
      "z": .whole(.min), "a": .whole(.max), "n": .null, "t": .flag(true), "f": .flag(false), "empty": .text(""),
      "text": .text("a/b \"c\" \\ \u{8}\u{9}\u{A}\u{C}\u{D}\u{0}\u{1F} é e\u{301} 漢字 👩‍👩‍👧 \u{7F}\u{9B}31m\u{A0}"),
      "list": .list([.whole(0), .list([]), .fields([:]), .list([.text("x")])]),
    ])
    #expect(try JSONText.read(JSONText.write(datum)) == datum)
    #expect(try JSONText.read(JSONText.writePretty(datum)) == datum)
    #expect(try JSONText.read(JSONText.text(datum)).fields?.names == ["z", "a", "n", "t", "f", "empty", "text", "list"])
  }

  @Test("It is readable: slashes and letters stand as they are, controls do not")
  func readable() {
    #expect(JSONText.text(.text("a/b é\u{1B}[31m\u{9B}")) == "\"a/b é\\u001b[31m\\u009b\"")
    let rooms: Datum = .fields(["rooms": .list((1...4).map { .fields(["id": .text("r\($0)"), "name": .text("Room number \($0)")]) })])
    #expect(
      String(decoding: JSONText.writePretty(rooms), as: UTF8.self).contains("\n    { \"id\": \"r1\", \"name\": \"Room number 1\" },\n"))
  }

  @Test(
    "Escapes mean what they should",
    arguments: [
      (#""\u0041\/\b\f\n\r\t\"\\""#, "A/\u{8}\u{C}\n\r\t\"\\"), (#""\ud83d\ude00 \u00e9 \u0000""#, "😀 é \u{0}"),
    ])
  func escapes(_ text: String, _ expected: String) throws { #expect(try JSONText.read(text) == .text(expected)) }

  @Test("Blanks around values do not matter")
  func blanks() throws {
    #expect(
      try JSONText.read(" {\t\"a\" : [ 1 , 2 ] ,\r\n\"b\":-0 } \n") == .fields(["a": .list([.whole(1), .whole(2)]), "b": .whole(0)]))
  }

  @Test(
    "Anything else is refused, with the reason and the place",
    arguments: [
      ("", "ends", 1), ("1.5", "fraction", 1), ("[1, 2.0]", "fraction", 5), ("1e3", "exponent", 1), ("9223372036854775808", "too large", 1),
      ("-9223372036854775809", "too large", 1), ("01", "begins with 0", 1), ("-", "digit", 2), ("+1", "not a JSON value", 1),
      ("nul", "not a JSON value", 1), ("{\"a\":1,\"a\":2}", "second time", 8), ("[1,]", "not a JSON value", 4),
      ("{\"a\":1,}", "name in quotes", 8),
      ("{a:1}", "name in quotes", 2), ("[1 2]", "comma", 4), ("\"abc", "closing quote", 5), ("\"a\nb\"", "control", 3),
      ("\"\\x\"", "escape", 2), ("\"\\ud800\"", "surrogate", 2), ("\"\\udc00\"", "surrogate", 2), ("\"\\ud800\\u0041\"", "surrogate", 2),
      ("\"\\u12g4\"", "hexadecimal", 4), ("1 1", "more", 3), ("{\"é\":1,\"é\":2}", "second time", 8), ("[\"é\" x]", "comma", 6),
      ("\u{FEFF}1", "not a JSON value", 1), ("'a'", "not a JSON value", 1), ("NaN", "not a JSON value", 1),
      (String(repeating: "[", count: 33) + String(repeating: "]", count: 33), "inside one another", 33),
    ])
  func refused(_ text: String, _ what: String, _ character: Int) {
    #expect { try JSONText.read(text) } throws: { error in
      guard let fault = error as? JSONFault else { return false }
      return fault.sentence.contains(what) && fault.character == character && fault.sentence.hasSuffix("at character \(character)")
    }
  }

  @Test(
    "Bytes that are no text are refused",
    arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func invalid(_ bytes: [UInt8]) {
    #expect(throws: JSONFault.self) { try JSONText.read([34] + bytes + [34]) }
    #expect(throws: JSONFault.self) { try JSONText.read([34, 92, 110] + bytes + [34]) }
  }

  @Test("Lists may stand 32 deep, long objects may not repeat a name, and long texts are refused")
  func limits() throws {
    #expect(throws: Never.self) { try JSONText.read(String(repeating: "[", count: 32) + String(repeating: "]", count: 32)) }
    let many = (0..<100).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
    #expect(try JSONText.read("{\(many)}").fields?.count == 100)
    #expect(throws: JSONFault.self) { try JSONText.read("{\(many),\"n50\":1}") }
    #expect(throws: JSONFault.self) { try JSONText.read("{\(many),\"n99\":1}") }
    #expect(throws: JSONFault.self) { try JSONText.read("[1,2,3]", limit: 4) }
  }
}
