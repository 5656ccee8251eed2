extension Office {
  /// When this person opened the record of a restricted patient today.
  package func opening(of patient: PatientID, by person: String, on day: Day) -> RecordOpening? {
    filed(RecordOpening.self, on: day).last { $0.patient == patient && $0.by == person }
  }

  /// True where a record is restricted and this person did not say today what they need it for.
  package func isClosed(_ patient: PatientID, to context: Context) -> Bool {
    (look(at: patient) { $0.restricted != nil } ?? false) && opening(of: patient, by: context.by, on: context.today) == nil
  }

  /// The openings of a day that nobody has looked at, oldest first.
  package func openingsToReview(on day: Day) -> [RecordOpening] {
    filed(RecordOpening.self, on: day).filter { $0.reviewedAt == nil }
  }

  /// Whose record another record belongs to.
  package func patient(of reference: Reference) -> PatientID? {
    if reference.kind == .patients { return PatientID(reference.id) }
    return Shelving.of(reference.kind).filed(self, reference.id)?.patient
  }

  /// Refuses a change of a record that is closed to this person. Looked at before the change, so that whoever restricts a record
  /// needs no reason for it.
  ///
  /// Coming, being called and brought to a room, and emergencies go on whatever is restricted: help comes before secrets.
  func mustBeOpen(_ edits: Edits, _ verb: any Verb.Type, _ context: Context) throws(Refusal) {
    if verb.passesRestriction { return }
    var people = Set(edits.references.compactMap { patient(of: $0) })
    for whole in edits.new { if let id = whole.fields["patient"].text.flatMap({ PatientID($0) }) { people.insert(id) } }
    try mustBeOpen(people, context)
  }

  /// The same of what is refused anyway, or would change nothing: why not would tell what is in the record.
  func mustBeOpen(_ verb: any Verb, _ context: Context) throws(Refusal) {
    if type(of: verb).passesRestriction { return }
    let values = verb.datum.fields?.flatMap { [$0.value] + ($0.value.list ?? []) } ?? []
    try mustBeOpen(Set(values.compactMap(\.text).compactMap(Reference.init(id:)).compactMap { patient(of: $0) }), context)
  }

  private func mustBeOpen(_ people: Set<PatientID>, _ context: Context) throws(Refusal) {
    guard let closed = people.sorted().first(where: { isClosed($0, to: context) }), let patient = self[closed] else { return }
    throw Refusal(
      "restricted", "the record of \(patient.name.listed) is restricted: it opens with a reason, which is recorded and reviewed",
      wayPast: "break the glass, with a reason", with: patient.reference)
  }
}

/// What passes for a reason: ten letters in words that someone could read aloud. It keeps a hand from leaning on a key, no more.
package enum TypedReason {
  package static let fewest = 10

  /// What is wrong with it, or nothing.
  package static func problem(_ text: String) -> String? {
    let words = text.lowercased().split { !$0.isLetter }
    let letters = words.joined()
    if letters.count < fewest { return "a reason has at least \(fewest) letters; this one has \(letters.count)" }
    let isLatin = letters.unicodeScalars.allSatisfy { $0.value < 0x250 }
    // Scripts without blanks between words, and without vowels, are taken as they are.
    guard isLatin else { return nil }
    let real = words.filter { word in word.count > 1 && word.contains { "aeiouyäöüáéíóúàèìòùâêîôû".contains($0) } && Set(word).count > 1 }
    if real.count < 2 || Set(letters).count < 5 { return "a reason is made of words: say what the record is needed for" }
    return nil
  }
}
