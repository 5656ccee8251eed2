import Foundation
import Testing

@Suite("Codes on the command line") struct CodeStories {
  private static let excerpt = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
    path: "CodeSetsTests/Fixtures/excerpt.xml"
  ).path

  @Test("an imported list lies in the office, closed to others, and is searched before what Anteroom brings along")
  func imports() throws {
    let place = try TemporaryOffice()
    let result = try place.run(["import", "codes", Self.excerpt, "--edition", "October 2025", "--data", place.office])
    #expect(result.code == 0, "\(result.errors)")
    let path = place.office + "/codes/icd10cm-2025-10.tsv"
    #expect(
      result.output.hasSuffix("346 billable codes, ICD-10-CM October 2025 (2025-10-01 to 2026-09-30), in \(path)\n"), "\(result.output)")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(try place.run(["check", "--data", place.office]).code == 0)
    let found = try place.run(["codes", "fall", "furniture", "--on", "2026-01-15", "--limit", "2", "--data", place.office])
    #expect(found.code == 0 && found.errors.contains("2 of 4 for \"fall furniture\" in ICD-10-CM October 2025"), "\(found.errors)")
    #expect(found.output.split(separator: "\n").first == "W08.XXXA  billable  Fall from other furniture, initial encounter")
  }

  @Test("a date that no edition is for is said, and nothing found is exit code 1")
  func searches() throws {
    let place = try TemporaryOffice(isMade: false)
    let found = try place.run(["codes", "e119", "--on", "2026-11-23"])
    #expect(found.code == 0 && found.output == "E11.9  billable  Type 2 diabetes mellitus without complications\n")
    #expect(
      found.errors.contains("no ICD-10-CM edition for 2026-11-23 is here; searching April 2026 (2026-04-01 to 2026-09-30)"),
      "\(found.errors)")
    let none = try place.run(["codes", "zzzz"])
    #expect(none.code == 1 && none.output.isEmpty && none.errors.contains("nothing is found for \"zzzz\""))
    for words in [["codes"], ["codes", "x", "--on", "tomorrow"], ["codes", "x", "--limit", "0"], ["import"], ["import", "codes"]] {
      #expect(try place.run(words).code == 2, "\(words)")
    }
  }

  @Test("what is no list, or has no office to go to, changes nothing and says so")
  func refuses() throws {
    let place = try TemporaryOffice()
    let wrong = try place.run(["import", "codes", Product.path, "--data", place.office])
    #expect(wrong.code == 3 && wrong.errors.contains("cannot be imported") && wrong.errors.contains("nothing was changed"))
    #expect(!FileManager.default.fileExists(atPath: place.office + "/codes"))
    let nowhere = try place.run(["import", "codes", Self.excerpt, "--edition", "April 2026", "--data", place.folder + "/nowhere"])
    #expect(nowhere.code == 3 && nowhere.errors.contains("anteroom init") && nowhere.errors.contains("--to FILE"))
    let file = place.folder + "/codes.tsv"
    let written = try place.run(["import", "codes", Self.excerpt, "--edition=April 2026", "--to", file])
    #expect(written.code == 0 && written.output.hasSuffix("in \(file)\n"))
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("anteroom codes\tformat 1\tICD-10-CM\tApril 2026\t"))
    #expect(try place.run(["import", "codes", Self.excerpt, "--edition", "soon", "--to", file]).code == 2)
  }

  @Test("a list of CPT and edits of services are brought in for their dates, and codes are judged for another program")
  func judged() throws {
    let place = try TemporaryOffice()
    func write(_ name: String, _ text: String) throws -> String {
      let path = place.folder + "/" + name
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    let cpt = try write("cpt.csv", "99213,a visit\n36415,a needle\n")
    #expect(try place.run(["import", "codes", cpt, "--data", place.office]).code == 3, "nobody says for which dates it is")
    let read = try place.run(["import", "codes", cpt, "--from", "2026-01-01", "--to", "2026-12-31", "--data", place.office])
    #expect(read.code == 0 && read.output.contains("2 codes read, CPT 2026 (2026-01-01 to 2026-12-31)"), "\(read.output)\(read.errors)")
    let edits = try write("edits.txt", "Column 1\tColumn 2\t\tEffective\tDeletion\tModifier\n99213\t36415\t\t20200101\t*\t1\tmade up\n")
    #expect(try place.run(["import", "codes", edits, "--edition", "2026Q2", "--data", place.office]).code == 0)
    let codes = try write("codes.txt", "99213\n99999\nE11\nE11.9\n36415 99213\nE10.9 E11.9\n")
    let judged = try place.run(["codes", "--judge", codes, "--on", "2026-05-01", "--data", place.office])
    let lines = judged.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 6 && lines[0] == "99213\tbillable" && lines[1] == "99999\tunknown" && lines[2].hasPrefix("E11\theading\tE11.0"))
    #expect(lines[4] == "36415\t99213\tNCCI\t99213\t36415\t1" && lines[5].hasPrefix("E10.9\tE11.9\tExcludes1\tE10\t"))
    let each = try place.run(["codes", "--each", try write("asked.txt", "htn\n"), "--on", "2026-05-01", "--data", place.office])
    #expect(each.output.hasPrefix("htn\t") && each.output.contains("\tI10"))
    #expect(try place.run(["check", "--data", place.office]).code == 0, "an index beside the codes is no damage")
    let card = try place.run(["codes", "E11.2", "--on", "2026-05-01", "--data", place.office])
    #expect(card.errors.contains("E11.2 may not stand on a claim; below it: E11.21") && card.errors.contains("Type 2 diabetes"))
  }
}
