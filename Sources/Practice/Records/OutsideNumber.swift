/// The number by which another system knows a record that was read in from there.
package struct OutsideNumber: Fielded, Hashable {
  /// The system: "synthea", "openemr".
  package var source = ""
  package var id = ""

  package init() {}

  package init(_ source: String, _ id: String) {
    self.source = source
    self.id = id
  }

  package static let fields: [Field<OutsideNumber>] = [
    Field("source", \.source, "the system it comes from"), Field("id", \.id, "its number there"),
  ]
}

extension [OutsideNumber] {
  /// The number in one system.
  package func id(in source: String) -> String? { first { $0.source == source }?.id }
}
