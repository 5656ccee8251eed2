extension CodingRules {
  static let memberNumber = CodingRule(
    "member number", .error, source: "X12 837P 2010BA NM109; the payer's pattern in the settings",
    "the member number is there and looks like those of its payer"
  ) { view, find in
    guard let coverage = view.coverage, let payer = view.payer else { return }
    if coverage.member.trimmed.isEmpty {
      find.say("\(payer.name) has no member number on file", mends: [.ask(.coverage)])
    } else if !payer.knows(member: coverage.member) {
      find.say("\(coverage.member) does not look like a member of \(payer.name) (\(payer.memberIDs))", mends: [.ask(.coverage)])
    }
  }
}

extension Payer {
  /// Whether a member's number looks as the payer's numbers do; any does where no pattern is known. Blanks and dashes of a card count for nothing.
  package func knows(member: String) -> Bool {
    let patterns = memberIDs.split(separator: " ")
    if patterns.isEmpty { return true }
    let plain = Array(member.uppercased().filter { $0 != " " && $0 != "-" })
    return patterns.contains { pattern in
      let shape = Array(pattern.filter { $0 != "-" })
      return shape.count == plain.count
        && zip(shape, plain).allSatisfy { sign, letter in
          let isLetter = ("A"..."Z").contains(letter)
          return switch sign {
          case "9": letter.isASCIIDigit
          case "A": isLetter
          case "?": isLetter || letter.isASCIIDigit
          default: letter == Character(sign.uppercased())
          }
        }
    }
  }
}
