import CodeSets
import Foundation
import Practice
import Testing

@Suite("The tick pages that come along")
struct TickPageCodesTests {
  @Test("name no diagnosis that is not billable")
  func billable() throws {
    let sample = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sample-data").standardized
    let book = CodeBook(files: [sample.appending(path: "codes/icd10cm-2026-04.tsv").path])
    let day = try #require(Day(2026, 5, 1))
    let pages = sample.appending(path: "tick-pages")
    for name in try FileManager.default.contentsOfDirectory(atPath: pages.path) {
      let sheet = try TickText.read(try String(contentsOf: pages.appending(path: name), encoding: .utf8))
      for row in sheet.diagnoses { #expect(book.facts.standing(row.code, day) == .billable, "\(name): \(row.code)") }
    }
  }
}
