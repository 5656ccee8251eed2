/// A key and what it does, as the hint bar shows it.
package struct Hint: Sendable, Hashable {
  /// The key as it is written on the keyboard.
  package var key: String
  /// What it does, in a word or two.
  package var label: String
  /// Shown, so that hands remember it, but not possible now.
  package var off: Bool

  /// A hint for one key.
  package init(key: String, label: String, off: Bool = false) {
    self.key = key
    self.label = label
    self.off = off
  }

  var columns: Int { TextWidth.columns(key) + 1 + TextWidth.columns(label) }
}
