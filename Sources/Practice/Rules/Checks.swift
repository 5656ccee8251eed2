/// Independent looks at the office, each of which answers with what is wrong and never stops the others.
package enum Checks {
  package static let all: [(name: String, run: @Sendable (Office) -> [Finding])] = [
    ("one place at a time", onePlaceAtATime), ("one patient a room", roomsAreNotShared), ("spans in order", spansInOrder),
    ("time is booked once", timeIsBookedOnce), ("receipts have no gaps", receiptsHaveNoGaps), ("money adds up", moneyAddsUp),
    ("coverages do not overlap", coveragesDoNotOverlap), ("records belong together", recordsBelongTogether),
    ("superbills are right", superbillsAreRight),
  ]

  /// All findings about the records at hand.
  package static func run(_ office: Office) -> [Finding] { all.flatMap { $0.run(office) }.sorted() }

  static func onePlaceAtATime(_ office: Office) -> [Finding] {
    Dictionary(grouping: office.visits.sorted.filter(\.state.isHere), by: \.patient).values.filter { $0.count > 1 }.map { visits in
      Finding("one place at a time", "patient \(visits[0].patient) is in \(visits.count) open visits", about: visits.map(\.reference))
    }
  }

  static func roomsAreNotShared(_ office: Office) -> [Finding] {
    let inRooms = office.visits.sorted.filter { $0.state == .roomed || $0.state == .withProvider }
    return Dictionary(grouping: inRooms, by: { "\($0.day.iso) \($0.room?.text ?? "")" }).flatMap { _, visits -> [Finding] in
      guard visits.count > 1, let room = visits[0].room else { return [] }
      // Sharing is allowed where someone said so; it is a finding only when nobody did.
      let said = office.recent.contains { $0.did == PutInRoom.name && $0.edits.references.contains { $0 == visits.last?.reference } }
      return said ? [] : [Finding("one patient a room", "room \(room) has \(visits.count) patients", about: visits.map(\.reference))]
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
    let held = office.appointments.sorted.filter { $0.slot == .booked || $0.slot == .confirmed }
    return Dictionary(grouping: held, by: { "\($0.provider) \($0.day.iso)" }).values.flatMap { day -> [Finding] in
      let inOrder = day.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
      return zip(inOrder, inOrder.dropFirst()).compactMap { a, b in
        guard b.start < a.end, a.overbooked.isEmpty, b.overbooked.isEmpty else { return nil }
        return Finding("time is booked once", "\(a.id) and \(b.id) hold the same time on \(a.day.iso)", about: [a.reference, b.reference])
      }
    }
  }

  static func receiptsHaveNoGaps(_ office: Office) -> [Finding] {
    let numbers = office.payments.sorted.map(\.receipt).sorted()
    // With older receipts on the shelf only those at hand can be looked at: they must be the last ones, in a row.
    let missing = zip(numbers, numbers.dropFirst()).filter { $1 != $0 + 1 }
    guard office.shelf.count(.payments) == 0 else { return [] }
    var findings = missing.map { Finding("receipts have no gaps", "receipt \($0 + 1) is missing: \($0) is followed by \($1)") }
    if let first = numbers.first, first != 1 { findings.append(Finding("receipts have no gaps", "the first receipt is \(first)")) }
    return findings
  }

  static func moneyAddsUp(_ office: Office) -> [Finding] {
    office.payments.sorted.compactMap { payment in
      let applied = payment.applied.map(\.amount).total
      let kept = payment.total - office.givenBack(of: payment)
      guard payment.sort != .payment || (applied <= kept && kept >= .zero) else {
        return Finding(
          "money adds up", "receipt \(payment.receipt) pays $\(applied.shown) of charges and holds $\(kept.shown)", about: [payment.reference])
      }
      return nil
    }
  }

  static func coveragesDoNotOverlap(_ office: Office) -> [Finding] {
    Dictionary(grouping: office.coverages.sorted, by: { "\($0.patient) \($0.order)" }).values.flatMap { list -> [Finding] in
      let inOrder = list.sorted { $0.from < $1.from }
      return zip(inOrder, inOrder.dropFirst()).compactMap { a, b in
        guard a.to.map({ $0 >= b.from }) ?? true else { return nil }
        return Finding("coverages do not overlap", "\(a.id) and \(b.id) of patient \(a.patient) cover the same days", about: [a.reference, b.reference])
      }
    }
  }

  static func recordsBelongTogether(_ office: Office) -> [Finding] {
    var findings: [Finding] = []
    for visit in office.visits.sorted {
      if office[visit.patient] == nil {
        findings.append(Finding("records belong together", "visit \(visit.id) is of nobody on file", about: [visit.reference]))
      }
      if let id = visit.superbill, let bill: Superbill = office[id], bill.patient != visit.patient || bill.visit != visit.id {
        findings.append(
          Finding("records belong together", "visit \(visit.id) and superbill \(id) are of different patients", about: [visit.reference, bill.reference]))
      }
      if let id = visit.appointment, let appointment: Appointment = office[id], appointment.patient != visit.patient {
        findings.append(
          Finding("records belong together", "visit \(visit.id) and appointment \(id) are of different patients", about: [visit.reference]))
      }
    }
    return findings
  }

  static func superbillsAreRight(_ office: Office) -> [Finding] {
    office.superbills.sorted.flatMap { bill in
      bill.lines.enumerated().compactMap { index, line in
        do throws(Refusal) {
          try line.mustBeRight(on: bill)
          return nil
        } catch { return Finding("superbills are right", "superbill \(bill.id), line \(index + 1): \(error.sentence)", about: [bill.reference]) }
      }
    }
  }
}
