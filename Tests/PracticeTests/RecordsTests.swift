import Testing

@testable import Practice

@Suite("Records of one kind") struct RecordsTests {
  private func room(_ number: Int, _ name: String) -> Room {
    Room {
      $0.id = ID(prefix: Kind.rooms.prefix, number: number)
      $0.name = name
    }
  }

  @Test("are kept, found, replaced and dropped in the order of their numbers, however they come and go")
  func boxes() {
    var dice = TestDice(7)
    var records = Records<Room>()
    var expected: [Int: String] = [:]
    for turn in 0..<6000 {
      let number = dice.number(1...900)
      if dice.number(1...100) <= 60 {
        records.keep(room(number, "\(turn)"))
        expected[number] = "\(turn)"
      } else {
        records.drop(ID(prefix: Kind.rooms.prefix, number: number))
        expected[number] = nil
      }
      if turn % 200 == 0 {
        #expect(records.sorted.map(\.id.number) == expected.keys.sorted())
        #expect(records.count == expected.count)
      }
    }
    for number in 1...900 { #expect(records[ID(prefix: Kind.rooms.prefix, number: number)]?.name == expected[number]) }
    for number in 1...900 { records.drop(ID(prefix: Kind.rooms.prefix, number: number)) }
    #expect(records == Records() && records.sorted.isEmpty)
  }

  @Test("a copy keeps what it had when the other changes")
  func copies() {
    var records = Records<Room>()
    for number in 1...500 { records.keep(room(number, "before")) }
    let copy = records
    records.keep(room(250, "after"))
    records.drop(ID(prefix: Kind.rooms.prefix, number: 251))
    #expect(copy.count == 500 && copy[ID(prefix: Kind.rooms.prefix, number: 250)]?.name == "before")
    #expect(records.count == 499 && records[ID(prefix: Kind.rooms.prefix, number: 250)]?.name == "after")
  }
}
