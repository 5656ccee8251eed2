/// Old records that are not at hand, fetched when a rule or a screen asks for them.
///
/// What a shelf answers never changes while it is in use: it is the office as of one line of the journal, and everything
/// that happened since is in the `Office` itself.
package struct Shelf: Sendable {
  package var record: @Sendable (Reference) -> Datum.Fields?
  /// The records filed under a day.
  package var onDay: @Sendable (Day) -> [Reference]
  /// The records filed under a patient.
  package var ofPatient: @Sendable (PatientID) -> [Reference]
  /// Patients that may answer a query, best first; a few too many do no harm.
  package var patients: @Sendable (PatientQuery, _ limit: Int) -> [PatientID]
  /// How many records of a kind there are.
  package var count: @Sendable (Kind) -> Int

  package init(
    record: @escaping @Sendable (Reference) -> Datum.Fields?, onDay: @escaping @Sendable (Day) -> [Reference],
    ofPatient: @escaping @Sendable (PatientID) -> [Reference],
    patients: @escaping @Sendable (PatientQuery, Int) -> [PatientID], count: @escaping @Sendable (Kind) -> Int
  ) {
    self.record = record
    self.onDay = onDay
    self.ofPatient = ofPatient
    self.patients = patients
    self.count = count
  }

  /// For an office that has everything at hand.
  package static let bare = Shelf(
    record: { _ in nil }, onDay: { _ in [] }, ofPatient: { _ in [] }, patients: { _, _ in [] }, count: { _ in 0 })
}
