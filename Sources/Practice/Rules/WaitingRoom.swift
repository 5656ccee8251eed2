/// A row of the waiting room: one patient who is here.
package struct WaitingRow: Sendable {
  package var visit: Visit
  package var patient: Patient
  package var appointment: Appointment?
  package var clocks: VisitClocks
  /// Words on the row, found when it is shown: of a full waiting room only a part is in sight.
  package var flags: [Flag] { look() }
  /// How many others of today bear the same name, this one included.
  package var alike: Int
  let look: @Sendable () -> [Flag]
}

extension Office {
  /// Everyone who is here on a day: those who wait first, who need the desk before the others, then those in rooms.
  ///
  /// Within a state the order is by appointed time, walk-ins by arrival, so that nobody moves without a reason that can be said.
  package func waitingRoom(on day: Day, now: Moment) -> [WaitingRow] {
    let visits = visitsHere(on: day)
    let alikes = visits.isEmpty ? [:] : nameAlikes(on: day)
    return visits.compactMap { visit -> WaitingRow? in
      guard let patient = self[visit.patient] else { return nil }
      let appointment: Appointment? = self[visit.appointment]
      return WaitingRow(
        visit: visit, patient: patient, appointment: appointment, clocks: VisitClocks(visit, appointment, now: now),
        alike: alikes[alikeKey(patient)] ?? 1, look: { flags(visit: visit, patient: patient, now: now) })
    }
    .sorted { queueKey($0) < queueKey($1) }
  }

  /// The visits of everyone who is here. Someone whom nobody checked out in the last week still is, so that it can be put right.
  package func visitsHere(on day: Day) -> [Visit] {
    (0...7).flatMap { goingOn(Visit.self, on: day.advanced(by: -$0)).filter(\.state.isHere) }
  }

  private func queueKey(_ row: WaitingRow) -> (Int, Int, Int) {
    let rank: Int
    switch row.visit.state {
    case .checkout: rank = 0
    case .called: rank = 1
    case .ready: rank = 2
    case .arrived: rank = 2
    case .roomed: rank = 4
    case .withProvider: rank = 5
    default: rank = 6
    }
    let due = row.appointment?.start.minutes ?? row.visit.arrivedAt?.time.minutes ?? 0
    return (rank, due, row.visit.ticket)
  }

  /// How many of the day's patients share each name; two Smiths with the same initial count as alike.
  package func nameAlikes(on day: Day) -> [String: Int] {
    var people = Set(filed(Visit.self, on: day).filter { $0.state != .error }.map(\.patient))
    for appointment in filed(Appointment.self, on: day) where appointment.slot.holdsTime { people.insert(appointment.patient) }
    var counts: [String: Int] = [:]
    for id in people {
      // Everyone of the day is asked for a name: reading all their records would take longer than all the rest of the screen.
      if let card = searchCard(id) { counts[card.alike, default: 0] += 1 }
    }
    return counts
  }

  package func alikeKey(_ patient: Patient) -> String { NameFolding.alike(patient.name) }

  /// The open visit of a patient, wherever it is in the office.
  package func openVisit(of patient: PatientID) -> Visit? {
    filed(Visit.self, of: patient, where: \.goesOn).last(where: \.state.isHere)
  }
}
