import Canvas
import Testing

@testable import Desk
@testable import Practice

@Suite("Each way to mend a finding")
struct MendingTests {
  /// A superbill with two diagnoses and two services, the first with modifiers 25 and 59.
  private func written() throws -> (Office, Superbill) {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    let bill = try #require(office.superbills.sorted.last { office[$0.patient]?.name.family == "Okafor" && $0.stage == .open }).id
    for code in ["E11.9", "I10"] { try office.apply(Change(AddDiagnosis { ($0.superbill, $0.code) = (bill, code) }), context) }
    for (code, modifiers) in [("99213", ["25", "59"]), ("81003", [])] {
      try office.apply(Change(AddService { ($0.superbill, $0.code, $0.modifiers) = (bill, code, modifiers) }), context)
    }
    return (office, try #require(office[bill]))
  }

  private func view(_ office: Office) -> View {
    Desk(office, seat: Example.seat, now: Example.now, rows: 24, columns: 80).view
  }

  /// The superbill after a mend that is one change.
  private func mended(_ mend: Mend) throws -> Superbill {
    var (office, bill) = try written()
    let effects = Mending.effects(mend, bill, view(office))
    guard effects.count == 1, case .change(let change) = effects[0] else {
      Issue.record("\(mend) is not one change")
      return bill
    }
    try office.apply(change, Context(now: Example.now, by: "you", role: .manager, desk: "front-1"))
    bill = try #require(office[bill.id])
    #expect(Checks.run(office).isEmpty)
    return bill
  }

  @Test("that is a change of the office does that and nothing else")
  func changes() throws {
    #expect(try mended(.replaceDiagnosis(0, with: ["E11.65"])).diagnoses.map(\.code) == ["E11.65", "I10"])
    #expect(try mended(.replaceDiagnosis(0, with: [])).diagnoses.map(\.code) == ["I10"])
    #expect(try mended(.moveFirst(1)).diagnoses.map(\.code) == ["I10", "E11.9"])
    #expect(try mended(.addDiagnosis(["Z79.4"])).diagnoses.map(\.code) == ["E11.9", "I10", "Z79.4"])
    #expect(try mended(.addModifier(line: 1, "QW")).lines.map(\.modifiers) == [["25", "59"], ["QW"]])
    #expect(try mended(.removeModifier(line: 0, "59")).lines.map(\.modifiers) == [["25"], []])
    #expect(try mended(.setModifiers(line: 0, ["59", "25"])).lines.map(\.modifiers) == [["59", "25"], []])
    #expect(try mended(.addService("83036")).lines.map(\.code) == ["99213", "81003", "83036"])
    #expect(try mended(.setUnits(line: 1, 3)).lines.map(\.units) == [1, 3])
    #expect(try mended(.setPointers(line: 1, "BA")).lines.map(\.pointers) == ["A", "BA"])
    let other = try mended(.setCode(line: 0, "99214")).lines[0]
    #expect(other.code == "99214" && other.fee == Cents(18_400) && other.modifiers == ["25", "59"])
    #expect(try mended(.removeLine(0)).lines.map(\.code) == ["81003"])
    #expect(try mended(.setFee(line: 0, Cents(100))).lines[0].fee == Cents(100))
    #expect(try mended(.setPlaceOfService("10")).placeOfService == "10")
  }

  @Test("that only a person knows opens the form of that part, a list, or the finder; one that is about nothing any more does nothing")
  func asks() throws {
    let (office, bill) = try written(), view = view(office)
    func opened(_ mend: Mend) -> (any Screen)? {
      if case .open(let screen) = Mending.effects(mend, bill, view).first { return screen }
      return nil
    }
    for (part, title) in [
      (.pointers(line: 0), "99213, pointers"), (.modifiers(line: 0), "99213, modifiers"), (.units(line: 1), "81003, units"),
      (.fee(line: 0), "99213, fee"), (.drug(line: 0), "99213, drug"), (.provider(line: 0), "99213, provider"),
    ] as [(Mend.Part, String)] { #expect((opened(.ask(part)) as? FormScreen)?.about(view) == title) }
    #expect((opened(.ask(.header)) as? FormScreen)?.about(view) == "Superbill \(bill.id.shown), Okafor, Ada")
    #expect((opened(.ask(.authorisation)) as? FormScreen)?.kind is BillHeadForm && opened(.ask(.coverage)) is CoverageScreen)
    #expect((opened(.ask(.patient)) as? FormScreen)?.kind is PatientForm)
    #expect(
      (opened(.replaceDiagnosis(0, with: ["E11.65", "E11.8"])) as? PickScreen)?.items.map(\.label) == [
        "none of them", "E11.65  ", "E11.8  ",
      ])
    #expect(opened(.addDiagnosis([])) is CodeFinder)
    #expect((opened(.addDiagnosis(["O10-O11"])) as? CodeFinder)?.field.text == "O10", "a range is looked through")
    for mend in [
      .replaceDiagnosis(5, with: []), .moveFirst(-1), .addModifier(line: 9, "25"), .removeLine(2), .setUnits(line: 2, 1),
      .ask(.units(line: 7)),
    ] as [Mend] { #expect(Mending.effects(mend, bill, view).isEmpty, "\(mend)") }
  }

  @Test("all ways of a finding are a list of which the first changes nothing")
  func ways() throws {
    let (office, bill) = try written()
    let finding = BillFinding("a rule", .error, "something is wrong", at: .line(0), mends: [.setUnits(line: 0, 2), .removeLine(0)])
    let pick = Mending.ways(finding, bill, view(office))
    #expect(pick.title == "error: a rule" && pick.lines == ["something is wrong"])
    #expect(pick.items.map(\.label) == ["leave it as it is", "make it 2 units", "take the line off"] && pick.items[0].effects.isEmpty)
  }

  @Test("two desks on one line: what the other wrote and this one did not touch follows; where both wrote, neither is lost")
  func twoDesks() throws {
    let (office, bill) = try written()
    let desk = Receptionist(office)
    desk.select("okafor")
    desk.press("b")
    desk.press(.home, .down, .down)
    desk.press(.enter)
    desk.press(.tab, untilCursorOn: "Note")
    desk.type("left arm")
    func units(_ units: Int) -> ChangeService {
      ChangeService { ($0.superbill, $0.line, $0.code, $0.units) = (bill.id, 1, "99213", units) }
    }
    try desk.elsewhere(units(3))
    desk.press(.enter)
    let line = try #require(desk.office[bill.id]?.lines.first)
    #expect(line.units == 3 && line.note == "left arm")
    desk.press(.enter)
    desk.press(.tab, untilCursorOn: "Units")
    desk.overwrite("5")
    try desk.elsewhere(units(4))
    desk.press(.enter)
    #expect(desk.answer.contains("Units was changed meanwhile") && desk.office[bill.id]?.lines.first?.units == 4)
    desk.press(.ctrl("n"), .enter)
    #expect(desk.office[bill.id]?.lines.first?.units == 5)
    // A line that is another one meanwhile is not written over.
    desk.press(.enter)
    try desk.elsewhere(RemoveService { ($0.superbill, $0.line, $0.code) = (bill.id, 1, "99213") })
    desk.press(.enter)
    #expect(desk.office[bill.id]?.lines.map(\.code) == ["81003"])
  }
}
