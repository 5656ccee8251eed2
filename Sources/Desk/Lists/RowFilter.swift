import Canvas

/// Words that the rows of a list must have to be shown.
struct RowFilter: Sendable {
  private var field = TextField()
  /// True while the words are being typed.
  private(set) var isOpen = false

  var isEmpty: Bool { field.isEmpty && !isOpen }
  var isShown: Bool { isOpen || !field.isEmpty }

  mutating func open() { isOpen = true }

  /// Takes a key while it is open; Enter and the arrows end it, and the words stay.
  mutating func receive(_ key: Key) -> Bool {
    guard isOpen else { return false }
    switch key {
    case .enter, .down, .up, .tab:
      isOpen = false
      return true
    case .escape: return false
    default: return field.receive(key)
    }
  }

  /// True for a row that has every word somewhere.
  func takes(_ cells: [String]) -> Bool {
    let row = cells.joined(separator: " ").lowercased()
    return field.text.lowercased().split(separator: " ").allSatisfy { row.contains($0) }
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.put("only: ", row: rect.row, column: rect.column + 1, role: .label)
    field.draw(
      on: &canvas, row: rect.row, column: rect.column + 7, columns: max(1, rect.columns - 8), focused: isOpen, placeholder: "words of a row"
    )
  }

  func spot(in rect: Rect) -> Spot { Spot(row: rect.row, column: rect.column + 7 + field.cursor) }
}
