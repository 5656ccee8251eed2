/// Where the real cursor is parked, so that braille displays and screen readers follow the selection.
package struct Spot: Hashable, Sendable {
  package var row: Int
  package var column: Int
  /// True in a text field; on a list the cursor is parked but not shown.
  package var visible: Bool

  package init(row: Int, column: Int, visible: Bool = false) {
    self.row = row
    self.column = column
    self.visible = visible
  }
}
