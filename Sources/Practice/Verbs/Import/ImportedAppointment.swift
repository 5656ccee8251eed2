/// One appointment as another system has it, with the visit that came of it, read from a row of its export.
package struct ImportedAppointment: Fielded, Hashable {
  /// What the other system says became of it.
  package enum Status: String, Word {
    case unknown, booked, confirmed, cancelled, cancelledByClinic, noShow, done
  }

  /// The line of the file, for the report.
  package var row = 0
  /// The number of the appointment there.
  package var number = ""
  /// The number of the patient there.
  package var patient = ""
  package var name = PersonName()
  package var born: Day?
  package var sex = Sex.unknown
  package var age: Int?
  /// As on the board or in full; empty for the one that the whole import is for.
  package var provider = ""
  /// The visit type's name; empty for the one that the whole import is for.
  package var type = ""
  package var day: Day?
  package var start: ClockTime?
  package var minutes: Int?
  package var status = Status.unknown
  package var reason = ""
  package var note = ""
  package var bookedAt: Moment?
  package var arrived: Moment?
  package var withProvider: Moment?
  package var left: Moment?

  package init() {}

  package static let fields: [Field<ImportedAppointment>] = [
    Field("row", \.row, "line of the file"), Field("number", \.number, "number in the other system"),
    Field("patient", \.patient, "the patient's number there"), Field("name", \.name), Field("born", \.born), Field("sex", \.sex),
    Field("age", \.age, "where no birth date is known"), Field("provider", \.provider), Field("type", \.type), Field("day", \.day),
    Field("start", \.start), Field("minutes", \.minutes), Field("status", \.status), Field("reason", \.reason), Field("note", \.note),
    Field("bookedAt", \.bookedAt), Field("arrived", \.arrived), Field("withProvider", \.withProvider), Field("left", \.left),
  ]

  var slot: Appointment.Slot {
    switch status {
    case .unknown, .booked: .booked
    case .confirmed: .confirmed
    case .cancelled: .cancelledByPatient
    case .cancelledByClinic: .cancelledByClinic
    case .noShow: .noShow
    case .done: .done
    }
  }

  /// The times at which the patient came, saw the provider and left, as far as they are known, in this order.
  var times: [(state: Visit.State, at: Moment)] {
    [(Visit.State.arrived, arrived ?? withProvider), (.withProvider, withProvider), (.left, left)].compactMap { state, at in
      at.map { (state, $0) }
    }
  }
}
