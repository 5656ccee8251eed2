/// Records that a patient is back from the lab, X-ray, the car or outside.
package struct ComeBack: Verb {
  package static let name = "come back"
  package static let sentence = "records that a patient is back"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = true

  package var visit = VisitID.unnumbered

  package init() {}
  package init(_ visit: VisitID) { self.visit = visit }

  package static let fields: [Field<ComeBack>] = [Field("visit", \.visit, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(visit)
    guard record.place != .here else { throw Refusal("here", "the patient never left") }
    try draft.move(visit, to: record.state, room: record.room, from: [record.state])
  }
}
