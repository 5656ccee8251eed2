import OfficeFiles
import Practice

/// `anteroom rules`: every rule of coding with its source, and the office's own; with `--own` those alone, as a file that can be read in.
enum RulesVerb {
  static func run(_ arguments: Arguments) throws(Stop) {
    do throws(Stop) {
      try Opening.look(arguments) { (office, _) throws(Stop) in
        if arguments.isOwn { return Streams.words(RulesFile.write(office.rulesInOrder).trimmed) }
        show(office.officeRules.sorted.sorted { ($0.line, $0.id) < ($1.line, $1.id) }, arguments.json)
      }
    } catch {
      // Without an office the rules that come with the program are still there to read; one that was asked for has to open.
      if arguments.isDemo || arguments.isOwn || arguments.data != nil { throw error }
      show([], arguments.json)
    }
  }

  private static func show(_ own: [OfficeRule], _ json: Bool) {
    let rules = CodingRules.all
    if json {
      let all = rules.map { rule -> Datum in
        .fields([
          "rule": .text(rule.name), "weight": .text(rule.weight.word), "source": .text(rule.source), "asks": .text(rule.sentence),
        ])
      }
      let office = own.map { rule -> Datum in
        .fields(["line": .whole(rule.line), "name": .text(rule.name), "text": .text(rule.text), "runs": .flag(!rule.gone)])
      }
      Streams.result(String(decoding: JSONText.writePretty(.fields(["rules": .list(all), "office": .list(office)])), as: UTF8.self))
      return
    }
    for rule in rules { Streams.result("\(rule.name)  [\(rule.weight.word)]\n    \(rule.sentence)\n    \(rule.source)") }
    Streams.result("\nthe office's own rules, in the order in which they run\n")
    if own.isEmpty { Streams.result("  none; settings (S), billing rules, or import rules FILE") }
    for rule in own { Streams.words("  \(rule.line)  \(rule.name)\(rule.gone ? " (does not run)" : "")\n      \(rule.text)") }
    Streams.result("\nfields: \(RuleField.allCases.map(\.rawValue).joined(separator: ", "))")
  }
}
