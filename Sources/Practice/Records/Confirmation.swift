/// The things about a patient that go out of date, those of check-in first, in the order in which the desk asks for them.
package enum Topic: String, Word {
  case identity, guardian, interpreter, address, phone, coverage, guarantor, consent, privacyNotice, copay
  // Kept with the day on which they were last right, and never asked by the strip of check-in.
  case name, born, email, language, contacts

  /// Those that the patient's card holds, by the field that each is about.
  package static let onCard: [(field: String, topic: Topic)] = [
    ("name", .name), ("born", .born), ("address", .address), ("phones", .phone), ("email", .email), ("language", .language),
    ("interpreter", .language), ("guarantor", .guarantor), ("contacts", .contacts),
  ]

  /// A paper to be signed.
  package var isPaper: Bool { self == .consent || self == .privacyNotice }

  /// As it stands on the check-in strip.
  package var label: String {
    switch self {
    case .identity: "identity"
    case .guardian: "guardian"
    case .interpreter: "interpreter"
    case .address: "address"
    case .phone: "phone"
    case .coverage: "coverage"
    case .consent: "consents"
    case .privacyNotice: "privacy notice"
    case .copay: "copay"
    case .name: "name"
    case .born: "birth date"
    case .email: "e-mail"
    case .language: "language"
    case .guarantor: "who pays"
    case .contacts: "who may be spoken to"
    }
  }
}

/// That a datum was asked about and found right, or put right, on a day.
package struct Confirmation: Fielded, Hashable {
  package var what = Topic.identity
  package var on = Day(number: 0)
  package var by = ""
  /// The check-in at which it was asked, where it was one.
  package var visit: VisitID?

  package init() {}

  package static let fields: [Field<Confirmation>] = [
    Field("what", \.what), Field("on", \.on), Field("by", \.by), Field("visit", \.visit),
  ]
}

/// A paper put before the patient: signed, or refused with the reason kept (45 CFR 164.520(c)(2)(ii) for the privacy notice).
package struct Consent: Fielded, Hashable {
  /// A paper that patients sign.
  package enum Paper: String, Word {
    case treatment, financialPolicy, privacyNotice

    package var label: String {
      switch self {
      case .treatment: "consent to treatment"
      case .financialPolicy: "financial policy"
      case .privacyNotice: "privacy notice"
      }
    }
  }

  package var paper = Paper.treatment
  package var on = Day(number: 0)
  package var by = ""
  /// Why there is no signature, where there is none.
  package var refused = ""
  /// The check-in at which it was put before the patient.
  package var visit: VisitID?

  package init() {}

  package static let fields: [Field<Consent>] = [
    Field("paper", \.paper), Field("on", \.on), Field("by", \.by), Field("refused", \.refused, "why there is no signature"),
    Field("visit", \.visit),
  ]
}
