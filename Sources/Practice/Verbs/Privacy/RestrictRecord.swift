/// Closes a record to everyone who does not say what they need it for.
package struct RestrictRecord: Verb {
  package static let name = "restrict record"
  package static let sentence = "closes a record to all who do not give a reason first"
  package static let who: [StaffRole] = [.clinician, .manager]
  /// Whoever closed it by mistake takes that back without a reason.
  package static let passesRestriction = true

  package var patient = PatientID.unnumbered
  package var why = Restriction.other

  package init() {}

  package static let fields: [Field<RestrictRecord>] = [
    Field("patient", \.patient, optional: false), Field("why", \.why, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(patient)
    if let why = record.restricted {
      throw Refusal(
        "restricted already", "this record is restricted already: \(why.label)", wayPast: "lift restriction", who: LiftRestriction.who,
        with: record.reference)
    }
    try draft.edit(patient) { $0.restricted = why }
  }
}

/// Opens a record to everyone again.
package struct LiftRestriction: Verb {
  package static let name = "lift restriction"
  package static let sentence = "opens a restricted record to everyone who works here"
  package static let who: [StaffRole] = [.clinician, .manager]

  package var patient = PatientID.unnumbered

  package init() {}

  package static let fields: [Field<LiftRestriction>] = [Field("patient", \.patient, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(patient)
    if record.restricted == nil { throw Refusal("not restricted", "this record is not restricted", with: record.reference) }
    try draft.edit(patient) { $0.restricted = nil }
  }
}
