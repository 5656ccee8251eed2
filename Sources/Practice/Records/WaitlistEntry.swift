/// A wish to come, or to come earlier: what would suit, since when it waits, and who was asked what. A patient may have several.
package struct WaitlistEntry: Record {
  package static let kind = Kind.waitlist
  package static var table: TablePath<WaitlistEntry> { \.waitlist }

  /// How soon, for a reason that a clinician gave.
  package enum Priority: String, Word, Comparable {
    case routine, soon, urgent
    private var rank: Int { self == .routine ? 0 : self == .soon ? 1 : 2 }
    package static func < (a: Priority, b: Priority) -> Bool { a.rank < b.rank }
  }

  /// A part of the day that would suit.
  package enum Part: String, Word {
    case any, morning, afternoon

    /// Noon divides them.
    package func has(_ time: ClockTime) -> Bool {
      switch self {
      case .any: true
      case .morning: time < ClockTime(12, 0)
      case .afternoon: time >= ClockTime(12, 0)
      }
    }
  }

  /// Why it does not wait any more.
  package enum Ending: String, Word {
    case booked, notNeeded, elsewhere, unreachable, died, error

    package var label: String {
      switch self {
      case .booked: "booked"
      case .notNeeded: "no longer needed"
      case .elsewhere: "went elsewhere"
      case .unreachable: "could not be reached"
      case .died: "died"
      case .error: "put on in error"
      }
    }
  }

  package var id = WaitlistEntryID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  package var type = VisitTypeID.unnumbered
  /// Nothing: what the type takes.
  package var minutes: Int?
  /// Nobody named: whoever is free.
  package var providers: [ProviderID] = []
  /// 1 is Monday; none named: any.
  package var weekdays: [Int] = []
  package var part = Part.any
  package var earliest: Day?
  package var latest: Day?
  /// Hours that they need to get here after being called.
  package var noticeHours: Int?
  package var priority = Priority.routine
  package var priorityWhy = ""
  package var priorityBy = ""
  package var since = Day(number: 0)
  package var by = ""
  package var reason = ""
  package var note = ""
  /// The later appointment that they have meanwhile, and would give up.
  package var appointment: AppointmentID?
  package var attempts: [CallAttempt] = []
  package var ending: Ending?
  package var endedOn: Day?
  package var endedBy = ""
  package var endedWhy = ""
  package var bookedAs: AppointmentID?

  package init() {}

  package static let fields: [Field<WaitlistEntry>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("type", \.type, "visit type"),
    Field("minutes", \.minutes, "if not what the type takes"), Field("providers", \.providers, "none: whoever is free"),
    Field("weekdays", \.weekdays, "1 is Monday; none: any"), Field("part", \.part, "of the day"),
    Field("earliest", \.earliest, "not before"), Field("latest", \.latest, "of no use after"),
    Field("noticeHours", \.noticeHours, "hours they need to get here"), Field("priority", \.priority),
    Field("priorityWhy", \.priorityWhy, "the clinical reason"), Field("priorityBy", \.priorityBy), Field("since", \.since, "waits since"),
    Field("by", \.by), Field("reason", \.reason, "why they come"), Field("note", \.note),
    Field("appointment", \.appointment, "the later one they have"), Field("attempts", \.attempts, "who asked them, and what came of it"),
    Field("ending", \.ending, "why it waits no more"), Field("endedOn", \.endedOn), Field("endedBy", \.endedBy),
    Field("endedWhy", \.endedWhy), Field("bookedAs", \.bookedAs),
  ]

  /// All that wait lie under one day, so that the list is found whatever the history; what is over lies under its end.
  package static let pile = Day(number: 0)
  package var filed: Filed { Filed(day: endedOn ?? Self.pile, patient: patient, goesOn: isOpen) }

  package var isOpen: Bool { ending == nil }
  package var declined: Int { attempts.count { $0.about == .offer && $0.outcome == .declined } }
  package var lastAttempt: CallAttempt? { attempts.last }
}

package typealias WaitlistEntryID = ID<WaitlistEntry>
