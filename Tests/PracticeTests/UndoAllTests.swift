import Canvas
import Testing

@testable import Desk
@testable import Practice

/// Every verb, once, in an office where it makes sense.
@Suite("Undo, verb by verb")
struct UndoAllTests {
  struct Deed: Sendable, CustomStringConvertible {
    let name: String
    let make: @Sendable (inout TestOffice) -> any Verb
    var description: String { name }

    init<V: Verb>(_ type: V.Type, _ make: @escaping @Sendable (inout TestOffice) -> V) {
      name = V.name
      self.make = { make(&$0) }
    }
  }

  static func seen(_ desk: inout TestOffice) -> VisitID { desk.walkIn(desk.patient()) }

  static func ready(_ desk: inout TestOffice) -> VisitID {
    let visit = seen(&desk)
    desk.checkedIn(visit)
    return visit
  }

  static func bill(_ desk: inout TestOffice) -> SuperbillID {
    let visit = ready(&desk)
    let bill = desk.office[visit]!.superbill!
    desk.does(desk.found(bill, "E11.9"))
    desk.does(desk.ticked(bill))
    return bill
  }

  private static func alarm(_ desk: inout TestOffice) -> EmergencyID {
    let visit = seen(&desk)
    return desk.made(desk.does(RaiseEmergency { $0.visit = visit }))
  }

  /// A restricted record that whoever sits here has opened.
  private static func opened(_ desk: inout TestOffice) -> (patient: PatientID, opening: ID<RecordOpening>) {
    let ada = desk.patient()
    desk.does(RestrictRecord { ($0.patient, $0.why) = (ada, .staff) })
    let opening: ID<RecordOpening> = desk.made(
      desk.does(BreakGlass { ($0.patient, $0.reason) = (ada, "the family asked about it") }))
    return (ada, opening)
  }

  static let deeds: [Deed] =
    careDeeds + scheduleDeeds + whenPlansBreak + billDeeds + chargeDeeds + [
      Deed(LiftRestriction.self) { desk in LiftRestriction { [ada = opened(&desk).patient] in $0.patient = ada } },
      Deed(ReviewOpening.self) { desk in
        // Nobody reviews what they opened themselves.
        let boss = desk.by
        desk.by = "kim"
        let opening = opened(&desk).opening
        desk.by = boss
        desk.does(BreakGlass { [desk] in ($0.patient, $0.reason) = (desk.office[opening]!.patient, "review of openings today") })
        return ReviewOpening { $0.opening = opening }
      },
      Deed(RecordDisclosure.self) { desk in
        RecordDisclosure { [ada = desk.patient()] in
          ($0.patient, $0.basis, $0.recipient) = (ada, .treatment, "Harlow County Hospital")
          $0.what = "lab result of 4 November"
        }
      },
      Deed(AddPatient.self) { _ in AddPatient { ($0.name, $0.born) = (PersonName("Okafor", "Ada"), Day(1982, 3, 4)) } },
      Deed(ChangePatient.self) { desk in
        let ada = desk.patient()
        let seen = desk.office[ada]!
        var changed = seen
        changed.email = "ada@example.org"
        return ChangePatient(from: seen, to: changed)
      },
      Deed(AddCoverage.self) { desk in
        let ada = desk.patient()
        desk.insured(ada)
        return AddCoverage { [desk] in ($0.patient, $0.payer, $0.member, $0.from) = (ada, desk.payer, "M2", desk.today) }
      },
      Deed(EndCoverage.self) { desk in
        let ada = desk.patient()
        let coverage = desk.insured(ada)
        return EndCoverage { $0.coverage = coverage }
      },
      Deed(VerifyCoverage.self) { desk in
        let ada = desk.patient()
        let coverage = desk.insured(ada)
        return VerifyCoverage { ($0.coverage, $0.rep, $0.reference) = (coverage, "Ann", "call 7") }
      },
      Deed(PinAlert.self) { desk in
        let ada = desk.patient()
        return PinAlert { ($0.patient, $0.text) = (ada, "fall risk") }
      },
      Deed(UnpinAlert.self) { desk in
        let ada = desk.patient()
        desk.does(PinAlert { ($0.patient, $0.text) = (ada, "fall risk") })
        return UnpinAlert { ($0.patient, $0.text) = (ada, "fall risk") }
      },
      Deed(FilePapers.self) { desk in
        let ada = desk.patient()
        return FilePapers { ($0.patient, $0.papers) = (ada, [Consent.Paper.allCases[0]]) }
      },
      Deed(Book.self) { desk in
        let ada = desk.patient()
        return desk.booking([ada], 10, 0)
      },
      Deed(ConfirmAppointment.self) { desk in
        let booked = desk.booked(desk.patient(), 10, 0)
        return ConfirmAppointment { $0.appointment = booked }
      },
      Deed(CancelAppointment.self) { desk in
        let booked = desk.booked(desk.patient(), 10, 0)
        return CancelAppointment { ($0.appointment, $0.reason) = (booked, "work") }
      },
      Deed(MarkNoShow.self) { desk in
        let booked = desk.booked(desk.patient(), 9, 0)
        desk.at(11, 0)
        return MarkNoShow { $0.appointment = booked }
      },
      Deed(EraseNoShow.self) { desk in
        let booked = desk.booked(desk.patient(), 9, 0)
        desk.at(11, 0)
        desk.does(MarkNoShow { $0.appointment = booked })
        return EraseNoShow { ($0.appointment, $0.reason) = (booked, "they called") }
      },
      Deed(Arrive.self) { desk in Arrive([desk.booked(desk.patient(), 9, 0)]) },
      Deed(WalkIn.self) { desk in
        let ada = desk.patient()
        return WalkIn { [desk] in ($0.patient, $0.provider, $0.type) = (ada, desk.lin, desk.followUp) }
      },
      Deed(CheckIn.self) { desk in
        let visit = seen(&desk)
        return desk.answers(visit)
      },
      Deed(CallPatient.self) { CallPatient(ready(&$0)) },
      Deed(PutInRoom.self) { desk in
        let visit = ready(&desk)
        return desk.rooming(visit)
      },
      Deed(ReturnToWaiting.self) { desk in
        let visit = ready(&desk)
        desk.does(CallPatient(visit))
        return ReturnToWaiting(visit)
      },
      Deed(StartWithProvider.self) { desk in
        let visit = ready(&desk)
        desk.does(desk.rooming(visit))
        return StartWithProvider(visit)
      },
      Deed(SendOut.self) { SendOut(ready(&$0), to: .lab) },
      Deed(ComeBack.self) { desk in
        let visit = ready(&desk)
        desk.does(SendOut(visit, to: .lab))
        return ComeBack(visit)
      },
      Deed(QuoteWait.self) { desk in
        let visit = ready(&desk)
        return QuoteWait { ($0.visit, $0.minutes) = (visit, 20) }
      },
      Deed(SendToCheckout.self) { desk in
        let visit = ready(&desk)
        desk.does(desk.rooming(visit))
        desk.does(StartWithProvider(visit))
        return SendToCheckout(visit)
      },
      Deed(CheckOut.self) { desk in
        let visit = seen(&desk)
        _ = desk.atCheckout(visit)
        return desk.leaving(visit, unpaid: "no wallet")
      },
      Deed(LeaveUnseen.self) { desk in
        let visit = ready(&desk)
        return LeaveUnseen { ($0.visit, $0.reason) = (visit, "long wait") }
      },
      Deed(CallBack.self) { desk in
        let visit = ready(&desk)
        desk.does(LeaveUnseen { ($0.visit, $0.reason) = (visit, "long wait") })
        return CallBack { ($0.visit, $0.outcome) = (visit, "comes tomorrow") }
      },
      Deed(EnterInError.self) { desk in
        let visit = seen(&desk)
        return EnterInError { ($0.visit, $0.reason) = (visit, "never came") }
      },
      Deed(MoveVisit.self) { desk in
        let visit = ready(&desk)
        let ivan = desk.patient("Petrov", "Ivan")
        return MoveVisit { ($0.visit, $0.to) = (visit, ivan) }
      },
      Deed(RecordPastVisit.self) { desk in
        let ada = desk.patient()
        return RecordPastVisit { [desk] in
          ($0.patient, $0.provider, $0.type, $0.day, $0.arrived) = (
            ada, desk.lin, desk.followUp, desk.today.advanced(by: -1), ClockTime(9, 0)
          )
        }
      },
      Deed(AddDiagnosis.self) { desk in
        let bill = bill(&desk)
        return desk.found(bill, "I10")
      },
      Deed(RemoveDiagnosis.self) { desk in
        let bill = bill(&desk)
        return RemoveDiagnosis { ($0.superbill, $0.code) = (bill, "E11.9") }
      },
      Deed(AddService.self) { desk in
        let bill = bill(&desk)
        return desk.ticked(bill, "81003")
      },
      Deed(ChangeService.self) { desk in
        let bill = bill(&desk)
        return ChangeService { ($0.superbill, $0.line, $0.code, $0.units) = (bill, 1, "99213", 2) }
      },
      Deed(RemoveService.self) { desk in
        let bill = bill(&desk)
        return RemoveService { ($0.superbill, $0.line, $0.code) = (bill, 1, "99213") }
      },
      Deed(CopyLastVisit.self) { desk in
        let ada = desk.patient()
        let first = desk.walkIn(ada)
        _ = desk.atCheckout(first)
        desk.does(desk.leaving(first, unpaid: "no wallet"))
        let second = desk.walkIn(ada)
        desk.checkedIn(second)
        return CopyLastVisit(desk.office[second]!.superbill!)
      },
      Deed(TakePayment.self) { desk in
        let ada = desk.patient()
        return desk.paying(ada, 500)
      },
      Deed(VoidReceipt.self) { desk in
        let payment = desk.paid(desk.patient(), 500)
        return VoidReceipt { ($0.payment, $0.reason) = (payment, "wrong patient") }
      },
      Deed(RefundReceipt.self) { desk in
        let payment = desk.paid(desk.patient(), 500)
        return RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (payment, "overpaid", [Tender(.cash, Cents(500))]) }
      },
      Deed(ReopenSuperbill.self) { desk in
        let visit = seen(&desk)
        let bill = desk.atCheckout(visit)
        desk.does(desk.leaving(visit, unpaid: "no wallet"))
        return ReopenSuperbill { ($0.superbill, $0.reason) = (bill, "wrong code") }
      },
      Deed(RaiseEmergency.self) { desk in
        let visit = seen(&desk)
        return RaiseEmergency { $0.visit = visit }
      },
      Deed(NoteEmergency.self) { desk in
        let emergency = alarm(&desk)
        return NoteEmergency { ($0.emergency, $0.step, $0.text) = (emergency, .clinicianTold, "Lin") }
      },
      Deed(EndEmergency.self) { desk in
        let emergency = alarm(&desk)
        desk.does(NoteEmergency { ($0.emergency, $0.step, $0.text) = (emergency, .clinicianTold, "Lin") })
        return EndEmergency { ($0.emergency, $0.ending) = (emergency, "felt better") }
      },
      Deed(ImportPatients.self) { _ in
        ImportPatients {
          $0.source = "old"
          $0.rows = [ImportedPatient { ($0.row, $0.name, $0.born) = (2, PersonName("Okafor", "Ada"), Day(1982, 3, 4)) }]
        }
      },
      Deed(SetOfficeRules.self) { desk in
        desk.does(SetOfficeRules([WrittenRule("one", "when lines over 9 then note \"many\"")]))
        return SetOfficeRules([WrittenRule("two", "when lines over 8 then note \"many\"")])
      },
      Deed(ChangeSetting.self) { _ in
        ChangeSetting(new: Room { $0.name = "9" })
      },
    ]

  @Test("takes back exactly what was done, in words that say what and whose; or says what to do instead", arguments: deeds)
  func everyVerb(_ deed: Deed) {
    var desk = TestOffice()
    desk.role = .manager
    let verb = deed.make(&desk)
    let before = desk.office
    let entry = desk.does(verb)
    #expect(entry.did == deed.name)
    if desk.rule(Undo()) != "done" {
      let refusal = desk.refusal(Undo())
      let ways = ["void", "refund", "take the payment again", "open", "restore the backup", "change it", "again", "strike", "amend"]
      #expect(refusal.rule == "not undone" && ways.contains { refusal.full.contains($0) }, "\(deed.name): \(refusal.full)")
      return
    }
    let after = everything(desk.office, without: ["v"])
    let undoing = desk.does(Undo())
    #expect(everything(desk.office, without: ["v"]) == everything(before, without: ["v"]), "\(deed.name)")
    #expect(Checks.run(desk.office).isEmpty)
    let told = Told.saved(undoing, view(desk))
    // Where the desk has another word than the scripts.
    let word = deed.name == FreeSlot.name ? "cancellation" : deed.name
    #expect(told.hasPrefix("taken back: \(word)"), "\(told)")
    let isSpecific =
      told.contains("Okafor, Ada") || told.contains("Petrov") || told.contains("room 9") || told.contains("Lin 35 min late")
      || told.contains("hours of Lin") || told.contains("set tick page Feet") || told.contains("set office rules: two, one")
    #expect(isSpecific, "\(told)")
    desk.does(Redo())
    #expect(everything(desk.office, without: ["v"]) == after, "\(deed.name) done again")
    let again = Told.saved(desk.does(Undo()), view(desk))
    #expect(again == told, "what was done again is taken back in the same words: \(again)")
  }

  private func view(_ desk: TestOffice) -> View {
    Desk(desk.office, seat: .init(by: desk.by, role: desk.role, desk: desk.desk), now: desk.now, rows: 24, columns: 80).view
  }

  @Test("no verb is forgotten: each is tried above, or says itself that it is not undone and what to do")
  func everyVerbIsTried() {
    // Taking a restriction back is judged by the restriction: RestrictedTests has it; a round is of nobody: CareTests has it.
    let tried = Set(Self.deeds.map(\.name) + [Undo.name, Redo.name, RestrictRecord.name, MakeRound.name])
    for verb in Verbs.all where !tried.contains(verb.name) {
      guard case .refused(let why) = verb.undoing else {
        Issue.record("\(verb.name) can be undone, and no instance of it is tried here")
        continue
      }
      #expect(why.contains(";") || why.contains(":"), "\(verb.name): \"\(why)\" says why, and then what to do")
    }
  }

  @Test("when the trail that is remembered ends, it says so and what to do")
  func trailEnds() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(PinAlert { ($0.patient, $0.text) = (ada, "mine") })
    desk.by = "james"
    for step in 0..<(2 * Office.remembered + 5) {
      desk.does(
        ChangePatient {
          ($0.patient, $0.was, $0.now) = (
            ada, .fields(["note": .text(step == 0 ? "" : "\(step - 1)")]), .fields(["note": .text("\(step)")])
          )
        })
    }
    desk.by = "maria"
    let sentence = desk.refusal(Undo()).sentence
    #expect(sentence.contains("nothing more of yours") && sentence.contains("changing it again"), "\(sentence)")
    var fresh = TestOffice()
    fresh.by = "nobody"
    #expect(fresh.refusal(Undo()).sentence == "there is nothing of yours to undo at this desk")
    // As it is after a start from a snapshot.
    var again = Office()
    for entry in desk.journal { try again.take(entry) }
    desk.office = again
    #expect(desk.refusal(Undo()).rule == "nothing to undo")
  }
}
