/// A table inside the office, which is copied with it at every change: what it holds stands in boxes, so that a change copies one box.
struct Boxed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var boxes: [[Key: Value]] = []
  private var count = 0
  /// The fewest boxes, and there are never fewer boxes than there are things in one.
  private static var fewest: Int { 16 }

  subscript(key: Key) -> Value? {
    get { boxes.isEmpty ? nil : boxes[box(key)][key] }
    _modify {
      let box = place(key), before = boxes[box].count
      defer { note(boxes[box].count - before) }
      yield &boxes[box][key]
    }
  }

  subscript(key: Key, default absent: @autoclosure () -> Value) -> Value {
    get { self[key] ?? absent() }
    _modify {
      let box = place(key), before = boxes[box].count
      defer { note(boxes[box].count - before) }
      yield &boxes[box][key, default: absent()]
    }
  }

  private mutating func place(_ key: Key) -> Int {
    if boxes.isEmpty { boxes = Array(repeating: [:], count: Self.fewest) }
    return box(key)
  }

  private mutating func note(_ more: Int) {
    count += more
    if count > boxes.count * boxes.count { divide() }
  }

  private func box(_ key: Key) -> Int { key.hashValue & (boxes.count - 1) }

  private mutating func divide() {
    let all = boxes
    boxes = Array(repeating: [:], count: all.count * 2)
    for box in all {
      for (key, value) in box { boxes[self.box(key)][key] = value }
    }
  }
}
