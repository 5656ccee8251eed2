/// Changes fields of a patient. Each field is given as it was seen and as it should be, so that two desks' edits of
/// different fields both stand and edits of one field are never lost silently.
package struct ChangePatient: Verb {
  package static let name = "change patient"
  package static let sentence = "changes what is on file about a patient"
  package static let who: [StaffRole] = .deskAndBilling

  package var patient = PatientID.unnumbered
  package var was = Datum.fields([:])
  package var now = Datum.fields([:])
  /// What the patient said is right as it stands.
  package var right: [Topic] = []

  package init() {}

  package static let fields: [Field<ChangePatient>] = [
    Field("patient", \.patient, optional: false), Field("was", \.was, "the fields as they were seen"),
    Field("now", \.now, "the same fields as they should be"), Field("right", \.right, "what was asked and is right as it stands"),
  ]

  /// The change from one picture of a patient to another.
  package init(from old: Patient, to new: Patient) {
    patient = old.id
    let (was, now) = differences(old, new)
    self.was = .fields(was)
    self.now = .fields(now)
  }

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    // Papers, confirmations, pinned notes and restrictions are what happened, and have verbs of their own.
    let fixed: Set<String> = ["id", "v", "consents", "confirmed", "alerts", "restricted", "merged", "notSame"]
    let before = try draft.get(patient)
    var changed = before
    try merge(&changed, was: was.fields ?? [:], now: now.fields ?? [:], by: draft.office, fixed: fixed)
    var record = try draft.edit(patient) { $0 = changed }
    try draft.mustBeSound(record)
    // Someone found out who this is.
    if record.unidentified, record.born != nil, differences(before, record).now.names.contains("name") {
      record = try draft.edit(patient) { $0.identified() }
    }
    if record.deceased != nil, before.deceased == nil { try draft.cancelAhead(of: record) }
    let today = draft.today, by = draft.context.by
    for topic in right {
      guard Topic.onCard.contains(where: { $0.topic == topic }) else {
        throw Refusal("not on the card", "\(topic.label) is not on the card", wayPast: topic == .coverage ? "verify coverage" : "check in")
      }
      if record.lacks(topic) { throw Refusal("none on file", "no \(topic.label) is on file that could be right", wayPast: "now") }
    }
    let names = differences(before, record).now.names
    let told = Topic.onCard.filter { names.contains($0.field) }.map(\.topic) + right
    if told.isEmpty { return }
    try draft.edit(patient) { record in
      for topic in told {
        // What was taken off has nothing that could be right: it is asked again.
        if record.lacks(topic) { record.confirmed.removeAll { $0.what == topic } } else { record.confirm(topic, on: today, by: by) }
      }
    }
  }
}

extension Draft {
  /// Someone died: the time that is held for them is free again. A visit that is going on has to be ended first.
  mutating func cancelAhead(of patient: Patient) throws(Refusal) {
    if let visit = office.openVisit(of: patient.id) {
      throw Refusal(
        "here", "\(patient.name.listed) is \(visit.state.spoken) since \(visit.since?.time.shown ?? "?")",
        wayPast: "check out that visit first, or end emergency", with: visit.reference)
    }
    let ahead = office.filed(Appointment.self, of: patient.id).filter {
      $0.day >= today && ($0.slot == .booked || $0.slot == .confirmed || $0.slot == .held)
    }
    for appointment in ahead {
      try edit(appointment.id) {
        $0.slot = .cancelledByClinic
        $0.cancelReason = "the patient died"
        $0.toTell = nil
      }
    }
    let day = today, by = context.by
    for entry in office.filed(WaitlistEntry.self, of: patient.id) where entry.isOpen {
      try edit(entry.id) { ($0.ending, $0.endedOn, $0.endedBy) = (.died, day, by) }
    }
    for recall in office.filed(Recall.self, of: patient.id) where recall.isOpen {
      try edit(recall.id) { ($0.ending, $0.endedOn, $0.endedBy) = (.died, day, by) }
    }
  }
}

extension Patient {
  /// It is known who this is, and an age that was only said counts no more.
  mutating func identified() {
    unidentified = false
    statedAge = nil
    statedOn = nil
  }

  /// The topics of the card under which anything is on file, which is what can be said to be right.
  package var topicsOnFile: [Topic] {
    var topics: [Topic] = []
    for (_, topic) in Topic.onCard where !lacks(topic) && !topics.contains(topic) { topics.append(topic) }
    return topics
  }

  /// Writes down that something is right. The last ones before it stay, so that one that was another person's can be taken out.
  mutating func confirm(_ topic: Topic, on day: Day, by: String, visit: VisitID? = nil) {
    let confirmation = Confirmation {
      $0.what = topic
      $0.on = day
      $0.by = by
      $0.visit = visit
    }
    if confirmed.contains(confirmation) { return }
    let older = confirmed.filter { $0.what == topic }.dropLast(2)
    confirmed.removeAll { older.contains($0) }
    confirmed.append(confirmation)
  }
}

/// The fields in which two pictures of a record differ, before and after.
func differences<R: Record>(_ old: R, _ new: R) -> (was: Datum.Fields, now: Datum.Fields) {
  var was = Datum.Fields(), now = Datum.Fields()
  for field in R.fields where !field.isSame(old, new) && field.name != "id" && field.name != "v" {
    let before = field.read(old), after = field.read(new)
    if before.orNull != after.orNull {
      was.append(field.name, before)
      now.append(field.name, after)
    }
  }
  return (was, now)
}

/// Sets fields one by one where they are still as they were seen, and refuses where someone else was faster.
func merge<R: Record>(
  _ record: inout R, was: Datum.Fields, now: Datum.Fields, by office: Office, fixed: Set<String>
) throws(Refusal) {
  for (name, wanted) in now {
    guard !fixed.contains(name), let field = R.fields.first(where: { $0.name == name }) else {
      throw Refusal("no such field", "a \(R.kind.one) has no field \(name) that can be changed")
    }
    let current = field.read(record).orNull
    if current == wanted.orNull { continue }
    guard current.isNull || was.names.contains(name) else {
      throw Refusal("was", "\(name) has something in it already: \"was\" says what you saw there", wayPast: "was", with: record.reference)
    }
    guard current == was[name].orNull else {
      let who = office.lastToChange(record.reference, name).map { " by \($0.by) at \($0.at.time.shown)" } ?? ""
      throw Refusal(
        "changed meanwhile", "\(name) was changed\(who) while you were writing; look at it and change it again", with: record.reference)
    }
    do throws(Misfit) { try field.set(&record, wanted) } catch { throw Refusal("does not fit", error.sentence) }
  }
}

extension Office {
  /// Refuses to overwrite what another desk changed since it was seen. Who says nothing of what they saw is not held up.
  func mustBeAsSeen<F: Fielded>(
    _ record: F, _ seen: Datum, only names: [String]? = nil, of reference: Reference, field: String? = nil
  ) throws(Refusal) {
    // What is left out of a record that was seen was empty then.
    guard let seen = seen.fields, !seen.isEmpty else { return }
    for one in F.fields where names?.contains(one.name) ?? seen.names.contains(one.name) {
      let now = one.read(record)
      if now.orNull == seen[one.name].orNull || now.isBlank && seen[one.name].isBlank { continue }
      let who = lastToChange(reference, field ?? one.name).map { " by \($0.by) at \($0.at.time.shown)" } ?? ""
      throw Refusal(
        "changed meanwhile", "\(one.name) was changed\(who) while you were writing; look at it and do it again", with: reference)
    }
  }

  /// The newest line at hand that changed one field of a record.
  package func lastToChange(_ reference: Reference, _ name: String) -> Entry? {
    recent.last { entry in entry.edits.set.contains { $0.reference == reference && $0.now.names.contains(name) } }
  }
}
