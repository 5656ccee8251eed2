import Testing

@testable import Practice

@Suite("The office's own rules of billing") struct OfficeRuleTests {
  private func run(_ sheet: Sheet, _ rules: String...) -> [BillFinding] {
    var sheet = sheet
    for (index, text) in rules.enumerated() {
      sheet.office.put(
        OfficeRule { ($0.id, $0.line, $0.name, $0.text) = (ID("b\(index + 1)")!, 10 * (index + 1), "rule \(index + 1)", text) })
    }
    return CodingRules.officeRules.find(sheet.view)
  }

  private let sheet = Sheet("M17.11 I10", "99213-25 AB;20610-RT A;81003 x2 B")

  @Test(
    "a condition asks a field, by is, in, contains, starts with, over, under or exists, joined by and, or and not",
    arguments: [
      ("payer is \"harbor health\"", true), ("payer is not \"Harbor Health\"", false), ("provider in Lin, Osei", true),
      ("diagnosis starts with M17", true), ("first diagnosis is I10", false), ("diagnosis is i10", true), ("service contains 206", true),
      ("service not in 20610, 99213", false), ("units over 1", true), ("units over 2", false), ("charge under 10", false),
      ("charge is 145.00", true), ("total over 290", true), ("age over 44", false), ("age is 44", true), ("sex is female", true),
      ("day over 2026-11-22", true), ("day under 2026-11-23", false), ("authorisation exists", false), ("not authorisation exists", true),
      ("modifier is RT and place is 11", true), ("place is 10 or (lines is 3 and diagnoses is 2)", true),
      ("not (place is 10 or lines is 3)", false), ("duplicate service exists", false), ("visit type is follow-up", true),
      ("specialty contains medicine", true), ("modifiers over 1", false), ("plan exists", false), ("drug exists", false),
      ("note exists", false),
      ("member starts with M", true), ("referral exists", false),
    ])
  func conditions(_ condition: String, _ holds: Bool) {
    #expect(run(sheet, "when \(condition) then warn \"x\"").isEmpty == !holds)
  }

  @Test("rules run in order, a hold ends the run, and those that are not in use are passed over")
  func order() {
    let found = run(
      sheet, "when lines over 1 then note \"one\"", "when lines over 1 then hold \"two\"; warn \"never\"",
      "when lines over 1 then warn \"three\"")
    #expect(found.map(\.sentence) == ["one", "two"] && found.map(\.weight) == [.reminder, .error])
    #expect(found[1].rule == "office rule: rule 2 (line 20)")
    var off = sheet
    off.office.put(OfficeRule { ($0.id, $0.name, $0.text, $0.gone) = (ID("b1")!, "off", "when lines over 1 then hold \"x\"", true) })
    #expect(CodingRules.officeRules.find(off.view).isEmpty)
  }

  @Test(
    "an action that would change the sheet is offered as a mend, and not done; one that is so already says nothing",
    arguments: [
      ("place 10", [Mend.setPlaceOfService("10")]), ("add modifier KX to 20610", [.addModifier(line: 1, "KX")]),
      ("units 1 of 81003", [.setUnits(line: 2, 1)]),
      ("add service 99203", [.addService("99203")]), ("remove service 81003", [.removeLine(2)]), ("place 11", []),
      ("add modifier RT to 20610", []),
      ("units 2 of 81003", []), ("remove service 36415", []), ("price of 20610", []),
    ] as [(String, [Mend])])
  func actions(_ action: String, _ mends: [Mend]) {
    let found = run(sheet, "when lines over 1 then \(action)")
    #expect(found.flatMap(\.mends) == mends && found.allSatisfy { $0.weight == .warning })
  }

  @Test("an action that cannot be done says so loudly, holds the sheet and ends the run")
  func impossible() {
    for action in ["add modifier KX to 11111", "units 2 of 11111", "add service 11111", "price of 11111"] {
      let found = run(sheet, "when lines over 1 then \(action)", "when lines over 1 then warn \"later\"")
      #expect(found.count == 1 && found[0].weight == .error && found[0].sentence.contains("cannot be done, because"), "\(action)")
    }
  }

  @Test(
    "a fault names its column and what was expected there",
    arguments: [
      ("", 1, "\"when\""), ("when", 5, "a field"), ("when lines", 11, "is, is not"), ("when colour is red then hold \"x\"", 6, "a field"),
      ("when lines over many then hold \"x\"", 17, "a whole number"), ("when total over x then hold \"x\"", 17, "an amount"),
      ("when day over tuesday then hold \"x\"", 15, "a day"), ("when payer over 3 then hold \"x\"", 12, "is, in"),
      ("when lines is 1 hold \"x\"", 17, "\"then\""), ("when lines is 1 then", 21, "hold, warn"),
      ("when lines is 1 then hold", 26, "the reason"),
      ("when lines is 1 then hold \"x", 27, "a closing quotation mark"), ("when (lines is 1 then hold \"x\"", 18, "\")\""),
      ("when lines is 1 then place eleven", 28, "a place of service"), ("when lines is 1 then add modifier 25 on 99213", 38, "\"to\""),
      ("when lines is 1 then units 0 of 99213", 28, "a number from 1 to 999"),
      ("when lines is 1 then hold \"x\" warn \"y\"", 31, "; and another action"),
    ])
  func faults(_ text: String, _ column: Int, _ expected: String) throws {
    let fault = try #require(throws: RuleFault.self) { try RuleReader.read(text) }
    #expect(fault.column == column && fault.expected.hasPrefix(expected), "\(fault.sentence)")
  }

  @Test("a text of brackets without end is refused and stops nobody")
  func hostile() {
    #expect(throws: RuleFault.self) { try RuleReader.read("when " + String(repeating: "(", count: 100_000)) }
    #expect(throws: RuleFault.self) { try RuleReader.read("when " + String(repeating: "not ", count: 100_000)) }
  }

  @Test("a manager writes them down as settings; one that cannot be read is refused with its line and column")
  func settings() {
    var desk = TestOffice()
    func rule(_ text: String, name: String = "report") -> ChangeSetting {
      ChangeSetting(new: OfficeRule { ($0.line, $0.name, $0.text) = (10, name, text) })
    }
    desk.does(rule("when service is 71046 then hold \"wait for the report\""))
    #expect(desk.office.rulesInOrder.map(\.name) == ["report"])
    #expect(desk.refusal(rule("when servce is 71046 then hold \"x\"", name: "other")).sentence.hasPrefix("line 10, column 6: a field"))
    #expect(desk.rule(rule("when lines is 1 then hold \"x\"")) == "twice")
    desk.role = .biller
    #expect(desk.rule(rule("when lines is 1 then hold \"x\"", name: "other")) == "not yours to do")
  }

  private static let file = """
    # what Harbor Health wants
    report first: when payer is "Harbor Health" and service in 20610, 20611
      then hold "wait for the report"

    video visits: when place is 10 then add modifier 95 to 99213
    """

  @Test("a file of rules is read from the top down, and what runs is written as a file that reads back to the same")
  func file() throws {
    let rules = try RulesFile.read(Self.file)
    #expect(rules.map(\.name) == ["report first", "video visits"] && rules[0].text.hasSuffix("20611 then hold \"wait for the report\""))
    var desk = TestOffice()
    desk.does(SetOfficeRules(rules))
    #expect(desk.office.rulesInOrder.map(\.line) == [10, 20])
    #expect(try RulesFile.read(RulesFile.write(desk.office.rulesInOrder)) == rules)
  }

  @Test("a rule whose name has a colon keeps it, in one line and in two")
  func colons() throws {
    let one = [WrittenRule("Harbor: report first", "when lines is 1 then hold \"wait: it comes\"")]
    let text = RulesFile.write(one.map { rule in OfficeRule { ($0.name, $0.text) = (rule.name, rule.text) } })
    #expect(try RulesFile.read(text) == one)
    #expect(try RulesFile.read("Harbor: report first:\n  when lines is 1\n  then hold \"wait: it comes\"\n").map(\.name) == [one[0].name])
    #expect(throws: LineFault.self) { try RulesFile.read("a: b: c\n") }
  }

  @Test("the rules of a file take the place of those that run: kept by name, in the new order, and the others gone")
  func replaced() throws {
    var desk = TestOffice()
    desk.does(SetOfficeRules(try RulesFile.read(Self.file)))
    let video = try #require(desk.office.rulesInOrder.last?.id)
    desk.does(
      SetOfficeRules([
        WrittenRule("video visits", "when place is 02 then warn \"which place?\""),
        WrittenRule("second look", "when lines over 9 then note \"many\""),
      ]))
    #expect(desk.office.rulesInOrder.map(\.name) == ["video visits", "second look"] && desk.office.rulesInOrder.first?.id == video)
    desk.does(SetOfficeRules([]))
    #expect(desk.office.rulesInOrder.isEmpty)
    desk.does(Undo())
    #expect(desk.office.rulesInOrder.count == 2)
    desk.role = .biller
    #expect(desk.rule(SetOfficeRules([])) == "not yours to do")
  }

  @Test(
    "a fault of the file names its line, and nothing is taken from it",
    arguments: [
      ("when lines is 1 then hold \"x\"", 1, "a rule is its name"), ("\n  then hold \"x\"", 2, "a rule begins at the edge"),
      ("a: when lines is 1 then hold \"x\"\nA: when lines is 2 then hold \"y\"", 2, "A stands in line 1"),
      ("# remark\na: when lines is 1 then hold \"x\"\nb: when colour is red\n  then hold \"x\"", 3, "b: column 6: a field"),
      (": when lines is 1 then hold \"x\"", 1, "the name of the rule"),
    ])
  func fileFaults(_ text: String, _ line: Int, _ sentence: String) throws {
    let fault = try #require(throws: LineFault.self) { try RulesFile.read(text) }
    #expect(fault.line == line && fault.sentence.hasPrefix(sentence), "\(fault.full)")
  }
}
