import Practice

/// One record as a line of the snapshot: `{"visits":{"id":"v17",…}}`.
enum RecordLine {
  static func write(_ reference: Reference, _ fields: Datum.Fields) -> [UInt8] {
    // The id comes first, so that a line can be told apart without reading all of it.
    var ordered: Datum.Fields = ["id": .text(reference.id)]
    for (name, value) in fields where name != "id" { ordered.append(name, value) }
    var line = JSONText.write(.fields([reference.kind.rawValue: .fields(ordered)]))
    line.append(newline)
    return line
  }

  /// Which record a line is.
  static func reference(_ line: some Collection<UInt8>) -> Reference? {
    guard line.starts(with: Self.start) else { return nil }
    let kindAndRest = line.dropFirst(Self.start.count)
    let kindName = kindAndRest.prefix { $0 != quote }
    let rest = kindAndRest.dropFirst(kindName.count)
    guard rest.starts(with: Self.middle), let kind = Kind(rawValue: String(decoding: kindName, as: UTF8.self)) else { return nil }
    let id = rest.dropFirst(Self.middle.count).prefix { $0 != quote }
    return Reference(kind, String(decoding: id, as: UTF8.self))
  }

  static func fields(_ line: [UInt8], of kind: Kind) -> Datum.Fields? {
    guard let datum = try? JSONText.read(line) else { return nil }
    return datum.fields?[kind.rawValue].fields
  }

  /// A short mark of a line, which shows that it was read as it was written (FNV-1a).
  static func check(_ line: some Sequence<UInt8>) -> UInt64 {
    var mark: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in line { mark = (mark ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return mark
  }

  private static let start = Array("{\"".utf8)
  private static let middle = Array("\":{\"id\":\"".utf8)
}
