/// A rule of the office, read: when it holds, and what is then to be done.
package struct RuleText: Hashable, Sendable {
  package var condition: RuleCondition
  package var actions: [RuleAction]
}

/// When a rule of the office holds.
package indirect enum RuleCondition: Hashable, Sendable {
  case all([RuleCondition])
  case any([RuleCondition])
  case not(RuleCondition)
  case test(RuleField, RuleTest)
}

/// What a rule of the office may ask about.
package enum RuleField: String, Hashable, Sendable, CaseIterable {
  case payer, plan, member, provider, specialty, place, authorisation, referral, age, sex, day, total, diagnosis, diagnoses, service, lines,
    modifier, modifiers, units, charge, note, drug
  case visitType = "visit type"
  case firstDiagnosis = "first diagnosis"
  case duplicateService = "duplicate service"

  /// What its values are.
  enum Sort { case text, number, money, day }

  var sort: Sort {
    switch self {
    case .age, .units, .lines, .diagnoses, .modifiers: .number
    case .total, .charge: .money
    case .day: .day
    default: .text
    }
  }

  /// What it stands for, for the list of fields.
  package var meaning: String {
    switch self {
    case .payer: "the payer's name"
    case .plan: "the plan of the coverage"
    case .member: "the member number"
    case .provider: "who saw the patient, by the short name"
    case .specialty: "their specialty"
    case .place: "the place of service"
    case .authorisation: "the authorisation's number"
    case .referral: "who referred"
    case .age: "whole years on the day of service"
    case .sex: "female, male, other, unknown"
    case .day: "the day of service, 2026-11-23"
    case .total: "what the sheet comes to, in dollars"
    case .diagnosis: "any diagnosis"
    case .diagnoses: "how many diagnoses"
    case .service: "the code of any line"
    case .lines: "how many lines"
    case .modifier: "any modifier of any line"
    case .modifiers: "how many modifiers a line bears, of any line"
    case .units: "the units of any line"
    case .charge: "the charge of any line, in dollars"
    case .note: "the note of any line"
    case .drug: "the NDC of any line"
    case .visitType: "the kind of visit"
    case .firstDiagnosis: "diagnosis A"
    case .duplicateService: "a code that stands on two lines"
    }
  }
}

/// How a field is held against values.
package enum RuleTest: Hashable, Sendable {
  case isOne([String])
  case contains(String)
  case starts(String)
  case over(String)
  case under(String)
  case exists
}

/// What is to be done where a rule of the office holds.
package enum RuleAction: Hashable, Sendable {
  case hold(String)
  case warn(String)
  case note(String)
  case place(String)
  case addModifier(String, to: String)
  case units(Int, of: String)
  case addService(String)
  case removeService(String)
  case price(of: String)
}

/// Why the text of a rule cannot be read: where, counted from 1, and what was expected there.
package struct RuleFault: Error, Hashable, Sendable {
  package var column: Int
  package var expected: String
  package var found: String

  package var sentence: String { "column \(column): \(expected) was expected, not \(found)" }
}
