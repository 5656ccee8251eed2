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
    case .appointments: quickAppointment(line)
    case .visits: quickVisit(line)
    case .patients: QuickReading.record(line) { (reading, record: inout Patient) in reading.fill(&record) }
    case .coverages: QuickReading.record(line) { (reading, record: inout Coverage) in reading.fill(&record) }
    default: nil
    }
  }

  static func quickAppointment(_ line: ArraySlice<UInt8>) -> Appointment? {
    QuickReading.record(line) { (reading, record) in reading.fill(&record) }
  }

  static func quickVisit(_ line: ArraySlice<UInt8>) -> Visit? {
    QuickReading.record(line) { (reading, record) in reading.fill(&record) }
  }

  static func fields(_ line: some Collection<UInt8>) -> Datum.Fields? { (try? JSONText.read(line))?.fields }
}
