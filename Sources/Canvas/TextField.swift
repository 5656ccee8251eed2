/// One line a person types into.
package struct TextField: Sendable, Hashable {
  /// The longest text a field takes.
  package static let limit = 200

  /// What is typed so far.
  package var text: String {
    didSet { cursor = min(cursor, text.count) }
  }
  /// Characters before the cursor.
  package var cursor: Int {
    didSet { cursor = min(max(0, cursor), text.count) }
  }

  /// A field with this text and the cursor after it.
  package init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// True when nothing is typed.
  package var isEmpty: Bool { text.isEmpty }

  /// Takes a key that edits; false when the key is not the field's.
  package mutating func receive(_ key: Key) -> Bool {
    switch key {
    case .char(let character): insert(String(character))
    case .backspace: remove(from: cursor - 1, to: cursor)
    case .delete: remove(from: cursor, to: cursor + 1)
    case .left: cursor -= 1
    case .right: cursor += 1
    case .home, .ctrl("a"): cursor = 0
    case .end, .ctrl("e"): cursor = text.count
    case .ctrl("u"): remove(from: 0, to: cursor)
    case .ctrl("w"): remove(from: startOfWord, to: cursor)
    default: return false
    }
    return true
  }

  /// Takes the first line of a paste, as if it had been typed.
  package mutating func paste(_ text: String) {
    insert(String(text.prefix { !$0.isNewline }))
  }

  private mutating func insert(_ typed: String) {
    let room = Self.limit - text.count
    let tail = String(text.dropFirst(cursor))
    var head = String(text.prefix(cursor))
    head += head.isEmpty ? PlainText.shown(typed) : PlainText.continuing(typed)
    if head.count - cursor > room { head = String(head.prefix(cursor + max(0, room))) }
    text = head + tail
    cursor = head.count
  }

  private mutating func remove(from start: Int, to end: Int) {
    let start = max(0, start)
    let end = min(end, text.count)
    guard start < end else { return }
    text = String(text.prefix(start)) + String(text.dropFirst(end))
    cursor = start
  }

  private var startOfWord: Int {
    let before = Array(text.prefix(cursor))
    var start = before.count
    while start > 0, before[start - 1] == " " { start -= 1 }
    while start > 0, before[start - 1] != " " { start -= 1 }
    return start
  }
}
