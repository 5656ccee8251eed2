/// Records that a patient left without being seen, and why.
package struct LeaveUnseen: Verb {
  package static let name = "left unseen"
  package static let sentence = "records that a patient left without being seen"
  package static let who: [StaffRole] = .deskAndClinic

  package var visit = VisitID.unnumbered
  package var reason = ""

  package init() {}

  package static let fields: [Field<LeaveUnseen>] = [Field("visit", \.visit, optional: false), Field("reason", \.reason, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { throw Refusal("reason missing", "say why they left: it decides who calls them back today") }
    let wasSeen = try [.withProvider, .checkout].contains(draft.get(visit).state)
    let record = try draft.move(
      visit, to: .leftUnseen, from: [.arrived, .ready, .called, .roomed], wayPast: wasSeen ? "check out: they were seen" : nil)
    try draft.edit(visit) { $0.outcome = reason.trimmed }
    if let appointment = record.appointment { try draft.edit(appointment) { $0.slot = .done } }
    try draft.voidIfEmpty(record.superbill)
  }
}

extension Draft {
  /// An empty superbill of a visit that came to nothing is void; one with services on it is for a person to decide.
  mutating func voidIfEmpty(_ id: SuperbillID?) throws(Refusal) {
    guard let id, let bill = office[id], bill.stage == .open else { return }
    guard bill.lines.isEmpty else {
      throw Refusal(
        "services ticked", "superbill \(bill.id.number) has services on it", wayPast: "remove service, each of them", with: bill.reference)
    }
    try edit(id) { $0.stage = .void }
  }
}
