/// Lays two records of one person together: everything of the one goes to the other in one change, and can be taken apart again.
package struct MergePatients: Verb {
  package static let name = "merge patients"
  package static let sentence = "lays two records of one person together; everything of one moves to the other"
  package static let who: [StaffRole] = .seniorDesk

  package var keep = PatientID.unnumbered
  package var other = PatientID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<MergePatients>] = [
    Field("keep", \.keep, "the record that stays", optional: false),
    Field("other", \.other, "the record whose contents move there", optional: false),
    Field("reason", \.reason, "what shows that they are one person", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let stays = try draft.get(keep), goes = try draft.get(other)
    guard keep != other else { throw Refusal("same record", "that is one record already") }
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "say what shows that they are one person", field: "reason") }
    for record in [stays, goes] {
      guard let merged = record.merged else { continue }
      throw Refusal(
        "merged already", "\(record.name.listed), chart \(record.number), was merged with chart \(merged.into.shown)",
        wayPast: "unmerge patients", with: record.reference)
    }
    if stays.archived {
      throw Refusal(
        "archived", "\(stays.name.listed), chart \(stays.number), is archived", wayPast: "change patient to bring them back",
        with: stays.reference)
    }
    try draft.office.mustLieTogether(stays, goes)
    var moved: [Merging.Moved] = []
    for reference in draft.office.references(of: other) where reference.kind != .patients {
      let was = try draft.hand(reference, from: goes, to: keep)
      moved.append(
        Merging.Moved {
          ($0.kind, $0.id, $0.was) = (reference.kind, reference.id, .fields(was))
        })
    }
    let together = stays.joined(with: goes)
    let (before, after) = differences(stays, together)
    try draft.edit(keep) { $0 = together }
    let at = draft.happened, by = draft.context.by
    try draft.edit(other) {
      $0.archived = true
      $0.merged = Merging {
        ($0.into, $0.at, $0.by, $0.why) = (keep, at, by, reason.trimmed)
        ($0.moved, $0.was, $0.became) = (moved, .fields(before), .fields(after))
      }
    }
    try draft.rebill(keep)
    draft.why = reason.trimmed
  }
}

/// Takes two records apart that were laid together by mistake: what came along goes back, what came since stays.
package struct UnmergePatients: Verb {
  package static let name = "unmerge patients"
  package static let sentence = "takes a merged record apart again: what came along goes back, what came since stays"
  package static let who: [StaffRole] = .seniorDesk

  package var patient = PatientID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<UnmergePatients>] = [
    Field("patient", \.patient, "the record that was laid with another", optional: false), Field("reason", \.reason, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let gone = try draft.get(patient)
    guard let merged = gone.merged else {
      throw Refusal("not merged", "\(gone.name.listed), chart \(gone.number), is a record of its own", with: gone.reference)
    }
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "say why they are two", field: "reason") }
    let was = Dictionary(merged.moved.map { (Reference($0.kind, $0.id), $0.was.fields ?? [:]) }) { first, _ in first }
    for reference in draft.office.following(Set(was.keys), of: merged.into).sorted() {
      // What was given to somebody else since, or never was, stays as it is.
      guard draft.office.patient(of: reference) == merged.into else { continue }
      try draft.giveBack(reference, to: patient, as: was[reference] ?? [:])
    }
    let fields = merged.was.fields ?? [:], became = merged.became.fields ?? [:]
    try draft.edit(merged.into) { (record) throws(Refusal) in
      for (name, value) in fields {
        // What was changed since is of the one who stays.
        guard let field = Patient.fields.first(where: { $0.name == name }), field.read(record).orNull == became[name].orNull else {
          continue
        }
        do throws(Misfit) { try field.set(&record, value) } catch { throw Refusal("does not fit", error.sentence) }
      }
    }
    try draft.edit(patient) {
      $0.archived = false
      $0.merged = nil
      $0.notSame.append(merged.into)
    }
    try draft.edit(merged.into) { $0.notSame.append(patient) }
    for id in [patient, merged.into] { try draft.rebill(id) }
    try draft.partMoney(of: [patient, merged.into])
    draft.why = reason.trimmed
  }
}

/// Notes that two who look alike are two: they are not shown as one again.
package struct TellApart: Verb {
  package static let name = "not the same"
  package static let sentence = "notes that two people on file who look alike are two"
  package static let who: [StaffRole] = .desk

  package var patient = PatientID.unnumbered
  package var other = PatientID.unnumbered

  package init() {}

  package static let fields: [Field<TellApart>] = [
    Field("patient", \.patient, optional: false), Field("other", \.other, optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard patient != other else { throw Refusal("same record", "that is one record") }
    for (one, two) in [(patient, other), (other, patient)] {
      _ = try draft.get(two)
      try draft.edit(one) { if !$0.notSame.contains(two) { $0.notSame.append(two) } }
    }
  }
}
