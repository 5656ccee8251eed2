/// What became of one row of an import, and what is worth saying about it.
package struct ImportOutcome: Hashable, Sendable {
  /// What becomes of a row.
  package enum Fate: Hashable, Sendable {
    case imported, alreadyThere, rejected
  }

  /// What someone should look at afterwards; each is counted.
  package enum Mark: String, CaseIterable, Sendable {
    /// A new record of someone of whom only number, sex and age are known.
    case unidentified
    /// The patient was on file as not identified, and now has a name.
    case identified
    /// Same name and birth date as someone else, and not the same person.
    case alike
    case deceased
    case visit
    /// Over another appointment that holds the time.
    case overbooked
    case unknownStatus
    case unknownType
  }

  /// The line of the file.
  package var row: Int
  package var fate: Fate
  /// Why it was rejected, or why it counts as there already, or what makes it alike.
  package var sentence: String
  package var marks: Set<Mark>
  /// The patient that it came to.
  package var patient: PatientID?

  package init(_ row: Int, _ fate: Fate, _ sentence: String = "", marks: Set<Mark> = [], patient: PatientID? = nil) {
    self.row = row
    self.fate = fate
    self.sentence = sentence
    self.marks = marks
    self.patient = patient
  }
}
