import Practice

/// What a check of an office's files came to.
package struct OfficeReport: Sendable {
  /// One thing that is wrong, and where.
  package struct Fault: Hashable, Sendable {
    /// The file, from the office folder: "journal/000001.jsonl".
    package var file: String
    /// The line in that file, counted from 1, where there is one.
    package var line: Int?
    /// The byte at which it begins.
    package var byte: Int?
    package var sentence: String
  }

  /// How many lines of the journal are whole and in the chain.
  package var lines = 0
  /// How many files the journal has.
  package var journalFiles = 0
  /// The fingerprint of the last good line, to compare with one that was written down elsewhere.
  package var headHash = ""
  /// The same of the access file.
  package var accessLines = 0
  package var accessFiles = 0
  package var accessHead = ""
  /// Where the fingerprint stands that was asked about; nothing if it is nowhere.
  package var known: (isJournal: Bool, line: Int, after: Int)?
  /// The line up to which the snapshot goes, if there is a snapshot.
  package var snapshotLine: Int?
  package var faults: [Fault] = []
  /// What is wrong with the records themselves.
  package var findings: [Finding] = []
  /// What is not wrong and still worth knowing.
  package var remarks: [String] = []

  /// Why not everything could be looked at, if so: then nothing is proven either way.
  package var unseen: FileFault?
  /// False if there is nobody who could let anybody in: an office that was never finished.
  package var hasManager = true

  package init() {}

  package var isSound: Bool { unseen == nil && faults.isEmpty && findings.isEmpty }
}
