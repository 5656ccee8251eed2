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

/// The records of one kind that are at hand, in the order in which they were made.
///
/// Each is a card of its own, so that a copy of the office, which every change begins with, copies no record.
package struct Records<R: Record>: Sendable, Equatable {
  private final class Card: Sendable {
    let record: R
    let number: Int

    init(_ record: R) {
      self.record = record
      number = record.id.number
    }
  }

  private var cards: [Card] = []

  package init() {}

  package subscript(id: ID<R>) -> R? {
    let index = place(of: id)
    return holds(id, at: index) ? cards[index].record : nil
  }

  package var count: Int { cards.count }
  /// In the order in which they were made.
  package var sorted: [R] { cards.map(\.record) }

  package static func == (a: Self, b: Self) -> Bool { a.cards.elementsEqual(b.cards) { $0 === $1 || $0.record == $1.record } }

  mutating func keep(_ record: R) {
    let index = place(of: record.id)
    if holds(record.id, at: index) { cards[index] = Card(record) } else { cards.insert(Card(record), at: index) }
  }

  mutating func drop(_ id: ID<R>) {
    let index = place(of: id)
    if holds(id, at: index) { cards.remove(at: index) }
  }

  private func holds(_ id: ID<R>, at index: Int) -> Bool { index < cards.count && cards[index].record.id == id }

  /// Where a record stands, or would.
  private func place(of id: ID<R>) -> Int {
    let number = id.number
    var low = 0, high = cards.count
    while low < high {
      let middle = (low + high) / 2
      let other = cards[middle]
      if other.number < number || (other.number == number && other.record.id.text < id.text) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The way from an office to its table of one kind.
package typealias TablePath<R: Record> = any WritableKeyPath<Office, Records<R>> & Sendable
