import Testing

@testable import Practice

@Suite("Rules of coding, one by one") struct CodingRuleTests {
  private static let lin = ProviderID("d1")!, osei = ProviderID("d2")!

  struct Case: Sendable, CustomStringConvertible {
    let rule: String
    let sheet: @Sendable () -> Sheet
    /// The mends of the first finding, or nothing if the rule is to be silent.
    let mends: [Mend]?
    let weight: BillFinding.Weight?

    init(_ rule: CodingRule, _ mends: [Mend]?, _ weight: BillFinding.Weight? = nil, _ sheet: @escaping @Sendable () -> Sheet) {
      (self.rule, self.mends, self.weight, self.sheet) = (rule.name, mends, weight, sheet)
    }

    var description: String { "\(rule)\(mends == nil ? ", silent" : "")" }
  }

  private static func standing(_ standing: CodeStanding, of code: String = "X") -> CodeFacts {
    CodeFacts(standing: { asked, _ in asked == code ? standing : .billable })
  }

  private static func bond(_ words: String, _ codes: [String], at code: String) -> CodeBond {
    CodeBond(at: code, words: words, codes: codes)
  }

  static let diagnoses: [Case] = [
    Case(CodingRules.shapeOfDiagnosis, [.replaceDiagnosis(0, with: [])]) { Sheet("11E.9", "99213 A") },
    Case(CodingRules.shapeOfDiagnosis, nil) { Sheet("S93.401A", "99213 A") },
    Case(CodingRules.editionMissing, [], .reminder) { Sheet("I10", "99213 A") { $0.facts = .none } },
    Case(CodingRules.editionMissing, nil) { Sheet("I10", "99213 A") },
    Case(CodingRules.notInForce, [.replaceDiagnosis(0, with: [])], .error) {
      Sheet("D71", "99213 A") { $0.facts = standing(.otherwise(until: Day(2025, 9, 30), from: nil), of: "D71") }
    },
    Case(CodingRules.notInForce, [.removeLine(0)]) {
      Sheet("I10", "G0999 A") { $0.facts = standing(.otherwise(until: nil, from: Day(2027, 1, 1)), of: "G0999") }
    },
    Case(CodingRules.noSuchCode, [.replaceDiagnosis(0, with: [])], .error) {
      Sheet("J06.7", "99213 A") { $0.facts = standing(.unknown, of: "J06.7") }
    },
    Case(CodingRules.notBillable, [.replaceDiagnosis(0, with: ["M54.50", "M54.51"])], .error) {
      Sheet("M54.5", "99213 A") { $0.facts = standing(.heading(below: ["M54.50", "M54.51"]), of: "M54.5") }
    },
    Case(CodingRules.seventhCharacter, [.replaceDiagnosis(0, with: ["W18.40XA"])], .error) {
      Sheet("W18.40", "99213 A") { $0.facts = standing(.needsSeventh(["W18.40XA"]), of: "W18.40") }
    },
    Case(CodingRules.diagnosisTwice, [.replaceDiagnosis(2, with: [])], .error) { Sheet("I10 E11.9 I10", "99213 ABC") },
    Case(CodingRules.twelveDiagnoses, [.replaceDiagnosis(12, with: [])], .error) {
      Sheet((0...12).map { "E11.\($0)" }.joined(separator: " "), "99213 A")
    },
    Case(CodingRules.twelveDiagnoses, nil) { Sheet((0..<12).map { "E11.\($0)" }.joined(separator: " "), "99213 A") },
    Case(CodingRules.excludes1, [.replaceDiagnosis(1, with: []), .replaceDiagnosis(0, with: [])], .warning) {
      Sheet("E10.9 E11.9", "99213 AB") { sheet in
        sheet.facts.excludes = { a, b, _ in Set([a, b]) == ["E10.9", "E11.9"] ? bond("type 2", ["E11"], at: "E10") : nil }
      }
    },
    Case(CodingRules.causeFirst, [.moveFirst(1)], .error) {
      Sheet("F02.80 G30.9", "99213 AB") {
        $0.facts.first = { code, _ in code == "F02.80" ? [bond("the underlying condition, such as", ["G30"], at: "F02")] : [] }
      }
    },
    Case(CodingRules.causeFirst, [.addDiagnosis([])], .error) {
      Sheet("F02.80", "99213 A") { $0.facts.first = { _, _ in [bond("the underlying condition, such as", ["G30"], at: "F02")] } }
    },
    Case(CodingRules.causeFirst, nil) {
      Sheet("N18.31", "99213 A") { $0.facts.first = { _, _ in [bond("any associated:", ["I12", "E11.22"], at: "N18")] } }
    },
    Case(CodingRules.externalCauseFirst, [.moveFirst(1)], .error) { Sheet("W54.0XXA S61.451A", "99213 AB") },
    Case(CodingRules.externalCauseFirst, nil) { Sheet("S61.451A W54.0XXA", "99213 A") },
    Case(CodingRules.onlyFirst, [.moveFirst(1)], .warning) { Sheet("I10 Z00.00", "99213 AB") },
    Case(CodingRules.onlyFirst, nil) { Sheet("Z00.00 Z01.419", "99213 AB") },
    Case(CodingRules.neverFirst, [.moveFirst(1)], .warning) { Sheet("Z79.01 I48.91", "99213 AB") },
    Case(CodingRules.neverFirst, nil) { Sheet("I48.91 Z79.01", "99213 AB") },
    Case(CodingRules.ageAndDiagnosis, [.replaceDiagnosis(0, with: ["Z00.00"]), .ask(.patient)], .warning) { Sheet("Z00.129", "99395 A") },
    Case(CodingRules.ageAndDiagnosis, [.replaceDiagnosis(0, with: []), .ask(.patient)]) { Sheet("P59.9", "99213 A") },
    Case(CodingRules.ageAndDiagnosis, nil) { Sheet("O21.0", "99213 A") },
    Case(CodingRules.sexAndDiagnosis, [.replaceDiagnosis(0, with: []), .ask(.patient)], .warning) { Sheet("N40.1", "99213 A") },
    Case(CodingRules.sexAndDiagnosis, nil) { Sheet("N40.1", "99213 A", sex: .male) },
    Case(CodingRules.sexAndDiagnosis, nil) { Sheet("N40.1", "99213 A", sex: .other) },
    Case(CodingRules.sideAgainstModifier, [.setModifiers(line: 0, ["RT"]), .replaceDiagnosis(0, with: ["M17.12"])], .warning) {
      Sheet("M17.11", "20610-LT A") { $0.facts.sides = { _, _ in CodeSides(side: .right, codes: [.right: "M17.11", .left: "M17.12"]) } }
    },
    Case(CodingRules.sideAgainstModifier, nil) {
      Sheet("M17.11", "20610-RT A") { $0.facts.sides = { _, _ in CodeSides(side: .right, codes: [:]) } }
    },
    Case(CodingRules.sideNotSaid, [.replaceDiagnosis(0, with: ["M25.561"])], .warning) {
      Sheet("M25.569", "20610-RT A") {
        $0.facts.sides = { _, _ in CodeSides(side: .unsaid, codes: [.right: "M25.561", .left: "M25.562"]) }
      }
    },
    Case(CodingRules.sideNotSaid, [.replaceDiagnosis(0, with: ["M25.561", "M25.562"])], .reminder) {
      Sheet("M25.569", "99213 A") { $0.facts.sides = { _, _ in CodeSides(side: .unsaid, codes: [.right: "M25.561", .left: "M25.562"]) } }
    },
    Case(CodingRules.useAdditional, [.addDiagnosis(["N18"])], .reminder) {
      Sheet("E11.22", "99213 A") { $0.facts.additional = { _, _ in [bond("code to identify stage", ["N18"], at: "E11.22")] } }
    },
    Case(CodingRules.noDiagnosis, [.addDiagnosis([])], .error) { Sheet("", "99213") },
    Case(CodingRules.unpointedDiagnosis, [.setPointers(line: 0, "AB"), .replaceDiagnosis(1, with: [])], .warning) {
      Sheet("I10 E11.9", "99213 A")
    },
    Case(CodingRules.unpointedDiagnosis, nil) { Sheet("S61.451A W54.0XXA", "99213 A") },
    // Of an illness beside a check-up it is the visit that is about it, and of the check-up the examination.
    Case(CodingRules.unpointedDiagnosis, [.setPointers(line: 1, "AB"), .replaceDiagnosis(1, with: [])]) {
      Sheet("I10 Z00.01", "99213-25 A;99396 A")
    },
    Case(CodingRules.oneCheckUp, [.replaceDiagnosis(0, with: []), .replaceDiagnosis(1, with: [])], .error) {
      Sheet("Z00.00 Z00.01", "99396 AB")
    },
    Case(CodingRules.oneCheckUp, nil) { Sheet("Z00.01 Z01.419", "99396 AB") },
  ]

  static let services: [Case] = [
    Case(CodingRules.shapeOfService, [.removeLine(0)], .error) { Sheet("I10", "9921 A") },
    Case(CodingRules.noServices, [], .error) { Sheet("I10", "") },
    Case(CodingRules.unjustifiedLine, [.setPointers(line: 0, "A"), .ask(.pointers(line: 0))], .error) { Sheet("I10", "99213") },
    Case(CodingRules.pointsAtNothing, [.setPointers(line: 0, "A")], .error) { Sheet("I10", "99213 AD") },
    Case(CodingRules.fourPointers, [.setPointers(line: 0, "ABCD")], .error) { Sheet("I10 E11.9 E78.5 F41.1 K21.9", "99213 ABCDE") },
    Case(CodingRules.fourModifiers, [.ask(.modifiers(line: 0))], .error) { Sheet("M17.11", "20610-59-RT-GC-KX-XS A") },
    Case(CodingRules.unknownModifier, [.removeModifier(line: 0, "ZZ"), .ask(.modifiers(line: 0))], .warning) { Sheet("I10", "99213-ZZ A") },
    Case(CodingRules.orderOfModifiers, [.setModifiers(line: 0, ["59", "RT"])], .warning) { Sheet("M17.11", "20610-RT-59 A") },
    Case(CodingRules.orderOfModifiers, nil) { Sheet("M17.11", "20610-59-RT A") },
    Case(
      CodingRules.bothParts, [.setModifiers(line: 0, []), .removeModifier(line: 0, "TC"), .removeModifier(line: 0, "26")], .error
    ) { Sheet("R05.9", "71046-26-TC A") },
    Case(CodingRules.bothSides, [.setUnits(line: 0, 1)], .error) { Sheet("M17.0", "20610-50 x2 A") },
    Case(CodingRules.bothSides, [.setModifiers(line: 0, ["50"])]) { Sheet("M17.0", "20610-LT-RT A") },
    Case(CodingRules.modifier25, [.setModifiers(line: 0, ["25"]), .removeLine(0)], .warning) { Sheet("M17.11", "99213 A;20610 A") },
    Case(CodingRules.modifier25, [.setModifiers(line: 1, ["25"]), .removeLine(1)], .warning) { Sheet("Z00.01 I10", "99396 A;99213 B") },
    Case(CodingRules.modifier25, [.removeModifier(line: 0, "25")], .error) { Sheet("M17.11", "20610-25 A") },
    Case(CodingRules.modifier25, [.removeModifier(line: 0, "25")], .warning) { Sheet("I10", "99213-25 A;81003 A") },
    Case(CodingRules.modifier25, nil) { Sheet("M17.11", "99213-25 A;20610 A") },
    Case(CodingRules.modifier59, [.setModifiers(line: 0, ["25"]), .removeModifier(line: 0, "59")], .error) {
      Sheet("I10", "99213-59 A;20610 A")
    },
    Case(CodingRules.modifier59, [.removeModifier(line: 0, "59")], .error) { Sheet("I10", "20610-59-XS A;11720 A") },
    Case(CodingRules.modifier59, [.removeModifier(line: 0, "59")], .warning) { Sheet("I10", "20610-59 A;99213 A") },
    Case(CodingRules.serviceTwice, [.removeLine(1), .addModifier(line: 1, "91")], .error) { Sheet("I10", "81003 A;81003 A") },
    Case(CodingRules.serviceTwice, nil) { Sheet("I10", "81003 A;81003-91 A") },
    Case(CodingRules.serviceTwice, [.removeLine(0)], .warning) { Sheet("I10", "99213 A") { $0.wasHere(TestOffice.today, by: lin) } },
    Case(CodingRules.pairOfServices, [.removeLine(1)], .error) {
      Sheet("I10", "20610 A;20605-59 A") {
        $0.facts.pair = { a, b, _ in a == "20610" ? ServicePair(first: a, second: b, indicator: 0) : nil }
      }
    },
    Case(CodingRules.pairOfServices, [.setModifiers(line: 1, ["59"]), .removeLine(1)], .error) {
      Sheet("I10", "20610 A;20605 A") { $0.facts.pair = { a, b, _ in a == "20610" ? ServicePair(first: a, second: b, indicator: 1) : nil } }
    },
    Case(CodingRules.pairOfServices, [.setModifiers(line: 0, ["25"]), .removeLine(0)], .error) {
      Sheet("I10", "99213 A;20605 A") { $0.facts.pair = { a, b, _ in a == "20605" ? ServicePair(first: a, second: b, indicator: 1) : nil } }
    },
    Case(CodingRules.pairOfServices, nil) {
      Sheet("I10", "20610 A;20605-XS A") {
        $0.facts.pair = { ServicePair(first: $0, second: $1, indicator: $2 == TestOffice.today ? 1 : 0) }
      }
    },
    Case(CodingRules.pairOfServices, nil) {
      Sheet("I10", "20610 A;20605 A") { $0.facts.pair = { a, b, _ in ServicePair(first: a, second: b, indicator: 9) } }
    },
    Case(CodingRules.oneVisit, [.setUnits(line: 0, 1)], .warning) { Sheet("I10", "99213 x2 A") },
    Case(CodingRules.oneVisit, [.removeLine(1), .removeLine(0)], .warning) { Sheet("I10", "99213 A;99214 A") },
    Case(CodingRules.oneVisit, nil) { Sheet("Z00.01 I10", "99396 A;99213-25 B") },
    Case(CodingRules.mostUnits, [.setUnits(line: 0, 2)], .error) {
      Sheet("I10", "20610 x3 A") { $0.facts.mostUnits = { _, _ in UnitLimit(units: 2, indicator: 1) } }
    },
    Case(CodingRules.mostUnits, nil) {
      Sheet("I10", "20610 x2 A;20610-59 x2 A") { $0.facts.mostUnits = { _, _ in UnitLimit(units: 2, indicator: 1) } }
    },
    Case(CodingRules.mostUnits, [.removeLine(1)], .error) {
      Sheet("I10", "20610 x2 A;20610-59 x2 A") { $0.facts.mostUnits = { _, _ in UnitLimit(units: 2, indicator: 2) } }
    },
    Case(CodingRules.mostUnits, [.setUnits(line: 0, 2)], .warning) {
      Sheet("I10", "20610 x3 A") { $0.facts.mostUnits = { _, _ in UnitLimit(units: 2, indicator: 3) } }
    },
    Case(CodingRules.addOnAlone, [.removeLine(0)], .error) { Sheet("Z23", "90472 A;90715 A") },
    Case(CodingRules.addOnAlone, [.removeLine(0)]) { Sheet("I10", "G2211 A") },
    Case(CodingRules.addOnAlone, nil) { Sheet("I10", "G2211 A;99213 A") },
    Case(CodingRules.newOrEstablished, [.setCode(line: 0, "99213")], .error) {
      Sheet("I10", "99203 A") { $0.wasHere(Day(2023, 11, 23)!, by: lin) }
    },
    Case(CodingRules.newOrEstablished, nil) { Sheet("I10", "99203 A") { $0.wasHere(Day(2023, 11, 22)!, by: lin) } },
    Case(CodingRules.newOrEstablished, nil) { Sheet("I10", "99203 A") { $0.wasHere(Day(2026, 1, 5)!, by: osei) } },
    Case(CodingRules.newOrEstablished, nil) { Sheet("I10", "99203 A") { $0.wasHere(Day(2026, 1, 5)!, by: lin, "90471") } },
    Case(CodingRules.newOrEstablished, [.setCode(line: 0, "99203")], .warning) { Sheet("I10", "99213 A") },
    Case(CodingRules.newOrEstablished, [.setCode(line: 0, "99203")], .reminder) {
      Sheet("I10", "99213 A") { sheet in sheet.edit(sheet.bill.patient) { $0.outside = [OutsideNumber()] } }
    },
    Case(CodingRules.preventiveByAge, [.setCode(line: 0, "99396")], .error) { Sheet("Z00.00", "99395 A") },
    Case(CodingRules.preventiveByAge, [.addReason(line: 0, "Z00.01")], .warning) { Sheet("I10", "99396 A") },
    Case(CodingRules.preventiveByAge, [.addReason(line: 0, "Z00.00")]) { Sheet("Z23", "99396 A") },
    Case(CodingRules.checkUpAtMedicare, [.addModifier(line: 0, "GY"), .removeLine(0)], .warning) {
      Sheet("Z00.00", "99397 A") { sheet in sheet.edit(PayerID("i1")) { $0.name = "Medicare" } }
    },
    Case(CodingRules.checkUpAtMedicare, nil) {
      Sheet("Z00.00", "99397 A") { sheet in sheet.edit(PayerID("i1")) { ($0.name, $0.sort) = ("Silver", .medicareAdvantage) } }
    },
    Case(CodingRules.vaccineAndGiving, [.addService("90471")], .warning) { Sheet("Z23", "90715 A") },
    Case(CodingRules.vaccineAndGiving, [.addService("90472")]) { Sheet("Z23", "90471 A;90715 A;90750 A") },
    Case(CodingRules.vaccineAndGiving, [.addOneOf(["90715", "90750"]), .ask(.units(line: 0)), .removeLine(0)]) { Sheet("Z23", "90471 A") },
    Case(CodingRules.vaccineAndGiving, nil) { Sheet("Z23", "90471 A;90472 A;90715 A;90750 A") },
    Case(CodingRules.telehealth, [.setPlaceOfService("10"), .setPlaceOfService("02"), .removeModifier(line: 0, "95")], .error) {
      Sheet("I10", "99213-95 A")
    },
    Case(CodingRules.telehealth, [.addModifier(line: 0, "95"), .addModifier(line: 0, "93"), .setPlaceOfService("11")], .warning) {
      Sheet("I10", "99213 A") { $0.bill.placeOfService = "10" }
    },
    Case(CodingRules.telehealth, nil) { Sheet("I10", "98005 A") { $0.bill.placeOfService = "10" } },
    Case(CodingRules.drugNumber, [.ask(.drug(line: 0))], .warning) { Sheet("M54.50", "J1885 A") },
    Case(CodingRules.drugNumber, [.ask(.drug(line: 0))], .error) {
      Sheet("M54.50", "J1885 A") { $0.bill.lines[0].drug = DrugGiven { ($0.ndc, $0.thousandths) = ("00409-3795", 1000) } }
    },
    Case(CodingRules.drugNumber, nil) {
      Sheet("M54.50", "J1885 A") { $0.bill.lines[0].drug = DrugGiven { ($0.ndc, $0.thousandths) = ("00409379501", 1000) } }
    },
    Case(CodingRules.wasteOfDrug, [.addModifier(line: 0, "JZ")], .reminder) {
      Sheet("M54.50", "J1885 A") { sheet in sheet.edit(PayerID("i1")) { $0.name = "Medicare" } }
    },
    Case(CodingRules.waivedTest, [.addModifier(line: 0, "QW"), .addModifier(line: 0, "90")], .warning) {
      Sheet("N39.0", "81003 A") { sheet in sheet.edit(sheet.office.settings.id) { $0.labWaived = true } }
    },
    Case(CodingRules.waivedTest, nil) { Sheet("N39.0", "81003 A") },
    Case(CodingRules.waivedTest, [.removeModifier(line: 0, "QW")], .warning) { Sheet("N39.0", "99213-QW A") },
    Case(CodingRules.waivedTest, [.removeModifier(line: 0, "QW")], .warning) { Sheet("N39.0", "81002-QW A") },
    Case(CodingRules.reasonOfVaccine, [.addReason(line: 0, "Z23")], .warning) { Sheet("I10", "90715 A") },
    Case(CodingRules.reasonOfVaccine, [.setPointers(line: 0, "B")]) { Sheet("I10 Z23", "90715 A") },
    Case(CodingRules.reasonOfVaccine, nil) { Sheet("S61.451A", "90715 A") },
    Case(CodingRules.drugAndGiving, [.addOneOf(["J1885"]), .removeLine(0)], .warning) { Sheet("M54.50", "96372 A") },
    Case(CodingRules.drugAndGiving, [], .reminder) { Sheet("M54.50", "J1885 A") },
    Case(CodingRules.drugAndGiving, nil) { Sheet("M54.50", "J1885 A;96372 A") },
    Case(CodingRules.noCharge, [.setFee(line: 0, Cents(12_800))], .error) { Sheet("I10", "99213 A $0") },
    Case(CodingRules.noCharge, nil) { Sheet("I10", "99024 A $0") },
    Case(CodingRules.priceOfSchedule, [.setFee(line: 0, Cents(12_800))], .reminder) { Sheet("I10", "99213 A $100") },
  ]

  static let sheets: [Case] = [
    Case(CodingRules.placeOfService, [.setPlaceOfService("11"), .ask(.header)], .error) {
      Sheet("I10", "99213 A") { $0.bill.placeOfService = "00" }
    },
    Case(CodingRules.dayOfService, [.ask(.header)], .error) { Sheet("I10", "99213 A") { $0.today = TestOffice.today.advanced(by: -1) } },
    Case(CodingRules.dayOfService, [.ask(.header), .ask(.patient)], .error) { Sheet("I10", "99213 A", born: Day(2026, 11, 24)) },
    Case(CodingRules.dayOfService, [.ask(.header), .ask(.patient)], .error) {
      Sheet("I10", "99213 A") { sheet in sheet.edit(sheet.bill.patient) { $0.deceased = Day(2026, 11, 22) } }
    },
    Case(CodingRules.patientKnown, [.ask(.patient)], .error) { Sheet("I10", "99213 A", sex: .unknown) },
    Case(CodingRules.providersNPI, [.ask(.header)], .error) { Sheet("I10", "99213 A") { $0.edit(lin) { $0.npi = "1234567890" } } },
    Case(CodingRules.providersNPI, nil) { Sheet("I10", "99213 A") },
    Case(CodingRules.coverageThatDay, [.ask(.coverage)], .error) {
      Sheet("I10", "99213 A") { sheet in sheet.edit(sheet.bill.coverage) { $0.to = Day(2026, 11, 22) } }
    },
    Case(CodingRules.memberNumber, [.ask(.coverage)], .error) {
      Sheet("I10", "99213 A") { $0.edit(PayerID("i1")) { $0.memberIDs = "AAA999" } }
    },
    Case(CodingRules.selfPay, [.ask(.coverage)], .warning) { Sheet("I10", "99213 A") { $0.bill.coverage = nil } },
    Case(CodingRules.selfPay, nil) { Sheet("I10", "99213 A") },
    Case(CodingRules.authorisation, [.ask(.authorisation)], .error) {
      Sheet("I10", "99213 A") { $0.edit(VisitTypeID("t1")) { $0.needsAuthorisation = true } }
    },
    Case(CodingRules.referral, [.ask(.authorisation)], .error) {
      Sheet("I10", "99213 A") { $0.edit(PayerID("i1")) { $0.needsReferral = true } }
    },
    Case(CodingRules.referral, nil) {
      Sheet("I10", "99213 A") { sheet in
        sheet.edit(PayerID("i1")) { $0.needsReferral = true }
        sheet.office.put(
          Authorisation {
            ($0.id, $0.patient, $0.sort, $0.from) = (AuthorisationID("n1")!, sheet.bill.patient, .referral, Day(2026, 1, 1)!)
          })
      }
    },
    Case(CodingRules.timelyFiling, [], .warning) {
      Sheet("I10", "99213 A") { sheet in
        sheet.edit(PayerID("i1")) { $0.filingDays = 90 }
        sheet.today = TestOffice.today.advanced(by: 60)
      }
    },
    Case(CodingRules.timelyFiling, [], .error) {
      Sheet("I10", "99213 A") { sheet in
        sheet.edit(PayerID("i1")) { $0.filingDays = 90 }
        sheet.today = TestOffice.today.advanced(by: 91)
      }
    },
    Case(CodingRules.timelyFiling, nil) {
      Sheet("I10", "99213 A") { sheet in
        sheet.edit(PayerID("i1")) { $0.filingDays = 90 }
        sheet.today = TestOffice.today.advanced(by: 59)
      }
    },
    Case(CodingRules.held, [], .error) { Sheet("I10", "99213 A") { $0.bill.hold = "waits for the report" } },
    Case(CodingRules.notSigned, [], .reminder) { Sheet("I10", "99213 A") { $0.bill.signedAt = nil } },
  ]

  @Test("finds what it is for and says the key that mends it, and is silent otherwise", arguments: diagnoses + services + sheets)
  func each(_ one: Case) throws {
    let rule = try #require(CodingRules.all.first { $0.name == one.rule })
    let found = one.sheet().said(rule)
    #expect(found.first?.mends == one.mends, "\(found.map(\.sentence))")
    if let weight = one.weight { #expect(found.first?.weight == weight) }
  }

  @Test("no rule is without a case of its own, a source and a sentence, and none has the name of another")
  func complete() {
    let tried = Set((Self.diagnoses + Self.services + Self.sheets).filter { $0.mends != nil }.map(\.rule))
    #expect(Set(CodingRules.all.map(\.name)).subtracting(tried) == [CodingRules.officeRules.name])
    #expect(Set(CodingRules.all.map(\.name)).count == CodingRules.all.count)
    for rule in CodingRules.all { #expect(!rule.source.isEmpty && !rule.sentence.isEmpty && !rule.sentence.hasSuffix("."), "\(rule.name)") }
  }

  @Test("a sheet may become a claim when no error is left, it is signed and checked out, and somebody is there to send it to")
  func obstacles() {
    var sheet = Sheet("I10", "99213 A") { $0.wasHere(Day(2026, 1, 5)!, by: Self.lin) }
    func obstacles() -> [String] { sheet.office.claimObstacles(sheet.bill, sheet.facts, today: sheet.today).map(\.rule) }
    #expect(obstacles() == [] && sheet.office.mayBecomeClaim(sheet.bill, sheet.facts, today: sheet.today))
    sheet.bill.signedAt = nil
    #expect(obstacles() == ["not signed"])
    sheet.bill.stage = .open
    sheet.bill.lines[0].pointers = ""
    #expect(obstacles() == ["unjustified line", "not checked out", "not signed"])
  }

  @Test("member numbers are held against the payer's patterns: 9 a digit, A a letter, ? either, anything else itself")
  func members() {
    let payer = Payer { $0.memberIDs = "AAA999 W9?9" }
    for member in ["ABC123", "abc123", "ABC-123", "W1A2", "w112"] { #expect(payer.knows(member: member), "\(member)") }
    for member in ["AB1234", "ABC12", "X112", "", "W1-2"] { #expect(!payer.knows(member: member), "\(member)") }
    #expect(Payer().knows(member: "anything"))
  }

  @Test("an NPI has ten digits, begins with 1 or 2 and passes its check digit")
  func npi() {
    for npi in ["1234567893", "1245319599"] { #expect(NPI.isRight(npi), "\(npi)") }
    for npi in ["1234567890", "3234567893", "123456789", "12345678931", "123456789X", ""] { #expect(!NPI.isRight(npi), "\(npi)") }
  }
}
