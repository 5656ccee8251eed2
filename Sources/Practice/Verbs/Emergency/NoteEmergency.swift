/// Notes a step of an emergency with its time: whose it is, clinician told, 911 called, ambulance here, or words.
package struct NoteEmergency: Verb {
  package static let name = "note emergency"
  package static let sentence = "notes a step of an emergency with its time"
  package static let who: [StaffRole] = .care
  package static var isForEveryTrainee: Bool { true }
  package static let movesOnly = true

  /// A line of the emergency card.
  package enum Step: String, Word { case place, clinicianTold, clinicianHere, called911, ambulanceHere, seen, words, whose }

  package var emergency = EmergencyID.unnumbered
  package var step = Step.words
  /// Who was told, or what happened.
  package var text = ""
  /// Whose it is.
  package var visit: VisitID?

  package init() {}

  package static let fields: [Field<NoteEmergency>] = [
    Field("emergency", \.emergency, optional: false), Field("step", \.step, optional: false),
    Field("text", \.text, "who was told, or what happened"), Field("visit", \.visit, "whose it is"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let at = draft.happened, by = draft.context.by
    if step == .clinicianTold, text.trimmed.isEmpty { throw Refusal("who", "say which clinician was told") }
    if step == .place, text.trimmed.isEmpty { throw Refusal("where", "say exactly where it is") }
    if step == .seen, text.trimmed.isEmpty { throw Refusal("no words", "say what is seen") }
    if step == .words, text.trimmed.isEmpty { throw Refusal("no words", "say what happened") }
    let patient: Patient? = draft.office[try visit.map(draft.get)?.patient]
    if step == .whose, patient == nil { throw Refusal("whose", "say whose visit it is") }
    let visit = step == .whose ? visit : nil
    if let visit {
      if let before = try draft.get(emergency).visit { try draft.edit(before) { $0.emergency = nil } }
      try draft.edit(visit) { $0.emergency = emergency }
    }
    try draft.edit(emergency) { (record) throws(Refusal) in
      guard record.closedAt == nil else { throw Refusal("over", "this emergency ended at \(record.closedAt?.time.shown ?? "?")") }
      let words: String
      switch step {
      case .place:
        record.place = text.trimmed
        words = "it is in: \(text.trimmed)"
      case .clinicianTold:
        // The first who was told stands with their own time; whoever is told besides is in the log with theirs.
        if record.clinicianToldAt == nil { (record.clinician, record.clinicianToldAt) = (text.trimmed, at) }
        words = "told \(text.trimmed)"
      case .clinicianHere:
        record.clinicianHereAt = record.clinicianHereAt ?? at
        let who = text.trimmed.isEmpty ? record.clinician : text.trimmed
        if record.clinicianToldAt == nil { (record.clinician, record.clinicianToldAt) = (who, at) }
        words = "\(who.isEmpty ? "clinician" : who) is with the patient"
      case .seen:
        if !record.signs.contains(text.trimmed) { record.signs.append(text.trimmed) }
        words = "seen: \(text.trimmed)"
      case .called911:
        record.called911At = record.called911At ?? at
        words = "911 called"
      case .ambulanceHere:
        record.ambulanceAt = record.ambulanceAt ?? at
        words = "ambulance here"
      case .words: words = text.trimmed
      case .whose:
        record.visit = visit
        record.patient = patient?.id
        words = "it is \(patient?.name.listed ?? "")"
      }
      record.log.append(
        LogLine {
          $0.at = at
          $0.by = by
          $0.text = words
        })
    }
  }
}
