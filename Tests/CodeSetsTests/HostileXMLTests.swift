import Testing

@testable import CodeSets

@Suite("Files that are no tabular list") struct HostileXMLTests {
  private func refusal(_ text: String) -> String { refusal(Array(text.utf8)) }

  private func refusal(_ bytes: [UInt8]) -> String {
    Shared.refusal { () throws(CodeFault) in _ = try TabularXML.read(bytes, fileName: "april-2026.xml") } ?? "it was read"
  }

  @Test("entities that stand for entities are refused unread, and so is what is fetched from elsewhere")
  func entities() {
    let bomb = """
      <?xml version="1.0"?>
      <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>
      <ICD10CM.tabular><version>&lol2;</version></ICD10CM.tabular>
      """
    #expect(refusal(bomb) == "the file declares entities of its own (DOCTYPE), and such files are not read, at line 2 (byte 23)")
    #expect(refusal("<ICD10CM.tabular><version>&passwd;</version></ICD10CM.tabular>").contains("&passwd; is not known"))
    #expect(refusal("<ICD10CM.tabular><version>&#27;[2J</version></ICD10CM.tabular>").contains("not known"))
    #expect(refusal("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>").contains("not an ICD-10-CM tabular list"))
  }

  @Test("another encoding is refused by name")
  func encodings() {
    #expect(refusal("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x/>").contains("in ISO-8859-1, and only UTF-8 is read"))
    #expect(refusal("<?xml version='1.0' encoding = 'utf-16'?><x/>").contains("utf-16"))
    #expect(refusal([0xFF, 0xFE, 0x3C, 0x00]).contains("UTF-16"))
    #expect(refusal([0x3C, 0x00, 0x78, 0x00]).contains("UTF-16"))
    #expect(
      refusal(Array("<ICD10CM.tabular>\n<version>".utf8) + [0xC3, 0x28] + Array("</version></ICD10CM.tabular>".utf8)).contains(
        "not UTF-8, at line 2"))
    #expect(refusal("<ICD10CM.tabular><version>\u{1B}[2J</version></ICD10CM.tabular>").contains("control character"))
    #expect(refusal("<ICD10CM.tabular><version>\u{9B}2J</version></ICD10CM.tabular>").contains("control character"))
  }

  @Test("ten thousand elements inside one another are too many, open or balanced")
  func depth() {
    let deep = String(repeating: "<diag>", count: 10_000)
    #expect(refusal("<ICD10CM.tabular>" + deep).contains("more than 64 elements inside one another"))
    let inside =
      "<ICD10CM.tabular><introduction>" + deep + String(repeating: "</diag>", count: 10_000) + "</introduction></ICD10CM.tabular>"
    #expect(refusal(inside).contains("more than 64"))
  }

  @Test("every beginning of a good file is refused, and says where it ends")
  func truncated() throws {
    let whole = try Shared.fixture("excerpt.xml")
    #expect(refusal(whole) == "it was read")
    for length in stride(from: 0, to: whole.count - 20, by: 797) {
      let sentence = refusal(Array(whole[..<length]))
      let says = ["ends inside", "is empty", "does not end", "no closing quote", "no element"].contains { sentence.contains($0) }
      #expect(says, "\(length): \(sentence)")
    }
    #expect(refusal(Array(whole.dropLast(20))).contains("the file ends inside"))
  }

  @Test("changed bytes are refused or read, and never stop the program")
  func flipped() throws {
    let whole = Array(try Shared.fixture("excerpt.xml").prefix(3000)) + Array("</section></chapter></ICD10CM.tabular>".utf8)
    for place in stride(from: 0, to: whole.count, by: 67) {
      for byte: UInt8 in [0, 0x22, 0x26, 0x3C, 0x3E, 0x2F, 0x80, 0xFF] {
        var bytes = whole
        bytes[place] = byte
        _ = refusal(bytes)
      }
    }
  }

  @Test("tags that do not fit are named with their lines")
  func tags() {
    #expect(
      refusal("<ICD10CM.tabular>\n<version>2026</vers>\n</ICD10CM.tabular>").contains(
        "</vers> where <version> of line 2 should be closed, at line 2"))
    #expect(refusal("<a></a>").contains("not an ICD-10-CM tabular list"))
    #expect(refusal("</a>").contains("closes nothing"))
    #expect(refusal("<ICD10CM.tabular a='1' a='2'/>").contains("a second time"))
    #expect(refusal("<ICD10CM.tabular a=1/>").contains("in quotes"))
    #expect(refusal("<ICD10CM.tabular><version>2026</version></ICD10CM.tabular><more/>").contains("second element"))
    #expect(refusal("code,words\nE11.9,diabetes\n").contains("outside of the elements"))
    #expect(refusal("<ICD10CM.tabular><!-- no end").contains("a comment does not end"))
    #expect(refusal([UInt8](repeating: 0x20, count: XMLReader.largest + 1)).contains("are read"))
  }
}
