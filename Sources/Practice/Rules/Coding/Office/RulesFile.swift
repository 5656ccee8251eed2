/// A rule of the office as its file has it: a name, and when it holds what is to be done.
package struct WrittenRule: Fielded, Hashable {
  package var name = ""
  package var text = ""

  package init() {}

  package init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }

  package static let fields: [Field<WrittenRule>] = [Field("name", \.name), Field("text", \.text, "when ... then ...")]
}

/// Reads and writes the office's own rules of coding as a file, in the order in which they run:
///
///     # what Harbor Health wants
///     report first: when payer is "Harbor Health" and service in 20610, 20611
///       then hold "wait for the report"
///     video visits: when place is 10 and service starts with 9921 then add modifier 95 to 99213
///
/// A line that begins with a blank goes on with the rule above it; one that begins with # is a remark.
package enum RulesFile {
  /// More than anyone could oversee.
  package static let most = 500

  package static func read(_ text: String) throws(LineFault) -> [WrittenRule] {
    var rules: [(line: Int, rule: WrittenRule)] = []
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let number = index + 1
      let line = index == 0 && raw.first == "\u{FEFF}" ? raw.dropFirst() : raw
      let words = String(line).trimmed
      if words.isEmpty || words.hasPrefix("#") { continue }
      if line.first?.isWhitespace == true {
        guard let last = rules.indices.last else {
          throw LineFault(line: number, sentence: "a rule begins at the edge, with its name")
        }
        rules[last].rule.text += " \(words)"
        continue
      }
      guard let colon = endOfName(words) else {
        throw LineFault(
          line: number, sentence: "a rule is its name, a colon, and what it says: video visits: when place is 10 then ...")
      }
      let name = String(words[..<colon]).trimmed
      if name.isEmpty { throw LineFault(line: number, sentence: "the name of the rule is missing before the colon") }
      if let twin = rules.first(where: { $0.rule.name.lowercased() == name.lowercased() }) {
        throw LineFault(line: number, sentence: "\(name) stands in line \(twin.line) already")
      }
      rules.append((number, WrittenRule(name, String(words[words.index(after: colon)...]).trimmed)))
      if rules.count > most { throw LineFault(line: number, sentence: "an office has at most \(most) rules") }
    }
    for (line, rule) in rules {
      do throws(RuleFault) { _ = try RuleReader.read(rule.text) } catch {
        throw LineFault(line: line, sentence: "\(rule.name): \(error.sentence)")
      }
    }
    return rules.map(\.rule)
  }

  /// The colon behind the name: a name may have one itself, so it is the one before "when", or at the end of the line.
  private static func endOfName(_ words: String) -> String.Index? {
    let colons = words.indices.filter { words[$0] == ":" }
    let beforeWhen = colons.first { words[words.index(after: $0)...].drop(while: \.isWhitespace).lowercased().hasPrefix("when ") }
    return beforeWhen ?? (words.last == ":" ? colons.last : colons.first)
  }

  /// The rules that run, as a file that reads back to the same.
  package static func write(_ rules: [OfficeRule]) -> String { rules.map { "\($0.name): \($0.text)\n" }.joined() }
}
