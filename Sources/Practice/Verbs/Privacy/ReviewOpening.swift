/// A manager looked at an opening of a restricted record.
package struct ReviewOpening: Verb {
  package static let name = "review opening"
  package static let sentence = "notes that an opening of a restricted record was looked at"
  package static let who: [StaffRole] = .manager
  package static let passesRestriction = true

  package var opening = RecordOpeningID.unnumbered
  package var remark = ""

  package init() {}

  package static let fields: [Field<ReviewOpening>] = [
    Field("opening", \.opening, optional: false), Field("remark", \.remark, "what the review found, where it needs words"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(opening)
    if let at = record.reviewedAt {
      throw Refusal("reviewed", "\(record.reviewedBy) looked at this opening at \(at.time.shown)", with: record.reference)
    }
    let by = draft.context.by, now = draft.context.now
    let others = draft.office.staff.sorted.contains { $0.role == .manager && !$0.gone && $0.name != by }
    if record.by == by, others {
      throw Refusal("your own", "you opened this record yourself; another manager reviews it", who: [.manager], with: record.reference)
    }
    try draft.edit(opening) {
      $0.reviewedBy = by
      $0.reviewedAt = now
      $0.remark = remark.trimmed
    }
  }
}
