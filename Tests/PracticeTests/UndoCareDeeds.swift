import Testing

@testable import Practice

/// Deeds of looking after those who wait, and of two records of one person.
extension UndoAllTests {
  private static func incident(_ desk: inout TestOffice) -> OpenItemID {
    let visit = seen(&desk)
    let alarm: EmergencyID = desk.made(desk.does(RaiseEmergency { $0.visit = visit }))
    desk.does(NoteEmergency { ($0.emergency, $0.step, $0.text) = (alarm, .clinicianTold, "Lin") })
    return desk.made(desk.does(EndEmergency { ($0.emergency, $0.ending) = (alarm, "well again") }))
  }

  static let careDeeds: [Deed] = [
    Deed(SetPriority.self) { desk in
      let visit = seen(&desk)
      desk.role = .clinician
      return SetPriority { ($0.visit, $0.level) = (visit, .urgent) }
    },
    Deed(ChangeTurn.self) { desk in
      let ivan = desk.walkIn(desk.patient("Petrov", "Ivan")), ada = seen(&desk)
      return ChangeTurn { ($0.visit, $0.before, $0.reason) = (ada, ivan, "the ride waits") }
    },
    Deed(RaiseRedFlag.self) { desk in
      let ada = desk.patient()
      return RaiseRedFlag { ($0.patient, $0.words) = (ada, "chest pain") }
    },
    Deed(AnswerRedFlag.self) { desk in
      let ada = desk.patient()
      let item: OpenItemID = desk.made(desk.does(RaiseRedFlag { ($0.patient, $0.words) = (ada, "chest pain") }))
      return AnswerRedFlag { ($0.item, $0.answer, $0.clinician) = (item, .mayBook, "Lin") }
    },
    Deed(NoteItem.self) { NoteItem { [item = incident(&$0)] in ($0.item, $0.text) = (item, "called the family") } },
    Deed(CloseItem.self) { CloseItem { [item = incident(&$0)] in ($0.item, $0.outcome) = (item, "home again") } },
    Deed(MergePatients.self) { desk in
      let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
      return MergePatients { ($0.keep, $0.other, $0.reason) = (ada, ivan, "one licence") }
    },
    Deed(UnmergePatients.self) { desk in
      let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
      desk.does(MergePatients { ($0.keep, $0.other, $0.reason) = (ada, ivan, "one licence") })
      return UnmergePatients { ($0.patient, $0.reason) = (ivan, "two people") }
    },
    Deed(TellApart.self) { desk in
      let ada = desk.patient(), ivan = desk.patient("Petrov", "Ivan")
      return TellApart { ($0.patient, $0.other) = (ada, ivan) }
    },
  ]
}
