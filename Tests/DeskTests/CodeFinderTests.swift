import Canvas
import CodeSets
import Practice
import Testing

@testable import Desk

@Suite("Finding codes for a superbill") struct CodeFinderTests {
  /// Three codes, as a code set would answer.
  private static let book: CodeBook = {
    let all = [
      CodeHit(code: "S93.40", words: "Sprain of unspecified ligament of ankle", isBillable: false, kind: "ICD-10-CM"),
      CodeHit(code: "S93.401A", words: "Sprain of unspecified ligament of right ankle, initial", isBillable: true, kind: "ICD-10-CM"),
      CodeHit(code: "A4565", words: "sling", isBillable: true, kind: "HCPCS II"),
    ]
    return CodeBook(
      find: { asked in
        let plain = asked.text.uppercased().filter { $0 != "." }
        let found = all.filter {
          $0.code.filter { $0 != "." }.hasPrefix(plain) || $0.words.lowercased().contains(asked.text.lowercased())
        }
        return CodeFinds(hits: Array(found.prefix(asked.limit)), total: found.count)
      },
      code: { code, _ in all.first { $0.code == code } }, notice: { _ in "searching an old edition" })
  }()

  private func desk() -> Receptionist {
    let desk = Receptionist()
    desk.shelve(Self.book)
    desk.select("okafor")
    desk.press("b/")
    return desk
  }

  private func bill(_ desk: Receptionist) throws -> Superbill {
    try #require(desk.visit("Okafor")?.superbill.flatMap { desk.office[$0] })
  }

  @Test("a diagnosis is found by words, and comes on the superbill with its title")
  func words() throws {
    let desk = desk()
    #expect(desk.sees("searching an old edition"))
    desk.type("right ankle")
    desk.press(.enter)
    let diagnosis = try #require(try bill(desk).diagnoses.last)
    #expect(diagnosis.code == "S93.401A" && diagnosis.words.hasPrefix("Sprain of unspecified ligament of right ankle"))
  }

  @Test("a heading opens into the codes under it, and is never put on a superbill")
  func heading() throws {
    let desk = desk()
    let before = try bill(desk).diagnoses.count
    desk.type("s9340")
    desk.press(.enter)
    #expect(try bill(desk).diagnoses.count == before && desk.sees("is a heading"))
    desk.press(.down, untilCursorOn: "S93.401A")
    desk.press(.enter)
    #expect(try bill(desk).diagnoses.last?.code == "S93.401A")
  }

  @Test("the office's own services and diagnoses come first, with their price")
  func own() throws {
    let desk = desk()
    desk.type("strep")
    #expect(desk.sees("87880") && desk.sees("$34.00"))
    desk.press(.enter)
    #expect(try bill(desk).lines.last?.code == "87880")
  }

  @Test("a service without a price is refused with the way to give it one")
  func noPrice() throws {
    let desk = desk()
    let before = try bill(desk).lines.count
    desk.type("sling")
    #expect(desk.sees("no price"))
    desk.press(.enter)
    #expect(try bill(desk).lines.count == before && desk.answer.contains("fee schedule"))
  }

  @Test("a code that no set has can be put in as typed, and what is no code is not")
  func typed() throws {
    let desk = desk()
    desk.type("nonsense")
    desk.press(.enter)
    #expect(desk.answer.contains("nothing answers to that"))
    desk.overwrite("u999")
    #expect(desk.sees("in no code set here"))
    desk.press(.enter)
    #expect(try bill(desk).diagnoses.last?.code == "U99.9")
  }
}
