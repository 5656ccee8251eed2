import Practice

/// Under what the lines of a snapshot's sheets are found. The first letter says of what sort a line is:
///
///     d/2026-11-23/visits/3v17      a record that is filed under a day, so that a day's records lie together
///     r/visits/3v17                 the day a record is filed under, or the record itself if it is under none
///     p/3p12/visits/3v17            what is filed under a patient, with its day
///     o/2026-11-23/visits/3v17      what is under a day and still goes on
///     a/3p12                        what a patient's account comes to
///     f/3p12                        by what a patient is found: birth date, number, phones, name
///     n/okafor/3p12, b/…, h/…       the same under each part of the name, the birth date, the phone
///     t/9f86d081…                   where the line with a client's token stands in the journal
///
/// The digit before an id is how long it is, so that ids stand in the order in which they were given.
enum ShelfKey {
  static func id(_ id: String) -> String { String(min(35, id.utf8.count), radix: 36) + id }

  static func key(_ reference: Reference) -> String { "\(reference.kind.rawValue)/\(id(reference.id))" }

  static func record(_ reference: Reference) -> [UInt8] { Array("r/\(key(reference))".utf8) }
  static func onDay(_ day: Day, _ reference: Reference) -> [UInt8] { Array("d/\(day.iso)/\(key(reference))".utf8) }
  static func onDay(_ day: Day, _ kind: Kind? = nil) -> [UInt8] { Array("d/\(day.iso)/\(kind.map { $0.rawValue + "/" } ?? "")".utf8) }
  static func goingOn(_ day: Day, _ reference: Reference? = nil) -> [UInt8] {
    Array("o/\(day.iso)/\(reference.map(key) ?? "")".utf8)
  }
  static func ofPatient(_ patient: PatientID, _ reference: Reference? = nil) -> [UInt8] {
    Array("p/\(id(patient.text))/\(reference.map(key) ?? "")".utf8)
  }
  static func account(_ patient: PatientID) -> [UInt8] { Array("a/\(id(patient.text))".utf8) }
  static func card(_ patient: PatientID) -> [UInt8] { Array("f/\(id(patient.text))".utf8) }

  static func token(_ token: String) -> [UInt8] { Array("t/".utf8) + SHA256.hex(Array(token.utf8)).prefix(32) }

  /// The record that a key ends with.
  static func reference(_ key: ArraySlice<UInt8>) -> Reference? {
    let parts = key.split(separator: UInt8(ascii: "/"))
    guard parts.count >= 2, let kind = Kind(rawValue: String(decoding: parts[parts.count - 2], as: UTF8.self)) else { return nil }
    return Reference(kind, String(decoding: parts[parts.count - 1].dropFirst(), as: UTF8.self))
  }

  /// The patient that a key ends with.
  static func patient(_ key: ArraySlice<UInt8>) -> PatientID? {
    guard let slash = key.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return PatientID(String(decoding: key[(slash + 1)...].dropFirst(), as: UTF8.self))
  }
}
