import Testing

@testable import Practice

extension UndoAllTests {
  /// What is done when an appointment does not take place as it was booked.
  static let whenPlansBreak: [Deed] = [
    Deed(PutOnWaitlist.self) { desk in
      let ada = desk.patient()
      return desk.wish(ada)
    },
    Deed(TakeOffWaitlist.self) { desk in
      let entry = desk.waits(desk.patient())
      return TakeOffWaitlist { ($0.entry, $0.ending) = (entry, .notNeeded) }
    },
    Deed(SetWaitPriority.self) { desk in
      let entry = desk.waits(desk.patient())
      return SetWaitPriority { ($0.entry, $0.priority, $0.why) = (entry, .urgent, "anemia") }
    },
    Deed(SetRecall.self) { desk in
      let ada = desk.patient()
      return SetRecall { [desk] in ($0.patient, $0.type, $0.every, $0.what) = (ada, desk.followUp, 6, "diabetes check") }
    },
    Deed(EndRecall.self) { desk in
      let recall = desk.recalled(desk.patient())
      return EndRecall { ($0.recall, $0.ending) = (recall, .elsewhere) }
    },
    Deed(NoteCall.self) { desk in
      let recall = desk.recalled(desk.patient())
      return NoteCall { ($0.recall, $0.outcome) = (recall, .leftMessage) }
    },
    Deed(NoteLetters.self) { desk in
      let recall = desk.recalled(desk.patient())
      return NoteLetters { $0.recalls = [recall] }
    },
    Deed(FreeSlot.self) { desk in
      let booked = desk.booked(desk.patient(), 10, 0)
      let entry = desk.waits(desk.patient("Petrov", "Ivan"))
      return FreeSlot { [desk] in
        ($0.appointment, $0.reason, $0.takes) = (booked, "work", entry)
        ($0.rebookDay, $0.rebookStart) = (desk.today.advanced(by: 1), ClockTime(9, 0))
      }
    },
    Deed(BookHold.self) { desk in
      let hold = desk.held(desk.waits(desk.patient()))
      return BookHold { $0.appointment = hold }
    },
    Deed(ReleaseHold.self) { desk in
      let hold = desk.held(desk.waits(desk.patient()))
      return ReleaseHold { ($0.appointment, $0.outcome) = (hold, .declined) }
    },
    Deed(ProviderOut.self) { desk in
      let booked = desk.booked(desk.patient(), 10, 0)
      return ProviderOut { [desk] in
        ($0.provider, $0.day, $0.why) = (desk.lin, desk.today, "sick")
        $0.steps = [
          ProviderOut.Step {
            ($0.appointment, $0.way) = (booked, .move)
            ($0.provider, $0.day, $0.start) = (desk.osei, desk.today, ClockTime(10, 0))
          }
        ]
      }
    },
    Deed(RunningLate.self) { desk in
      _ = desk.booked(desk.patient(), 10, 0)
      return RunningLate { [desk] in ($0.provider, $0.minutes) = (desk.lin, 35) }
    },
    Deed(ExcuseNoShow.self) { desk in
      let booked = desk.booked(desk.patient(), 9, 0)
      desk.at(11, 0)
      desk.does(MarkNoShow { $0.appointment = booked })
      return ExcuseNoShow { ($0.appointment, $0.reason) = (booked, "was in hospital") }
    },
  ]
}
