import OfficeFiles
import Testing

@Suite("Tables of comma-separated values") struct CSVTests {
  private func rows(_ text: String) throws -> [[String]] { try CSVTable(Array(text.utf8)).rows().map(\.cells) }

  private func fault(_ bytes: [UInt8]) -> String {
    do throws(CSVFault) {
      _ = try CSVTable(bytes).rows()
      return "none"
    } catch { return error.sentence }
  }

  @Test(
    "Quotes, newlines in cells, and every end of line",
    arguments: [
      ("a,b\n1,2\n", [["1", "2"]]), ("a,b\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]]), ("a,b\r1,2\r", [["1", "2"]]),
      ("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n", [["x, y", "he said \"no\""]]), ("a,b\n\"1\r\n2\",3\n", [["1\r\n2", "3"]]),
      ("a;b\n1,5;2\n", [["1,5", "2"]]), ("a\tb\n1\t2\n", [["1", "2"]]), ("a,b\n\n1,2\n\n", [["1", "2"]]),
      ("a,b\n1,2,,,\n", [["1", "2"]]), ("a,b\n,\n", [["", ""]]), ("\"a;x\",b\n1,2\n", [["1", "2"]]),
      ("a,b\n5\" nail,2\n", [["5\" nail", "2"]]),
    ] as [(String, [[String]])])
  func reads(_ text: String, _ wanted: [[String]]) throws { #expect(try rows(text) == wanted) }

  @Test("A row says on which line of the file it begins, also after cells of several lines")
  func lines() throws {
    let table = try CSVTable(Array("a,b\r\n\"1\r\n2\r3\n4\",x\r\n\r\n5,6\r\n".utf8))
    #expect(try table.rows().map(\.line) == [2, 7])
  }

  @Test("Rows of another width than the header, and text after a quote, are wrong by row")
  func wrongRows() throws {
    let faults = try CSVTable(Array("a,b\n1\n1,2,3\n\"1\"x,2\n1,2\n".utf8)).rows().map(\.fault)
    #expect(
      faults == ["has 1 cell and the header has 2", "has 3 cells and the header has 2", "has text after the quote that ends a cell", nil])
  }

  @Test("A quote that is never closed is told with the line where it opened")
  func unclosed() {
    #expect(fault(Array("a,b\n1,2\n3,\"4\n5,6\n".utf8)) == "a quote opens in line 3 and is never closed; nothing was read")
  }

  @Test("Three hundred columns, and a hundred thousand letters in a cell that is not used")
  func wide() throws {
    let header = (1...300).map { "c\($0)" }.joined(separator: ",")
    let row = (1...300).map { $0 == 7 ? String(repeating: "x", count: 100_000) : "\($0)" }.joined(separator: ",")
    let rows = try rows("\(header)\n\(row)\n")
    #expect(rows[0].count == 300 && rows[0][299] == "300")
  }

  @Test("UTF-8 with and without mark, UTF-16 both ways, and Windows letters are told apart")
  func encodings() throws {
    let text = "name,x\nMüller–Özkan €,1\n"
    func table(_ bytes: [UInt8]) throws -> (String, CSVEncoding) {
      let table = try CSVTable(bytes)
      return (try table.rows()[0].cells[0], table.encoding)
    }
    let wide = Array(text.utf16)
    var little: [UInt8] = [0xFF, 0xFE], big: [UInt8] = [0xFE, 0xFF]
    for unit in wide {
      little += [UInt8(unit & 255), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 255)]
    }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      let read = try table(bytes)
      #expect(read == ("Müller–Özkan €", .utf8))
    }
    for bytes in [little, big] {
      let read = try table(bytes)
      #expect(read == ("Müller–Özkan €", .utf16))
    }
    let windows = Array("name,x\nM".utf8) + [0xFC] + Array("ller".utf8) + [0x96, 0x80] + Array(",1\n".utf8)
    let read = try table(windows)
    #expect(read == ("Müller–€", .windows1252))
  }

  @Test("What is no text is refused as a whole")
  func noText() {
    #expect(fault([]) == "it is empty")
    #expect(fault(Array("\n\n \n".utf8)) == "it has no header row")
    #expect(fault([0xFF, 0xFE, 0x41]).contains("cut short"))
    #expect(fault([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]).contains("do not exist"))
    #expect(fault(Array("a,b\nx,y\n".utf8).flatMap { [$0, 0] }).contains("UTF-16 without its mark"))
  }

  @Test("Formulas are text, guards against them go, and what turns text around is left out")
  func cells() throws {
    for (cell, text) in [
      ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), ("'=1+1", "=1+1"), ("'@x", "@x"), ("'t Hooft", "'t Hooft"), ("\t=1", "=1"),
      (" Ada ", "Ada"), ("a\nb\tc", "a b c"), ("Ada\u{202E}adA", "AdaadA"), ("\u{FEFF}Ada\u{200B}", "Ada"),
      ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ] { #expect(try CSVCell.text(cell) == text) }
    for cell in ["A\u{1B}[2Jda", "A\0da", "A\u{9B}31mda", "A\u{7F}", "A\u{FFFD}", String(repeating: "x", count: 1001)] {
      #expect(throws: CSVFault.self) { try CSVCell.text(cell) }
    }
  }

  @Test("What is written is no formula, no command, and reads back")
  func written() throws {
    let cells = ["=1+1", "+1 617", "-72.5", "a,b", "say \"x\"", "two\nlines", "plain", "@x", "", " edge "]
    let line = cells.map { CSVCell.written($0) }.joined(separator: ",")
    #expect(line.hasPrefix("'=1+1,'+1 617,-72.5,\"a,b\",\"say \"\"x\"\"\""))
    let header = cells.indices.map { "c\($0)" }.joined(separator: ",")
    let back = try CSVTable(Array("\(header)\n\(line)\n".utf8)).rows()[0].cells
    #expect(try back.map { try CSVCell.text($0) } == cells.map { try CSVCell.text($0) })
    #expect(CSVCell.written("A\u{1B}[2J").unicodeScalars.allSatisfy { $0.value >= 32 })
  }

  @Test("Whatever bytes there are, they are read or refused", arguments: 1...60)
  func anything(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    let interesting: [UInt8] = [34, 44, 59, 9, 10, 13, 0, 65, 0xC3, 0xA9, 0xFF, 0xFE, 0xEF, 0xBB, 0xBF, 32, 39, 61]
    let bytes = (0..<200).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return interesting[Int(state >> 33) % interesting.count]
    }
    _ = fault(bytes)
  }
}
