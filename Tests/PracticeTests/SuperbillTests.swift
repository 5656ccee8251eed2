import Testing

@testable import Practice

@Suite("The superbill")
struct SuperbillTests {
  private func open(_ desk: inout TestOffice) -> SuperbillID {
    let visit = desk.walkIn(desk.patient())
    desk.checkedIn(visit)
    return desk.office[visit]!.superbill!
  }

  @Test("twelve diagnoses are lettered A to L, each once and shaped like a code")
  func letters() {
    var desk = TestOffice()
    let bill = open(&desk)
    for (index, code) in (0..<12).map({ "E11.\($0 % 10)\($0 / 10)" }).enumerated() {
      desk.does(desk.found(bill, code.replacing(".", with: "").lowercased()))
      #expect(desk.office[bill]?.diagnoses[index].code == code && Superbill.letters[index] == Array("ABCDEFGHIJKL")[index])
    }
    #expect(desk.rule(desk.found(bill, "I10")) == "twelve diagnoses" && desk.refusal(desk.found(bill, "e1100")).sentence.contains("as A"))
    for code in ["", "E", "E1", "11E", "E11.12345", "EE1", "É11", "E11.9.9 I10", "99213"] {
      #expect(desk.rule(desk.found(bill, code)) == "not a diagnosis code", "\(code)")
    }
    for code in ["I10", "S93.401A", "C4A.0", "Z00.129", "M1A.0110"] { #expect(CodeShape.isDiagnosis(code), "\(code)") }
  }

  @Test("when a diagnosis goes, the letters after it move up and the pointers move with them")
  func removal() {
    var desk = TestOffice()
    let bill = open(&desk)
    for code in ["E11.9", "I10", "J06.9", "R05.9"] { desk.does(desk.found(bill, code)) }
    desk.does(desk.ticked(bill, "99213", pointers: "cab"))
    desk.does(desk.ticked(bill, "81003", pointers: "BD"))
    desk.does(RemoveDiagnosis { ($0.superbill, $0.code) = (bill, "i10") })
    #expect(
      desk.office[bill]?.lines.map(\.pointers) == ["BA", "C"] && desk.office[bill]?.diagnoses.map(\.code) == ["E11.9", "J06.9", "R05.9"])
    #expect(
      desk.rule(RemoveDiagnosis { ($0.superbill, $0.code) = (bill, "I10") }) == "no such diagnosis" && Checks.run(desk.office).isEmpty)
  }

  @Test("a line has a price, 1 to 999 units, four modifiers of two characters and four pointers to what is there")
  func limits() {
    var desk = TestOffice()
    let bill = open(&desk)
    for code in ["E11.9", "I10", "J06.9", "R05.9", "K21.9"] { desk.does(desk.found(bill, code)) }
    for (verb, rule) in [
      (desk.ticked(bill, "99999"), "not in the fee schedule"), (desk.ticked(bill, units: 0), "units"),
      (desk.ticked(bill, units: 1000), "units"),
      (desk.ticked(bill, units: .min), "units"), (desk.ticked(bill, modifiers: ["25", "59", "LT", "RT", "GT"]), "four modifiers"),
      (desk.ticked(bill, modifiers: ["2"]), "not a modifier"), (desk.ticked(bill, modifiers: ["25", "25"]), "twice"),
      (desk.ticked(bill, pointers: "ABCDE"), "four pointers"), (desk.ticked(bill, pointers: "AA"), "twice"),
      (desk.ticked(bill, pointers: "F"), "points at nothing"),
      (desk.ticked(bill, pointers: "A,B"), "points at nothing"),
      (desk.ticked(bill, " 99213 ", units: 999, modifiers: ["25", "gt"], pointers: "abcd"), "done"),
    ] {
      #expect(desk.rule(verb) == rule)
    }
    desk.does(desk.ticked(bill))
    #expect(desk.office[bill]?.lines[0].pointers == "A" && desk.office[bill]?.total == Cents(12_800))
    func change(_ line: Int, _ code: String = "99213", fee: Int? = nil, units: Int? = nil, pointers: String? = nil) -> ChangeService {
      ChangeService {
        ($0.superbill, $0.line, $0.code, $0.units, $0.pointers) = (bill, line, code, units, pointers)
        $0.fee = fee.map { Cents($0) }
      }
    }
    for line in [0, 2, -1, Int.min, Int.max] { #expect(desk.rule(change(line, units: 2)) == "no such line") }
    for fee in [-1, Int.max, Int.min] { #expect(desk.rule(change(1, fee: fee)) == "amount") }
    #expect(desk.rule(change(1, "81003", units: 2)) == "changed meanwhile" && desk.rule(change(1)) == "nothing to change")
    desk.does(change(1, fee: 100, units: 3, pointers: ""))
    #expect(desk.office[bill]?.total == Cents(300) && desk.office[bill]?.lines[0].pointers == "")
    #expect(desk.rule(RemoveService { ($0.superbill, $0.line, $0.code) = (bill, 1, "81003") }) == "changed meanwhile")
  }

  @Test("a superbill that is checked out is not changed")
  func closed() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    let bill = desk.atCheckout(visit)
    desk.does(desk.leaving(visit, pays: 12_800))
    for verb in [
      desk.ticked(bill), desk.found(bill, "I10"), CopyLastVisit(bill),
      RemoveService { ($0.superbill, $0.line, $0.code) = (bill, 1, "99213") },
      ChangeService { ($0.superbill, $0.line, $0.code, $0.units) = (bill, 1, "99213", 2) },
    ] as [any Verb] {
      #expect(["superbill closed", "no earlier visit"].contains(desk.rule(verb)), "\(type(of: verb).name)")
    }
  }

  @Test("the last visit is copied with units, modifiers and pointers, at today's prices, onto an empty sheet")
  func copied() {
    var desk = TestOffice()
    let ada = desk.patient()
    let first = desk.walkIn(ada)
    desk.checkedIn(first)
    let old = desk.office[first]!.superbill!
    #expect(desk.rule(CopyLastVisit(old)) == "no earlier visit")
    for code in ["E11.9", "I10"] { desk.does(desk.found(old, code)) }
    desk.does(desk.ticked(old, "99214", units: 2, modifiers: ["25"], pointers: "BA"))
    desk.does(desk.rooming(first))
    desk.does(SendToCheckout(first))
    desk.does(desk.leaving(first, unpaid: "later"))
    desk.later(24 * 60)
    desk.role = .manager
    desk.does(ChangeSetting(.fees, id: "f2", was: ["price": .whole(18_400)], now: ["price": .whole(20_000)]))
    let second = desk.walkIn(ada)
    desk.checkedIn(second)
    let new = desk.office[second]!.superbill!
    #expect(desk.office.copy(for: desk.office[new]!)?.newPrices.map(\.words) == ["99214 $184.00 -> $200.00"])
    desk.does(CopyLastVisit(new))
    let line = desk.office[new]!.lines[0]
    #expect(line.units == 2 && line.modifiers == ["25"] && line.pointers == "BA" && line.fee == Cents(20_000))
    #expect(desk.office[new]?.diagnoses == desk.office[old]?.diagnoses && desk.office[old]?.lines[0].fee == Cents(18_400))
    #expect(desk.rule(CopyLastVisit(new)) == "not empty")
    desk.does(Undo())
    desk.does(ChangeSetting(.fees, id: "f2", now: ["gone": .flag(true)]))
    let plan = desk.office.copy(for: desk.office[new]!)
    #expect(plan?.lines.isEmpty == true && plan?.leftOut.first?.why.hasPrefix("has no price") == true)
    desk.does(CopyLastVisit { ($0.superbill, $0.without, $0.from) = (new, ["E11.9"], old) })
    #expect(desk.office[new]?.diagnoses.map(\.code) == ["I10"] && desk.office[new]?.lines.isEmpty == true)
    desk.does(Undo())
    #expect(desk.rule(CopyLastVisit { ($0.superbill, $0.without) = (new, ["E11.9", "I10"]) }) == "nothing to copy")
    #expect(desk.rule(CopyLastVisit { ($0.superbill, $0.from) = (new, new) }) == "changed meanwhile")
  }
}
