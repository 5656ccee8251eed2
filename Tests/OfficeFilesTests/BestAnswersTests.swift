import Practice
import Testing

@testable import OfficeFiles

@Suite("Finding among many")
struct BestAnswersTests {
  private func line(_ names: [String], _ number: Int) -> (key: [UInt8], line: [UInt8]) {
    let card = SearchCard(id: PatientID(prefix: "p", number: number), born: nil, number: "\(number)", phones: [], alike: "", names: names)
    return (ShelfKey.card(card.id), SearchLine.write(card))
  }

  @Test("the best are those that sorting everyone would put first: by how well, by name however long, by who came first; each once")
  func same() {
    var random = SeededRandom(3)
    let families = ["ng", "garcia", "garciamarquezdelacruz", "garciamarquezdelavega", "o", "smith", "smithe"]
    var people: [(score: Int, names: [String], number: Int)] = []
    var best = BestAnswers(limit: 7)
    for number in 1...600 {
      let person = (
        Int.random(in: 1...3, using: &random), [families.randomElement(using: &random) ?? "", Bool.random(using: &random) ? "ana" : "bo"],
        number
      )
      people.append(person)
      let (key, text) = line(person.1, number)
      // Whoever has two names that answer comes by twice.
      for _ in 0..<Int.random(in: 1...2, using: &random) { best.add(person.0, key[...], text[...]) }
      guard number % 50 == 0 else { continue }
      let sorted = people.sorted { a, b in
        let (one, other) = (" " + a.names.joined(separator: " "), " " + b.names.joined(separator: " "))
        return a.score != b.score ? a.score > b.score : one != other ? one < other : a.number < b.number
      }
      var asked = best
      #expect(asked.cards().map(\.id.number) == sorted.prefix(7).map(\.number), "after \(number)")
    }
  }

  @Test("pages that are asked for again stay at hand, and of the others only so many")
  func pages() {
    var known = KnownPages()
    let often = Sheet.Page([1])
    known.keep(often, 0)
    for number in 1...5000 {
      known.keep(Sheet.Page([2]), number)
      #expect(known.page(0) === often)
    }
    #expect((1...5000).count { known.page($0) != nil } < 1000)
    #expect(known.page(4999) != nil)
  }
}
