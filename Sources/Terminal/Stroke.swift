import Canvas

/// The smallest thing the keyboard sends: a byte, or a key whose sequence the terminal's description knows.
enum Stroke: Hashable {
  case byte(UInt8)
  case key(Key)
  case pasteBegin, pasteEnd
}
