import Practice
import Testing

@Suite("What another desk changed since it was seen is not overwritten") struct SeenTests {
  @Test("two desks count one unit more at once: the second is told by whom, and nothing is lost")
  func units() throws {
    var office = TestOffice()
    let patient = office.patient()
    let visit = office.walkIn(patient)
    office.checkedIn(visit)
    let bill = try #require(office.office.filed(Superbill.self, of: patient).last?.id)
    office.does(office.found(bill, "E11.9"))
    office.does(office.ticked(bill))
    let seen = try #require(office.office[bill]?.lines.first)
    let more = ChangeService {
      ($0.superbill, $0.line, $0.code, $0.units) = (bill, 1, seen.code, 2)
      $0.was = seen.datum
    }
    office.does(more)
    let refusal = office.refusal(more)
    #expect(refusal.rule == "changed meanwhile" && refusal.sentence.hasPrefix("units was changed by maria at"), "\(refusal)")
    // Another part of the same line is nobody's loss.
    office.does(
      ChangeService {
        ($0.superbill, $0.line, $0.code, $0.modifiers) = (bill, 1, seen.code, ["25"])
        $0.was = seen.datum
      })
    #expect(office.office[bill]?.lines.first?.units == 2)
  }

  @Test("a service that two desks tick at once is on the superbill once")
  func ticks() throws {
    var office = TestOffice()
    let patient = office.patient()
    office.checkedIn(office.walkIn(patient))
    let bill = try #require(office.office.filed(Superbill.self, of: patient).last?.id)
    var tick = office.ticked(bill)
    tick.once = true
    office.does(tick)
    #expect(office.rule(tick) == "twice")
    // Whoever means a second line may have it.
    office.does(office.ticked(bill, modifiers: ["59"]))
    #expect(office.office[bill]?.lines.count == 2)
  }

  @Test("a patient whom two desks put in rooms at once is where the first said")
  func rooms() throws {
    var office = TestOffice()
    let visit = office.walkIn(office.patient())
    office.checkedIn(visit)
    let rooms = office.office.rooms.sorted
    let seen = try #require(office.office[visit]).datum
    func room(_ room: Room) -> PutInRoom {
      PutInRoom { ($0.visit, $0.room, $0.was) = (visit, room.id, seen) }
    }
    office.does(room(rooms[0]))
    #expect(office.rule(room(rooms[1])) == "changed meanwhile")
    // Whoever sees where they are may move them.
    let now = try #require(office.office[visit]).datum
    office.does(PutInRoom { ($0.visit, $0.room, $0.was) = (visit, rooms[1].id, now) })
    #expect(office.office[visit]?.room == rooms[1].id)
  }

  @Test("the last day of a coverage and what its payer said are those of whoever was first")
  func coverages() throws {
    var office = TestOffice()
    let coverage = office.insured(office.patient())
    let seen = try #require(office.office[coverage]).datum
    let today = office.today
    office.does(EndCoverage { ($0.coverage, $0.to, $0.was) = (coverage, today, seen) })
    #expect(office.rule(EndCoverage { ($0.coverage, $0.to, $0.was) = (coverage, today.advanced(by: 9), seen) }) == "changed meanwhile")
    office.does(VerifyCoverage { ($0.coverage, $0.rep, $0.reference, $0.was) = (coverage, "Ann", "4711", seen) })
    let second = VerifyCoverage { ($0.coverage, $0.rep, $0.reference, $0.was) = (coverage, "Bo", "4712", seen) }
    #expect(office.rule(second) == "changed meanwhile")
    // A script that says nothing of what it saw is not held up.
    office.does(EndCoverage { ($0.coverage, $0.to) = (coverage, today.advanced(by: 9)) })
  }
}
