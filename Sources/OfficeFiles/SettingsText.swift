import Practice

/// The settings of the office as one readable text, by kind: for the snapshot, or for people, who see nothing that is secret.
enum SettingsText {
  static func write(_ office: Office, forPeople: Bool = false) -> [UInt8] {
    var kinds: Datum.Fields = ["seq": .whole(office.seq)]
    for kind in Kind.allCases where kind.isSetting {
      kinds.append(kind.rawValue, .list(office.atHand(kind).map { .fields((forPeople ? $0.shown : $0).fields) }))
    }
    return JSONText.writePretty(.fields(kinds))
  }

  /// Nothing if it has a kind of setting that this program does not know.
  static func read(_ bytes: some Collection<UInt8>) -> [Edits.Whole]? {
    guard let kinds = (try? JSONText.read(bytes, limit: 256 << 20))?.fields else { return nil }
    var wholes: [Edits.Whole] = []
    for (name, records) in kinds where name != "seq" {
      guard let kind = Kind(rawValue: name), let records = records.list else { return nil }
      for record in records {
        guard let fields = record.fields, let id = fields["id"].text else { return nil }
        wholes.append(.init(Reference(kind, id), fields))
      }
    }
    return wholes
  }
}
