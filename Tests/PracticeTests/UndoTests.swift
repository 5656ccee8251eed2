import Testing

@testable import Practice

@Suite("Undo")
struct UndoTests {
  @Test("one's own last changes are taken back one by one and done again in turn")
  func backAndForth() {
    var desk = TestOffice()
    let ada = desk.patient()
    let states = (0..<5).map { step in
      if step > 0 { desk.does(PinAlert { ($0.patient, $0.text) = (ada, "note \(step)") }) }
      return everything(desk.office, without: ["v"])
    }
    for step in [3, 2, 1, 0] {
      desk.does(Undo())
      #expect(everything(desk.office, without: ["v"]) == states[step])
    }
    for step in 1...4 {
      desk.does(Redo())
      #expect(everything(desk.office, without: ["v"]) == states[step])
    }
    #expect(desk.rule(Redo()) == "nothing to redo")
    desk.does(Undo())
    desk.does(PinAlert { ($0.patient, $0.text) = (ada, "something else") })
    #expect(desk.rule(Redo()) == "nothing to redo", "a new change ends what could be done again")
    #expect(desk.journal.last { $0.did == "redo" }?.redoes != nil && desk.journal.last { $0.did == "undo" }?.undoes != nil)
  }

  @Test("a booking, a check-in without money, a new patient and a setting come and go whole; numbers are not given again")
  func whole() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(Undo())
    #expect(desk.office[ada] == nil)
    let ivan = desk.patient("Petrov", "Ivan")
    #expect(ivan != ada)
    let visit = desk.walkIn(ivan)
    desk.checkedIn(visit)
    desk.does(Undo())
    #expect(desk.office[visit]?.state == .arrived && desk.office.superbills.count == 0)
    desk.does(Redo())
    #expect(desk.office[visit]?.state == .ready && desk.office.superbills.count == 1 && Checks.run(desk.office).isEmpty)
  }

  @Test("after a restart the same things can be undone and done again")
  func restart() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    for step in 1...3 { desk.does(PinAlert { ($0.patient, $0.text) = (ada, "note \(step)") }) }
    desk.does(Undo())
    desk.does(Undo())
    desk.does(Redo())
    let again = try desk.rebuilt()
    let trail = UndoTrail(again.recent, by: "maria", at: "front-1"), here = UndoTrail(desk.office.recent, by: "maria", at: "front-1")
    #expect(trail.done == here.done && trail.undone == here.undone && trail.undone.count == 1)
    desk.office = again
    desk.does(Redo())
    #expect(desk.office[ada]?.alerts.map(\.text) == ["note 1", "note 2", "note 3"])
  }

  @Test("another person's changes, another desk's, and what someone else changed since are left alone")
  func others() {
    var desk = TestOffice()
    let ada = desk.patient()
    let seen = desk.office[ada]!
    var mine = seen, theirs = seen
    (mine.email, theirs.email) = ("a@example.org", "b@example.org")
    desk.does(ChangePatient(from: seen, to: mine))
    desk.desk = "front-2"
    #expect(desk.rule(Undo()) == "nothing to undo")
    (desk.desk, desk.by) = ("front-1", "james")
    #expect(desk.rule(Undo()) == "nothing to undo")
    desk.does(ChangePatient(from: mine, to: theirs))
    desk.by = "maria"
    #expect(desk.refusal(Undo()).rule == "changed since" && desk.refusal(Undo()).sentence.contains("james did \"change patient\" at 9:00"))
    desk.by = "james"
    desk.does(Undo())
    desk.by = "maria"
    desk.does(Undo())
    #expect(desk.office[ada]?.email == "")
  }

  @Test("a change of another field by another does not stand in the way")
  func otherField() {
    var desk = TestOffice()
    let ada = desk.patient()
    let seen = desk.office[ada]!
    var mine = seen, theirs = seen
    (mine.email, theirs.note) = ("a@example.org", "mornings")
    desk.does(ChangePatient(from: seen, to: mine))
    desk.by = "james"
    desk.does(ChangePatient(from: seen, to: theirs))
    desk.by = "maria"
    desk.does(Undo())
    #expect(desk.office[ada]?.email == "" && desk.office[ada]?.note == "mornings")
  }

  @Test("money with a receipt is never undone")
  func money() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    desk.checkedIn(visit)
    #expect(desk.rule(Undo()) == "not undone", "the copay")
    desk.does(VoidReceipt { ($0.payment, $0.reason) = (desk.lastPayment.id, "x") })
    #expect(desk.rule(Undo()) == "not undone", "the void")
    let payment = desk.paid(ada, 500)
    #expect(desk.rule(Undo()) == "not undone", "the payment")
    desk.does(RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (payment, "x", [Tender(.cash, Cents(5))]) })
    #expect(desk.rule(Undo()) == "not undone", "the refund")
  }

  @Test("a cancellation is not undone onto time that is booked again, nor a new patient or room that others use by now")
  func rules() {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    let booked = desk.booked(ada, 9, 20)
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (booked, "work") })
    desk.by = "james"
    let other = desk.booked(ivan, 9, 20)
    desk.by = "maria"
    #expect(desk.refusal(Undo()).sentence.contains("hold the same time"))
    desk.by = "james"
    desk.does(CancelAppointment { ($0.appointment, $0.reason) = (other, "x") })
    _ = desk.booked(ada, 9, 30, desk.osei)
    desk.by = "maria"
    #expect(desk.refusal(Undo()).sentence.contains("one patient at one time"))
    let rosa = desk.patient("Garcia", "Rosa")
    desk.by = "james"
    _ = desk.booked(rosa, 11, 0)
    desk.by = "maria"
    #expect(desk.refusal(Undo()).sentence.contains("nobody on file"))
    desk.role = .manager
    desk.set(Room { $0.name = "9" })
    desk.by = "james"
    let visit = desk.walkIn(ivan)
    desk.checkedIn(visit)
    desk.does(desk.rooming(visit, RoomID("r3")!))
    desk.by = "maria"
    #expect(desk.refusal(Undo()).sentence.contains("in no room"))
  }

  @Test("the last manager is never taken back, nor made gone or anything else: nobody could get in any more")
  func lastManager() {
    var desk = TestOffice()
    desk.role = .manager
    // An office whose first manager was put in at this very desk, as old offices were.
    var office = Office()
    let context = Context(now: desk.now, by: "maria", role: .manager, desk: "front-1")
    _ = try? office.apply(Change(ChangeSetting(new: PracticeSettings { $0.name = "New" })), context)
    _ = try? office.apply(Change(ChangeSetting(new: StaffMember { ($0.name, $0.role) = ("maria", .manager) })), context)
    #expect(office.refusal(Undo(), context)?.rule == "last manager")
    #expect(office.refusal(Undo(), context)?.sentence == "this is the last manager, and nobody could change the set-up any more")
    _ = try? office.apply(Change(ChangeSetting(new: StaffMember { ($0.name, $0.role) = ("jo", .manager) })), context)
    #expect(office.refusal(Undo(), context) == nil, "with another one it is a change like any other")
  }
}
