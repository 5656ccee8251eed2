import Practice

/// Why someone comes, in their words, and what usually comes of it.
package struct DemoReason: Fielded {
  package var words = ""
  /// The short name of the kind of visit it fits.
  package var type = ""
  package var diagnoses: [String] = []
  package var services: [String] = []

  package init() {}

  package static let fields: [Field<DemoReason>] = [
    Field("words", \.words), Field("type", \.type), Field("diagnoses", \.diagnoses), Field("services", \.services),
  ]

  /// The reason with these words, or the first of the list.
  static func fitting(_ words: String, in reasons: [DemoReason]) -> DemoReason {
    reasons.first { $0.words == words } ?? reasons.first
      ?? DemoReason {
        $0.diagnoses = ["Z00.00"]
        $0.services = ["99213"]
      }
  }
}
