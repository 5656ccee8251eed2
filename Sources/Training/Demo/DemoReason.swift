import Practice

/// Why someone comes, in their words, and what usually comes of it.
package struct DemoReason: Fielded {
  package var words = ""
  /// The short name of the kind of visit it fits.
  package var type = ""
  package var diagnoses: [String] = []
  package var services: [String] = []
  /// The ages, in whole years, and the sex that it fits; nothing means any.
  package var from: Int?
  package var to: Int?
  package var sex: Sex?

  package init() {}

  package static let fields: [Field<DemoReason>] = [
    Field("words", \.words), Field("type", \.type), Field("diagnoses", \.diagnoses), Field("services", \.services),
    Field("from", \.from), Field("to", \.to), Field("sex", \.sex),
  ]

  /// Whether someone of this age and sex could come for it.
  func fits(_ patient: Patient, on day: Day) -> Bool {
    let age = patient.born.map { day.age(bornOn: $0) } ?? 40
    return (from.map { $0 <= age } ?? true) && (to.map { age <= $0 } ?? true) && (sex.map { $0 == patient.sex } ?? true)
  }

  /// The reason with these words, or the first of the list.
  static func fitting(_ words: String, in reasons: [DemoReason]) -> DemoReason {
    reasons.first { $0.words == words } ?? reasons.first
      ?? DemoReason {
        $0.diagnoses = ["Z00.00"]
        $0.services = ["99213"]
      }
  }
}
