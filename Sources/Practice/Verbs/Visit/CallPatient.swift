/// Calls a patient from the waiting room.
package struct CallPatient: Verb {
  package static let name = "call"
  package static let sentence = "calls a patient who is ready"

  package var visit = VisitID.unnumbered

  package init() {}
  package init(_ visit: VisitID) { self.visit = visit }

  package static let fields: [Field<CallPatient>] = [Field("visit", \.visit, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    try draft.move(visit, to: .called, from: [.ready], hint: "only someone checked in and waiting is called")
  }
}
