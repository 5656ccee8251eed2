import Practice

/// What a backup has, told alike when it is made and when it is restored, so that the two can be compared.
package struct BackupReport: Equatable, Sendable {
  package var lines = 0
  /// The fingerprint of the last line, which stands for the whole journal.
  package var headHash = ""
  package var files = 0
  /// What is worth knowing besides.
  package var remarks: [String] = []

  /// Rules that were broken already when the backup was made: it is brought back all the same, since nothing else is left.
  package var findings: [Finding] = []

  package init() {}
}
