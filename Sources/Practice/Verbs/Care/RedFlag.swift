/// Keeps words that must not wait, before anything is booked: a clinician hears of them now.
package struct RaiseRedFlag: Verb {
  package static let name = "raise red flag"
  package static let sentence = "keeps words that must not wait, for a clinician to answer before anything is booked"
  package static let who: [StaffRole] = .deskAndClinic
  package static var isForEveryTrainee: Bool { true }
  package static let passesRestriction = true

  package var patient: PatientID?
  package var words = ""

  package init() {}

  package static let fields: [Field<RaiseRedFlag>] = [
    Field("patient", \.patient, "whose, if known"), Field("words", \.words, "as they were said", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    if let patient { _ = try draft.get(patient) }
    guard !words.trimmed.isEmpty else { throw Refusal("no words", "say what was said") }
    let signs = draft.office.redFlags(in: words)
    let visit = patient.flatMap { draft.office.openVisit(of: $0)?.id }
    draft.add(
      OpenItem {
        ($0.sort, $0.day, $0.openedAt, $0.openedBy) = (.redFlag, draft.happened.day, draft.happened, draft.context.by)
        ($0.what, $0.signs, $0.patient, $0.visit) = (words.trimmed, signs, patient, visit)
      })
  }
}

/// Keeps what a clinician said about words that must not wait: who, and when. There is no answer that would be advice.
package struct AnswerRedFlag: Verb {
  package static let name = "answer red flag"
  package static let sentence = "keeps what a clinician said of words that must not wait: may be booked, is seen at once, or 911"
  package static let who: [StaffRole] = .deskAndClinic
  package static var isForEveryTrainee: Bool { true }
  package static let passesRestriction = true

  package var item = OpenItemID.unnumbered
  package var answer = OpenItem.Answer.seeNow
  /// Who said it; a clinician who answers themselves need not be named.
  package var clinician = ""

  package init() {}

  package static let fields: [Field<AnswerRedFlag>] = [
    Field("item", \.item, optional: false), Field("answer", \.answer, optional: false),
    Field("clinician", \.clinician, "which clinician said so"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let own = draft.context.role == .clinician ? draft.context.by : ""
    let who = clinician.trimmed.isEmpty ? own : clinician.trimmed
    let at = draft.happened, by = draft.context.by
    // Help comes first: whoever calls 911 asks nobody.
    guard !who.isEmpty || answer == .emergency else {
      throw Refusal("who", "say which clinician said so: a desk does not decide it", field: "clinician")
    }
    if answer != .emergency, !draft.office.isClinician(who) {
      let known = draft.office.clinicians
      throw Refusal(
        "not a clinician", "\(who) is not among the clinicians of this office: \(known.joined(separator: ", "))", field: "clinician")
    }
    try draft.edit(item) { (item) throws(Refusal) in
      try item.mustBeOpen()
      guard item.sort == .redFlag else { throw Refusal("no red flag", "this is \(item.sort.label), and nothing to answer") }
      (item.answer, item.clinician, item.answeredAt) = (answer, who, at)
      (item.closedAt, item.closedBy, item.outcome) = (at, by, answer.label)
    }
  }
}

extension Office {
  /// Those whose word counts for a clinician's: who see patients here, and colleagues whose work it is.
  package var clinicians: [String] {
    let seeing = providers.sorted.filter { !$0.gone }.map(\.short)
    // Whoever sees patients signs in under much the same name, and is named once.
    let known = seeing.map(NameFolding.plain)
    return seeing + colleagues.filter { name in !known.contains { $0.hasSuffix(NameFolding.plain(name)) } }
  }

  private var colleagues: [String] { staff.sorted.filter { !$0.gone && $0.role == .clinician }.map(\.name) }

  func isClinician(_ name: String) -> Bool {
    let plain = NameFolding.plain(name)
    return (clinicians + colleagues).contains { NameFolding.plain($0) == plain }
  }
}
