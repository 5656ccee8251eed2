/// Opens the record of a restricted patient for this person until the day ends, with a reason that stays on record.
package struct BreakGlass: Verb {
  package static let name = "break the glass"
  package static let sentence = "opens a restricted record for you today, with a reason that is recorded and reviewed"
  package static let who: [StaffRole] = .care
  package static let undoing = Undoing.refused("an opening stays on record; it ends with the day")
  package static let passesRestriction = true

  package var patient = PatientID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<BreakGlass>] = [
    Field("patient", \.patient, optional: false),
    Field("reason", \.reason, "what the record is needed for, at least \(TypedReason.fewest) letters", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(patient)
    if record.restricted == nil {
      throw Refusal("not restricted", "the record of \(record.name.listed) is open to everyone who works here", with: record.reference)
    }
    if let earlier = draft.office.opening(of: patient, by: draft.context.by, on: draft.today) {
      throw Refusal(
        "open already", "this record is open to you since \(earlier.at.time.shown), until the day ends", with: earlier.reference)
    }
    if let problem = TypedReason.problem(reason) { throw Refusal("no reason", problem, field: "reason") }
    // An opening is now, whatever time someone gives: nobody opened a record yesterday by saying so today.
    let now = draft.context.now, by = draft.context.by
    draft.add(
      RecordOpening {
        $0.patient = patient
        $0.by = by
        $0.reason = reason.trimmed
        $0.at = now
        $0.day = now.day
      })
  }
}
