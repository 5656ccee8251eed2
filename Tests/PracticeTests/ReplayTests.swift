import Testing

@testable import Practice

@Suite("Records, verbs and the journal")
struct ReplayTests {
  static let parts: [any Fielded.Type] = [
    BookSeries.Occurrence.self, MakeEstimate.Expected.self,
    RoundProblem.self, Urgency.self, Turn.self, PlanCopay.self, Merging.self, Merging.Moved.self,
    CallAttempt.self, FreeSlot.Asked.self, ProviderOut.Step.self,
    PersonName.self, Address.self, Phone.self, Guarantor.self, Contact.self, Alert.self, Confirmation.self, Consent.self, Tender.self,
    Application.self,
    Diagnosis.self, ServiceLine.self, VisitSpan.self, Check.self, QuotedWait.self, LogLine.self, ScheduleTemplate.Block.self,
    OutsideNumber.self, ImportedPatient.self, ImportedAppointment.self,
  ]
  static let records: [any Fielded.Type] = [
    Patient.self, Coverage.self, Appointment.self, Visit.self, Superbill.self, Payment.self, Emergency.self, RecordOpening.self,
    WaitlistEntry.self, Recall.self, ProviderDelay.self, SlotCode.self, Closure.self, Resource.self, Authorisation.self,
    OpenItem.self, ComfortRound.self, Estimate.self, OfficeRule.self,
    PracticeSettings.self, Disclosure.self, DayClose.self,
    StaffMember.self,
    Provider.self, Room.self, VisitType.self, ScheduleTemplate.self, Payer.self, Fee.self, CommonDiagnosis.self,
  ]

  @Test("a new record, part or action leaves empty what is not written when empty")
  func contract() {
    func check<T: Fielded>(_ type: T.Type) {
      let fresh = T()
      for field in T.fields {
        // A field left out is read as a new one has it, so a blank one must be what a new one has.
        let value = field.read(fresh)
        guard value != .null, !field.isLeftOut(value) else { continue }
        for blank in [Datum.text(""), .list([]), .flag(false)] {
          var other = T()
          if (try? field.write(&other, blank)) != nil, field.read(other) != value, field.isLeftOut(field.read(other)) {
            Issue.record("\(type): \(field.name) begins with something that is left out when it is emptied")
          }
        }
      }
      #expect(Set(T.fields.map(\.name)).count == T.fields.count, "\(type)")
    }
    for type in Self.parts + Self.records + Verbs.all.map({ $0 as any Fielded.Type }) { check(type) }
  }

  @Test("every record, part and action comes back from its fields as it was, whatever is in it, and refuses fields it does not have")
  func roundTrips() throws {
    var dice = TestDice(7)
    func check<T: Fielded>(_ type: T.Type) throws {
      for _ in 0..<40 {
        var whole = T()
        for field in T.fields where dice.chance(80) {
          for value in RandomFields.candidates(&dice)
          where (field.shape != Datum.shape || value.fields != nil) && (try? field.write(&whole, value)) != nil && dice.chance(40) { break }
        }
        let needed = T.fields.filter { !$0.optional && $0.isLeftOut($0.read(whole)) }
        if needed.isEmpty {
          let back = try T(whole.recorded)
          #expect(back == whole, "\(type)")
        }
      }
      #expect(throws: Misfit.self) { try T(["noSuchField": .whole(1)]) }
      if let field = T.fields.first { #expect(throws: Misfit.self) { try T([field.name: .list([.fields(["x": .null])])]) } }
    }
    for type in Self.parts + Self.records + Verbs.all.map({ $0 as any Fielded.Type }) { try check(type) }
    #expect(Self.records.count == Kind.allCases.count)
  }

  @Test("to say that something is empty is not to say nothing about it")
  func emptied() throws {
    let change = ChangeService { ($0.superbill, $0.line, $0.code, $0.pointers, $0.modifiers) = (SuperbillID("s1")!, 1, "99213", "", []) }
    #expect(try ChangeService(change.recorded) == change)
  }

  private static func said(_ name: String, _ fields: Datum.Fields) throws(Misfit) -> any Verb { try Verbs.spoken(name, fields) }

  private static func misfit(_ name: String, _ fields: Datum.Fields) -> String {
    do throws(Misfit) {
      let verb = try said(name, fields)
      return "understood as \(type(of: verb).name)"
    } catch { return error.sentence }
  }

  @Test("an action is understood by its name and its fields, and refused in words where it is not")
  func spoken() throws {
    let fields: Datum.Fields = ["visit": .text("v1"), "checks": .list([.fields(["what": .text("identity"), "answer": .text("same")])])]
    let check = try Self.said("check in", fields) as? CheckIn
    #expect(check?.checks == [Check(.identity)])
    #expect(Self.misfit("check out now", [:]).hasPrefix("action should be an action"))
    #expect(Self.misfit("call", [:]) == "visit should be given: an id such as v17")
    #expect(Self.misfit("call", ["visit": .text("../v1")]).hasPrefix("visit should be an id"))
    #expect(Self.misfit("call", ["visit": .text("v1"), "x": .whole(1)]).hasPrefix("x should be left out"))
    #expect(Self.misfit("book", ["patients": .list([.text("p1"), .whole(3)])]).hasPrefix("patients.2 should be an id"))
    let names = Verbs.all.map { $0.name }, sentences = Verbs.all.map { $0.sentence }
    #expect(Set(names).count == names.count && sentences.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
  }

  @Test("a journal's lines add up to the office, number for number")
  func replay() throws {
    var desk = TestOffice()
    let ada = desk.patient(), jane = desk.patient("Smith", "Jane")
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    _ = desk.atCheckout(visit)
    desk.does(MoveVisit { ($0.visit, $0.to) = (visit, jane) })
    desk.does(Undo())
    desk.does(desk.leaving(visit, pays: 100))
    let again = try desk.rebuilt()
    #expect(everything(again) == everything(desk.office) && again.seq == desk.office.seq && again.lastAt == desk.office.lastAt)
    #expect(
      again.numbersGiven == desk.office.numbersGiven && again.lastReceipt == desk.office.lastReceipt && again.recent == desk.office.recent)
  }

  @Test("a line that does not follow from the office is not taken")
  func unfit() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    let before = desk.office
    let seen = desk.office[ada]!
    var changed = seen
    changed.email = "x"
    let entry = desk.does(ChangePatient(from: seen, to: changed))
    func fault(_ change: (inout Entry) -> Void) -> String {
      var office = before, line = entry
      change(&line)
      do throws(ReplayFault) {
        try office.take(line)
        return "taken"
      } catch { return error.sentence }
    }
    #expect(fault { _ in } == "taken")
    #expect(fault { $0.seq += 1 }.contains("does not follow line") && fault { $0.seq -= 1 }.contains("does not follow line"))
    #expect(fault { $0.edits.set[0].v = 9 }.contains("version 2, not 9"))
    #expect(fault { $0.edits.set[0].was["email"] = .text("y") }.contains("what the line says it was"))
    #expect(fault { $0.edits.set[0].now["shoe"] = .text("9") }.contains("a field of patients"))
    #expect(fault { $0.edits.set[0].reference = Reference(.patients, "p9") }.contains("a record that exists"))
    #expect(fault { $0.edits.new.append(.init(Reference(ada), seen.recorded)) }.contains("there is one already"))
    #expect(fault { $0.edits.gone.append(.init(Reference(.visits, "v9"), [:])) }.contains("a record that exists"))
  }

  @Test("nothing is decided twice and nothing is changed by deciding")
  func deciding() {
    var desk = TestOffice()
    let ada = desk.patient()
    let before = everything(desk.office)
    for _ in 0..<3 { #expect(desk.rule(desk.paying(ada, 500)) == "done") }
    #expect(everything(desk.office) == before && desk.office.lastReceipt == 0)
    let same = desk.office[ada]!
    #expect(
      desk.rule(ChangePatient(from: same, to: same)) == "nothing to change" || desk.rule(ChangePatient(from: same, to: same)) != "done")
  }
}
