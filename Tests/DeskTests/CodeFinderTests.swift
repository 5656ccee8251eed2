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

  @Test("a service without a price asks for one, and charges it on this sheet only")
  func noPrice() throws {
    let desk = desk()
    let fees = desk.office.fees.count
    desk.type("sling")
    #expect(desk.sees("no price"))
    desk.press(.enter)
    #expect(desk.sees("A4565 has no price for this patient and day"))
    desk.type("twelve")
    desk.press(.enter)
    #expect(desk.answer.contains("\"twelve\" is not an amount"))
    desk.overwrite("12.50")
    desk.press(.enter)
    let line = try #require(try bill(desk).lines.last)
    #expect(line.code == "A4565" && line.fee == Cents(1250) && line.words == "sling" && desk.office.fees.count == fees)
  }

  @Test("a service that no set has can be put in as typed, with its price and words")
  func unknownService() throws {
    let desk = desk()
    desk.type("99495")
    #expect(desk.sees("in no code set here"))
    desk.press(.enter)
    desk.type("210")
    desk.press(.tab)
    desk.type("after the hospital")
    desk.press(.enter)
    let line = try #require(try bill(desk).lines.last)
    #expect(line.code == "99495" && line.fee == Cents(21_000) && line.words == "after the hospital")
  }

  @Test("C on the sheet finds another diagnosis for the letter by words, and what points at it stays")
  func inPlaceOfDiagnosis() throws {
    let desk = desk()
    desk.type("right ankle")
    desk.press(.enter)
    let before = try bill(desk)
    let first = try #require(before.diagnoses.first?.code)
    desk.press("C")
    #expect(desk.answer.contains("Down goes to the sheet"))
    desk.press(.down, .home)
    desk.press("C")
    #expect(desk.sees("In place of \(first) on superbill"))
    desk.type("sling")
    desk.press(.enter)
    #expect(desk.answer.contains("A4565 is a service, and a diagnosis takes the place of \(first)"))
    desk.overwrite("u999")
    desk.press(.enter)
    let after = try bill(desk)
    #expect(after.diagnoses.first?.code == "U99.9" && after.diagnoses.dropFirst() == before.diagnoses.dropFirst())
    #expect(after.lines.map(\.pointers) == before.lines.map(\.pointers))
  }

  @Test("C on a line finds another service for it, at the price of that one")
  func inPlaceOfService() throws {
    let desk = desk()
    desk.type("strep")
    desk.press(.enter)
    desk.press(.down, .end)
    desk.press("C")
    desk.type("right ankle")
    desk.press(.enter)
    #expect(desk.answer.contains("is a diagnosis, and a service takes the place of 87880"))
    desk.overwrite("sling")
    desk.press(.enter)
    desk.type("14")
    desk.press(.enter)
    let line = try #require(try bill(desk).lines.last)
    #expect(line.code == "A4565" && line.fee == Cents(1400))
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
