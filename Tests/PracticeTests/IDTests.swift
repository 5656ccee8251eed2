import Testing

@testable import Practice

/// The numbers by which records are known.
struct IDTests {
  @Test(
    "An id reads back as it is written, with its zeros",
    arguments: ["v17", "p0", "a1", "z9", "dl007", "new0", "oi12", "c999999999999", "v000000000001", "zzz10"])
  func readsBack(text: String) {
    let id = VisitID(text)
    #expect(id?.text == text)
    #expect(id?.number == Int(text.drop { $0.isLetter }))
  }

  @Test(
    "What is no id is none",
    arguments: ["", "v", "17", "v1a", "V17", "abcd1", "v1234567890123", "v-1", "../v1", "v 1", "v1\n", "\u{1b}1", "é1", "v１"])
  func isNone(text: String) { #expect(VisitID(text) == nil) }

  @Test("Two ids are one only if they are written alike, and stand in the order of their counts")
  func order() throws {
    let ids = try ["v9", "v010", "v10", "w10", "v11", "v999999999999"].map { try #require(VisitID($0)) }
    #expect(ids.reversed().sorted() == ids)
    #expect(Set(ids).count == ids.count)
    #expect(VisitID(prefix: "v", number: 10) == VisitID("v10"))
  }

  @Test("A number that no record can have stands for the nearest that one could")
  func outside() {
    #expect(VisitID(prefix: "v", number: -5).text == "v0")
    #expect(VisitID(prefix: "v", number: .max).text == "v999999999999")
  }
}
