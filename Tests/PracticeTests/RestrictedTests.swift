import Testing

@testable import Practice

@Suite("Restricted records")
struct RestrictedTests {
  private let reason = "Checking in for the visit today"

  private func restricted() -> (desk: TestOffice, patient: PatientID) {
    var desk = TestOffice()
    let patient = desk.patient()
    desk.role = .clinician
    desk.does(RestrictRecord { ($0.patient, $0.why) = (patient, .staff) })
    desk.role = .frontDesk
    return (desk, patient)
  }

  private func glass(_ patient: PatientID, _ reason: String) -> BreakGlass { BreakGlass { ($0.patient, $0.reason) = (patient, reason) } }

  private func pin(_ patient: PatientID) -> PinAlert { PinAlert { ($0.patient, $0.text) = (patient, "prefers mornings") } }

  @Test("clinicians and managers restrict a record, nobody else does, and not by changing the patient")
  func whoRestricts() throws {
    for role in StaffRole.allCases {
      var desk = TestOffice()
      let patient = desk.patient()
      desk.role = role
      let rule = desk.rule(RestrictRecord { ($0.patient, $0.why) = (patient, .violence) })
      #expect(rule == (role == .clinician || role == .manager ? "done" : "not yours to do"), "\(role)")
      let sly = ChangePatient { ($0.patient, $0.now) = (patient, .fields(["restricted": .text("staff")])) }
      #expect(desk.rule(sly) != "done")
    }
    var (desk, patient) = restricted()
    desk.role = .manager
    #expect(desk.rule(LiftRestriction { $0.patient = patient }) == "restricted", "whoever lifts it gives a reason as well")
    desk.does(glass(patient, "the family asked to lift it"))
    desk.does(LiftRestriction { $0.patient = patient })
    #expect(desk.office[patient]?.restricted == nil)
  }

  @Test("a guess at what is in a restricted record is answered as anything else about it is")
  func guesses() {
    var (desk, patient) = restricted()
    let right = desk.office[patient]?.born?.iso ?? ""
    func change(_ was: String, _ now: String) -> ChangePatient {
      ChangePatient { ($0.patient, $0.was, $0.now) = (patient, .fields(["born": .text(was)]), .fields(["born": .text(now)])) }
    }
    #expect(desk.rule(change("1970-02-04", "1970-02-04")) == "restricted" && desk.rule(change(right, right)) == "restricted")
    #expect(desk.rule(UnpinAlert { ($0.patient, $0.text) = (patient, "hello") }) == "restricted")
    desk.does(glass(patient, reason))
    #expect(desk.rule(change(right, right)) == "nothing to change")
  }

  @Test("a record restricted by mistake is open again with one undo")
  func undone() {
    var desk = TestOffice()
    let patient = desk.patient()
    desk.role = .clinician
    desk.does(RestrictRecord { ($0.patient, $0.why) = (patient, .staff) })
    desk.does(Undo())
    #expect(desk.office[patient]?.restricted == nil)
  }

  @Test("what touches a restricted record is refused with the way past it, until a reason was typed; and again tomorrow")
  func refused() throws {
    var (desk, patient) = restricted()
    let refusal = try #require(desk.office.refusal(pin(patient), desk.context))
    #expect(refusal.rule == "restricted" && refusal.wayPast?.hasPrefix(BreakGlass.name) == true)
    #expect(refusal.with == Reference(patient))
    desk.does(glass(patient, reason))
    #expect(desk.rule(pin(patient)) == "done")
    let other = Context(now: desk.now, by: "pat", role: .clinician, desk: "front-1")
    #expect(desk.office.refusal(pin(patient), other)?.rule == "restricted", "an opening is one person's")
    desk.later(24 * 60)
    #expect(desk.rule(pin(patient)) == "restricted", "an opening is one day's")
  }

  @Test("visits, superbills, coverages and payments are as closed as the patient they belong to")
  func everythingOfTheirs() {
    var (desk, patient) = restricted()
    let coverage = AddCoverage { ($0.patient, $0.payer, $0.member, $0.from) = (patient, desk.payer, "M1", desk.today) }
    for verb in [desk.booking([patient], 9, 0), coverage, desk.paying(patient, 500)] as [any Verb] {
      #expect(desk.rule(verb) == "restricted", "\(type(of: verb).name)")
    }
    let visit = desk.walkIn(patient)
    #expect(desk.rule(desk.answers(visit)) == "restricted")
    let by = desk.by
    desk.by = "pat"
    desk.does(glass(patient, reason))
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit))
    desk.does(StartWithProvider(visit))
    let bill = desk.office[visit]!.superbill!
    desk.by = by
    #expect(desk.rule(desk.ticked(bill)) == "restricted" && desk.rule(desk.found(bill, "I10")) == "restricted")
  }

  @Test("arriving, calling to a room and emergencies are never held up")
  func neverHeldUp() {
    var (desk, patient) = restricted()
    let visit = desk.walkIn(patient)
    #expect(desk.office[visit]?.state == .arrived)
    desk.does(RaiseEmergency { $0.visit = visit })
    let emergency = desk.office.emergencies.sorted[0].id
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.text) = (emergency, .clinicianTold, "Dr Lin") })
    desk.does(EndEmergency { ($0.emergency, $0.ending) = (emergency, "well again") })
    desk.does(glass(patient, reason))
    desk.checkedIn(visit)
    desk.by = "pat"
    desk.does(CallPatient(visit))
    desk.does(desk.rooming(visit))
    desk.does(Undo())
    #expect(desk.office[visit]?.state == .called, "what a restriction does not stop can be taken back as well")
  }

  @Test(
    "a reason is words, at least ten letters of them",
    arguments: [
      ("", false), ("check in", false), ("xxxxxxxxxxxx xxxxx", false), ("asdfghjklqwrt", false), ("1234567890 1234567890", false),
      ("aaaaaaaaaa bbbbbbbbbb", false), ("patient at the desk", true), ("refill request by phone", true), ("présente à l'accueil", true),
      ("患者が受付に来ているため開く", true),
    ])
  func reasons(_ text: String, _ isGood: Bool) {
    let (desk, patient) = restricted()
    #expect((desk.rule(glass(patient, text)) == "done") == isGood, "\(text)")
    #expect((TypedReason.problem(text) == nil) == isGood)
  }

  @Test("an opening stays on record, with who, when and why; it is not undone, not doubled, and a manager looks at it")
  func onRecord() throws {
    var (desk, patient) = restricted()
    let plain = desk.patient("Plain", "Pat")
    #expect(desk.rule(glass(plain, reason)) == "not restricted")
    desk.does(glass(patient, reason))
    let opening = try #require(desk.office.openings.sorted.last)
    #expect(opening.patient == patient && opening.by == "maria" && opening.reason == reason && opening.day == desk.today)
    #expect(desk.rule(glass(patient, reason)) == "open already" && desk.rule(Undo()) == "not undone")
    #expect(desk.office.openingsToReview(on: desk.today) == [opening])
    let review = ReviewOpening { $0.opening = opening.id }
    #expect(desk.rule(review) == "not yours to do")
    desk.role = .manager
    #expect(desk.rule(review) == "your own", "there is another manager for that")
    desk.by = "boss"
    desk.does(review)
    #expect(desk.rule(review) == "reviewed" && desk.office.openingsToReview(on: desk.today).isEmpty)
    #expect(Checks.run(desk.office).isEmpty)
    #expect(desk.office.filed(RecordOpening.self, of: patient).count == 1, "it is found again under the patient")
  }

  @Test("check finds an opening without a reason")
  func found() throws {
    var (desk, patient) = restricted()
    let bad = RecordOpening {
      ($0.id, $0.v, $0.patient, $0.by, $0.day, $0.at) = (RecordOpeningID("g9")!, 1, patient, "maria", desk.today, desk.now)
    }
    try desk.office.load([Edits.Whole(bad.reference, bad.recorded)])
    #expect(Checks.run(desk.office).map(\.rule) == ["restricted records open with a reason"])
  }

  @Test("lists show that a record is restricted, and never why")
  func flag() throws {
    let (desk, patient) = restricted()
    let record = try #require(desk.office[patient])
    #expect(desk.office.flags(patient: record, on: desk.today, at: .arrival).first == .restricted)
    #expect(!Flag.restricted.meaning.contains(Restriction.staff.label))
  }
}
