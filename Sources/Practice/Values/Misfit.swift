/// Says that a value does not fit where it was put: which field, and what was expected there.
package struct Misfit: Error, Equatable, Sendable {
  /// From the outside in, `coverages`, `payer`.
  package var path: [String]
  package var expected: String

  package init(_ expected: String, at path: [String] = []) {
    self.expected = expected
    self.path = path
  }

  package func within(_ name: String) -> Misfit { Misfit(expected, at: [name] + path) }

  package var sentence: String {
    path.isEmpty ? "expected \(expected)" : "\(path.joined(separator: ".")) should be \(expected)"
  }
}
