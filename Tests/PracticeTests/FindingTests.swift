import Testing

@testable import Practice

@Suite("Findings")
struct FindingTests {
  /// An office with one of everything, and the findings after something in it was spoilt past all rules.
  private func findings(_ spoil: (inout TestOffice) -> Void) -> Set<String> {
    var desk = TestOffice()
    let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
    desk.insured(ada)
    desk.insured(ada, from: desk.today)
    _ = desk.booked(ada, 10, 0, desk.osei)
    _ = desk.booked(ivan, 10, 20, desk.osei)
    let first = desk.walkIn(ada)
    _ = desk.atCheckout(first)
    desk.does(desk.leaving(first))
    desk.later(5)
    desk.does(desk.paying(ivan, 500))
    for person in [ada, ivan] { desk.checkedIn(desk.walkIn(person)) }
    desk.does(desk.rooming(VisitID("v2")!))
    desk.does(RaiseEmergency { $0.visit = VisitID("v3") })
    #expect(Checks.run(desk.office).isEmpty)
    spoil(&desk)
    return Set(Checks.run(desk.office).map(\.rule))
  }

  private func spoilt<R: Record>(_ id: ID<R>, _ change: @escaping (inout R) -> Void) -> Set<String> {
    findings { desk in
      var record: R = desk.office[id]!
      change(&record)
      desk.office.put(record)
    }
  }

  @Test("each check finds the fault that it is for")
  func planted() {
    let place = "one place at a time", room = "one patient a room", spans = "spans in order", time = "time is booked once"
    let money = "money adds up", belong = "records belong together"
    #expect(spoilt(VisitID("v3")!) { $0.patient = PatientID("p1")! } == [place, belong])
    #expect(spoilt(VisitID("v1")!) { $0.spans[0].from = $0.spans[0].from.advanced(byMinutes: 600) } == [spans])
    #expect(spoilt(VisitID("v2")!) { $0.spans[0].from = $0.spans[0].from.advanced(byMinutes: -600) } == [place])
    #expect(spoilt(VisitID("v3")!) { ($0.state, $0.room, $0.spans[1].state) = (.roomed, RoomID("r1"), .roomed) } == [room])
    #expect(spoilt(VisitID("v3")!) { $0.spans = [] } == [spans])
    #expect(spoilt(VisitID("v3")!) { $0.place = .lab } == [spans])
    #expect(spoilt(AppointmentID("a2")!) { $0.start = ClockTime(10, 10) } == [time])
    #expect(
      spoilt(AppointmentID("a2")!) { ($0.patient, $0.start, $0.provider) = (PatientID("p1")!, ClockTime(10, 10), ProviderID("d1")!) } == [
        "a patient is booked once"
      ])
    #expect(spoilt(PaymentID("m2")!) { $0.receipt = 7 } == ["receipts have no gaps"])
    #expect(spoilt(PaymentID("m2")!) { $0.receipt = 1 } == ["receipts have no gaps"])
    #expect(findings { $0.office.remove($0.office.payments.sorted[1]) } == ["receipts have no gaps"])
    #expect(spoilt(PaymentID("m2")!) { $0.applied = [Application(SuperbillID("s1")!, Cents(1))] } == [money])
    #expect(spoilt(PaymentID("m1")!) { $0.applied[0].amount = Cents(2600) } == [money])
    #expect(spoilt(SuperbillID("s1")!) { $0.patientShare = Cents(1) } == [money])
    #expect(spoilt(CoverageID("c1")!) { $0.to = nil } == ["coverages do not overlap"])
    #expect(spoilt(SuperbillID("s1")!) { $0.lines[0].units = 0 } == ["superbills are right"])
    #expect(spoilt(SuperbillID("s1")!) { $0.lines[0].pointers = "C" } == ["superbills are right"])
    for (fault, what) in [
      (spoilt(PatientID("p1")!) { $0.family = PatientID("p9") }, "family"),
      (spoilt(CoverageID("c1")!) { $0.payer = PayerID("i9")! }, "payer"),
      (spoilt(AppointmentID("a1")!) { $0.patient = PatientID("p9")! }, "booked"),
      (spoilt(AppointmentID("a1")!) { $0.provider = ProviderID("d9")! }, "provider"),
      (spoilt(AppointmentID("a1")!) { $0.type = VisitTypeID("t9")! }, "type"),
      (spoilt(AppointmentID("a1")!) { $0.movedTo = AppointmentID("a2") }, "moved"),
      (spoilt(VisitID("v2")!) { $0.room = RoomID("r9") }, "room"),
      (spoilt(VisitID("v2")!) { $0.superbill = SuperbillID("s1") }, "superbill"),
      (spoilt(VisitID("v2")!) { $0.appointment = AppointmentID("a2") }, "appointment"),
      (spoilt(SuperbillID("s3")!) { $0.coverage = CoverageID("c1") }, "coverage"),
      (spoilt(PaymentID("m2")!) { $0.visit = VisitID("v1") }, "visit paid"),
      (spoilt(PaymentID("m2")!) { $0.reverses = PaymentID("m1") }, "reversal"),
      (spoilt(EmergencyID("e1")!) { $0.patient = PatientID("p1") }, "emergency"),
      (findings { $0.office.remove($0.office.superbills.sorted[0]) }, "superbill gone"),
    ] {
      #expect(fault.contains(belong), "\(what)")
    }
    #expect(findings { _ in }.isEmpty)
  }

  @Test("a long appointment hides no overlap behind a short one, and what is overbooked with a reason is none")
  func longOne() {
    var desk = TestOffice()
    for (index, start) in [(0, 9 * 60 + 20), (1, 9 * 60 + 40), (2, 10 * 60 + 40)] {
      let person = desk.patient("P\(index)", "X")
      desk.office.put(
        Appointment {
          ($0.id, $0.patient, $0.provider, $0.type, $0.day) = (AppointmentID("a\(index + 1)")!, person, desk.lin, desk.followUp, desk.today)
          ($0.start, $0.minutes, $0.overbooked) = (ClockTime(minutes: start), index == 0 ? 120 : 20, index == 1 ? "squeezed in" : "")
        })
    }
    #expect(Checks.run(desk.office).map(\.sentence) == ["a1 and a3 hold the same time on 2026-11-23"])
  }
}
