/// What a rule of coding finds on a superbill, where, and what mends it.
package struct BillFinding: Hashable, Sendable {
  /// How much it matters.
  package enum Weight: Int, Hashable, Sendable, Comparable {
    /// The superbill may not become a claim.
    case error
    /// It may be right, and somebody should look.
    case warning
    /// What is easily forgotten.
    case reminder

    package static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }

    package var label: String {
      switch self {
      case .error: "error"
      case .warning: "look"
      case .reminder: "note"
      }
    }

    /// The whole word, for lists.
    package var word: String {
      switch self {
      case .error: "error"
      case .warning: "warning"
      case .reminder: "reminder"
      }
    }
  }

  /// Where on the sheet it is; counted from 0.
  package enum Place: Hashable, Sendable {
    case sheet
    case diagnosis(Int)
    case line(Int)
  }

  /// The name of the rule: "needs a 7th character".
  package var rule: String
  package var weight: Weight
  /// What is wrong and why, as one would say it, without a full stop.
  package var sentence: String
  package var place: Place
  /// What may be done about it, the likeliest first; each is one key.
  package var mends: [Mend]

  package init(_ rule: String, _ weight: Weight, _ sentence: String, at place: Place = .sheet, mends: [Mend] = []) {
    self.rule = rule
    self.weight = weight
    self.sentence = sentence
    self.place = place
    self.mends = mends
  }
}

/// One way to put a finding right.
package enum Mend: Hashable, Sendable {
  /// Puts other codes in the place of a diagnosis; none takes it off.
  case replaceDiagnosis(Int, with: [String])
  /// Makes a diagnosis the first one, so that it is A.
  case moveFirst(Int)
  /// Adds a diagnosis: the codes it may be, or none, where it has to be looked for.
  case addDiagnosis([String])
  /// Adds a diagnosis and makes it what a line is for.
  case addReason(line: Int, String)
  case addModifier(line: Int, String)
  case removeModifier(line: Int, String)
  /// All modifiers of a line, where their order is what matters.
  case setModifiers(line: Int, [String])
  /// Ticks one more service.
  case addService(String)
  /// Ticks one of several services that it may be.
  case addOneOf([String])
  case setUnits(line: Int, Int)
  case setPointers(line: Int, String)
  case setCode(line: Int, String)
  case removeLine(Int)
  /// The one price of the fee schedule.
  case setFee(line: Int, Cents)
  case setPlaceOfService(String)
  /// What only a person knows: the form of that part is opened.
  case ask(Part)

  /// The parts of a superbill that are asked for in a form.
  package enum Part: Hashable, Sendable {
    case pointers(line: Int), modifiers(line: Int), units(line: Int), fee(line: Int), drug(line: Int), provider(line: Int)
    case header, coverage, authorisation
    /// The patient's own particulars: sex, birth date.
    case patient
  }

  /// As on the screen: "add modifier 25".
  package var label: String {
    switch self {
    case .replaceDiagnosis(_, let codes):
      codes.isEmpty ? "take it off" : codes.count == 1 ? "make it \(codes[0])" : "choose one of \(codes.count)"
    case .moveFirst: "put it first"
    case .addDiagnosis(let codes): codes.count == 1 ? "add \(codes[0])" : codes.isEmpty ? "find the code" : "add one of \(codes.count)"
    case .addReason(let line, let code): "add \(code) for line \(line + 1)"
    case .addModifier(_, let modifier): "add modifier \(modifier)"
    case .removeModifier(_, let modifier): "take modifier \(modifier) off"
    case .setModifiers(_, let modifiers): "write \(modifiers.joined(separator: " "))"
    case .addService(let code): "add \(code)"
    case .addOneOf(let codes): codes.count == 1 ? "add \(codes[0])" : "add one of \(codes.count)"
    case .setUnits(_, let units): "make it \(units) unit\(units == 1 ? "" : "s")"
    case .setPointers(let line, let letters): "point line \(line + 1) at \(letters)"
    case .setCode(_, let code): "make it \(code)"
    case .removeLine: "take the line off"
    case .setFee(_, let fee): "charge $\(fee.shown)"
    case .setPlaceOfService(let place): "make the place of service \(place)"
    case .ask(let part):
      switch part {
      case .pointers: "say what it is for"
      case .modifiers: "write the modifiers"
      case .units: "write the units"
      case .fee: "write the charge"
      case .drug: "write the drug's NDC"
      case .provider: "say who did it"
      case .header: "write the header"
      case .coverage: "see the coverage"
      case .authorisation: "see the authorisation"
      case .patient: "see the patient"
      }
    }
  }
}
