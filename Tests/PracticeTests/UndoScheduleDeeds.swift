import Testing

@testable import Practice

/// What is done to hours, closures, series and authorisations, to be taken back.
extension UndoAllTests {
  static let scheduleDeeds: [Deed] = [
    Deed(Reschedule.self) { desk in
      let booked = desk.booked(desk.patient(), 10, 0)
      return Reschedule { [desk] in ($0.appointment, $0.day, $0.start) = (booked, desk.today, ClockTime(11, 0)) }
    },
    Deed(BookSeries.self) { desk in
      let ada = desk.patient()
      return BookSeries { [desk] in
        ($0.patient, $0.provider, $0.type, $0.day, $0.start) = (ada, desk.lin, desk.followUp, desk.today, ClockTime(10, 0))
        $0.count = 3
      }
    },
    Deed(SetHours.self) { desk in
      SetHours { [desk] in ($0.provider, $0.lines) = (desk.lin, ["Mon 0900-1200 open", "2026-12-24 none"]) }
    },
    Deed(CloseDays.self) { desk in CloseDays { [desk] in ($0.from, $0.words) = (desk.today, "room 9 is painted") } },
    Deed(OpenDays.self) { desk in
      let closure: ClosureID = desk.made(desk.does(CloseDays { [desk] in ($0.from, $0.words) = (desk.today, "room 9 is painted") }))
      return OpenDays { $0.closure = closure }
    },
    Deed(AddAuthorisation.self) { desk in
      let ada = desk.patient()
      return AddAuthorisation { ($0.patient, $0.number, $0.units) = (ada, "A-1", 4) }
    },
    Deed(ChangeAuthorisation.self) { desk in
      let ada = desk.patient()
      let leave: AuthorisationID = desk.made(desk.does(AddAuthorisation { ($0.patient, $0.number, $0.units) = (ada, "A-1", 4) }))
      return ChangeAuthorisation { ($0.authorisation, $0.units) = (leave, 6) }
    },
  ]
}
