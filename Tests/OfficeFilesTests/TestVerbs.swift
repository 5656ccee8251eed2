import Practice

/// The smallest change of a setting.
struct AddRoom: Verb {
  static let name = "add room"
  static let sentence = "adds a room"
  static let who: [StaffRole] = .everyone
  var name = ""
  init() {}
  init(_ name: String) { self.name = name }
  static let fields: [Field<AddRoom>] = [Field("name", \.name)]

  func carryOut(in draft: inout Draft) throws(Refusal) {
    if draft.office.rooms.sorted.contains(where: { $0.name == name }) { throw Refusal("room taken", "there is a room \(name)") }
    draft.add(Room { $0.name = name })
  }
}

/// Several records at once, filed by day and by patient, with a receipt.
struct SeeSomeone: Verb {
  static let name = "see someone"
  static let sentence = "adds a patient, a visit and a receipt"
  static let who: [StaffRole] = .everyone
  var family = ""
  var day = Day(number: 20_000)
  init() {}
  init(_ family: String, _ day: Day) { (self.family, self.day) = (family, day) }
  static let fields: [Field<SeeSomeone>] = [Field("family", \.family), Field("day", \.day)]

  func carryOut(in draft: inout Draft) throws(Refusal) {
    let patient = draft.add(
      Patient {
        $0.name = PersonName(family, "Ada")
        $0.born = Day(1982, 3, 4)
        $0.phones = [Phone { $0.number = "617-555-01\(10 + draft.office.lastReceipt % 90)" }]
      })
    draft.add(
      Appointment {
        $0.patient = patient.id
        $0.day = day
        $0.start = ClockTime(minutes: 480 + 20 * (draft.office.lastReceipt % 20))
      })
    draft.add(
      Payment {
        $0.receipt = draft.office.lastReceipt + 1
        $0.patient = patient.id
        $0.day = day
        $0.tenders = [Tender(.cash, Cents(3500))]
      })
  }
}

/// Moves an appointment to another day, which takes it from one file of the snapshot into another.
struct MoveTo: Verb {
  static let name = "move to"
  static let sentence = "moves an appointment"
  static let who: [StaffRole] = .everyone
  var appointment = AppointmentID.unnumbered
  var day = Day(number: 20_000)
  init() {}
  init(_ appointment: AppointmentID, _ day: Day) { (self.appointment, self.day) = (appointment, day) }
  static let fields: [Field<MoveTo>] = [Field("appointment", \.appointment), Field("day", \.day)]

  func carryOut(in draft: inout Draft) throws(Refusal) {
    let day = day
    try draft.edit(appointment) { $0.day = day }
  }
}

/// Changes a patient's name, if it is still what the person saw.
struct Rename: Verb {
  static let name = "rename"
  static let sentence = "changes a family name"
  static let who: [StaffRole] = .everyone
  var patient = PatientID.unnumbered
  var was = ""
  var now = ""
  init() {}
  init(_ patient: PatientID, _ was: String, _ now: String) { (self.patient, self.was, self.now) = (patient, was, now) }
  static let fields: [Field<Rename>] = [Field("patient", \.patient), Field("was", \.was), Field("now", \.now)]

  func carryOut(in draft: inout Draft) throws(Refusal) {
    let (was, now) = (was, now)
    try draft.edit(patient) { (patient: inout Patient) throws(Refusal) in
      guard patient.name.family == was else { throw Refusal("changed meanwhile", "the name is \(patient.name.family)") }
      patient.name.family = now
    }
  }
}
