/// Cancels an appointment for the patient or for the clinic, with the reason; the time is free again.
package struct CancelAppointment: Verb {
  package static let name = "cancel appointment"
  package static let sentence = "cancels an appointment with its reason and frees the time"
  package static let who: [StaffRole] = .desk

  /// Who cancels.
  package enum Side: String, Word { case patient, clinic }

  package var appointment = AppointmentID.unnumbered
  package var by = Side.patient
  package var reason = ""

  package init() {}

  package static let fields: [Field<CancelAppointment>] = [
    Field("appointment", \.appointment, optional: false), Field("by", \.by, "who cancels"), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) { try draft.cancel(appointment, by: by, reason: reason) }
}

extension Draft {
  /// Cancels an appointment that is still to come, or gives up a hold. What it answered waits again.
  mutating func cancel(_ id: AppointmentID, by: CancelAppointment.Side, reason: String) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "a cancellation needs its reason") }
    let at = happened
    let old = try edit(id) { (record) throws(Refusal) in
      try record.mustBeAhead()
      record.slot = by == .patient ? .cancelledByPatient : .cancelledByClinic
      record.cancelReason = reason.trimmed
      record.cancelledAt = at
      record.toTell = nil
    }
    try mustNotBeHere(old)
    try waitAgain(for: old, wishes: by == .clinic)
  }
}

/// A reason for which this office cancels, and on whose side it lies.
package struct CancelReason: Hashable, Sendable {
  package let by: CancelAppointment.Side
  package let words: String

  /// "clinic: provider is away"; without a side it is the patient's.
  package init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    if parts.count == 2, let side = CancelAppointment.Side(rawValue: parts[0].lowercased()) {
      (by, words) = (side, parts[1])
    } else {
      (by, words) = (.patient, text.trimmed)
    }
  }

  package static let usual = [
    "patient: cannot come", "patient: feels better", "patient: no transport", "patient: weather", "patient: went elsewhere",
    "clinic: provider is away", "clinic: booked in error",
  ]
}

extension PracticeSettings {
  /// The reasons to choose from: the office's own, or the usual ones.
  package var reasonsToCancel: [CancelReason] {
    (cancelReasons.isEmpty ? CancelReason.usual : cancelReasons).map { CancelReason($0) }.filter { !$0.words.isEmpty }
  }
}

extension PracticeSettings {
  /// Whether so many minutes from a cancellation to the appointed time are less than the office asks for.
  package func isShortNotice(_ minutes: Int) -> Bool { minutes < shortNotice * 60 }
}
