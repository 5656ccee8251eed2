import Practice
import Terminal

/// What the person asked for on the command line.
struct Arguments {
  enum Verb: Equatable {
    case desk, help, version, places, actions, speak, check, audit, head
    case create(path: String)
    case importPatients(path: String), importAppointments(path: String)
    case backup(path: String), restore(path: String, folder: String)
    case importCodes(path: String), importTickPage(path: String), importRules(path: String)
    case print(words: [String])
    case codes(query: String)
    case bench(words: [String])
    case downtime(path: String)
    case figures, simulate, rules
  }

  struct Fault: Error {
    var sentence: String
  }

  var verb = Verb.desk
  var data: String?
  var person: String?
  /// Where the PIN for `--as` is.
  var pinFile: String?
  var theme: String?
  var ascii = false
  var color = ColorUse.auto
  var isReadOnly = false
  var isDemo = false
  /// True for the board in the waiting room.
  var isDisplay = false
  var seed: UInt64 = 1
  /// How large an office `bench make` makes.
  var patients = 100_000
  var visits = 1_000_000
  var days = 3 * 365
  var at: String?
  var speed = 1
  /// True for a demo in which nobody comes or moves by themselves.
  var isStill = false
  /// Rows and columns of one frame to print.
  var frame: (rows: Int, columns: Int)?
  /// The time whose frame is printed, as it was typed.
  var asOf: String?
  var json = false
  var group: String?
  var isDryRun = false
  /// Only what the office made itself.
  var isOwn = false
  /// Yes to the question that would be asked.
  var yes = false
  /// A file that says which column is what.
  var map: String?
  var keepsDigits = false
  var provider: String?
  var visitType: String?
  /// Where `import codes` writes, if not into the office.
  var output: String?
  /// Which edition `import codes` reads, where the file's name does not say; `from` and a date as `output` are its first and last day.
  var edition: String?
  /// How wide the paper of `print` is.
  var paper = 80
  /// The date of service that `codes` asks about.
  var on: Day?
  /// How many days a downtime pack has.
  var packDays = 1
  /// A file of questions for `codes`, one a line; and one of codes, and of pairs of codes, to be judged.
  var questions: String?
  var judged: String?
  /// How many rows `codes` shows.
  var limit = 20
  /// Whose records an audit is about, and who did it.
  var patient: String?
  var doer: String?
  var from: String?
  var kind: String?
  var csv = false
  /// A fingerprint that was written down earlier.
  var fingerprint: String?
  /// The options that were given, for those that go together and those that do not.
  var given: [String] = []

  init(_ words: [String]) throws(Fault) {
    var words = words[...]
    var free: [String] = []
    // A wish for help is heard wherever it stands, also beside what is not understood.
    if words.prefix(while: { $0 != "--" }).contains(where: { ["-h", "--help"].contains($0) }) {
      verb = .help
      return
    }
    func value(_ option: String, _ attached: String?) throws(Fault) -> String {
      if let attached, !attached.isEmpty { return attached }
      guard attached == nil, let next = words.popFirst() else { throw Fault(sentence: "\(option) needs a value") }
      return next
    }
    func number(_ option: String, _ text: String, _ range: ClosedRange<Int>) throws(Fault) -> Int {
      guard let number = Int(text), range.contains(number) else {
        throw Fault(sentence: "\(option) takes a number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
      }
      return number
    }
    while let word = words.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        free.append(word)
        continue
      }
      if word == "--" {
        free += words
        break
      }
      let equals = word.firstIndex(of: "=")
      let option = String(word[..<(equals ?? word.endIndex)]), attached = equals.map { String(word[word.index(after: $0)...]) }
      if attached != nil, Self.plain.contains(option) { throw Fault(sentence: "\(option) takes no value") }
      given.append(option)
      switch option {
      case "-h", "--help": verb = .help
      case "--version": verb = .version
      case "--where": verb = .places
      case "--data": data = try value(option, attached)
      case "--as": person = try value(option, attached)
      case "--pin-file": pinFile = try value(option, attached)
      case "--theme": theme = try value(option, attached)
      case "--ascii": ascii = true
      case "--color":
        let text = try value(option, attached)
        guard let use = ColorUse(rawValue: text) else { throw Fault(sentence: "--color is auto, always or never, not \"\(text)\"") }
        color = use
      case "--read-only": isReadOnly = true
      case "--demo": isDemo = true
      case "--display": isDisplay = true
      case "--seed":
        let text = try value(option, attached)
        guard let number = UInt64(text) else { throw Fault(sentence: "--seed takes a whole number, not \"\(text)\"") }
        seed = number
      case "--at":
        let text = try value(option, attached)
        guard Moment(iso: text) != nil else { throw Fault(sentence: "--at takes a time as 2026-11-23T09:00, not \"\(text)\"") }
        at = text
      case "--speed": speed = try number(option, try value(option, attached), 1...60)
      case "--still": isStill = true
      case "--print":
        let text = try value(option, attached)
        let sides = text.split(separator: "x", omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw Fault(sentence: "--print takes columns and rows as 120x36, not \"\(text)\"") }
        frame = (try number("rows", String(sides[1]), 1...500), try number("columns", String(sides[0]), 1...1000))
      case "--as-of": asOf = try value(option, attached)
      case "--json": json = true
      case "--group": group = try value(option, attached)
      case "--dry-run": isDryRun = true
      case "--own": isOwn = true
      case "--yes": yes = true
      case "--map": map = try value(option, attached)
      case "--keep-digits": keepsDigits = true
      case "--provider": provider = try value(option, attached)
      case "--type": visitType = try value(option, attached)
      case "--to": output = try value(option, attached)
      case "--columns":
        let text = try value(option, attached)
        guard let width = Int(text), [80, 132].contains(width) else {
          throw Fault(sentence: "--columns takes 80 or 132, not \"\(text)\"")
        }
        paper = width
      case "--edition": edition = try value(option, attached)
      case "--on":
        let text = try value(option, attached)
        guard let day = Day(iso: text) else { throw Fault(sentence: "--on takes a date as 2026-11-23, not \"\(text)\"") }
        on = day
      case "--each": questions = try value(option, attached)
      case "--judge": judged = try value(option, attached)
      case "--patient": patient = try value(option, attached)
      case "--person": doer = try value(option, attached)
      case "--from": from = try value(option, attached)
      case "--kind": kind = try value(option, attached)
      case "--csv": csv = true
      case "--head":
        let text = try value(option, attached), digits = text.filter { $0 != " " }.lowercased()
        guard (16...64).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
          throw Fault(sentence: "--head takes 16 to 64 hexadecimal digits of a fingerprint, not \"\(text)\"")
        }
        fingerprint = digits
      case "--patients": patients = try number(option, try value(option, attached), 10...1_000_000)
      case "--visits": visits = try number(option, try value(option, attached), 10...20_000_000)
      case "--days":
        days = try number(option, try value(option, attached), 1...20_000)
        packDays = days
      case "--limit": limit = try number(option, try value(option, attached), 1...100_000)
      default: throw Fault(sentence: "there is no option \(option)")
      }
    }
    try take(free)
    try checkFit()
  }

  /// Options that are said by being there.
  private static let plain: Set<String> = [
    "-h", "--help", "--version", "--where", "--ascii", "--read-only", "--demo", "--display", "--still", "--json", "--csv", "--own",
  ]

  private mutating func take(_ free: [String]) throws(Fault) {
    guard let first = free.first else { return }
    let rest = free.dropFirst()
    func none() throws(Fault) {
      if let extra = rest.first { throw Fault(sentence: "\(first) does not take \"\(extra)\"") }
    }
    // `--help` after a verb is still a wish for help.
    if [.help, .version, .places].contains(verb) { return }
    switch first {
    case "init":
      guard rest.count == 1, let path = rest.first else { throw Fault(sentence: "init takes the folder of the new office") }
      verb = .create(path: path)
    case "do":
      try none()
      verb = .speak
    case "actions":
      try none()
      verb = .actions
    case "check":
      try none()
      verb = .check
    case "audit":
      try none()
      verb = .audit
    case "head":
      try none()
      verb = .head
    case "figures":
      try none()
      verb = .figures
    case "rules":
      try none()
      verb = .rules
    case "simulate":
      try none()
      verb = .simulate
    case "bench": verb = .bench(words: Array(rest))
    case "print": verb = try Self.printing(rest)
    case "import": verb = try Self.reading(rest)
    case "codes":
      guard !rest.isEmpty || questions != nil || judged != nil else {
        throw Fault(sentence: "codes takes what to look for: a code or words")
      }
      verb = .codes(query: rest.joined(separator: " "))
    case "downtime":
      guard rest.count == 1, let path = rest.first else { throw Fault(sentence: "downtime takes the folder that the pack is put in") }
      guard packDays <= 14 else { throw Fault(sentence: "a downtime pack has 1 to 14 days, not \(packDays)") }
      verb = .downtime(path: path)
    case "backup":
      guard rest.count == 1, let path = rest.first else { throw Fault(sentence: "backup takes the new file, or - for standard output") }
      verb = .backup(path: path)
    case "restore":
      guard rest.count == 2, let path = rest.first, let folder = rest.last else {
        throw Fault(sentence: "restore takes the backup, or - for standard input, and the folder of the office to be")
      }
      verb = .restore(path: path, folder: folder)
    default:
      throw Fault(
        sentence:
          "there is no verb \"\(first)\": init, do, actions, check, head, audit, import, codes, backup, restore, downtime, print, figures, rules, simulate and bench are"
      )
    }
  }

  /// What is to go on paper.
  private static func printing(_ words: ArraySlice<String>) throws(Fault) -> Verb {
    guard words.count == 2, let what = words.first, ["superbill", "receipt"].contains(what) else {
      throw Fault(sentence: "print takes what goes on paper and its number: superbill 49, or receipt 1042")
    }
    return .print(words: Array(words))
  }

  /// What is to be read in, and from where.
  private static func reading(_ words: ArraySlice<String>) throws(Fault) -> Verb {
    guard let what = words.first else {
      throw Fault(sentence: "import takes what it is to read: patients, appointments, codes, tick-page or rules")
    }
    guard words.count == 2, let path = words.last else { throw Fault(sentence: "import \(what) takes one file") }
    switch what {
    case "patients": return .importPatients(path: path)
    case "appointments": return .importAppointments(path: path)
    case "codes": return .importCodes(path: path)
    case "tick-page": return .importTickPage(path: path)
    case "rules": return .importRules(path: path)
    default: throw Fault(sentence: "import reads patients, appointments, codes, tick-page or rules, not \"\(what)\"")
    }
  }
}
