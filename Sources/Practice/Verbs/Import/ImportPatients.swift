/// Puts patients of another system on file, as many as fit in one line of the journal; those who are there already stay as they are.
package struct ImportPatients: Verb {
  package static let name = "import patients"
  package static let sentence = "puts patients from another system on file, each once"
  package static let who: [StaffRole] = .seniorDesk
  /// Reading in a list changes nobody who is on file, and one row must not stop the others.
  package static let passesRestriction = true
  package static let undoing = Undoing.refused(
    "an import is not taken back line by line: restore the backup from before it, or archive those who should not be here")

  /// The system they come from.
  package var source = ""
  package var rows: [ImportedPatient] = []
  /// The line of the journal on which this was decided, so that what was told is what is done.
  package var after: Int?
  /// Where to look; not said by scripts, and then built anew.
  package var index: ImportIndex?

  package init() {}

  package static let fields: [Field<ImportPatients>] = [
    Field("source", \.source, "the system they come from", optional: false), Field("rows", \.rows, "the patients", optional: false),
    Field("after", \.after, "the last line of the journal that was known; refused if there is a later one"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) { _ = try carry(in: &draft) }

  /// Does it and says what became of each row.
  package func carry(in draft: inout Draft) throws(Refusal) -> [ImportOutcome] {
    try draft.mustBeUnchanged(since: after)
    guard !source.trimmed.isEmpty else { throw Refusal("source", "an import needs the name of the system it comes from") }
    var lookup = ImportLookup(index, draft.office)
    var outcomes: [ImportOutcome] = []
    outcomes.reserveCapacity(rows.count)
    for row in rows { outcomes.append(take(row, &lookup, in: &draft)) }
    return outcomes
  }

  private func take(_ row: ImportedPatient, _ index: inout ImportLookup, in draft: inout Draft) -> ImportOutcome {
    let wanted = row.patient(from: source)
    do throws(Refusal) {
      try draft.mustBeSound(wanted)
      guard row.ssn4.isEmpty || (row.ssn4.count == 4 && row.ssn4.allSatisfy(\.isASCIIDigit)) else {
        throw Refusal("four digits", "only the last four digits of a social security number are kept")
      }
      if !row.number.isEmpty, let id = index.patient(source, row.number), let known = draft.office[id] {
        return try meet(known, wanted, row, &index, in: &draft)
      }
      var alike: (Patient, String)?
      for id in index.patients(wanted.name, wanted.born) {
        guard let known = draft.office[id], known.born == wanted.born, Self.isNamed(known, wanted) else { continue }
        let evidence = SamePerson(known, wanted)
        if evidence.isSame { return ImportOutcome(row.row, .alreadyThere, "\(Self.words(known)): \(evidence.words)", patient: id) }
        alike = (known, evidence.wordsAgainst)
      }
      let added = draft.add(wanted)
      index.note(added)
      var outcome = ImportOutcome(row.row, .imported, patient: added.id)
      if added.deceased != nil { outcome.marks.insert(.deceased) }
      if let alike {
        outcome.marks.insert(.alike)
        outcome.sentence =
          "\(added.name.listed) is number \(added.number), and has name and birth date of \(Self.words(alike.0)), but \(alike.1)"
      }
      return outcome
    } catch { return ImportOutcome(row.row, .rejected, error.sentence) }
  }

  /// A row whose number in its system is on file.
  private func meet(
    _ known: Patient, _ wanted: Patient, _ row: ImportedPatient, _ index: inout ImportLookup, in draft: inout Draft
  ) throws(Refusal) -> ImportOutcome {
    if known.unidentified {
      if known.sex != .unknown, wanted.sex != .unknown, known.sex != wanted.sex {
        throw Refusal("someone else", "\(Self.words(known)) has this number and is \(known.sex.rawValue)")
      }
      if let said = known.statedAge, let on = known.statedOn, let age = wanted.age(on: on), abs(said - age) > 1 {
        throw Refusal("someone else", "\(Self.words(known)) has this number and was said to be \(said) on \(on.iso), not \(age)")
      }
      let named = try draft.edit(known.id) {
        let (id, v, old) = ($0.id, $0.v, $0)
        $0 = wanted
        ($0.id, $0.v, $0.outside) = (id, v, old.outside)
        $0.alerts = old.alerts
        $0.confirmed = old.confirmed
        $0.consents = old.consents
        $0.note = [old.note, wanted.note].filter { !$0.isEmpty }.joined(separator: "; ")
      }
      index.note(named)
      return ImportOutcome(row.row, .imported, "\(named.name.listed) was not identified before", marks: [.identified], patient: known.id)
    }
    // Another system of the same name may use the number for someone else. A birth date that agrees is enough: names change.
    let isNamed = Self.isNamed(known, wanted) && (known.born == nil || wanted.born == nil)
    let isSecured = known.ssn4.isEmpty || wanted.ssn4.isEmpty || known.ssn4 == wanted.ssn4
    let isSame = isSecured && (isNamed || (known.born != nil && known.born == wanted.born))
    guard isSame else {
      throw Refusal("someone else", "number \(row.number) of \(source) is \(Self.words(known)) here, who is someone else")
    }
    return ImportOutcome(row.row, .alreadyThere, "\(Self.words(known)): the number \(row.number) of \(source)", patient: known.id)
  }

  private static func isNamed(_ a: Patient, _ b: Patient) -> Bool {
    NameFolding.plain(a.name.family) == NameFolding.plain(b.name.family)
      && NameFolding.plain(a.name.given) == NameFolding.plain(b.name.given)
  }

  static func words(_ patient: Patient) -> String {
    "\(patient.name.listed), born \(patient.born?.iso ?? "unknown"), number \(patient.number)"
  }
}

extension Draft {
  /// What was decided on an older office is decided again.
  func mustBeUnchanged(since seq: Int?) throws(Refusal) {
    if let seq, seq != office.seq {
      throw Refusal(ImportPatients.changedMeanwhile, "line \(office.seq) of the journal came after line \(seq); decide again")
    }
  }
}

extension ImportPatients {
  /// The rule by which an import is refused that was decided on an older office.
  package static let changedMeanwhile = "decided on an older office"
}
