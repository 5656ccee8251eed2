extension CodingRules {
  static let notInForce = CodingRule(
    "not in force", .error, source: "ICD-10-CM and HCPCS, effective dates; 45 CFR 162.1002",
    "a code is in the edition of the date of service, not only in an older or a newer one"
  ) { view, find in
    for (index, code) in view.codes.enumerated() {
      guard case .otherwise(let until, let from) = view.facts.standing(code, view.day) else { continue }
      find.say(words(code, view.day, until, from), at: .diagnosis(index), mends: [.replaceDiagnosis(index, with: [])])
    }
    for (place, line) in view.lines where line.code.first?.isLetter == true {
      guard case .otherwise(let until, let from) = view.facts.standing(line.code, view.day) else { continue }
      find.say(words(line.code, view.day, until, from), at: .line(place), mends: [.removeLine(place)])
    }
  }

  private static func words(_ code: String, _ day: Day, _ until: Day?, _ from: Day?) -> String {
    let when = [until.map { "ended on \($0.shown)" }, from.map { "begins on \($0.shown)" }].compactMap(\.self)
    return "\(code) is not in force on \(day.shown)\(when.isEmpty ? "" : ": it \(when.joined(separator: " and "))")"
  }
}
