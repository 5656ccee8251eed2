/// What the desk has to say about changes that are not on the disk: which wait, which were refused meanwhile, and why.
package struct Unsaved: Hashable, Sendable {
  /// One change, as a person knows it.
  package struct Line: Hashable, Sendable {
    /// A mark of its own.
    package var token: String
    /// "check in, Okafor, Ada"
    package var words: String
    package var patient: PatientID?
    package var by: String
    /// When it was done.
    package var at: Moment
    /// Why it was refused; empty while it waits.
    package var why: String

    package init(token: String, words: String, patient: PatientID?, by: String, at: Moment, why: String = "") {
      self.token = token
      self.words = words
      self.patient = patient
      self.by = by
      self.at = at
      self.why = why
    }
  }

  /// In the order in which they will be saved.
  package var waiting: [Line] = []
  /// Those that the office refused when the disk was well again, until someone has looked at them.
  package var refused: [Line] = []
  /// Why the disk does not take them.
  package var why = ""
  /// The records that they touch.
  package var records: Set<Reference> = []
  /// True if they are in the person's own folder, so that they outlive this program.
  package var isKept = true

  package init() {}

  package var isEmpty: Bool { waiting.isEmpty && refused.isEmpty }
}
