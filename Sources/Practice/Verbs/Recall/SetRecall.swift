/// Notes that a patient should come again by a day, and how often after that; or changes that.
package struct SetRecall: Verb {
  package static let name = "set recall"
  package static let sentence = "notes by when a patient should come again and how often, or changes it"
  package static let who: [StaffRole] = .deskAndClinic

  /// The one to change; not given for a new one.
  package var recall: RecallID?
  package var patient: PatientID?
  package var what = ""
  package var type: VisitTypeID?
  package var provider: ProviderID?
  package var every: Int?
  package var due: Day?

  package init() {}

  package static let fields: [Field<SetRecall>] = [
    Field("recall", \.recall, "the one to change; not given for a new one"), Field("patient", \.patient),
    Field("what", \.what, "what for"), Field("type", \.type, "visit type"), Field("provider", \.provider),
    Field("every", \.every, "months from one to the next; once if not given"), Field("due", \.due, "by when"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    if let every, !(1...120).contains(every) {
      throw Refusal("interval", "a recall comes every 1 to 120 months, not \(every)", field: "every")
    }
    if let provider { _ = try draft.get(provider) }
    if let recall {
      try draft.edit(recall) { (record) throws(Refusal) in
        try record.mustWait()
        fill(&record)
      }
      return
    }
    guard let patient, let type else { throw Refusal("who", "a recall needs its patient and its visit type") }
    let today = draft.today, by = draft.context.by
    guard let due = due ?? every.map({ today.advanced(byMonths: $0) }) else {
      throw Refusal("when", "a recall needs the day by which they should come, or every how many months", field: "due")
    }
    let person = try draft.get(patient)
    _ = try draft.get(type)
    if let died = person.deceased { throw Refusal("deceased", "\(person.name.listed) died on \(died.iso)", with: person.reference) }
    if let twin = draft.office.filed(Recall.self, of: patient).first(where: { $0.isOpen && $0.type == type && $0.what == what.trimmed }) {
      throw Refusal(
        "twice", "\(person.name.listed) is to come for that by \(twin.due.shown)", wayPast: "set recall with the recall, to change it",
        with: twin.reference)
    }
    let since = draft.happened.day
    draft.add(
      Recall {
        $0.patient = patient
        $0.type = type
        $0.since = since
        $0.by = by
        fill(&$0)
        $0.due = due
      })
  }

  private func fill(_ recall: inout Recall) {
    if let type { recall.type = type }
    recall.what = what.trimmed
    recall.provider = provider
    recall.every = every
    if let due { recall.due = due }
  }
}

/// Ends a recall with what became of it.
package struct EndRecall: Verb {
  package static let name = "end recall"
  package static let sentence = "ends a recall with what became of it"
  package static let who: [StaffRole] = .deskAndClinic

  package var recall = RecallID.unnumbered
  package var ending: Recall.Ending?
  package var why = ""

  package init() {}

  package static let fields: [Field<EndRecall>] = [
    Field("recall", \.recall, optional: false), Field("ending", \.ending, "what became of it", optional: false),
    Field("why", \.why, "in words"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard let ending else { throw Refusal("reason missing", "ending a recall needs what became of it") }
    if ending == .booked { throw Refusal("not so", "a booking ends it, or moves it on, by itself", wayPast: "book") }
    let today = draft.today, by = draft.context.by
    try draft.edit(recall) { (record) throws(Refusal) in
      try record.mustWait()
      record.ending = ending
      record.endedOn = today
      record.endedBy = by
      record.endedWhy = why.trimmed
    }
  }
}

extension Recall {
  func mustWait() throws(Refusal) {
    guard let ending else { return }
    throw Refusal("over", "this recall is over: \(ending.label)", wayPast: "set recall, anew", with: reference)
  }
}

extension Office {
  /// Recalls that are due by a day, the longest due first; those with an appointment made are not among them.
  package func recallsDue(by day: Day) -> [Recall] {
    (0...48).flatMap { filed(Recall.self, on: Recall.pile(day).advanced(byMonths: -$0)) }
      .filter { $0.isOpen && $0.due <= day && !isAnswered($0, on: day) && isPatient($0.patient) }.sorted {
        ($0.due, $0.id) < ($1.due, $1.id)
      }
  }

  /// All open recalls that come due in the next two years, or were due in the last four.
  package func openRecalls(on day: Day) -> [Recall] {
    (-24...48).flatMap { filed(Recall.self, on: Recall.pile(day).advanced(byMonths: -$0)) }
      .filter(\.isOpen).sorted { ($0.due, $0.id) < ($1.due, $1.id) }
  }

  /// True while an appointment for it is still to come.
  package func isAnswered(_ recall: Recall, on day: Day) -> Bool {
    guard let booked: Appointment = self[recall.bookedAs] else { return false }
    return (booked.slot == .booked || booked.slot == .confirmed) && booked.day >= day
  }

  /// Alive, and not put away.
  private func isPatient(_ id: PatientID) -> Bool { self[id].map { $0.deceased == nil && !$0.archived } ?? false }
}
