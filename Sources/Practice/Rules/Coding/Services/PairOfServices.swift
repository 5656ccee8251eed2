extension CodingRules {
  static let pairOfServices = CodingRule(
    "pair of services", .error, source: "CMS NCCI procedure-to-procedure edits, as the office imported them",
    "a service that is part of another is not billed beside it: never (0), or only with a modifier that says why (1)"
  ) { view, find in
    for (place, line) in view.lines {
      for (other, second) in view.lines where other > place && second.code != line.code {
        guard let pair = view.facts.pair(line.code, second.code, view.day) ?? view.facts.pair(second.code, line.code, view.day) else {
          continue
        }
        let part = pair.second == second.code ? (place: other, line: second) : (place: place, line: line)
        let whole = pair.second == second.code ? line : second
        switch pair.indicator {
        case 0:
          find.say(
            "\(part.line.code) is part of \(whole.code) and never paid beside it", at: .line(part.place), mends: [.removeLine(part.place)])
        case 1:
          if (part.line.modifiers + whole.modifiers).contains(where: Modifiers.parts.contains) { continue }
          let why = Services.isVisit(part.line.code) ? "25" : "59"
          let room = part.line.modifiers.count < 4
          find.say(
            "\(part.line.code) is part of \(whole.code) unless a modifier says that it was apart", at: .line(part.place),
            mends: (room ? [.setModifiers(line: part.place, [why] + part.line.modifiers)] : []) + [.removeLine(part.place)])
        default: continue
        }
      }
    }
  }
}
