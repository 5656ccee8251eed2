import Testing

@testable import Practice

/// What makes a copy of the office cheap must hold what the plain thing would hold.
@Suite("What the office is copied with") struct CopyTests {
  @Test("A table in boxes holds what a plain table holds, whatever is put in, changed and taken out, and so does each copy of it")
  func boxed() {
    var dice = TestDice(11)
    var table = Boxed<Int, [Int]>(), plain: [Int: [Int]] = [:]
    var copies: [(table: Boxed<Int, [Int]>, plain: [Int: [Int]])] = []
    for step in 0..<6000 {
      let key = dice.number(0...900)
      switch dice.number(0...3) {
      case 0:
        table[key] = nil
        plain[key] = nil
      case 1:
        table[key]?.removeAll { $0 % 2 == 0 }
        plain[key]?.removeAll { $0 % 2 == 0 }
      default:
        table[key, default: []].append(step)
        plain[key, default: []].append(step)
      }
      if step % 1000 == 999 { copies.append((table, plain)) }
    }
    for copy in copies + [(table, plain)] {
      for key in 0...901 { #expect(copy.table[key] == copy.plain[key]) }
    }
  }

  @Test("Of the last lines as many are remembered as there should be, in their order, and the newest can be taken out again")
  func recentLines() {
    var lines = RecentLines()
    for seq in 1...1000 {
      lines.append(Entry { $0.seq = seq })
      lines.keep(Office.remembered)
      #expect(lines.count >= min(seq, Office.remembered) && lines.count < Office.remembered + 40)
    }
    let copy = lines
    for seq in (901...1000).reversed() {
      #expect(lines.last?.seq == seq)
      lines.removeLast()
    }
    #expect(lines.entries.map(\.seq).suffix(3) == [898, 899, 900] && lines.after(897).map(\.seq) == [898, 899, 900])
    #expect(lines.entries.map(\.seq) == Array((lines.entries.first?.seq ?? 0)...900))
    #expect(copy.entries.count == copy.count && copy.after(1000).isEmpty && copy.after(990).count == 10)
  }

  @Test("Two records are the same in a field exactly where the field reads the same, and differ in the line of the journal only there")
  func sameFields() {
    let before = Patient {
      $0.id = ID(prefix: "p", number: 1)
      $0.v = 3
      $0.name = PersonName("Okafor", "Ada")
      $0.language = "Igbo"
    }
    var one = before
    one.name.middle = "Q"
    one.note = "prefers mornings"
    one.phones = [Phone { $0.number = "555-0101" }]
    one.archived = true
    for field in Patient.fields { #expect(field.isSame(before, one) == (field.read(before) == field.read(one)), "\(field.name)") }
    let names = before.differing(from: one).map(\.name)
    #expect(names == Patient.fields.filter { $0.read(before) != $0.read(one) }.map(\.name) && names.contains("archived"))
    var again = before
    for field in Patient.fields { #expect(throws: Never.self) { try field.write(&again, field.read(one)) } }
    #expect(again == one)
  }
}
