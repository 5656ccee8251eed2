/// A piece of recorded fact in its plainest form: what a journal line, a draft and a scripted action are made of.
///
/// There are no fractions: money is cents, durations are minutes.
package enum Datum: Hashable, Sendable {
  case null
  case flag(Bool)
  case whole(Int)
  case text(String)
  case list([Datum])
  case fields(Fields)

  /// An ordered set of named values. Order is kept for the reader of the files and does not count in comparisons.
  package struct Fields: Sendable, ExpressibleByDictionaryLiteral, Sequence {
    package private(set) var pairs: [(name: String, value: Datum)] = []

    package init() {}

    package init(dictionaryLiteral elements: (String, Datum)...) {
      for (name, value) in elements { self[name] = value }
    }

    package subscript(name: String) -> Datum {
      get { pairs.first { $0.name == name }?.value ?? .null }
      set {
        if let index = pairs.firstIndex(where: { $0.name == name }) {
          pairs[index].value = newValue
        } else {
          pairs.append((name, newValue))
        }
      }
    }

    /// Adds a field known not to be there yet, without looking.
    package mutating func append(_ name: String, _ value: Datum) { pairs.append((name, value)) }

    package var names: [String] { pairs.map(\.name) }
    package var isEmpty: Bool { pairs.isEmpty }
    package var count: Int { pairs.count }

    package func makeIterator() -> IndexingIterator<[(name: String, value: Datum)]> { pairs.makeIterator() }
  }

  package var isNull: Bool { self == .null }

  package var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  package var whole: Int? {
    if case .whole(let number) = self { return number }
    return nil
  }

  package var list: [Datum]? {
    if case .list(let items) = self { return items }
    return nil
  }

  package var fields: Fields? {
    if case .fields(let fields) = self { return fields }
    return nil
  }
}

extension Datum.Fields: Hashable {
  package static func == (a: Self, b: Self) -> Bool {
    a.count == b.count && a.pairs.allSatisfy { b[$0.name] == $0.value }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(Set(names))
  }
}

extension Datum.Fields {
  /// Takes fields out by their names.
  package mutating func remove(_ names: Set<String>) { pairs.removeAll { names.contains($0.name) } }
}
