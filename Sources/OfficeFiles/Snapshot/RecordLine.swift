import Practice

/// One record as it stands in a sheet, its id first.
enum RecordLine {
  static func write(_ reference: Reference, _ fields: Datum.Fields) -> [UInt8] {
    var ordered: Datum.Fields = ["id": .text(reference.id)]
    for (name, value) in fields where name != "id" { ordered.append(name, value) }
    return JSONText.write(.fields(ordered))
  }

  static func fields(_ line: ArraySlice<UInt8>) -> Datum.Fields? { (try? JSONText.read(line))?.fields }
}
