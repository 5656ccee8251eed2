/// What a check-in does to the records, for measuring: a visit, its superbill and its patient change in one line.
///
/// It can be done to the same visit again and again, which the real one refuses. Only `bench` says it; scripts cannot.
package struct MeasuredCheckIn: Verb {
  package static let name = "measured check in"
  package static let sentence = "changes a visit, its superbill and its patient as a check-in does, for measuring"
  package static let who: [StaffRole] = .desk

  package var visit = VisitID.unnumbered
  package var mark = ""

  package init() {}

  package static let fields: [Field<MeasuredCheckIn>] = [Field("visit", \.visit), Field("mark", \.mark)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let visit = try draft.edit(visit) {
      $0.reason = "seen at \(mark)"
      $0.checks = [
        Check {
          $0.what = .identity
          $0.note = mark
        }, Check { $0.what = .copay },
      ]
    }
    guard let superbill = visit.superbill else { throw Refusal("no superbill", "this visit has no superbill") }
    try draft.edit(superbill) { $0.placeOfService = $0.placeOfService == "11" ? "22" : "11" }
    try draft.edit(visit.patient) { $0.note = "seen at \(mark)" }
  }
}
