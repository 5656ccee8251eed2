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
}
