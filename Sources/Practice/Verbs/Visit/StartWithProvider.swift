/// Records that the provider is with the patient.
package struct StartWithProvider: Verb {
  package static let name = "with provider"
  package static let sentence = "records that the provider is with the patient"
  package static let who: [StaffRole] = .deskAndClinic
  package static let movesOnly = true

  package var visit = VisitID.unnumbered

  package init() {}
  package init(_ visit: VisitID) { self.visit = visit }

  package static let fields: [Field<StartWithProvider>] = [Field("visit", \.visit, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(visit)
    let telehealth = draft.office[record.type]?.telehealth == true
    if record.place != .here {
      throw Refusal("out", "the patient is \(record.place.label)", wayPast: "come back", with: record.reference)
    }
    try draft.move(
      visit, to: .withProvider, room: record.room, from: telehealth ? [.ready, .called] : [.roomed],
      wayPast: record.awaitsCheckIn ? "check in first" : record.state.isWaiting && !telehealth ? "room first" : nil)
  }
}
