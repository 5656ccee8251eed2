import Testing

@testable import Practice

@Suite("Coverage that is asked about in time") struct VerificationTests {
  private func said(_ coverage: CoverageID, _ fill: (inout VerifyCoverage) -> Void = { _ in }) -> VerifyCoverage {
    VerifyCoverage {
      ($0.coverage, $0.rep, $0.reference) = (coverage, "Ann", "4711")
      fill(&$0)
    }
  }

  @Test("by phone, who answered and the call's reference are needed; by the portal, neither")
  func proof() {
    var desk = TestOffice()
    let coverage = desk.insured(desk.patient())
    #expect(desk.rule(VerifyCoverage { ($0.coverage, $0.reference) = (coverage, "4711") }) == "rep")
    #expect(desk.rule(VerifyCoverage { ($0.coverage, $0.rep) = (coverage, "Ann") }) == "reference")
    #expect(desk.rule(VerifyCoverage { ($0.coverage, $0.how) = (coverage, .portal) }) == "done")
    desk.does(said(coverage))
    let record = desk.office[coverage]!
    #expect(record.verified == desk.today && record.benefits == desk.today && record.rep == "Ann" && record.asked == .phone)
  }

  @Test("what could not be asked says so and why, stays on the list, and keeps what was known before")
  func notVerified() {
    var desk = TestOffice()
    let ada = desk.patient(), coverage = desk.insured(ada)
    _ = desk.booked(ada, 10, 0)
    desk.does(said(coverage))
    desk.now = Moment(desk.today.advanced(by: 42), ClockTime(9, 0), offset: -300)
    _ = desk.booked(ada, 10, 0)
    let tried = VerifyCoverage { ($0.coverage, $0.standing) = (coverage, .unverified) }
    #expect(desk.rule(tried) == "because")
    desk.does(
      VerifyCoverage { ($0.coverage, $0.standing, $0.because) = (coverage, .unverified, "on hold too long") })
    let record = desk.office[coverage]!
    #expect(record.standing == .active && record.tried == desk.today && record.notVerified == "on hold too long")
    let row = desk.office.toVerify(on: desk.today)[0]
    #expect(row.triedToday == "on hold too long" && row.due == ["enrolment asked 42 days ago"])
    desk.does(said(coverage))
    #expect(desk.office.toVerify(on: desk.today).isEmpty && desk.office[coverage]?.notVerified == "")
  }

  @Test("enrolment grows old in 30 days and benefits in 90, each by itself")
  func ages() {
    var desk = TestOffice()
    let coverage = desk.insured(desk.patient())
    desk.does(said(coverage))
    func due(_ days: Int) -> [String] { desk.office.whatIsDue(desk.office[coverage]!, on: desk.today.advanced(by: days)) }
    #expect(due(29).isEmpty && due(30) == ["enrolment asked 30 days ago"])
    #expect(due(90) == ["enrolment asked 90 days ago", "benefits asked 90 days ago"])
    desk.now = Moment(desk.today.advanced(by: 80), ClockTime(9, 0), offset: -300)
    desk.does(said(coverage) { $0.parts = [.enrolment] })
    #expect(due(10) == ["benefits asked 90 days ago"])
  }

  @Test("the list looks seven days ahead, has each coverage once, names a day without any, and puts the most money first")
  func list() {
    var desk = TestOffice()
    let rich = desk.patient("Rich"), poor = desk.patient("Poor"), bare = desk.patient("Bare"), far = desk.patient("Far")
    for person in [rich, poor, far] { desk.insured(person) }
    desk.insured(bare, to: desk.today.advanced(by: 1))
    let visit = desk.walkIn(rich)
    _ = desk.atCheckout(visit, service: "99214")
    desk.does(desk.leaving(visit))
    for (person, days, hour) in [(poor, 1, 9), (rich, 2, 9), (rich, 3, 9), (bare, 4, 9), (far, 8, 9)] {
      _ = desk.booked(person, hour, 0, desk.osei, day: desk.today.advanced(by: days))
    }
    let rows = desk.office.toVerify(on: desk.today)
    #expect(rows.map(\.appointment.patient) == [rich, poor, bare])
    #expect(rows[0].risk == Cents(18_400), "what the last visit came to")
    #expect(rows[2].coverage == nil && rows[2].due == ["no coverage in force that day: self-pay"])
  }

  @Test("the copay is that of the plan and the kind of visit, and what says more comes before what says less")
  func copay() {
    var desk = TestOffice()
    let coverage = desk.insured(desk.patient(), copay: nil)
    func set(_ rules: [PlanCopay]) {
      desk.does(
        ChangeSetting(.payers, id: desk.payer.text, was: desk.office.fields(of: Reference(desk.payer))!, now: ["copays": rules.datum]))
    }
    func copay(_ type: VisitTypeID) -> Int? { desk.office.copay(of: desk.office[coverage]!, for: desk.office[type])?.count }
    #expect(copay(desk.followUp) == nil)
    set([PlanCopay("", nil, Cents(2000)), PlanCopay("", desk.long, Cents(4000)), PlanCopay("Gold", desk.long, Cents(1000))])
    #expect(copay(desk.followUp) == 2000 && copay(desk.long) == 4000 && copay(desk.physical) == nil, "a kind without copay stays so")
    set([PlanCopay("", desk.physical, Cents(500))])
    #expect(copay(desk.physical) == 500, "unless the plan says otherwise for that very kind")
    desk.insured(desk.patient("Two"), copay: 1500)
    let ben = desk.patient("Ben"), card = desk.insured(ben, copay: 1500)
    set([PlanCopay("", nil, Cents(2000)), PlanCopay("", desk.long, Cents(4000))])
    #expect(
      desk.office.copay(of: desk.office[card]!, for: desk.office[desk.followUp]) == Cents(1500), "the card comes before the plan's usual")
    #expect(desk.office.copay(of: desk.office[card]!, for: desk.office[desk.long]) == Cents(4000))
    let visit = desk.walkIn(ben, type: desk.long)
    let due = desk.office.due(for: desk.office[ben]!, on: desk.today, type: desk.office[desk.long], visit: desk.office[visit])
    #expect(due.last?.amount == Cents(4000), "and that is what check-in asks for")
  }

  @Test("gaps and overlaps of coverage are found, to the day")
  func timeline() {
    var desk = TestOffice()
    let ada = desk.patient(), today = desk.today
    desk.insured(ada, from: today.advanced(by: -300), to: today.advanced(by: -200))
    desk.insured(ada, from: today.advanced(by: -100), to: today.advanced(by: 10))
    let troubles = desk.office.coverageTroubles(of: ada, until: today.advanced(by: 100))
    #expect(troubles.map(\.from) == [today.advanced(by: -199), today.advanced(by: 11)])
    #expect(troubles.map(\.to) == [today.advanced(by: -101), nil] && troubles.allSatisfy { $0.sort == .gap })
    // No verb makes two that pay first; files that were put together by hand may have them.
    var twice = desk.office.filed(Coverage.self, of: ada)[1]
    twice.id = ID(prefix: "c", number: 90)
    twice.from = today.advanced(by: 5)
    twice.to = nil
    try? desk.office.load([Edits.Whole(twice.reference, twice.recorded)])
    let overlap = desk.office.coverageTroubles(of: ada, until: today.advanced(by: 100)).first { $0.sort == .overlap }
    #expect(overlap?.from == today.advanced(by: 5) && overlap?.to == today.advanced(by: 10) && overlap?.coverages.count == 2)
  }
}

@Suite("What check-in asks of whom") struct CheckInQuestionsTests {
  private func due(_ desk: TestOffice, _ patient: PatientID) -> [DueItem] {
    desk.office.due(for: desk.office[patient]!, on: desk.today, type: nil)
  }

  @Test("for someone under 18 it asks who decides, and takes nobody's word where nobody is on file")
  func minor() {
    var desk = TestOffice()
    let child = desk.patient("Ruiz", "Tomas", born: Day(2017, 8, 29))
    #expect(due(desk, child).first { $0.topic == .guardian }?.isMissing == true)
    let visit = desk.walkIn(child)
    #expect(desk.rule(desk.answers(visit)) == "nobody decides")
    let seen = desk.office[child]!
    var changed = seen
    changed.contacts = [Contact { ($0.name, $0.relation, $0.guardian) = ("Elena Ruiz", "mother", true) }]
    desk.does(ChangePatient(from: seen, to: changed))
    #expect(due(desk, child).first { $0.topic == .guardian }?.onFile == "came with Elena Ruiz, mother")
    desk.checkedIn(visit)
    #expect(desk.office[visit]?.checks.contains { $0.what == .guardian } == true)
    let grown = desk.patient()
    #expect(due(desk, grown).allSatisfy { $0.topic != .guardian })
  }

  @Test("the head of the household decides for a child, unless that is a child as well")
  func household() {
    var desk = TestOffice()
    let mother = desk.patient("Ruiz", "Elena"), child = desk.patient("Ruiz", "Tomas", born: Day(2017, 8, 29))
    let seen = desk.office[child]!
    var changed = seen
    changed.family = mother
    desk.does(ChangePatient(from: seen, to: changed))
    #expect(desk.office.guardian(of: desk.office[child]!, on: desk.today) == "Ruiz, Elena, household")
  }

  @Test("an interpreter is asked for where one is needed, and who pays once a year")
  func others() {
    var desk = TestOffice()
    let ada = desk.patient()
    let seen = desk.office[ada]!
    var changed = seen
    (changed.language, changed.interpreter, changed.guarantor.name) = ("Spanish", true, "Obi Okafor")
    desk.does(ChangePatient(from: seen, to: changed))
    #expect(due(desk, ada).contains { $0.topic == .interpreter && $0.onFile.hasPrefix("Spanish") })
    #expect(!due(desk, ada).contains { $0.topic == .guarantor }, "it was said today")
    desk.now = Moment(desk.today.advanced(by: 366), ClockTime(9, 0), offset: -300)
    #expect(due(desk, ada).contains { $0.topic == .guarantor && $0.onFile.contains("Obi Okafor") })
  }
}
