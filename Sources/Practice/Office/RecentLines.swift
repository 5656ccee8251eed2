/// The last lines of the journal that an office remembers, kept so that a copy of the office with one line more copies few of them.
struct RecentLines: Sendable {
  private final class Card: Sendable {
    let entry: Entry
    init(_ entry: Entry) { self.entry = entry }
  }

  private static let full = 32
  /// The oldest box first. None is empty.
  private var boxes: [[Card]] = []
  private(set) var count = 0

  init(_ entries: [Entry] = []) { for entry in entries { append(entry) } }

  var entries: [Entry] { boxes.flatMap { $0.map(\.entry) } }
  var last: Entry? { boxes.last?.last?.entry }

  mutating func append(_ entry: Entry) {
    count += 1
    if let last = boxes.indices.last, boxes[last].count < Self.full { boxes[last].append(Card(entry)) } else { boxes.append([Card(entry)]) }
  }

  mutating func removeLast() {
    guard let last = boxes.indices.last else { return }
    count -= 1
    boxes[last].removeLast()
    if boxes[last].isEmpty { boxes.removeLast() }
  }

  /// Lets go of the oldest lines, as long as so many stay.
  mutating func keep(_ least: Int) {
    while let first = boxes.first, count - first.count >= least {
      count -= first.count
      boxes.removeFirst()
    }
  }

  /// Those after a line, oldest first.
  func after(_ seq: Int) -> [Entry] {
    var found: [Entry] = []
    for box in boxes.reversed() {
      for card in box.reversed() {
        if card.entry.seq <= seq { return found.reversed() }
        found.append(card.entry)
      }
    }
    return found.reversed()
  }
}
