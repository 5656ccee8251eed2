/// A stretch of a provider's time held for a patient: the slot axis of a visit.
package struct Appointment: Record {
  package static let kind = Kind.appointments
  package static var table: TablePath<Appointment> { \.appointments }

  package enum Slot: String, Word {
    case booked, confirmed, cancelledByPatient, cancelledByClinic, rescheduled, noShow, done

    package var label: String {
      switch self {
      case .booked: "booked"
      case .confirmed: "confirmed"
      case .cancelledByPatient: "cancelled"
      case .cancelledByClinic: "cancelled by us"
      case .rescheduled: "moved"
      case .noShow: "no-show"
      case .done: "done"
      }
    }

    /// True while the time is held: nobody else may be booked on it.
    package var holdsTime: Bool { self == .booked || self == .confirmed || self == .done }
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
  /// The numbers by which other systems know it.
  package var outside: [OutsideNumber] = []

  package init() {}

  package static let fields: [Field<Appointment>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("provider", \.provider), Field("type", \.type),
    Field("day", \.day), Field("start", \.start), Field("minutes", \.minutes), Field("slot", \.slot), Field("reason", \.reason),
    Field("note", \.note), Field("overbooked", \.overbooked), Field("cancelReason", \.cancelReason), Field("movedTo", \.movedTo),
    Field("movedFrom", \.movedFrom), Field("with", \.with), Field("bookedAt", \.bookedAt), Field("bookedBy", \.bookedBy),
    Field("outside", \.outside, "numbers in other systems"),
  ]

  package var filed: Filed { Filed(day: day, patient: patient) }
  package var end: ClockTime { start + minutes }

  package func overlaps(_ from: ClockTime, _ minutes: Int) -> Bool { start < from + minutes && from < end }
}

package typealias AppointmentID = ID<Appointment>
