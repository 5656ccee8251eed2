/// When a good-faith estimate is due (45 CFR 149.610(b)(1)(vi) to (vii)).
package enum GoodFaith {
  /// How much an estimate is overrun before the patient may dispute the bill, and for how many days.
  package static let overrun = Cents(40_000)
  package static let disputeDays = 120

  /// The last day on which the patient has to have it: three business days after the booking if the visit is ten or more ahead, one if
  /// it is three to nine; nothing if it is nearer. Asked for, three business days after that.
  package static func due(booked: Day, for visit: Day, in office: Office) -> Day? {
    let ahead = office.businessDays(from: booked, to: visit)
    return ahead >= 10 ? office.businessDay(3, after: booked) : ahead >= 3 ? office.businessDay(1, after: booked) : nil
  }

  package static func due(asked day: Day, in office: Office) -> Day { office.businessDay(3, after: day) }
}

/// An appointment of somebody who pays themselves and has no estimate for it yet.
package struct EstimateOwed: Hashable, Sendable {
  package var appointment: AppointmentID
  package var patient: PatientID
  package var due: Day
}

extension Office {
  /// Whether nobody but the patient pays for a visit on a day.
  package func isSelfPay(_ patient: PatientID, on day: Day) -> Bool {
    coverage(of: patient, on: day).map { $0.standing == .inactive } ?? true
  }

  /// What is owed for an appointment by way of an estimate; nothing if none is.
  package func estimateOwed(_ appointment: Appointment) -> EstimateOwed? {
    guard appointment.slot == .booked || appointment.slot == .confirmed, isSelfPay(appointment.patient, on: appointment.day),
      let due = GoodFaith.due(booked: appointment.bookedAt.day, for: appointment.day, in: self)
    else { return nil }
    let isGiven = filed(Estimate.self, of: appointment.patient).contains { $0.appointment == appointment.id && $0.givenOn != nil }
    return isGiven ? nil : EstimateOwed(appointment: appointment.id, patient: appointment.patient, due: due)
  }

  /// The estimates that a patient is owed for what is booked from a day on, the first due first.
  package func estimatesOwed(to patient: PatientID, from day: Day) -> [EstimateOwed] {
    filed(Appointment.self, of: patient).filter { $0.day >= day }.compactMap { estimateOwed($0) }.sorted {
      ($0.due, $0.appointment) < ($1.due, $1.appointment)
    }
  }

  /// How far a superbill is over the estimate that was given for its visit; nothing if the patient may not dispute it.
  package func overEstimate(_ bill: Superbill) -> Cents? {
    guard bill.coverage == nil, let appointment = self[bill.visit]?.appointment,
      let given = filed(Estimate.self, of: bill.patient).last(where: { $0.appointment == appointment && $0.givenOn != nil })
    else { return nil }
    let over = bill.total - given.total
    return over >= GoodFaith.overrun ? over : nil
  }
}

extension Checks {
  /// What somebody was told that a visit would cost lists something, and was not given before it was made.
  static func estimatesAreWhole(_ office: Office) -> [Finding] {
    office.estimates.sorted.compactMap { estimate in
      let isGivenBefore = estimate.givenOn.map { $0 < estimate.madeOn } ?? false
      guard estimate.lines.isEmpty || isGivenBefore || !estimate.lines.allSatisfy({ (1...999).contains($0.units) && $0.fee >= .zero })
      else {
        return nil
      }
      return Finding(
        "estimates are whole", "estimate \(estimate.id) lists nothing, or was given before it was made", about: [estimate.reference])
    }
  }
}
