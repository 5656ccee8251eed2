import OfficeFiles
import Practice
import Testing

/// Text made to kill a parser: it is refused in words or read, and never a crash.
@Suite("Hostile JSON") struct HostileJSONTests {
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let pieces: [[UInt8]] =
    [
      "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udfff", "\\u0000", "-", "0", "9", "99999999999999999999999999",
      "1e999999",
      "1.5", "null", "true", "\u{0}", "\u{1B}[2J", "../x", "é", "\u{202E}", "  ",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xC0, 0xAF]]

  /// One or more small damages: bytes flipped, cut, doubled, or something nasty put in.
  private static func mutated(_ text: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = text
    for _ in 0...dice.roll(4) {
      guard !bytes.isEmpty else { return bytes }
      let at = dice.roll(bytes.count)
      switch dice.roll(6) {
      case 0: bytes[at] ^= UInt8(1 << dice.roll(8))
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + dice.roll(8)))
      case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 1 + dice.roll(40))], at: dice.roll(bytes.count))
      case 3: bytes = Array(bytes.prefix(at))
      default: bytes.insert(contentsOf: pieces[dice.roll(pieces.count)], at: at)
      }
    }
    return bytes
  }

  private static func seeds() throws -> [[UInt8]] {
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.see("O'Neil")
    office.add("Room 1")
    try office.saveDraft(
      "front-1", .list([.fields(["form": .text("patient"), "about": .fields([:]), "texts": .fields(["a": .text("b")])])]))
    try office.checkpoint()
    let lines = test.bytes("journal/000001.jsonl").split(separator: 10).map(Array.init)
    return lines + [test.bytes("snapshot/head.json"), test.bytes("snapshot/settings.json"), test.bytes("drafts/front-1.json")]
      + [
        Array(#"{"action":"change patient","token":"t","patient":"p1","was":{"name":{"family":"a"}},"now":{"name":{"family":"b"}}}"#.utf8),
        Array(#"{"action":"take payment","patient":"p1","tenders":[{"means":"cash","amount":2500}]}"#.utf8),
        Array(#"{"action":"book","patients":["p1"],"provider":"d1","type":"t1","day":"2026-11-23","start":"09:20"}"#.utf8),
      ]
  }

  @Test("Thousands of damaged lines, drafts, snapshots and actions are read or refused, and what is read can be written and read again")
  func mutations() throws {
    let seeds = try Self.seeds()
    var dice = Dice(state: 42)
    var refused = 0, read = 0
    for _ in 0..<(isLong ? 400_000 : 3000) {
      let bytes = Self.mutated(seeds[dice.roll(seeds.count)], &dice)
      do throws(JSONFault) {
        let datum = try JSONText.read(bytes)
        read += 1
        let again = try JSONText.read(JSONText.write(datum))
        #expect(again == datum)
        guard let fields = datum.fields else { continue }
        // What a line, an action or a draft makes of it is a value or a refusal too.
        _ = try? Entry(fields: fields)
        if let name = fields["action"].text {
          var rest = fields
          rest.remove(["action", "token"])
          _ = try? Verbs.spoken(name, rest)
        }
      } catch {
        refused += 1
        #expect(!error.sentence.isEmpty && error.sentence.utf8.count < 2000)
      }
    }
    #expect(refused > 1000 && read > 100, "\(refused) refused, \(read) read")
  }

  @Test("Nesting without end, numbers without end and texts without end are refused at once")
  func size() {
    func fault(_ text: [UInt8], limit: Int = JSONText.limit) -> String? {
      do throws(JSONFault) {
        _ = try JSONText.read(text, limit: limit)
        return nil
      } catch { return error.what }
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
      let deep = Array((String(repeating: open, count: 200_000) + "1" + String(repeating: close, count: 200_000)).utf8)
      #expect(fault(deep)?.contains("inside one another") == true)
      #expect(fault(Array(deep.prefix(deep.count / 3)))?.contains("inside one another") == true)
    }
    #expect(fault([UInt8](repeating: UInt8(ascii: "9"), count: 1_000_000))?.contains("too large") == true)
    #expect(fault([34] + [UInt8](repeating: UInt8(ascii: "a"), count: 2000), limit: 1000)?.contains("at most") == true)
    let names = "{" + (0..<20_000).map { "\"n\($0)\":1" }.joined(separator: ",") + ",\"n7\":2}"
    #expect(fault(Array(names.utf8))?.contains("second time") == true, "and not after comparing each with each")
  }

  @Test("A journal line, a draft and a snapshot that are nested or swollen to kill a parser leave an office that opens and says so")
  func files() throws {
    let deep = Array((String(repeating: "[", count: 100_000)).utf8)
    let test = TestFolder()
    let office = try OfficeFolder.create(at: test.office)
    office.see("Okafor")
    try office.saveDraft("front-1", .list([]))
    try office.checkpoint()
    office.add("Room 2")
    let head = office.headHash
    test.put("drafts/front-1.json", deep)
    test.put("practice.json", deep)
    let withDraft = try OfficeFolder(opening: test.office)
    #expect(withDraft.drafts().isEmpty && withDraft.headHash == head)
    for file in ["head.json", "settings.json", "index/search.tsv", "index/marks"] {
      test.put("snapshot/\(file)", deep)
      let again = try OfficeFolder(opening: test.office)
      #expect(again.headHash == head && again.office.seq == office.office.seq, "\(file)")
    }
    let good = test.bytes("journal/000001.jsonl")
    test.put("journal/000001.jsonl", good + deep + [10])
    let blocked = try OfficeFolder(opening: test.office)
    #expect(blocked.office.seq == office.office.seq && !blocked.notices.isEmpty)
    test.put("journal/000001.jsonl", good + [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20))
    let swollen = try OfficeFolder(opening: test.office)
    #expect(swollen.office.seq == office.office.seq && !swollen.notices.isEmpty)
  }
}
