/// A stretch of a provider's time held for a patient: the slot axis of a visit.
package struct Appointment: Record {
  package static let kind = Kind.appointments
  package static var table: TablePath<Appointment> { \.appointments }

  /// What became of the time that it holds: the slot axis.
  package enum Slot: String, Word {
    case booked, confirmed, cancelledByPatient, cancelledByClinic, rescheduled, noShow, done
    /// Kept until a minute for someone who was asked and rings back; then given up.
    case held, released

    package var label: String {
      switch self {
      case .booked: "booked"
      case .confirmed: "confirmed"
      case .cancelledByPatient: "cancelled"
      case .cancelledByClinic: "cancelled by us"
      case .rescheduled: "moved"
      case .noShow: "no-show"
      case .done: "done"
      case .held: "held"
      case .released: "hold ended"
      }
    }

    /// True while the time is held: nobody else may be booked on it.
    package var holdsTime: Bool { self == .booked || self == .confirmed || self == .done || self == .held }
  }

  package var id = AppointmentID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  package var provider = ProviderID.unnumbered
  package var type = VisitTypeID.unnumbered
  package var day = Day(number: 0)
  package var start = ClockTime(minutes: 0)
  package var minutes = 20
  package var slot = Slot.booked
  /// Why the patient comes, in their words.
  package var reason = ""
  package var note = ""
  /// Booked over another appointment or outside the template, and why that was right.
  package var overbooked = ""
  package var cancelReason = ""
  package var movedTo: AppointmentID?
  package var movedFrom: AppointmentID?
  /// The first appointment of a family booked back to back.
  package var with: AppointmentID?
  package var bookedAt = Moment(milliseconds: 0, offset: 0)
  package var bookedBy = ""
  /// When it was cancelled, from which the notice that was given follows.
  package var cancelledAt: Moment?
  /// Until when a hold blocks anyone.
  package var heldUntil: Moment?
  /// The wish on the waitlist that it answers, or is held for.
  package var waitlist: WaitlistEntryID?
  /// Who tried to reach the patient about it, and what came of it.
  package var calls: [CallAttempt] = []
  /// Something changed that the patient has to be told.
  package var toTell: CallAttempt.About?
  /// Why a missed appointment does not count.
  package var excused = ""
  /// The numbers by which other systems know it.
  package var outside: [OutsideNumber] = []
  /// The room it was booked for, where it needs one.
  package var room: RoomID?
  /// What else it needs, each of which is in one place at a time.
  package var needs: [ResourceID] = []
  /// The leave it was booked under.
  package var authorisation: AuthorisationID?
  /// The first of a series booked at once; the first one names itself.
  package var series: AppointmentID?
  /// Holds its time beside others because the slot's code takes several.
  package var shares = false
  /// The rules that the reason for overbooking goes past.
  package var waived: [String] = []
  /// The words that must not wait were put before a clinician, who said that it may be booked.
  package var cleared: OpenItemID?

  package init() {}

  package static let fields: [Field<Appointment>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("provider", \.provider), Field("type", \.type),
    Field("day", \.day), Field("start", \.start), Field("minutes", \.minutes), Field("slot", \.slot), Field("reason", \.reason),
    Field("note", \.note), Field("overbooked", \.overbooked), Field("cancelReason", \.cancelReason), Field("movedTo", \.movedTo),
    Field("movedFrom", \.movedFrom), Field("with", \.with), Field("bookedAt", \.bookedAt), Field("bookedBy", \.bookedBy),
    Field("outside", \.outside, "numbers in other systems"), Field("cancelledAt", \.cancelledAt),
    Field("heldUntil", \.heldUntil, "a hold is over then"), Field("waitlist", \.waitlist, "the wish it answers"),
    Field("calls", \.calls, "who tried to reach them about it"), Field("toTell", \.toTell, "what they have to be told"),
    Field("excused", \.excused, "why a missed one does not count"),
    Field("room", \.room), Field("needs", \.needs, "things booked with it"),
    Field("authorisation", \.authorisation), Field("series", \.series, "the first of its series"), Field("shares", \.shares),
    Field("waived", \.waived, "rules that the reason goes past"),
    Field("cleared", \.cleared, "the red flag that a clinician cleared"),
  ]

  /// How long one may be, in minutes.
  package static let lengths = 5...360

  package var filed: Filed { Filed(day: day, patient: patient, goesOn: isUnsettled) }
  /// Something of it is still to be done whatever day it is: someone has to be told, or a hold ends.
  private var isUnsettled: Bool {
    slot == .held || (toTell != nil && (slot == .booked || slot == .confirmed || slot == .noShow)) || hasToTell(.absence)
  }

  /// Whether the patient still has to hear of it: of a time that stands, or of one that the clinic took from them.
  package func hasToTell(_ about: CallAttempt.About) -> Bool {
    guard toTell == about else { return false }
    return slot == .booked || slot == .confirmed || (about == .absence && slot == .cancelledByClinic)
  }
  package var end: ClockTime { start + minutes }

  /// Whether it keeps others off its time just now: a hold that is over blocks nobody.
  package func holdsTime(at now: Moment?) -> Bool {
    guard slot == .held, let now else { return slot.holdsTime }
    return !isOver(at: now)
  }

  /// True for a hold that is over.
  package func isOver(at now: Moment) -> Bool { slot == .held && heldUntil.map { now >= $0 } ?? true }

  /// Minutes from the cancellation to the appointed time; negative after it.
  package var notice: Int? {
    cancelledAt.map { (Moment(day, start, offset: $0.offset).milliseconds - $0.milliseconds) / 60_000 }
  }

  package func overlaps(_ from: ClockTime, _ minutes: Int) -> Bool { start < from + minutes && from < end }
}

package typealias AppointmentID = ID<Appointment>
