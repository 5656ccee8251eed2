import CodeSets
import Practice

/// `anteroom codes --judge FILE`: what the sets say of each code, or of each two, as a table for other programs.
enum CodeJudgement {
  static func run(_ path: String, _ facts: CodeFacts, _ day: Day) throws(Stop) -> Int32 {
    for line in try CodesVerb.lines(path) {
      let codes = line.split(whereSeparator: \.isWhitespace).map(String.init)
      switch codes.count {
      case 1: Streams.row([codes[0]] + words(facts.standing(codes[0], day)))
      case 2:
        if let pair = facts.pair(codes[0], codes[1], day) {
          Streams.row(codes + ["NCCI", pair.first, pair.second, "\(pair.indicator)"])
        } else if let bond = facts.excludes(codes[0], codes[1], day) {
          Streams.row(codes + ["Excludes1", bond.at, bond.words])
        } else {
          Streams.row(codes + ["-"])
        }
      default: throw .usage("a line has one code or two, not \"\(line)\"")
      }
    }
    return 0
  }

  private static func words(_ standing: CodeStanding) -> [String] {
    switch standing {
    case .billable: ["billable"]
    case .heading(let below): ["heading", below.joined(separator: " ")]
    case .needsSeventh(let codes): ["needs 7th", codes.joined(separator: " ")]
    case .otherwise(let until, let from): ["not then", "until \(until?.iso ?? "-")", "from \(from?.iso ?? "-")"]
    case .unknown: ["unknown"]
    case .noEdition: ["no edition"]
    }
  }
}
