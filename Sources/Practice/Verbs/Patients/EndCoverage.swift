/// Says on what day a coverage ended.
package struct EndCoverage: Verb {
  package static let name = "end coverage"
  package static let sentence = "says on what day a coverage ended"
  package static let who: [StaffRole] = .deskAndBilling

  package var coverage = CoverageID.unnumbered
  package var to: Day?
  /// The coverage as it was seen.
  package var was = Datum.fields([:])

  package init() {}

  package static let fields: [Field<EndCoverage>] = [
    Field("coverage", \.coverage, optional: false), Field("to", \.to, "last day covered; today if not given"),
    Field("was", \.was, "the fields as they were seen"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let to = to ?? draft.today, office = draft.office
    let ended = try draft.edit(coverage) { (record) throws(Refusal) in
      try office.mustBeAsSeen(record, was, only: ["from", "to"], of: record.reference)
      guard to >= record.from.advanced(by: -1) else {
        throw Refusal(
          "ends before it begins", "it began on \(record.from.iso), after \(to.iso)",
          wayPast: "to the day before it began, if it was entered in error")
      }
      record.to = to
    }
    if let other = draft.office.filed(Coverage.self, of: ended.patient).first(where: { $0.id != ended.id && $0.overlaps(ended) }) {
      throw Refusal(
        "coverages overlap", "\(draft.office.describe(other)) is in force from \(other.from.iso)",
        wayPast: "end coverage, of that one first",
        with: other.reference)
    }
    try draft.rebill(ended.patient)
  }
}
