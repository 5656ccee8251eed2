/// The numbers that records have until the disk has taken them.
///
/// They lie far above those that the journal gives, so that no provisional number can be taken for a real one: an intent that names a record
/// which never came to be is refused, and is never done to another.
package enum Provisional {
  package static let first = 1_000_000_000

  package static func isOne(_ number: Int) -> Bool { number >= first }

  /// A number for the screen: one that is not certain yet is not shown as if it were.
  package static func shown(_ number: Int) -> String { isOne(number) ? "(number follows)" : String(number) }
}

extension ID {
  /// True until the disk has taken the record.
  package var isProvisional: Bool { Provisional.isOne(number) }
  /// Its number as it is said to people.
  package var shown: String { Provisional.shown(number) }
}

/// Where counting goes on for records that are only in memory.
package struct Numbering: Hashable, Sendable {
  package var given: [Kind: Int]
  package var receipt: Int

  /// Counts from the first provisional number.
  package init() {
    given = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, Provisional.first) })
    receipt = Provisional.first
  }

  /// The highest number of any kind.
  package var highest: Int { max(receipt, given.values.max() ?? 0) }

  /// Goes on after a record's number.
  package mutating func count(_ reference: Reference) {
    given[reference.kind] = max(given[reference.kind] ?? 0, ID<Patient>(reference.id)?.number ?? 0)
  }

  /// Goes on where another goes on, if that is further.
  package mutating func count(_ other: Numbering) {
    given.merge(other.given) { max($0, $1) }
    receipt = max(receipt, other.receipt)
  }

  package mutating func move(by shift: Int) {
    given = given.mapValues { $0 + shift }
    receipt += shift
  }

  /// What an office has given so far.
  package init(of office: Office) {
    given = office.numbersGiven
    receipt = office.lastReceipt
  }
}

extension Numbering: DatumCoded {
  package static var shape: String { "numbers by kind, and receipt" }

  package var datum: Datum {
    var fields: Datum.Fields = ["receipt": .whole(receipt)]
    for kind in Kind.allCases where given[kind] != nil && given[kind] != Provisional.first { fields[kind.rawValue] = given[kind].datum }
    return .fields(fields)
  }

  package init(datum: Datum) throws(Misfit) {
    self.init()
    guard let fields = datum.fields, let receipt = fields["receipt"].whole else { throw Misfit(Self.shape) }
    self.receipt = receipt
    for kind in Kind.allCases { given[kind] = fields[kind.rawValue].whole ?? Provisional.first }
  }
}

extension Office {
  /// Goes on counting from there.
  package mutating func count(from numbers: Numbering) {
    numbersGiven = numbers.given
    lastReceipt = numbers.receipt
  }

  /// The number under which a record is kept, for one that was known by a provisional number.
  package func real<R: Record>(_ id: ID<R>) -> ID<R> {
    guard !aliases.isEmpty, let real = aliases[Reference(id)] else { return id }
    return ID<R>(real.id) ?? id
  }
}
