/// A column of a table.
package struct Column: Sendable, Hashable {
  /// What the heading says.
  package var title: String
  /// Fixed columns; nil shares what the others leave.
  package var width: Int?
  /// The least a column without a fixed width is worth drawing in.
  package var min: Int
  /// True for times and money.
  package var alignRight: Bool
  /// When the table is narrow the lowest goes first, and the rightmost among equals.
  package var priority: Int

  /// A column of fixed width, or one that shares the rest.
  package init(_ title: String, width: Int? = nil, min: Int = 4, alignRight: Bool = false, priority: Int = 0) {
    self.title = title
    self.width = width
    self.min = min
    self.alignRight = alignRight
    self.priority = priority
  }

  var needed: Int { Swift.max(1, width ?? min) }
}
