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
  /// Whether something of it still goes on, so that a day in the past has to be looked through for it.
  package var goesOn = false

  package init(day: Day? = nil, patient: PatientID? = nil, goesOn: Bool = false) {
    self.day = day
    self.patient = patient
    self.goesOn = goesOn
  }
}

extension Record {
  package var filed: Filed { Filed() }
  package var reference: Reference { Reference(id) }
}

/// The records of one kind that are at hand, in the order in which they were made.
///
/// Each is a card of its own, and the cards stand in boxes, so that a copy of the office, which every change begins with, copies
/// no record and, when it changes one, only the box that the card is in.
package struct Records<R: Record>: Sendable, Equatable {
  private final class Card: Sendable {
    let record: R
    let number: Int

    init(_ record: R) {
      self.record = record
      number = record.id.number
    }
  }

  /// How many cards go into a box before it is divided.
  private static var full: Int { 64 }

  /// No box is empty.
  private var boxes: [[Card]] = []
  package private(set) var count = 0
  /// What is seen of a record where not everything may be: see `Office.masked`.
  var mask: (@Sendable (R) -> R)?

  package init() {}

  /// Those that stand in their order already; nothing if they do not.
  init?(inOrder records: [R]) {
    var box: [Card] = []
    for record in records {
      let card = Card(record)
      if let last = box.last ?? boxes.last?.last, !isBefore(last, record.id, card.number) { return nil }
      box.append(card)
      if box.count == Self.full {
        boxes.append(box)
        box = []
      }
    }
    if !box.isEmpty { boxes.append(box) }
    count = records.count
  }

  package subscript(id: ID<R>) -> R? {
    let (box, index) = place(of: id)
    guard holds(id, box, index) else { return nil }
    let record = boxes[box][index].record
    return mask.map { $0(record) } ?? record
  }

  /// What is asked of a record where it stands.
  func look<Answer>(at id: ID<R>, _ ask: (R) -> Answer) -> Answer? {
    let (box, index) = place(of: id)
    guard holds(id, box, index) else { return nil }
    let card = boxes[box][index]
    return mask.map { ask($0(card.record)) } ?? ask(card.record)
  }

  /// In the order in which they were made.
  package var sorted: [R] {
    var records: [R] = []
    records.reserveCapacity(count)
    for box in boxes { for card in box { records.append(card.record) } }
    return mask.map(records.map) ?? records
  }

  /// The ids of all, in the same order.
  package var ids: [ID<R>] { boxes.flatMap { box in box.map(\.record.id) } }

  package static func == (a: Self, b: Self) -> Bool {
    a.count == b.count && a.boxes.joined().elementsEqual(b.boxes.joined()) { $0 === $1 || $0.record == $1.record }
  }

  mutating func keep(_ record: R) {
    let (box, index) = place(of: record.id)
    if holds(record.id, box, index) {
      boxes[box][index] = Card(record)
      return
    }
    count += 1
    guard box < boxes.count else {
      boxes.append([Card(record)])
      return
    }
    boxes[box].insert(Card(record), at: index)
    if boxes[box].count > Self.full {
      let half = Array(boxes[box].suffix(Self.full / 2))
      boxes[box].removeLast(half.count)
      boxes.insert(half, at: box + 1)
    }
  }

  mutating func drop(_ id: ID<R>) {
    let (box, index) = place(of: id)
    guard holds(id, box, index) else { return }
    count -= 1
    boxes[box].remove(at: index)
    if boxes[box].isEmpty { boxes.remove(at: box) }
  }

  private func holds(_ id: ID<R>, _ box: Int, _ index: Int) -> Bool {
    box < boxes.count && index < boxes[box].count && boxes[box][index].record.id == id
  }

  private func isBefore(_ card: Card, _ id: ID<R>, _ number: Int) -> Bool {
    card.number < number || (card.number == number && card.record.id < id)
  }

  /// The box and the place in it where a record stands, or would.
  private func place(of id: ID<R>) -> (box: Int, index: Int) {
    let number = id.number
    var low = 0, high = boxes.count
    while low < high {
      let middle = (low + high) / 2
      if let last = boxes[middle].last, isBefore(last, id, number) { low = middle + 1 } else { high = middle }
    }
    // What comes after everything goes into the last box, while it has room.
    let box = low == boxes.count && low > 0 && boxes[low - 1].count < Self.full ? low - 1 : low
    guard box < boxes.count else { return (box, 0) }
    low = 0
    high = boxes[box].count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(boxes[box][middle], id, number) { low = middle + 1 } else { high = middle }
    }
    return (box, low)
  }
}

/// The way from an office to its table of one kind.
package typealias TablePath<R: Record> = any WritableKeyPath<Office, Records<R>> & Sendable
