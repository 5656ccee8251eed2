/// The kinds of record an office keeps, by the word used for them in the files.
package enum Kind: String, Word, Comparable {
  // What happens every day
  case patients, coverages, appointments, visits, superbills, payments, emergencies
  case disclosures, dayCloses, openings
  case waitlist, recalls, delays, authorisations
  case openItems, rounds, estimates
  // How the office is set up
  case practices, staff, providers, rooms, visitTypes, templates, payers, fees, commonDiagnoses, slotCodes, closures, resources
  case officeRules

  /// The letters an id of this kind starts with.
  package var prefix: String {
    switch self {
    case .patients: "p"
    case .coverages: "c"
    case .appointments: "a"
    case .visits: "v"
    case .superbills: "s"
    case .payments: "m"
    case .emergencies: "e"
    case .disclosures: "dl"
    case .dayCloses: "dc"
    case .openings: "g"
    case .waitlist: "w"
    case .recalls: "k"
    case .delays: "y"
    case .openItems: "oi"
    case .rounds: "cr"
    case .practices: "o"
    case .staff: "u"
    case .providers: "d"
    case .rooms: "r"
    case .visitTypes: "t"
    case .templates: "h"
    case .payers: "i"
    case .fees: "f"
    case .commonDiagnoses: "x"
    case .authorisations: "n"
    case .slotCodes: "l"
    case .closures: "z"
    case .resources: "q"
    case .officeRules: "b"
    case .estimates: "j"
    }
  }

  /// One of them, as in "there is no patient p99".
  package var one: String {
    switch self {
    case .patients: "patient"
    case .coverages: "coverage"
    case .appointments: "appointment"
    case .visits: "visit"
    case .superbills: "superbill"
    case .payments: "payment"
    case .emergencies: "emergency"
    case .disclosures: "disclosure"
    case .dayCloses: "day close"
    case .openings: "opening of a restricted record"
    case .waitlist: "waitlist entry"
    case .recalls: "recall"
    case .delays: "delay"
    case .openItems: "open item"
    case .rounds: "comfort round"
    case .practices: "practice"
    case .staff: "member of the staff"
    case .providers: "provider"
    case .rooms: "room"
    case .visitTypes: "visit type"
    case .templates: "template"
    case .payers: "payer"
    case .fees: "fee"
    case .commonDiagnoses: "common diagnosis"
    case .authorisations: "authorisation"
    case .slotCodes: "slot code"
    case .closures: "closure"
    case .resources: "thing that is booked"
    case .officeRules: "rule of the office"
    case .estimates: "estimate"
    }
  }

  /// Settings are few and always at hand; the rest is fetched by day or by patient.
  package var isSetting: Bool {
    switch self {
    case .patients, .coverages, .appointments, .visits, .superbills, .payments, .emergencies, .disclosures, .dayCloses, .openings,
      .waitlist, .recalls, .delays, .authorisations, .openItems, .rounds, .estimates:
      false
    default: true
    }
  }

  package static func < (a: Kind, b: Kind) -> Bool { order[a, default: 0] < order[b, default: 0] }
  private static let order = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// Points at one record of any kind.
package struct Reference: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let kind: Kind
  package let id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// Of an id alone: its letters say what it is of.
  init?(id: String) {
    let letters = id.prefix { !$0.isNumber }
    guard letters.count < id.count, let kind = Kind.allCases.first(where: { $0.prefix == letters }) else { return nil }
    self.init(kind, id)
  }

  package init<R: Record>(_ id: ID<R>) { self.init(R.kind, id.text) }

  package var description: String { "\(kind.rawValue)/\(id)" }
  package static func < (a: Reference, b: Reference) -> Bool { (a.kind, a.id.count, a.id) < (b.kind, b.id.count, b.id) }
}
