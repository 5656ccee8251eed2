/// A row of the waiting room: one patient who is here.
///
/// Held at one remove: the rows of a full waiting room are put in order, counted and passed around with every key.
package final class WaitingRow: Sendable {
  package let visit: Visit
  package let patient: Patient
  package let appointment: Appointment?
  package let clocks: VisitClocks
  /// Words on the row, found when it is shown: of a full waiting room only a part is in sight.
  package var flags: [Flag] { look() }
  /// How many others of today bear the same name, this one included.
  package var alike: Int { likes() }
  let look: @Sendable () -> [Flag]
  let likes: @Sendable () -> Int

  init(
    visit: Visit, patient: Patient, appointment: Appointment?, clocks: VisitClocks, look: @escaping @Sendable () -> [Flag],
    likes: @escaping @Sendable () -> Int
  ) {
    (self.visit, self.patient, self.appointment, self.clocks) = (visit, patient, appointment, clocks)
    (self.look, self.likes) = (look, likes)
  }
}

extension Office {
  /// Everyone who is here on a day: those who wait first, who need the desk before the others, then those in rooms.
  ///
  /// The order is that of `QueueOrder`, so that nobody moves without a reason that can be said.
  package func waitingRoom(on day: Day, now: Moment) -> [WaitingRow] {
    let late = settings.lateAfter
    let rows = visitsHere(on: day).compactMap { visit -> (order: QueueOrder, row: WaitingRow)? in
      guard let patient = self[visit.patient] else { return nil }
      let appointment: Appointment? = self[visit.appointment]
      let row = WaitingRow(
        visit: visit, patient: patient, appointment: appointment, clocks: VisitClocks(visit, appointment, now: now),
        look: { flags(visit: visit, patient: patient, now: now) }, likes: { alikes(of: patient, on: day) })
      return (order(of: visit, appointment, lateAfter: late), row)
    }
    return rows.sorted { $0.order < $1.order }.map(\.row)
  }

  /// The visits of everyone who is here. Someone whom nobody checked out in the last week still is, so that it can be put right.
  package func visitsHere(on day: Day) -> [Visit] {
    // Of the day itself all are needed anyway, for its schedule.
    remembered(.here, day) {
      filed(Visit.self, on: day).filter(\.state.isHere)
        + (1...7).flatMap { goingOn(Visit.self, on: day.advanced(by: -$0)).filter(\.state.isHere) }
    }
  }

  /// How many of the day's patients are taken for one another with a patient, who is one of them: two Smiths with the same initial are.
  package func alikes(of patient: Patient, on day: Day) -> Int {
    remembered(.alikes(patient.id), day) { countAlikes(of: patient, on: day) }
  }

  private func countAlikes(of patient: Patient, on day: Day) -> Int {
    let people = peopleHeld(on: day), key = NameFolding.alike(patient.name)
    guard let known = shelf.alikes?(NameFolding.plain(patient.name.family), key) else {
      return max(1, people.count { self[$0].map { NameFolding.alike($0.name) == key } ?? false })
    }
    var alike = Set(known.filter { patients[$0] == nil && people.contains($0) })
    for id in patients.ids where people.contains(id) {
      if let other = patients[id], NameFolding.alike(other.name) == key { alike.insert(id) }
    }
    return max(1, alike.count)
  }

  /// Everyone who has an appointment that holds its time, or a visit, on a day.
  func peopleHeld(on day: Day) -> Set<PatientID> {
    remembered(.people, day) {
      var people = Set(filed(Visit.self, on: day).filter { $0.state != .error }.map(\.patient))
      for appointment in filed(Appointment.self, on: day) where appointment.slot.holdsTime { people.insert(appointment.patient) }
      return people
    }
  }

  /// The open visit of a patient, wherever it is in the office.
  package func openVisit(of patient: PatientID) -> Visit? {
    filed(Visit.self, of: patient, where: \.goesOn).last(where: \.state.isHere)
  }
}
