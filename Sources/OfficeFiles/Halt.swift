/// Why whoever is handed the lines of the journal wants no more of them.
enum Halt: Error {
  /// The line does not follow from what the office holds.
  case unfit(String)
  /// Enough was seen; the line was not taken.
  case enough
}
