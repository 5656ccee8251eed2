/// The number by which one record of a kind is known for ever: a small word for the kind and a count, `v17`.
///
/// Its shape is checked wherever one is read, so that an id can never be a path or carry a control character.
package struct ID<Kind>: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  /// Nothing if the text is not one to three small letters and a number of at most twelve digits.
  package init?(_ text: String) {
    let letters = text.utf8.prefix { (97...122).contains($0) }
    let digits = text.utf8.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...12).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    self.text = text
  }

  /// For a text whose shape was just looked at.
  init(proven text: String) { self.text = text }

  package init(prefix: String, number: Int) { text = "\(prefix)\(number)" }

  /// The id of a record that has not been given its number yet.
  package static var unnumbered: ID { ID(prefix: "new", number: 0) }

  package var number: Int {
    var number = 0
    for digit in text.utf8 where (48...57).contains(digit) { number = number * 10 + Int(digit - 48) }
    return number
  }

  package var description: String { text }
}

extension ID: DatumCoded {
  package static var shape: String { "an id such as \((Kind.self as? any Record.Type)?.kind.prefix ?? "v")17" }
  package var datum: Datum { .text(text) }
  package init(datum: Datum) throws(Misfit) {
    guard let text = datum.text, let id = ID(text) else { throw Misfit(Self.shape) }
    self = id
  }
}

extension ID: Comparable {
  package static func < (a: ID, b: ID) -> Bool {
    let (first, second) = (a.number, b.number)
    return first == second ? a.text < b.text : first < second
  }
}
