import Testing

@testable import Practice

@Suite("Emergencies")
struct EmergencyTests {
  @Test("an emergency is raised with nothing but its clock; it ends only when a clinician was told and with words")
  func course() {
    var desk = TestOffice()
    let raised = desk.does(RaiseEmergency())
    let id = EmergencyID(raised.edits.new[0].reference.id)!
    func note(_ step: NoteEmergency.Step, _ text: String = "") -> NoteEmergency {
      NoteEmergency { ($0.emergency, $0.step, $0.text) = (id, step, text) }
    }
    func end(_ words: String, away: Bool = false) -> EndEmergency {
      EndEmergency { ($0.emergency, $0.ending, $0.takenAway) = (id, words, away) }
    }
    #expect(desk.rule(end("well again")) == "clinician")
    for (verb, rule) in [(note(.clinicianTold), "who"), (note(.place), "where"), (note(.words), "no words")] {
      #expect(desk.rule(verb) == rule)
    }
    desk.does(note(.place, "waiting room, by the door"))
    desk.does(note(.called911))
    let told = desk.now
    desk.does(note(.clinicianTold, "Dr Lin"))
    desk.later(2)
    desk.does(note(.clinicianTold, "NP Park"))
    #expect(desk.office[id]?.clinician == "Dr Lin", "the first stands with their own time; the log keeps both")
    desk.does(note(.ambulanceHere))
    #expect(
      desk.office[id]?.clinicianToldAt == told && desk.office[id]?.log.count == 5 && desk.office[id]?.place == "waiting room, by the door")
    #expect(desk.rule(end(" ")) == "no words")
    desk.does(end("sat up, went home with her son"))
    #expect(desk.rule(end("again")) == "over" && desk.rule(note(.words, "x")) == "over")
  }

  @Test("whose it is can be said later, and a patient whose visit is over, or a visitor, leaves by ambulance as well")
  func whose() {
    var desk = TestOffice()
    let visit = desk.walkIn(desk.patient())
    func raise() -> EmergencyID {
      let id: EmergencyID = desk.made(desk.does(RaiseEmergency()))
      desk.does(NoteEmergency { ($0.emergency, $0.step, $0.text) = (id, .clinicianTold, "Dr Lin") })
      return id
    }
    func taken(_ id: EmergencyID) -> EndEmergency { EndEmergency { ($0.emergency, $0.ending, $0.takenAway) = (id, "to County", true) } }
    let first = raise()
    #expect(desk.rule(NoteEmergency { ($0.emergency, $0.step) = (first, .whose) }) == "whose")
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.visit) = (first, .whose, visit) })
    #expect(desk.office[first]?.patient == desk.office[visit]?.patient && desk.office[visit]?.emergency == first)
    let other = desk.walkIn(desk.patient("Petrov", "Ivan"))
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.visit) = (first, .whose, other) })
    #expect(desk.office[visit]?.emergency == nil && desk.office[other]?.emergency == first)
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.visit) = (first, .whose, visit) })
    desk.does(LeaveUnseen { ($0.visit, $0.reason) = (visit, "went out to the car") })
    desk.does(taken(first))
    #expect(desk.office[visit]?.state == .leftUnseen && desk.office[first]?.log.last?.text == "left with the ambulance")
    let visitor = raise()
    desk.at(23, 50)
    desk.later(20)
    #expect(desk.office.openEmergencies(on: desk.today).map(\.id) == [visitor], "midnight ends no emergency")
    desk.does(taken(visitor))
    #expect(desk.office.openEmergencies(on: desk.today).isEmpty && Checks.run(desk.office).isEmpty)
  }

  @Test("who is taken away by ambulance is no longer here, and what was done for them is still charged")
  func taken() {
    var desk = TestOffice()
    let ada = desk.patient()
    let booked = desk.booked(ada, 9, 20)
    let visit = desk.arrived(booked)
    desk.checkedIn(visit)
    desk.does(desk.ticked(desk.office[visit]!.superbill!))
    let id = EmergencyID(desk.does(RaiseEmergency { $0.visit = visit }).edits.new[0].reference.id)!
    #expect(desk.office[id]?.patient == ada && desk.office[visit]?.emergency == id)
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.text) = (id, .clinicianTold, "Dr Lin") })
    desk.does(EndEmergency { ($0.emergency, $0.ending, $0.takenAway) = (id, "to County Hospital", true) })
    #expect(
      desk.office[visit]?.state == .emergency && desk.office.waitingRoom(on: desk.today, now: desk.now).isEmpty
        && desk.office[booked]?.slot == .done)
    desk.does(desk.leaving(visit, unpaid: "will be billed"))
    #expect(desk.office[visit]?.state == .emergency && desk.office.account(of: ada).balance == Cents(12_800))
    #expect(desk.office[visit]?.outcome == "to County Hospital; will be billed" && Checks.run(desk.office).isEmpty)
    #expect(desk.rule(RaiseEmergency { $0.visit = VisitID("v99") }) == "no such record")
  }
}
