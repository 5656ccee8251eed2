/// What the sets of codes say on a date of service. They are files, and rules read none: so it is handed in, and a test may put
/// anything here.
package struct CodeFacts: Sendable {
  /// Whether a code may stand on a claim of that day, and if not, why not. Diagnoses come with their point.
  package var standing: @Sendable (_ code: String, _ day: Day) -> CodeStanding
  /// The note by which two diagnoses are never coded together (Excludes1 at one of them or above it), whichever is named first.
  package var excludes: @Sendable (_ one: String, _ other: String, _ day: Day) -> CodeBond?
  /// What a diagnosis wants before it (Code first), for each note at the code or above it. A note with a list of conditions is one, and
  /// wants one of them.
  package var first: @Sendable (_ code: String, _ day: Day) -> [CodeBond]
  /// What should be coded besides (Use additional code), for each note at the code or above it.
  package var additional: @Sendable (_ code: String, _ day: Day) -> [CodeBond]
  /// The side that a diagnosis says, and the same diagnosis of the other sides.
  package var sides: @Sendable (_ code: String, _ day: Day) -> CodeSides?
  /// The edit of two services of one day, from the NCCI file that the office brought in; nothing if there is none.
  package var pair: @Sendable (_ one: String, _ other: String, _ day: Day) -> ServicePair?
  /// The most units of a service, from the MUE file that the office brought in; nothing if there is none.
  package var mostUnits: @Sendable (_ code: String, _ day: Day) -> UnitLimit?

  package init(
    standing: @escaping @Sendable (String, Day) -> CodeStanding = { _, _ in .noEdition },
    excludes: @escaping @Sendable (String, String, Day) -> CodeBond? = { _, _, _ in nil },
    first: @escaping @Sendable (String, Day) -> [CodeBond] = { _, _ in [] },
    additional: @escaping @Sendable (String, Day) -> [CodeBond] = { _, _ in [] },
    sides: @escaping @Sendable (String, Day) -> CodeSides? = { _, _ in nil },
    pair: @escaping @Sendable (String, String, Day) -> ServicePair? = { _, _, _ in nil },
    mostUnits: @escaping @Sendable (String, Day) -> UnitLimit? = { _, _ in nil }
  ) {
    self.standing = standing
    self.excludes = excludes
    self.first = first
    self.additional = additional
    self.sides = sides
    self.pair = pair
    self.mostUnits = mostUnits
  }

  /// No sets at all.
  package static let none = CodeFacts()
}

/// Whether a code may stand on a claim of a day.
package enum CodeStanding: Hashable, Sendable {
  case billable
  /// A heading: something more is to be added. The codes right below it, at most some twenty.
  case heading(below: [String])
  /// Lacks its 7th character: the codes that it may become, filled with X.
  case needsSeventh([String])
  /// The set of that day has no such code; in another edition that is here it stood until then, or stands from then on.
  case otherwise(until: Day?, from: Day?)
  /// No edition that is here has it.
  case unknown
  /// No edition for that day is here, so nothing can be said.
  case noEdition
}

/// A note that binds a diagnosis to others.
package struct CodeBond: Hashable, Sendable {
  /// The code, category, block or chapter at which the note stands: "E10"; "E10 of April 2026" if no edition for the day is here and the
  /// note is the nearest one's.
  package var at: String
  /// The note in full.
  package var words: String
  /// The codes it names, as beginnings without dash ("E08", "J10.1") or as ranges ("O10-O11"); none if it names them in words only.
  package var codes: [String]

  package init(at: String, words: String, codes: [String]) {
    self.at = at
    self.words = words
    self.codes = codes
  }

  /// Whether a diagnosis is one of those that the note names: `E08` names E08.9, `O10-O11` names O11.3.
  package func names(_ code: String) -> Bool {
    let plain = code.filter { $0 != "." }
    return codes.contains { named in
      let ends = named.split(separator: "-").map { $0.filter { $0 != "." } }
      guard let from = ends.first, let to = ends.last else { return false }
      return plain >= from && (plain <= to || plain.hasPrefix(to))
    }
  }
}

/// The sides of a diagnosis.
package struct CodeSides: Hashable, Sendable {
  /// Which side of the body a code is for.
  package enum Side: String, Hashable, Sendable { case right, left, both, unsaid }

  /// What the code itself says.
  package var side: Side
  /// The same diagnosis by side, this one too.
  package var codes: [Side: String]

  package init(side: Side, codes: [Side: String]) {
    self.side = side
    self.codes = codes
  }
}

/// A row of the NCCI file: the second code is not paid beside the first.
package struct ServicePair: Hashable, Sendable {
  package var first: String
  package var second: String
  /// 0 never together, 1 with a modifier that says why (claims of CMS, "modifier indicator").
  package var indicator: Int

  package init(first: String, second: String, indicator: Int) {
    self.first = first
    self.second = second
    self.indicator = indicator
  }
}

/// A row of the MUE file.
package struct UnitLimit: Hashable, Sendable {
  package var units: Int
  /// 1 for each line, 2 and 3 for the day; 3 may be appealed.
  package var indicator: Int

  package init(units: Int, indicator: Int) {
    self.units = units
    self.indicator = indicator
  }
}
