/// A thing the office keeps a card on: it has a number for life, and a version that rises with every change.
package protocol Record: Fielded {
  static var kind: Kind { get }
  /// Where an office holds its records of this kind.
  static var table: TablePath<Self> { get }
  var id: ID<Self> { get set }
  var v: Int { get set }
  /// The day and the patient under which someone would look for it.
  var filed: Filed { get }
}

/// Under what a record is found again.
package struct Filed: Hashable, Sendable {
  package var day: Day?
  package var patient: PatientID?

  package init(day: Day? = nil, patient: PatientID? = nil) {
    self.day = day
    self.patient = patient
  }
}

extension Record {
  package var filed: Filed { Filed() }
  package var reference: Reference { Reference(id) }
}

/// The records of one kind that are at hand.
package struct Records<R: Record>: Sendable, Equatable {
  package internal(set) var rows: [ID<R>: R] = [:]

  package init() {}

  package subscript(id: ID<R>) -> R? { rows[id] }
  package var count: Int { rows.count }
  /// In the order in which they were made.
  package var sorted: [R] { rows.values.sorted { $0.id < $1.id } }
}

/// The way from an office to its table of one kind.
package typealias TablePath<R: Record> = any WritableKeyPath<Office, Records<R>> & Sendable
