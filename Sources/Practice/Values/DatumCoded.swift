/// A value that can be written as plain recorded fact and read back.
package protocol DatumCoded: Sendable, Equatable {
  var datum: Datum { get }
  init(datum: Datum) throws(Misfit)
  /// What a person is told to put here: "a date, 2026-11-23".
  static var shape: String { get }
  /// Whether a field with this value need not be written.
  static func isLeftOut(_ datum: Datum) -> Bool
}

extension DatumCoded {
  package static func isLeftOut(_ datum: Datum) -> Bool { datum.isBlank }
}

extension String: DatumCoded {
  package static var shape: String { "text" }
  package var datum: Datum { .text(self) }
  package init(datum: Datum) throws(Misfit) {
    switch datum {
    case .null: self = ""
    case .text(let text): self = text
    default: throw Misfit(Self.shape)
    }
  }
}

extension Int: DatumCoded {
  package static var shape: String { "a whole number" }
  package var datum: Datum { .whole(self) }
  package init(datum: Datum) throws(Misfit) {
    guard case .whole(let number) = datum else { throw Misfit(Self.shape) }
    self = number
  }
}

extension Bool: DatumCoded {
  package static var shape: String { "true or false" }
  package var datum: Datum { .flag(self) }
  package init(datum: Datum) throws(Misfit) {
    switch datum {
    case .null: self = false
    case .flag(let flag): self = flag
    default: throw Misfit(Self.shape)
    }
  }
}

extension Datum: DatumCoded {
  package static var shape: String { "anything" }
  package var datum: Datum { self }
  package init(datum: Datum) { self = datum }
}

extension Optional: DatumCoded where Wrapped: DatumCoded {
  package static var shape: String { "\(Wrapped.shape), or nothing" }
  package var datum: Datum { map(\.datum) ?? .null }
  /// An empty text that was said is not the same as nothing said.
  package static func isLeftOut(_ datum: Datum) -> Bool { datum.isNull }
  package init(datum: Datum) throws(Misfit) {
    self = datum.isNull ? nil : try Wrapped(datum: datum)
  }
}

extension Array: DatumCoded where Element: DatumCoded {
  package static var shape: String { "a list, each \(Element.shape)" }
  package var datum: Datum {
    var items: [Datum] = []
    items.reserveCapacity(count)
    for item in self { items.append(item.datum) }
    return .list(items)
  }
  package init(datum: Datum) throws(Misfit) {
    switch datum {
    case .null: self = []
    case .list(let items):
      var result: [Element] = []
      for (index, item) in items.enumerated() {
        do throws(Misfit) { result.append(try Element(datum: item)) } catch { throw error.within("\(index + 1)") }
      }
      self = result
    default: throw Misfit(Self.shape)
    }
  }
}

/// A word out of a short fixed list, written in the files as that word.
package protocol Word: DatumCoded, RawRepresentable, CaseIterable, Hashable where RawValue == String {}

extension Word {
  package static var shape: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
  package var datum: Datum { .text(rawValue) }
  package init(datum: Datum) throws(Misfit) {
    guard let text = datum.text, let word = Self(rawValue: text) else { throw Misfit(Self.shape) }
    self = word
  }
}
