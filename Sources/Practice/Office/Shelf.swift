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

  // What a shelf that knows more answers without reading whole records.

  /// The records of one kind filed under a day.
  package var kindOnDay: (@Sendable (Day, Kind) -> [Reference])?
  /// The same as a list of the records themselves, in the order in which they were made, for kinds of which a day has many.
  package var recordsOnDay: (@Sendable (Day, Kind) -> (any Sendable)?)?
  /// Those under a day that still go on.
  package var goingOn: (@Sendable (Day) -> [Reference])?
  /// The records filed under a patient, with their day and whether they still go on.
  package var rowsOfPatient: (@Sendable (PatientID) -> [ShelfRow])?
  /// By what a patient is found.
  package var card: (@Sendable (PatientID) -> SearchCard?)?
  /// What a patient's account comes to.
  package var account: (@Sendable (PatientID) -> Account?)?
  /// A record as `read` makes it of its fields, made once and kept.
  package var read: (@Sendable (Reference, (Datum.Fields) -> (any Sendable)?) -> (any Sendable)?)?
  /// Who may be taken for one another with a key of that name.
  package var alikes: (@Sendable (_ family: String, _ alike: String) -> [PatientID])?
  /// What was worked out of an office of one edition, worked out once.
  package var memo: (@Sendable (MemoKey, () -> any Sendable) -> any Sendable)?
  /// A number that no other state of an office has had.
  package var edition: (@Sendable () -> Int)?
  /// The last lines of the journal that are in what the shelf holds, oldest first.
  package var recent: (@Sendable () -> [Entry])?

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

/// A record on the shelf, and what is known of it without reading it.
package struct ShelfRow: Sendable {
  package var reference: Reference
  package var day: Day?
  package var goesOn: Bool

  package init(reference: Reference, day: Day?, goesOn: Bool) {
    self.reference = reference
    self.day = day
    self.goesOn = goesOn
  }
}

/// What of an office was worked out: which state of it, and which question.
package struct MemoKey: Hashable, Sendable {
  var edition: Int
  var question: Question
  var day: Day

  /// Whether it is about one patient and not about a whole day.
  package var isOfPatient: Bool {
    switch question {
    case .flags, .alikes, .findings: true
    case .busy, .filed, .people, .cards, .here: false
    }
  }

  /// Whether it is about when time is held, which is asked of a year at once.
  package var isOfTime: Bool { question == .busy }

  enum Question: Hashable, Sendable {
    /// When whose time is held.
    case busy
    /// The records of a kind filed under the day.
    case filed(Kind)
    /// Who has something on the day, and by what they are found; who is here.
    case people, cards, here
    /// What the desk is told of a patient on the day, and how many others of the day are taken for them.
    case flags(PatientID, Alert.Place), alikes(PatientID)
    /// What rules of coding find on a superbill.
    case findings(SuperbillID)
  }
}
