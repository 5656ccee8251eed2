/// A coverage, or the lack of one, that somebody should ask the payer about before a patient comes.
package struct ToVerify: Equatable, Sendable {
  package var appointment: Appointment
  /// Nothing where none is in force on that day.
  package var coverage: Coverage?
  /// What is due, in words, the worst first: "enrolment asked 42 days ago".
  package var due: [String]
  /// What the visit is likely to be charged: what is lost if nobody pays.
  package var risk: Cents
  /// Somebody tried today, and why it is not verified yet.
  package var triedToday: String?
}

extension Office {
  /// The coverages to verify for the appointments ahead, the most money first. Each coverage stands once, for the first visit it pays.
  package func toVerify(on day: Day) -> [ToVerify] {
    var rows: [ToVerify] = [], seen: Set<Reference> = []
    for offset in 0...max(0, min(60, settings.verifyAhead)) {
      let date = day.advanced(by: offset)
      let booked = filed(Appointment.self, on: date).filter { $0.slot == .booked || $0.slot == .confirmed }
      for appointment in booked.sorted(by: { ($0.start, $0.id) < ($1.start, $1.id) }) where visit(for: appointment.id) == nil {
        let inForce = filed(Coverage.self, of: appointment.patient).filter { $0.covers(date) }
        let risk = likelyCharge(of: appointment)
        if inForce.isEmpty {
          guard seen.insert(Reference(appointment.patient)).inserted else { continue }
          rows.append(ToVerify(appointment: appointment, coverage: nil, due: ["no coverage in force that day: self-pay"], risk: risk))
        }
        for coverage in inForce where seen.insert(coverage.reference).inserted {
          let due = whatIsDue(coverage, on: day)
          if due.isEmpty { continue }
          let tried = coverage.tried == day ? coverage.notVerified : nil
          rows.append(ToVerify(appointment: appointment, coverage: coverage, due: due, risk: risk, triedToday: tried))
        }
      }
    }
    func key(_ row: ToVerify) -> (Int, Int, Int, Int) {
      (-row.risk.count, row.appointment.day.number, row.appointment.start.minutes, row.coverage?.id.number ?? 0)
    }
    return rows.sorted { key($0) < key($1) }
  }

  /// What has to be asked of a payer again.
  package func whatIsDue(_ coverage: Coverage, on day: Day) -> [String] {
    var due = coverage.standing == .inactive ? ["not active when last asked"] : []
    func old(_ what: String, _ last: Day?, _ every: Int) {
      guard let last else { return due.append("\(what) never asked") }
      let days = last.distance(to: day)
      if every > 0, days >= every { due.append("\(what) asked \(days) days ago") }
    }
    old("enrolment", coverage.verified, settings.enrolmentEvery)
    old("benefits", coverage.benefits, settings.benefitsEvery)
    return due
  }

  /// What a visit is likely to be charged: what this patient's last one came to, else the middle price of an office that has prices.
  package func likelyCharge(of appointment: Appointment) -> Cents {
    let last = filed(Superbill.self, of: appointment.patient).last { $0.stage == .checkedOut && $0.total > .zero }
    if let last { return last.total }
    let prices = fees.sorted.filter { !$0.gone && $0.price > .zero }.map(\.price).sorted()
    return prices.isEmpty ? .zero : prices[prices.count / 2]
  }
}
