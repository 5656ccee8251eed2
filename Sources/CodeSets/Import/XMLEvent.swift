/// What comes next in an XML file.
enum XMLEvent: Equatable {
  /// An element begins; its attributes are in the reader until the next event.
  case open(String)
  /// The element that was opened last ends.
  case close(String)
  /// Text that is more than blanks, with its references resolved.
  case text(String)
  /// The file is over, and every element was closed.
  case end
}
