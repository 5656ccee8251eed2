import CodeSets
import Practice
import Testing

@Suite("Finding codes") struct FindingTests {
  @Test("what desks type has the right code among the first five")
  func desk() throws {
    let set = try Shared.icd
    let rows = try Shared.table("desk-queries.tsv")
    #expect(rows.count > 60)
    for row in rows {
      let best = set.find(row[0], limit: 5).best.map(\.code.code)
      #expect(best.contains(row[1]), "\(row[0]): \(best.joined(separator: ", ")) and not \(row[1])")
    }
  }

  @Test("the beginning of a code lists what begins so, in order, the categories too")
  func beginning() throws {
    let set = try Shared.icd
    let matches = set.find("e11.2", limit: 10)
    #expect(matches.best.map(\.code.code) == ["E11.2", "E11.21", "E11.22", "E11.29"])
    #expect(matches.total == 4 && matches.best.first?.code.isBillable == false)
    #expect(set.find("W08X", limit: 10).best.map(\.code.code) == ["W08.XXXA", "W08.XXXD", "W08.XXXS"])
    #expect(set.find("S52501", limit: 3).best.map(\.code.code) == ["S52.501", "S52.501A", "S52.501B"])
    #expect(set.find("S52501", limit: 3).total == 17)
  }

  @Test("words stand in any order and need only be begun, and what is not there is said")
  func words() throws {
    let set = try Shared.icd
    let one = set.find("pain knee right", limit: 20), other = set.find("RIGHT  kne pain", limit: 20)
    #expect(one.best.first?.code.code == "M25.561" && other.best.first?.code.code == "M25.561")
    #expect(one.total >= 1 && other.total >= one.total)
    let guess = try #require(set.find("knee zzzz", limit: 20).best.first)
    #expect(guess.why?.without == "zzzz" && guess.code.title.lowercased().contains("knee"), "what is not there is said")
    #expect(set.find("zzzz", limit: 20).total == 0)
    #expect(!set.find("nee", limit: 200).best.contains { $0.code.title.lowercased().contains("knee") })
  }

  @Test("what a 7th character says is part of the title")
  func sevenths() throws {
    let best = try Shared.icd.find("colles fracture right radius initial open type I", limit: 3).best.map(\.code.code)
    #expect(best.first == "S52.531B")
  }

  @Test("the same question has the same answer, and a longer list begins with the shorter one")
  func order() throws {
    let set = try Shared.icd
    for query in ["fracture", "d", "pain", "e11"] {
      let ten = set.find(query, limit: 10).best.map(\.code), more = set.find(query, limit: 200).best.map(\.code)
      #expect(ten == Array(more.prefix(10)) && ten == set.find(query, limit: 10).best.map(\.code), "\(query)")
      #expect(Set(more).count == more.count)
    }
  }

  @Test("anything may be typed")
  func anything() throws {
    let set = try Shared.icd
    for query in ["", " ", ".", "...", "\u{1B}[2J", "''", "((", "💊", "Ménière", String(repeating: "pain ", count: 3000), "\0", "e\u{301}"] {
      _ = set.find(query, limit: 5)
    }
    #expect(set.find("meniere", limit: 5).total > 0 && set.find("Ménière’s", limit: 5).total > 0)
    #expect(set.find("pain", limit: 0).best.isEmpty && set.find("pain", limit: 0).total > 100)
    #expect(set.find("pain", limit: -1).best.isEmpty)
    let long = "Type 2 diabetes mellitus with hyperosmolarity without nonketotic hyperglycemic-hyperosmolar coma (NKHHC)"
    #expect(set.find(long, limit: 1).best.first?.code.code == "E11.00")
  }
}
