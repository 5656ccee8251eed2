/// One keystroke as the desk understands it, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
  /// A printable character, already composed (one grapheme).
  case char(Character)
  /// Control and a small letter, `ctrl("k")`.
  case ctrl(Character)
  case enter, escape, tab, backTab
  case up, down, left, right, home, end, pageUp, pageDown
  case backspace, delete, insert
  /// F1 to F12: only ever a second name for a plainer key.
  case function(Int)
  /// A sequence the terminal sent that no screen has a use for.
  case unknown
}
