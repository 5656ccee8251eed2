/// An audit as rows of plain words, for a spreadsheet.
package enum AuditTable {
  package static let heads = ["at", "happened", "by", "desk", "sort", "did", "patients", "records", "changes", "why", "file", "line"]

  package static func row(_ event: AuditEvent, _ words: AuditWords) -> [String] {
    let common = [event.by, event.desk, event.sort == .all ? "missing" : event.sort.rawValue, words.what(event)]
    switch event.said {
    case .journal(let entry):
      return [entry.at.iso, entry.happened?.iso ?? ""] + common
        + [
          words.patients(of: entry).map { "\($0) \(words.called($0))" }.joined(separator: "; "),
          words.edits(of: entry).references.map(\.id).joined(separator: " "),
          (disclosed(words.edits(of: entry)) + words.changes(entry)).joined(separator: " | "),
          entry.why ?? "", "journal", String(entry.seq),
        ]
    case .access(let access):
      return [access.at.iso, ""] + common
        + [
          access.about.map { "\($0) \(words.called($0))" }.joined(separator: "; "), access.about.map(\.text).joined(separator: " "), "",
          access.note, "access", String(access.seq),
        ]
    }
  }

  /// What an accounting of disclosures has to say of one: date, recipient, address, what, and what for.
  private static func disclosed(_ edits: Edits) -> [String] {
    edits.new.filter { $0.reference.kind == .disclosures }.compactMap { try? Disclosure($0.fields) }.map {
      [
        $0.day.iso, "to \($0.recipient)", $0.address, $0.what, $0.purpose.isEmpty ? $0.request : $0.purpose,
        "\($0.basis.words)\($0.basis.isAccountable ? "" : ", not accounted for")",
      ].filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }
}
