/// Independent looks at the office, each of which answers with what is wrong and never stops the others.
package enum Checks {
  package static let all: [(name: String, run: @Sendable (Office) -> [Finding])] = [
    ("one place at a time", onePlaceAtATime), ("one patient a room", roomsAreNotShared), ("spans in order", spansInOrder),
    ("time is booked once", timeIsBookedOnce), ("a patient is booked once", patientsAreBookedOnce),
    ("receipts have no gaps", receiptsHaveNoGaps), ("money adds up", moneyAddsUp), ("coverages do not overlap", coveragesDoNotOverlap),
    ("records belong together", recordsBelongTogether), ("superbills are right", superbillsAreRight),
    ("day closes add up", dayClosesAddUp),
    ("restricted records open with a reason", openingsHaveReasons), ("estimates are whole", estimatesAreWhole),
  ]

  /// All findings about the records at hand.
  package static func run(_ office: Office) -> [Finding] { all.flatMap { $0.run(office) }.sorted() }

  /// The findings that a change of a few records can have to do with: those about the same days and the same patients, as
  /// filed in either of two pictures of the office. A change of the set-up, or of who is on file at all, can have to do with
  /// anything.
  static func run(on references: [Reference], of office: Office, and other: Office) -> [Finding] {
    let isWide = references.contains {
      $0.kind.isSetting || ($0.kind == .patients && (office.fields(of: $0) == nil || other.fields(of: $0) == nil))
    }
    if isWide { return run(office) }
    let filed = references.flatMap { reference in [office, other].compactMap { Shelving.of(reference.kind).filed($0, reference.id) } }
    let cards = references.filter { $0.kind == .patients }.compactMap { PatientID($0.id) }
    return run(office.part(days: Set(filed.compactMap(\.day)), patients: Set(filed.compactMap(\.patient) + cards)))
  }

  static func onePlaceAtATime(_ office: Office) -> [Finding] {
    Dictionary(grouping: office.visits.sorted.filter { $0.state != .error }, by: \.patient).values.flatMap { visits -> [Finding] in
      let inOrder = visits.sorted { ($0.arrivedAt?.milliseconds ?? 0, $0.id) < ($1.arrivedAt?.milliseconds ?? 0, $1.id) }
      return zip(inOrder, inOrder.dropFirst()).compactMap { a, b in
        guard let from = b.arrivedAt, a.covers(from, b.state.isHere ? nil : b.since) else { return nil }
        return Finding(
          "one place at a time", "patient \(a.patient) is in two visits at a time, \(a.id) and \(b.id)", about: [a.reference, b.reference])
      }
    }
  }

  static func roomsAreNotShared(_ office: Office) -> [Finding] {
    let inRooms = office.visits.sorted.filter { $0.room != nil && ($0.state == .roomed || $0.state == .withProvider) }
    return Dictionary(grouping: inRooms, by: { "\($0.day.iso) \($0.room?.text ?? "")" }).values.compactMap { visits in
      // Sharing is allowed where someone said so, for all but the one who was there first.
      guard visits.count(where: { !$0.sharesRoom }) > 1, let room = visits[0].room else { return nil }
      return Finding("one patient a room", "room \(room) has \(visits.count) patients", about: visits.map(\.reference))
    }
  }

  static func spansInOrder(_ office: Office) -> [Finding] {
    office.visits.sorted.compactMap { visit in
      let times = visit.spans.map(\.from)
      guard !times.isEmpty, zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }), visit.spans.last?.state == visit.state,
        visit.spans.last?.place == visit.place
      else { return Finding("spans in order", "visit \(visit.id) has times out of order, or none", about: [visit.reference]) }
      return nil
    }
  }

  static func timeIsBookedOnce(_ office: Office) -> [Finding] {
    let held = office.appointments.sorted.filter { ($0.slot == .booked || $0.slot == .confirmed) && $0.overbooked.isEmpty && !$0.shares }
    return overlaps(held, by: { "\($0.provider) \($0.day.iso)" }).map { a, b in
      Finding("time is booked once", "\(a.id) and \(b.id) hold the same time on \(a.day.iso)", about: [a.reference, b.reference])
    }
  }

  static func patientsAreBookedOnce(_ office: Office) -> [Finding] {
    let held = office.appointments.sorted.filter { $0.slot == .booked || $0.slot == .confirmed }
    return overlaps(held, by: { "\($0.patient) \($0.day.iso)" }).map { a, b in
      Finding(
        "a patient is booked once", "\(a.id) and \(b.id) are of one patient at one time on \(a.day.iso)", about: [a.reference, b.reference])
    }
  }

  /// Each appointment that begins before the longest one before it has ended, with that one.
  private static func overlaps(_ appointments: [Appointment], by key: (Appointment) -> String) -> [(Appointment, Appointment)] {
    Dictionary(grouping: appointments, by: key).values.flatMap { list -> [(Appointment, Appointment)] in
      let inOrder = list.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
      guard var longest = inOrder.first else { return [] }
      var found: [(Appointment, Appointment)] = []
      for next in inOrder.dropFirst() {
        if next.start < longest.end { found.append((longest, next)) }
        if next.end > longest.end { longest = next }
      }
      return found
    }
  }

  static func receiptsHaveNoGaps(_ office: Office) -> [Finding] {
    let numbers = office.payments.sorted.map(\.receipt).sorted()
    // With older receipts on the shelf only those at hand can be looked at: they must be the last ones, in a row.
    let missing = zip(numbers, numbers.dropFirst()).filter { $1 != $0 + 1 }
    guard office.shelf.count(.payments) == 0 else { return [] }
    var findings = missing.map {
      Finding(
        "receipts have no gaps", $0 == $1 ? "receipt \($0) was given twice" : "receipt \($0 + 1) is missing: \($0) is followed by \($1)")
    }
    if let first = numbers.first, first != 1 { findings.append(Finding("receipts have no gaps", "the first receipt is \(first)")) }
    return findings
  }

  static func moneyAddsUp(_ office: Office) -> [Finding] {
    let patients = Set(office.payments.sorted.map(\.patient)).union(office.superbills.sorted.map(\.patient))
    let all = Dictionary(uniqueKeysWithValues: patients.map { ($0, office.filed(Payment.self, of: $0)) })
    let receipts = office.payments.sorted.compactMap { payment -> Finding? in
      let applied = payment.applied.map(\.amount).total
      let kept = payment.total - office.givenBack(of: payment, among: all[payment.patient] ?? [])
      guard payment.sort != .payment || (applied <= kept && kept >= .zero) else {
        return Finding(
          "money adds up", "receipt \(payment.receipt) pays $\(applied.shown) of charges and holds $\(kept.shown)",
          about: [payment.reference])
      }
      for part in payment.applied where office[part.superbill]?.patient != payment.patient {
        return Finding("money adds up", "receipt \(payment.receipt) pays another patient's superbill", about: [payment.reference])
      }
      return nil
    }
    let bills = office.superbills.sorted.filter { office.open($0, among: all[$0.patient] ?? []) < .zero }.map {
      Finding("money adds up", "superbill \($0.id) is paid with more than the patient's share of it", about: [$0.reference])
    }
    return receipts + bills
  }

  static func coveragesDoNotOverlap(_ office: Office) -> [Finding] {
    Dictionary(grouping: office.coverages.sorted, by: { "\($0.patient) \($0.order)" }).values.flatMap { list -> [Finding] in
      let inOrder = list.filter(\.wasEverInForce).sorted { $0.from < $1.from }
      return zip(inOrder, inOrder.dropFirst()).compactMap { a, b in
        guard a.to.map({ $0 >= b.from }) ?? true else { return nil }
        return Finding(
          "coverages do not overlap", "\(a.id) and \(b.id) of patient \(a.patient) cover the same days", about: [a.reference, b.reference])
      }
    }
  }

  static func recordsBelongTogether(_ office: Office) -> [Finding] {
    var findings: [Finding] = []
    func find(_ wrong: Bool, _ sentence: @autoclosure () -> String, _ about: Reference...) {
      if wrong { findings.append(Finding("records belong together", sentence(), about: about)) }
    }
    func nobody(_ patient: PatientID, _ reference: Reference) {
      find(office[patient] == nil, "\(reference) is of nobody on file", reference)
    }
    for patient in office.patients.sorted {
      for other in [patient.family, patient.guarantor.patient].compactMap(\.self) {
        find(office[other] == nil, "\(patient.id) goes with \(other), who is not on file", patient.reference)
      }
    }
    for coverage in office.coverages.sorted {
      nobody(coverage.patient, coverage.reference)
      find(office[coverage.payer] == nil, "\(coverage.id) has no payer", coverage.reference)
    }
    for appointment in office.appointments.sorted {
      nobody(appointment.patient, appointment.reference)
      find(office[appointment.provider] == nil, "\(appointment.id) is with nobody who works here", appointment.reference)
      find(office[appointment.type] == nil, "\(appointment.id) is a visit of no kind", appointment.reference)
      if let given = appointment.authorisation {
        find(
          office[given]?.patient != appointment.patient, "\(appointment.id) is booked under another patient's leave", appointment.reference)
      }
      for other in [appointment.movedTo, appointment.movedFrom].compactMap(\.self) {
        find(
          office[other]?.patient != appointment.patient, "\(appointment.id) and \(other) are of different patients", appointment.reference)
      }
    }
    for visit in office.visits.sorted {
      nobody(visit.patient, visit.reference)
      find(office[visit.provider] == nil, "\(visit.id) is with nobody who works here", visit.reference)
      find(office[visit.type] == nil, "\(visit.id) is a visit of no kind", visit.reference)
      if let room = visit.room { find(office[room] == nil, "\(visit.id) is in no room", visit.reference) }
      if let id = visit.superbill {
        let bill: Superbill? = office[id]
        find(
          bill?.patient != visit.patient || bill?.visit != visit.id, "visit \(visit.id) and superbill \(id) are of different patients",
          visit.reference, Reference(id))
      }
      if let id = visit.appointment {
        find(office[id]?.patient != visit.patient, "visit \(visit.id) and appointment \(id) are of different patients", visit.reference)
      }
    }
    for bill in office.superbills.sorted {
      find(office[bill.visit]?.superbill != bill.id, "superbill \(bill.id) is of no visit", bill.reference)
      if let coverage = bill.coverage {
        find(office[coverage]?.patient != bill.patient, "superbill \(bill.id) is for another patient's insurer", bill.reference)
      }
    }
    for payment in office.payments.sorted {
      nobody(payment.patient, payment.reference)
      if let visit = payment.visit {
        find(office[visit]?.patient != payment.patient, "receipt \(payment.receipt) is for another patient's visit", payment.reference)
      }
      if let back = payment.reverses {
        find(office[back]?.patient != payment.patient, "receipt \(payment.receipt) gives back another patient's money", payment.reference)
      }
    }
    for given in office.authorisations.sorted { nobody(given.patient, given.reference) }
    for estimate in office.estimates.sorted {
      nobody(estimate.patient, estimate.reference)
      if let id = estimate.appointment {
        find(office[id]?.patient != estimate.patient, "\(estimate.id) is for another patient's \(id)", estimate.reference)
      }
    }
    for emergency in office.emergencies.sorted {
      guard let visit = emergency.visit else { continue }
      find(office[visit]?.patient != emergency.patient, "emergency \(emergency.id) is in another patient's visit", emergency.reference)
    }
    for opening in office.openings.sorted { nobody(opening.patient, opening.reference) }
    for entry in office.waitlist.sorted {
      nobody(entry.patient, entry.reference)
      if let id = entry.bookedAs {
        find(office[id]?.patient != entry.patient, "\(entry.id) is answered by another patient's \(id)", entry.reference)
      }
    }
    for recall in office.recalls.sorted {
      nobody(recall.patient, recall.reference)
      if let id = recall.bookedAs {
        find(office[id]?.patient != recall.patient, "\(recall.id) is answered by another patient's \(id)", recall.reference)
      }
    }
    return findings
  }

  static func openingsHaveReasons(_ office: Office) -> [Finding] {
    office.openings.sorted.filter { $0.by.isEmpty || $0.day != $0.at.day || TypedReason.problem($0.reason) != nil }.map {
      Finding(
        "restricted records open with a reason", "opening \($0.id) of a restricted record does not say who, when or why",
        about: [$0.reference])
    }
  }

  static func superbillsAreRight(_ office: Office) -> [Finding] {
    office.superbills.sorted.flatMap { bill in
      bill.lines.enumerated().compactMap { index, line in
        do throws(Refusal) {
          try line.mustBeRight(on: bill)
          return nil
        } catch {
          return Finding("superbills are right", "superbill \(bill.id), line \(index + 1): \(error.sentence)", about: [bill.reference])
        }
      }
    }
  }
}

extension Office {
  /// The same office with only what is filed under some patients, and what they share some days with; the rest is on its shelf.
  func part(days: Set<Day>, patients people: Set<PatientID>) -> Office {
    func gather<R: Record>(_ type: R.Type, into part: inout Office) {
      for record in people.flatMap({ filed(type, of: $0) }) { part.put(record) }
    }
    let whole = self
    // Not empty, so that nobody looks for gaps among the few receipts at hand.
    var part = Office(
      shelf: Shelf(
        record: { whole.fields(of: $0) }, onDay: { _ in [] }, ofPatient: { _ in [] }, patients: { _, _ in [] }, count: { _ in 1 }))
    // What many can have to do with on one day is a provider's time and a room; all the rest is between one patient and the office.
    for day in days {
      for appointment in filed(Appointment.self, on: day) { part.put(appointment) }
      for visit in goingOn(Visit.self, on: day) { part.put(visit) }
    }
    for patient in people.compactMap({ self[$0] }) { part.put(patient) }
    gather(Coverage.self, into: &part)
    gather(Appointment.self, into: &part)
    gather(Visit.self, into: &part)
    gather(Superbill.self, into: &part)
    gather(Payment.self, into: &part)
    gather(Emergency.self, into: &part)
    gather(DayClose.self, into: &part)
    gather(RecordOpening.self, into: &part)
    gather(WaitlistEntry.self, into: &part)
    gather(Recall.self, into: &part)
    gather(Authorisation.self, into: &part)
    gather(Estimate.self, into: &part)
    return part
  }
}
