extension Arguments {
  /// An option that would have no effect is a mistake of whoever typed it, and they should hear of it.
  func checkFit() throws(Fault) {
    let office = ["--data", "--as", "--pin-file", "--read-only", "--demo", "--seed", "--at"]
    let fitting: [String]?
    switch verb {
    case .desk: fitting = office + ["--display", "--theme", "--ascii", "--color", "--speed", "--still", "--print", "--as-of"]
    case .speak: fitting = office + ["--speed"]
    case .check: fitting = ["--data", "--demo", "--seed", "--at", "--head"]
    case .head: fitting = ["--data"]
    case .audit: fitting = office + ["--patient", "--person", "--from", "--to", "--kind", "--csv", "--limit"]
    case .figures: fitting = ["--data", "--demo", "--seed", "--at", "--from", "--to", "--csv"]
    case .rules: fitting = ["--data", "--demo", "--seed", "--at", "--json", "--own"]
    case .simulate: fitting = ["--data", "--demo", "--seed", "--at", "--provider", "--days", "--on", "--csv"]
    case .print: fitting = office + ["--columns", "--to"]
    case .importTickPage, .importRules: fitting = office + ["--dry-run"]
    case .create: fitting = ["--group"]
    case .backup: fitting = ["--data"]
    case .restore: fitting = []
    case .downtime: fitting = ["--data", "--on", "--days"]
    case .actions: fitting = ["--json"]
    case .bench: fitting = ["--data", "--as", "--seed", "--at", "--patients", "--visits", "--days", "--yes"]
    default: fitting = nil
    }
    if pinFile != nil, person == nil { throw Fault(sentence: "--pin-file is the PIN of someone; say --as NAME too") }
    guard let fitting else { return }
    if let odd = given.first(where: { !fitting.contains($0) }) {
      throw Fault(sentence: "\(odd) says nothing to \(verb.words)")
    }
    if case .bench = verb { return }
    if case .simulate = verb { return }
    if !isDemo, let odd = given.first(where: { ["--seed", "--at", "--speed", "--still"].contains($0) }) {
      throw Fault(sentence: "\(odd) is for the demo; say --demo too")
    }
    if asOf != nil, frame == nil { throw Fault(sentence: "--as-of prints one frame; say --print 120x36 too, or type :asof at the desk") }
    if isDemo, data != nil { throw Fault(sentence: "--demo has an office of its own; leave --data out, or --demo") }
  }
}

extension Arguments.Verb {
  /// As the person calls it.
  fileprivate var words: String {
    switch self {
    case .desk: "the desk"
    case .speak: "do"
    case .create: "init"
    case .bench: "bench"
    case .downtime: "downtime"
    case .print: "print"
    case .backup: "backup"
    case .restore: "restore"
    case .importTickPage: "import tick-page"
    case .importRules: "import rules"
    default: "\(self)"
    }
  }
}
