import Desk
import OfficeFiles
import Practice

/// `anteroom actions`: every action with its keys, its fields and a sentence.
enum ActionsVerb {
  static func run(_ arguments: Arguments) {
    if arguments.json {
      let all = Verbs.all.map { verb -> Datum in
        .fields([
          "action": .text(verb.name), "does": .text(verb.sentence), "keys": .list(keys(verb).map { .text($0) }),
          "who": .list(StaffRole.allCases.filter(verb.who.contains).map(\.datum)),
          "fields": .list(
            verb.fieldList.map { field in
              .fields([
                "name": .text(field.name), "meaning": .text(field.meaning), "shape": .text(field.shape), "needed": .flag(!field.optional),
              ])
            }),
        ])
      }
      Streams.result(String(decoding: JSONText.writePretty(.list(all)), as: UTF8.self))
      return
    }
    for verb in Verbs.all {
      let keys = keys(verb)
      Streams.result("\(verb.name)\(keys.isEmpty ? "" : "  [\(keys.joined(separator: ", "))]")\n    \(verb.sentence)")
      for field in verb.fieldList {
        Streams.result(
          "    \(field.optional ? " " : "*") \(field.name): \(field.meaning.isEmpty ? "" : "\(field.meaning); ")\(field.shape)")
      }
      Streams.result("      for \(verb.who.words)")
    }
    table()
  }

  /// A row a verb, a column a role: the same that the office decides by.
  private static func table() {
    let names = Verbs.all.map { $0.name.count }.max() ?? 0
    func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
    Streams.result("\nwho may what\n")
    Streams.result("  " + padded("", names) + StaffRole.allCases.map { "  " + $0.label }.joined())
    for verb in Verbs.all {
      let marks = StaffRole.allCases.map { "  " + padded(verb.who.contains($0) ? "x" : "-", $0.label.count) }.joined()
      Streams.result("  " + padded(verb.name, names) + marks)
    }
    Streams.result("\nA trainee may of these what a manager allows them (settings, people), and always call for help.")
  }

  /// Where a person finds it: the key, and the screen if it is not the desk's.
  private static func keys(_ verb: any Verb.Type) -> [String] {
    KeyTable.all.filter { $0.verb == verb.name }.map {
      $0.screen == "desk" || $0.screen == "everywhere" ? $0.keys : "\($0.keys) on \($0.screen)"
    }
  }
}
