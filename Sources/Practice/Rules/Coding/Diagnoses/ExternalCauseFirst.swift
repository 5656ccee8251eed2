extension CodingRules {
  static let externalCauseFirst = CodingRule(
    "external cause first", .error, source: "ICD-10-CM guidelines I.C.20.a.6",
    "a cause from outside, V00 to Y99, is never the first diagnosis"
  ) { view, find in
    guard let first = view.codes.first, isExternal(first) else { return }
    let other = view.codes.firstIndex { !isExternal($0) }
    find.say(
      "\(first) says how it came about; what came of it stands first", at: .diagnosis(0),
      mends: other.map { [.moveFirst($0)] } ?? [.addDiagnosis([])])
  }

  static func isExternal(_ code: String) -> Bool { code.first.map { "VWXY".contains($0) } ?? false }
}
