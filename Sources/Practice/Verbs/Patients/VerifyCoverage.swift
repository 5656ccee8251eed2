/// Records what the payer said about a coverage.
package struct VerifyCoverage: Verb {
  package static let name = "verify coverage"
  package static let sentence = "records what the payer said about a coverage"
  package static let who: [StaffRole] = .deskAndBilling

  package var coverage = CoverageID.unnumbered
  package var standing = Coverage.Standing.active
  /// The payer's reference number for the call, and who answered.
  package var reference = ""

  package init() {}

  package static let fields: [Field<VerifyCoverage>] = [
    Field("coverage", \.coverage, optional: false), Field("standing", \.standing),
    Field("reference", \.reference, "call reference and who answered"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let today = draft.today, by = draft.context.by
    let record = try draft.edit(coverage) {
      $0.standing = standing
      $0.verified = today
      $0.verifiedBy = by
      $0.reference = reference
    }
    try draft.edit(record.patient) { $0.confirm(.coverage, on: today, by: by) }
    try draft.rebill(record.patient)
  }
}
