/// What a list to choose from made of a key.
package enum ChoiceAnswer: Sendable, Hashable {
  /// Enter was pressed on this item, counted in all items.
  case chosen(Int)
  /// The filter or the selection took the key.
  case handled
}
