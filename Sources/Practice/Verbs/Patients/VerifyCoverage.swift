/// Records what the payer said about a coverage, or why it could not be asked.
package struct VerifyCoverage: Verb {
  package static let name = "verify coverage"
  package static let sentence = "records what the payer said about a coverage, or why it is not verified"
  package static let who: [StaffRole] = .deskAndBilling

  /// Whether someone is a member, and what the plan pays: two questions that grow old at two paces.
  package enum Part: String, Word { case enrolment, benefits }

  package var coverage = CoverageID.unnumbered
  package var standing = Coverage.Standing.active
  package var how = Coverage.Asking.phone
  /// Who answered, where it was by phone.
  package var rep = ""
  /// The payer's reference number for the call.
  package var reference = ""
  /// What was asked; both if it is not said.
  package var parts: [Part] = []
  /// Why it is not verified, where it is not.
  package var because = ""
  /// The coverage as it was seen.
  package var was = Datum.fields([:])

  package init() {}

  package static let fields: [Field<VerifyCoverage>] = [
    Field("coverage", \.coverage, optional: false), Field("standing", \.standing, "unverified, with because, if nobody could say"),
    Field("how", \.how, "phone, portal, electronic"), Field("rep", \.rep, "who answered; needed by phone"),
    Field("reference", \.reference, "the call's reference; needed by phone"),
    Field("parts", \.parts, "enrolment, benefits; both if not given"), Field("because", \.because, "why it is not verified"),
    Field("was", \.was, "the fields as they were seen"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let today = draft.today, by = draft.context.by, office = draft.office
    let isTried = standing == .unverified
    if isTried {
      guard !because.trimmed.isEmpty else {
        throw Refusal("because", "say why it is not verified: the next one who looks needs to know", field: "because")
      }
    } else if how == .phone {
      guard !rep.trimmed.isEmpty else {
        throw Refusal(
          "rep", "by phone, the name of who answered is part of the proof", wayPast: "how, if it was not by phone", field: "rep")
      }
      guard !reference.trimmed.isEmpty else {
        throw Refusal(
          "reference", "by phone, the payer's reference for the call is part of the proof", wayPast: "how, if it was not by phone",
          field: "reference")
      }
    }
    let asked = parts.isEmpty ? Part.allCases : parts
    let record = try draft.edit(coverage) { (record) throws(Refusal) in
      try office.mustBeAsSeen(record, was, only: ["standing", "verified", "verifiedBy", "reference"], of: record.reference)
      if isTried {
        (record.notVerified, record.tried) = (because.trimmed, today)
        return
      }
      record.standing = standing
      (record.asked, record.rep, record.reference) = (how, rep.trimmed, reference.trimmed)
      if asked.contains(.enrolment) { (record.verified, record.verifiedBy) = (today, by) }
      if asked.contains(.benefits) { record.benefits = today }
      (record.notVerified, record.tried) = ("", nil)
    }
    if isTried { return }
    try draft.edit(record.patient) { $0.confirm(.coverage, on: today, by: by) }
    try draft.rebill(record.patient)
  }
}
