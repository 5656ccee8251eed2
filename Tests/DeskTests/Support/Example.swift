import Desk
import OfficeFiles
import Practice
import Training

/// What the tests look at: the same office for everybody, at the same minute.
enum Example {
  static let now = Moment(iso: "2026-11-23T10:42:00-05:00") ?? Moment(milliseconds: 0, offset: 0)
  /// Where the stories play.
  static let office = Clinic.office
  /// What `anteroom --demo` shows: busier, and free to change.
  static let demo = Demo(seed: 1, at: now, data: SampleFolder.data).office(on: OfficeMemory.shelf).office
  static let seat = Desk.Seat(by: "you", role: .manager, desk: "front-1", isDemo: true)

  /// An office on its first day: nobody, nothing, not even a name.
  static let empty = Office()
}
