import Practice

/// One record as it stands in a sheet, its id first.
enum RecordLine {
  static func write(_ reference: Reference, _ fields: Datum.Fields) -> [UInt8] {
    var ordered: Datum.Fields = ["id": .text(reference.id)]
    for (name, value) in fields where name != "id" { ordered.append(name, value) }
    return JSONText.write(.fields(ordered))
  }

  /// The record itself, as the office holds it.
  static func record(_ line: ArraySlice<UInt8>, _ reference: Reference) -> (any Sendable)? {
    quick(line, reference.kind) ?? fields(line).flatMap { reference.read($0) }
  }

  /// The same for the kinds of which there are many, if the line is as plain as they are.
  static func quick(_ line: ArraySlice<UInt8>, _ kind: Kind) -> (any Sendable)? {
    switch kind {
    case .appointments: QuickReading.appointment(line)
    case .visits: QuickReading.visit(line)
    default: nil
    }
  }

  static func fields(_ line: ArraySlice<UInt8>) -> Datum.Fields? { (try? JSONText.read(line))?.fields }
}
