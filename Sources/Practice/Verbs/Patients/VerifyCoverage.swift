/// Records what the payer said about a coverage.
package struct VerifyCoverage: Verb {
  package static let name = "verify coverage"
  package static let sentence = "records what the payer said about a coverage"
  package static let who: [StaffRole] = .deskAndBilling

  package var coverage = CoverageID.unnumbered
  package var standing = Coverage.Standing.active
  /// The payer's reference number for the call, and who answered.
  package var reference = ""
  /// The coverage as it was seen.
  package var was = Datum.fields([:])

  package init() {}

  package static let fields: [Field<VerifyCoverage>] = [
    Field("coverage", \.coverage, optional: false), Field("standing", \.standing),
    Field("reference", \.reference, "call reference and who answered"), Field("was", \.was, "the fields as they were seen"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let today = draft.today, by = draft.context.by, office = draft.office
    let record = try draft.edit(coverage) { (record) throws(Refusal) in
      try office.mustBeAsSeen(record, was, only: ["standing", "verified", "verifiedBy", "reference"], of: record.reference)
      record.standing = standing
      record.verified = today
      record.verifiedBy = by
      record.reference = reference
    }
    try draft.edit(record.patient) { $0.confirm(.coverage, on: today, by: by) }
    try draft.rebill(record.patient)
  }
}
