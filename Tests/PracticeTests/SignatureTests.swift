import Testing

@testable import Practice

@Suite("Signed, held, and on paper")
struct SignatureTests {
  private func open(_ desk: inout TestOffice) -> (VisitID, SuperbillID) {
    let visit = desk.walkIn(desk.patient())
    desk.checkedIn(visit)
    return (visit, desk.office[visit]!.superbill!)
  }

  @Test("a clinician signs, and from then on nothing of it changes, by undo neither, until it is amended with a reason")
  func signed() {
    var desk = TestOffice()
    let ivan = desk.patient("Petrov", "Ivan")
    let (visit, bill) = open(&desk)
    desk.role = .clinician
    #expect(desk.rule(SignSuperbill(bill)) == "nothing to sign")
    desk.role = .frontDesk
    desk.does(desk.found(bill, "E11.9"))
    desk.does(desk.ticked(bill))
    #expect(desk.rule(SignSuperbill(bill)) == "not yours to do")
    (desk.role, desk.by) = (.clinician, "lin")
    let seen = desk.office[bill]!
    (desk.role, desk.by) = (.frontDesk, "maria")
    desk.does(desk.ticked(bill, "81003"))
    (desk.role, desk.by) = (.clinician, "lin")
    #expect(
      desk.rule(SignSuperbill { ($0.superbill, $0.was) = (bill, seen.datum) }) == "changed meanwhile", "what was not seen is not signed")
    desk.does(SignSuperbill { ($0.superbill, $0.was) = (bill, desk.office[bill]!.datum) })
    #expect(desk.office[bill]?.signedBy == "lin" && desk.office[bill]?.isSigned == true && desk.rule(SignSuperbill(bill)) == "signed")
    let locked: [any Verb] = [
      desk.found(bill, "I10"), RemoveDiagnosis { ($0.superbill, $0.code) = (bill, "E11.9") }, desk.ticked(bill, "99214"),
      MoveDiagnosis { ($0.superbill, $0.code, $0.to) = (bill, "E11.9", "A") },
      ReplaceDiagnosis { ($0.superbill, $0.code, $0.with) = (bill, "E11.9", "I10") },
      ChangeService { ($0.superbill, $0.line, $0.code, $0.fee) = (bill, 1, "99213", Cents(1)) },
      RemoveService { ($0.superbill, $0.line, $0.code) = (bill, 1, "99213") }, JustifyServices(bill), RepriceSuperbill(bill),
      ChangeSuperbill { ($0.superbill, $0.now) = (bill, .fields(["followUp": .text("soon")])) },
    ]
    for verb in locked { #expect(desk.rule(verb) == "signed", "\(type(of: verb).name)") }
    (desk.role, desk.by) = (.manager, "maria")
    for verb in locked { #expect(desk.rule(verb) == "signed", "\(type(of: verb).name)") }
    #expect(desk.rule(Undo()) == "signed", "what was ticked before is not taken back behind the signature")
    #expect(desk.rule(MoveVisit { ($0.visit, $0.to) = (visit, ivan) }) == "signed")
    #expect(desk.refusal(desk.found(bill, "I10")).full.contains("was signed by lin; amend superbill (clinician)"))
    (desk.role, desk.by) = (.clinician, "lin")
    #expect(desk.rule(AmendSuperbill { $0.superbill = bill }) == "reason missing")
    desk.does(AmendSuperbill { ($0.superbill, $0.reason) = (bill, "the other knee") })
    desk.does(desk.found(bill, "I10"))
    desk.does(SignSuperbill(bill))
    let sheet = desk.office[bill]!
    #expect(sheet.isSigned && sheet.amendments.count == 1 && sheet.amendments[0].text.hasPrefix("the other knee (was signed by lin on"))
    #expect(sheet.diagnoses.count == 2)
  }

  @Test("who pays is not what a clinician signs for, and a signed superbill is checked out")
  func coverage() {
    var desk = TestOffice()
    let (visit, bill) = open(&desk)
    desk.does(desk.found(bill, "E11.9"))
    desk.does(desk.ticked(bill))
    desk.role = .clinician
    desk.does(SignSuperbill(bill))
    desk.role = .manager
    let coverage = desk.insured(desk.office[bill]!.patient)
    #expect(desk.office[bill]?.coverage == coverage)
    desk.does(
      ChangeSuperbill { ($0.superbill, $0.was, $0.now) = (bill, .fields(["coverage": coverage.datum]), .fields(["coverage": .null])) })
    desk.does(desk.rooming(visit))
    desk.does(StartWithProvider(visit))
    desk.does(SendToCheckout(visit))
    desk.does(desk.leaving(visit, unpaid: "later"))
    #expect(desk.office[bill]?.stage == .checkedOut && desk.office[bill]?.isSigned == true)
    desk.does(ReopenSuperbill { ($0.superbill, $0.reason) = (bill, "wrong payer") })
    #expect(desk.rule(desk.found(bill, "I10")) == "signed", "opened again for the money, it is still signed")
  }

  @Test("the head: a date that was, a place of two digits, coverage and authorisation of this patient")
  func head() {
    var desk = TestOffice()
    let (_, bill) = open(&desk)
    let ivan = desk.insured(desk.patient("Petrov", "Ivan"))
    func change(_ now: Datum.Fields) -> ChangeSuperbill {
      ChangeSuperbill {
        $0.superbill = bill
        $0.was = .fields(["day": desk.today.datum, "placeOfService": .text("11"), "provider": desk.lin.datum])
        $0.now = .fields(now)
      }
    }
    for (now, rule) in [
      (["day": desk.today.advanced(by: 1).datum], "not yet"), (["day": desk.today.advanced(by: -1).datum], "done"),
      (["placeOfService": .text("office")], "place of service"), (["placeOfService": .text("22")], "done"),
      (["coverage": ivan.datum], "wrong patient"), (["authorisation": .text("a9")], "no such record"),
      (["lines": .list([])], "no such field"), (["stage": .text("void")], "no such field"), (["signedBy": .text("me")], "no such field"),
      (["provider": .text("d9")], "no such record"), (["provider": desk.osei.datum], "done"), (["hold": .text("x")], "no such field"),
    ] as [(Datum.Fields, String)] { #expect(desk.rule(change(now)) == rule, "\(now)") }
  }

  @Test("held with a reason, signed or not, and released by whoever saw why")
  func held() {
    var desk = TestOffice()
    let (_, bill) = open(&desk)
    #expect(
      desk.rule(HoldSuperbill { $0.superbill = bill }) == "reason missing"
        && desk.rule(ReleaseSuperbill { $0.superbill = bill }) == "not held")
    desk.does(HoldSuperbill { ($0.superbill, $0.reason) = (bill, "waits for the lab") })
    #expect(desk.rule(ReleaseSuperbill { ($0.superbill, $0.was) = (bill, "no card") }) == "changed meanwhile")
    desk.does(ReleaseSuperbill { ($0.superbill, $0.was) = (bill, "waits for the lab") })
    #expect(desk.office[bill]?.hold == "")
  }

  @Test("a printed sheet is out until it is entered, and what is out is found by the day")
  func paper() {
    var desk = TestOffice()
    let (_, bill) = open(&desk)
    func note(_ stage: PaperStep.Stage) -> NotePaper { NotePaper { ($0.superbill, $0.stage) = (bill, stage) } }
    #expect(desk.rule(note(.returned)) == "no paper" && desk.office.papersOut(on: desk.today).isEmpty)
    for stage in [PaperStep.Stage.printed, .printed, .withProvider, .missing, .returned] {
      desk.does(note(stage))
      #expect(desk.office.papersOut(on: desk.today).map(\.id) == [bill])
    }
    #expect(desk.rule(note(.returned)) == "nothing to change")
    desk.does(note(.entered))
    #expect(desk.office.papersOut(on: desk.today).isEmpty && desk.office[bill]?.paper.count == 6)
  }

  @Test("letters move with their pointers, another diagnosis takes a letter over, and j finds every service its reason")
  func letters() {
    var desk = TestOffice()
    let (_, bill) = open(&desk)
    for code in ["E11.9", "I10", "J06.9"] { desk.does(desk.found(bill, code)) }
    desk.does(desk.ticked(bill, pointers: "AC"))
    desk.does(desk.ticked(bill, "81003", pointers: "B"))
    desk.does(MoveDiagnosis { ($0.superbill, $0.code, $0.to) = (bill, "j069", "a") })
    #expect(
      desk.office[bill]?.diagnoses.map(\.code) == ["J06.9", "E11.9", "I10"] && desk.office[bill]?.lines.map(\.pointers) == ["BA", "C"])
    desk.does(MoveDiagnosis { ($0.superbill, $0.code, $0.to) = (bill, "J06.9", "C") })
    #expect(
      desk.office[bill]?.diagnoses.map(\.code) == ["E11.9", "I10", "J06.9"] && desk.office[bill]?.lines.map(\.pointers) == ["AC", "B"])
    for to in ["D", "", "AB", "1"] {
      #expect(desk.rule(MoveDiagnosis { ($0.superbill, $0.code, $0.to) = (bill, "I10", to) }) == "no such letter")
    }
    desk.does(ReplaceDiagnosis { ($0.superbill, $0.code, $0.with, $0.words) = (bill, "E11.9", "e1165", "sugar high") })
    #expect(desk.office[bill]?.diagnoses[0] == Diagnosis("E11.65", "sugar high") && desk.office[bill]?.lines[0].pointers == "AC")
    #expect(desk.rule(ReplaceDiagnosis { ($0.superbill, $0.code, $0.with) = (bill, "E11.65", "I10") }) == "twice")
    desk.does(desk.found(bill, "R05.9"))
    desk.does(desk.ticked(bill, "99214"))
    desk.does(ChangeService { ($0.superbill, $0.line, $0.code, $0.pointers) = (bill, 3, "99214", "") })
    desk.does(JustifyServices(bill))
    #expect(desk.office[bill]?.lines.map(\.pointers) == ["ACD", "B", "A"] && desk.rule(JustifyServices(bill)) == "nothing to change")
  }

  @Test("a drug has its number as 5-4-2 and how much to three decimals")
  func drugs() {
    for (typed, digits) in [
      ("00409-1234-01", "00409123401"), ("0409-1234-01", "00409123401"), ("00409-123-01", "00409012301"), ("00409-1234-1", "00409123401"),
      ("00409123401", "00409123401"), (" 00409 - 1234 - 01 ", "00409123401"), ("0409123401", nil), ("409-1234-01", nil), ("", nil),
      ("00409-12345-1", nil), ("٠0409-1234-01", nil), ("00409-1234-01-1", nil),
    ] { #expect(DrugGiven.elevenDigits(typed) == digits, "\(typed)") }
    for (typed, much, shown) in [("2", 2000, "2"), ("0.5", 500, "0.5"), (".125", 125, "0.125"), ("1.050", 1050, "1.05")] {
      #expect(DrugGiven.thousandths(typed) == much && DrugGiven { $0.thousandths = much }.shownQuantity == shown, "\(typed)")
    }
    for typed in ["", ".", "1.2345", "-1", "1,5", "x"] { #expect(DrugGiven.thousandths(typed) == nil, "\(typed)") }
    var desk = TestOffice()
    let (_, bill) = open(&desk)
    desk.does(desk.ticked(bill))
    func drug(_ ndc: String, _ much: Int) -> ChangeService {
      ChangeService {
        ($0.superbill, $0.line, $0.code) = (bill, 1, "99213")
        $0.drug = DrugGiven { ($0.ndc, $0.thousandths, $0.unit) = (ndc, much, .ml) }
      }
    }
    #expect(desk.rule(drug("409-1234-01", 1000)) == "not an NDC" && desk.rule(drug("0409-1234-01", 0)) == "quantity")
    desk.does(drug("0409-1234-01", 1500))
    #expect(desk.office[bill]?.lines[0].drug?.shownNDC == "00409-1234-01" && Checks.run(desk.office).isEmpty)
    desk.does(drug("", 0))
    #expect(desk.office[bill]?.lines[0].drug == nil)
    let note = String(repeating: "n", count: 51)
    #expect(desk.rule(ChangeService { ($0.superbill, $0.line, $0.code, $0.note) = (bill, 1, "99213", note) }) == "note")
  }
}
