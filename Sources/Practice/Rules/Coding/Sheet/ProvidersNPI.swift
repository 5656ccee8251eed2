extension CodingRules {
  static let providersNPI = CodingRule(
    "provider's NPI", .error, source: "45 CFR 162.406; ISO 7812 check digit over 80840 and the number",
    "whoever did it has a National Provider Identifier that is one"
  ) { view, find in
    func judge(_ provider: Provider?, at place: BillFinding.Place, _ mend: Mend) {
      guard let provider else {
        find.say("who did it is not known", at: place, mends: [mend])
        return
      }
      if provider.npi.trimmed.isEmpty {
        find.say("\(provider.title) has no NPI in the settings", at: place, mends: [mend])
      } else if !NPI.isRight(provider.npi) {
        find.say("\(provider.npi) of \(provider.title) is no NPI: ten digits with a check digit", at: place, mends: [mend])
      }
    }
    judge(view.provider, at: .sheet, .ask(.header))
    for (place, line) in view.lines where line.provider != nil && line.provider != view.bill.provider {
      judge(view.office[line.provider], at: .line(place), .ask(.provider(line: place)))
    }
  }
}

/// National Provider Identifiers.
package enum NPI {
  /// Ten digits, the first 1 or 2, and the last one such that the whole, with 80840 before it, passes the check of card numbers.
  package static func isRight(_ text: String) -> Bool {
    let digits = text.compactMap { $0.isASCIIDigit ? $0.wholeNumberValue : nil }
    guard digits.count == 10, text.count == 10, digits[0] == 1 || digits[0] == 2 else { return false }
    let sum = ([8, 0, 8, 4, 0] + digits).reversed().enumerated().map { index, digit in
      index % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
    }.reduce(0, +)
    return sum % 10 == 0
  }
}
