/// Why a text is not the plain JSON that the office writes: what is wrong and at which character.
package struct JSONFault: Error, Equatable, Sendable {
  /// What is wrong, without the place.
  package var what: String
  /// Counted from 1, as an editor counts.
  package var character: Int

  /// The whole of it, as shown to a person: "a number with a fraction (the office keeps whole numbers), at character 17".
  package var sentence: String { "\(what), at character \(character)" }
}
