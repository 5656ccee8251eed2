/// Where to look for a row of an import among all records: built once, because looking through the office for every row of a
/// hundred thousand would take hours.
///
/// It only says where to look. What it names is read from the office and compared, so an entry that is out of date does no harm.
package struct ImportIndex: Hashable, Sendable {
  /// The line of the journal up to which it is complete.
  package private(set) var seq: Int
  private var patientsByNumber: [String: Int] = [:]
  private var patientsByName: [String: [Int]] = [:]
  private var appointmentsByNumber: [String: Int] = [:]

  package init(_ office: Office) {
    seq = office.seq
    for number in stride(from: 1, through: office.numbersGiven[.patients] ?? 0, by: 1) {
      if let patient = office[PatientID(prefix: Kind.patients.prefix, number: number)] { note(patient) }
    }
    for number in stride(from: 1, through: office.numbersGiven[.appointments] ?? 0, by: 1) {
      if let appointment = office[AppointmentID(prefix: Kind.appointments.prefix, number: number)] { note(appointment) }
    }
  }

  /// An empty one, for what one change adds to a full one.
  init(from seq: Int) { self.seq = seq }

  /// Follows one line of the journal, in their order.
  package mutating func take(_ entry: Entry, of office: Office) {
    seq = entry.seq
    for reference in entry.edits.references {
      switch reference.kind {
      case .patients: if let patient: Patient = office[PatientID(reference.id)] { note(patient) }
      case .appointments: if let appointment: Appointment = office[AppointmentID(reference.id)] { note(appointment) }
      default: break
      }
    }
  }

  mutating func note(_ patient: Patient) {
    let number = patient.id.number
    for outside in patient.outside { patientsByNumber[Self.key(outside.source, outside.id)] = number }
    let key = Self.key(patient.name, patient.born)
    if patientsByName[key]?.contains(number) != true { patientsByName[key, default: []].append(number) }
  }

  mutating func note(_ appointment: Appointment) {
    for outside in appointment.outside { appointmentsByNumber[Self.key(outside.source, outside.id)] = appointment.id.number }
  }

  func patient(_ source: String, _ id: String) -> PatientID? {
    patientsByNumber[Self.key(source, id)].map { PatientID(prefix: Kind.patients.prefix, number: $0) }
  }

  /// Patients who may have this name and birth date.
  func patients(_ name: PersonName, _ born: Day?) -> [PatientID] {
    (patientsByName[Self.key(name, born)] ?? []).map { PatientID(prefix: Kind.patients.prefix, number: $0) }
  }

  func appointment(_ source: String, _ id: String) -> AppointmentID? {
    appointmentsByNumber[Self.key(source, id)].map { AppointmentID(prefix: Kind.appointments.prefix, number: $0) }
  }

  private static func key(_ source: String, _ id: String) -> String { "\(source)\u{1F}\(id)" }

  private static func key(_ name: PersonName, _ born: Day?) -> String {
    "\(NameFolding.plain(name.family))\u{1F}\(NameFolding.plain(name.given))\u{1F}\(born?.number ?? .min)"
  }
}

/// A full index and what a change in the making adds to it, so that the full one is not copied for every change.
struct ImportLookup {
  private let base: ImportIndex
  private var fresh: ImportIndex

  /// The index that was given, if it is of this very office.
  init(_ given: ImportIndex?, _ office: Office) {
    base = given.flatMap { $0.seq == office.seq ? $0 : nil } ?? ImportIndex(office)
    fresh = ImportIndex(from: base.seq)
  }

  mutating func note(_ patient: Patient) { fresh.note(patient) }
  mutating func note(_ appointment: Appointment) { fresh.note(appointment) }

  func patient(_ source: String, _ id: String) -> PatientID? { fresh.patient(source, id) ?? base.patient(source, id) }
  func patients(_ name: PersonName, _ born: Day?) -> [PatientID] { base.patients(name, born) + fresh.patients(name, born) }
  func appointment(_ source: String, _ id: String) -> AppointmentID? { fresh.appointment(source, id) ?? base.appointment(source, id) }
}
