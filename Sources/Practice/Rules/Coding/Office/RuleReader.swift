/// Reads the text of a rule: `when CONDITION then ACTION; ACTION`.
package struct RuleReader {
  private struct Token {
    var text: String
    var column: Int
    var isQuoted = false

    var word: String { isQuoted ? "" : text.lowercased() }
  }

  private var tokens: [Token]
  private var next = 0
  private let end: Int
  private var depth = 0

  /// The rule that a text says, or where it says none.
  package static func read(_ text: String) throws(RuleFault) -> RuleText {
    var reader = try RuleReader(text)
    try reader.take("when")
    let condition = try reader.anyOf()
    try reader.take("then")
    var actions = [try reader.action()]
    while reader.skip(";") { actions.append(try reader.action()) }
    if reader.next < reader.tokens.count { throw reader.fault("; and another action, or the end") }
    return RuleText(condition: condition, actions: actions)
  }

  private init(_ text: String) throws(RuleFault) {
    var tokens: [Token] = []
    let letters = Array(text)
    var at = 0
    while at < letters.count {
      let start = at
      switch letters[at] {
      case let blank where blank.isWhitespace: at += 1
      case "(", ")", ",", ";":
        tokens.append(Token(text: String(letters[at]), column: start + 1))
        at += 1
      case "\"":
        guard let close = letters[(at + 1)...].firstIndex(of: "\"") else {
          throw RuleFault(column: start + 1, expected: "a closing quotation mark", found: "the end")
        }
        tokens.append(Token(text: String(letters[(at + 1)..<close]), column: start + 1, isQuoted: true))
        at = close + 1
      default:
        while at < letters.count, !letters[at].isWhitespace, !"(),;\"".contains(letters[at]) { at += 1 }
        tokens.append(Token(text: String(letters[start..<at]), column: start + 1))
      }
    }
    self.tokens = tokens
    end = letters.count + 1
  }

  private func fault(_ expected: String) -> RuleFault {
    guard next < tokens.count else { return RuleFault(column: end, expected: expected, found: "the end") }
    return RuleFault(column: tokens[next].column, expected: expected, found: "\"\(tokens[next].text)\"")
  }

  private func isNext(_ words: String...) -> Bool {
    words.enumerated().allSatisfy { offset, word in next + offset < tokens.count && tokens[next + offset].word == word }
  }

  private mutating func skip(_ word: String) -> Bool {
    guard isNext(word) else { return false }
    next += 1
    return true
  }

  private mutating func skip(_ first: String, _ second: String) -> Bool {
    guard isNext(first, second) else { return false }
    next += 2
    return true
  }

  private mutating func take(_ word: String) throws(RuleFault) {
    guard skip(word) else { throw fault("\"\(word)\"") }
  }

  // MARK: Conditions

  private mutating func anyOf() throws(RuleFault) -> RuleCondition {
    var parts = [try allOf()]
    while skip("or") { parts.append(try allOf()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func allOf() throws(RuleFault) -> RuleCondition {
    var parts = [try one()]
    while skip("and") { parts.append(try one()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func one() throws(RuleFault) -> RuleCondition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 20 else { throw fault("fewer brackets and nots inside one another") }
    if skip("not") { return .not(try one()) }
    if skip("(") {
      let inside = try anyOf()
      try take(")")
      return inside
    }
    let field = try field()
    if skip("exists") { return .test(field, .exists) }
    if skip("is", "not") { return .not(.test(field, .isOne([try value(field)]))) }
    if skip("not", "in") { return .not(.test(field, .isOne(try values(field)))) }
    if skip("is") { return .test(field, .isOne([try value(field)])) }
    if skip("in") { return .test(field, .isOne(try values(field))) }
    if skip("contains") { return .test(field, .contains(try value(nil))) }
    if skip("starts", "with") { return .test(field, .starts(try value(nil))) }
    if isNext("over") || isNext("under") {
      guard field.sort != .text else { throw fault("is, in, contains, starts with or exists, because \(field.rawValue) is no number,") }
      let isOver = skip("over")
      if !isOver { next += 1 }
      let value = try value(field)
      return .test(field, isOver ? .over(value) : .under(value))
    }
    throw fault("is, is not, in, not in, contains, starts with, over, under or exists")
  }

  private mutating func field() throws(RuleFault) -> RuleField {
    for field in RuleField.allCases where field.rawValue.contains(" ") {
      let words = field.rawValue.split(separator: " ").map(String.init)
      if skip(words[0], words[1]) { return field }
    }
    if next < tokens.count, let field = RuleField(rawValue: tokens[next].word) {
      next += 1
      return field
    }
    throw fault("a field (\(RuleField.allCases.map(\.rawValue).joined(separator: ", ")))")
  }

  private mutating func values(_ field: RuleField) throws(RuleFault) -> [String] {
    var values = [try value(field)]
    while skip(",") { values.append(try value(field)) }
    return values
  }

  /// A word or a text in quotation marks; for a number, an amount or a day, one.
  private mutating func value(_ field: RuleField?) throws(RuleFault) -> String {
    guard next < tokens.count, tokens[next].isQuoted || !["(", ")", ",", ";", "and", "or", "then"].contains(tokens[next].word) else {
      throw fault("a value")
    }
    let text = tokens[next].text
    switch field?.sort {
    case .number where Int(text) == nil: throw fault("a whole number")
    case .money where Cents(typed: text) == nil: throw fault("an amount")
    case .day where Day(iso: text) == nil: throw fault("a day, 2026-11-23,")
    default: break
    }
    next += 1
    return text
  }

  // MARK: Actions

  private mutating func action() throws(RuleFault) -> RuleAction {
    if skip("hold") { return .hold(try why()) }
    if skip("warn") { return .warn(try why()) }
    if skip("note") { return .note(try why()) }
    if skip("place") { return .place(try matching("a place of service of two digits") { $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) }) }
    if skip("add", "modifier") {
      let modifier = try matching("a modifier of two letters or digits", CodeShape.isModifier)
      try take("to")
      return .addModifier(modifier, to: try service())
    }
    if skip("units") {
      let count = try matching("a number from 1 to 999") { Int($0).map { (1...999).contains($0) } ?? false }
      try take("of")
      return .units(Int(count) ?? 1, of: try service())
    }
    if skip("add", "service") { return .addService(try service()) }
    if skip("remove", "service") { return .removeService(try service()) }
    if skip("price", "of") { return .price(of: try service()) }
    throw fault("hold, warn, note, place, add modifier, units, add service, remove service or price of")
  }

  private mutating func why() throws(RuleFault) -> String {
    guard next < tokens.count, tokens[next].isQuoted, !tokens[next].text.trimmed.isEmpty else {
      throw fault("the reason in quotation marks")
    }
    next += 1
    return tokens[next - 1].text
  }

  private mutating func service() throws(RuleFault) -> String { try matching("the code of a service", CodeShape.isService) }

  private mutating func matching(_ what: String, _ isRight: (String) -> Bool) throws(RuleFault) -> String {
    guard next < tokens.count, isRight(tokens[next].text.uppercased()) else { throw fault(what) }
    next += 1
    return tokens[next - 1].text.uppercased()
  }
}
