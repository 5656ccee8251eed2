/// The sheet of one visit: what was found, what was done, what it costs.
package struct Superbill: Record {
  package static let kind = Kind.superbills
  package static var table: TablePath<Superbill> { \.superbills }

  /// Whether it is still written on.
  package enum Stage: String, Word {
    case open, checkedOut, void

    package var label: String {
      switch self {
      case .open: "open"
      case .checkedOut: "checked out"
      case .void: "void"
      }
    }
  }

  package var id = SuperbillID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  package var visit = VisitID.unnumbered
  package var provider = ProviderID.unnumbered
  /// Date of service.
  package var day = Day(number: 0)
  /// Place of service: 11 office, 10 telehealth at the patient's home.
  package var placeOfService = ""
  package var coverage: CoverageID?
  package var stage = Stage.open
  /// At most twelve, lettered A to L in this order (CMS-1500 item 21).
  package var diagnoses: [Diagnosis] = []
  package var lines: [ServiceLine] = []
  /// What the patient owes of the total, fixed at checkout.
  package var patientShare = Cents.zero
  /// Under which authorisation or referral it was done.
  package var authorisation: AuthorisationID?
  /// When to come again, and to whom the patient was sent, in words.
  package var followUp = ""
  package var referral = ""
  /// Who signed that this was found and done; from then on it is changed only with a reason.
  package var signedBy = ""
  package var signedAt: Moment?
  /// What was changed after it was signed, and why.
  package var amendments: [LogLine] = []
  /// Why it waits and may not become a claim; empty if it does not.
  package var hold = ""
  /// Where the printed sheet is: each step that it took.
  package var paper: [PaperStep] = []

  package init() {}

  package static let fields: [Field<Superbill>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("visit", \.visit), Field("provider", \.provider),
    Field("day", \.day), Field("placeOfService", \.placeOfService), Field("coverage", \.coverage), Field("stage", \.stage),
    Field("diagnoses", \.diagnoses), Field("lines", \.lines), Field("patientShare", \.patientShare),
    Field("authorisation", \.authorisation, "authorisation or referral"), Field("followUp", \.followUp, "when to come again"),
    Field("referral", \.referral, "sent to whom"), Field("signedBy", \.signedBy), Field("signedAt", \.signedAt),
    Field("amendments", \.amendments, "what was changed after signing, and why"), Field("hold", \.hold, "why it waits"),
    Field("paper", \.paper, "where the printed sheet is"),
  ]

  package var filed: Filed { Filed(day: day, patient: patient) }
  package var total: Cents { lines.map(\.total).total }
  package var isSigned: Bool { signedAt != nil }

  package static let letters = Array("ABCDEFGHIJKL")
}

package typealias SuperbillID = ID<Superbill>

/// A diagnosis on a superbill, by its ICD-10-CM code.
package struct Diagnosis: Fielded, Hashable {
  package var code = ""
  package var words = ""

  package init() {}

  package init(_ code: String, _ words: String) {
    self.code = code
    self.words = words
  }

  package static let fields: [Field<Diagnosis>] = [Field("code", \.code), Field("words", \.words)]
}

/// One service: a CPT or HCPCS code, up to four modifiers, units, the fee for one unit, and the diagnoses that justify it.
package struct ServiceLine: Fielded, Hashable {
  package var code = ""
  package var words = ""
  package var modifiers: [String] = []
  package var units = 1
  package var fee = Cents.zero
  /// Letters of the diagnoses, the first one the main reason; at most four (CMS-1500 item 24E).
  package var pointers = ""
  /// Who did it, where that is not the provider of the sheet.
  package var provider: ProviderID?
  /// The drug that was given, for a code that stands for one.
  package var drug: DrugGiven?
  /// At most fifty letters, which go with the claim.
  package var note = ""

  package init() {}

  package static let fields: [Field<ServiceLine>] = [
    Field("code", \.code), Field("words", \.words), Field("modifiers", \.modifiers), Field("units", \.units), Field("fee", \.fee),
    Field("pointers", \.pointers), Field("provider", \.provider), Field("drug", \.drug), Field("note", \.note),
  ]

  package var total: Cents { fee * units }
}

/// A drug by its national number, as a claim carries it (CMS-1500 item 24, shaded; 837P 2410).
package struct DrugGiven: Fielded, Hashable {
  /// International unit, gram, milligram, millilitre, unit (837P CTP05).
  package enum Unit: String, Word, CaseIterable { case f2 = "F2", gr = "GR", me = "ME", ml = "ML", un = "UN" }

  /// Eleven digits, 5-4-2, with or without the dashes.
  package var ndc = ""
  /// In thousandths of the unit.
  package var thousandths = 0
  package var unit = Unit.un

  package init() {}

  package static let fields: [Field<DrugGiven>] = [
    Field("ndc", \.ndc, "NDC, 5-4-2"), Field("thousandths", \.thousandths, "how much, in thousandths"), Field("unit", \.unit),
  ]
}

/// A step of the printed superbill on its way through the office.
package struct PaperStep: Fielded, Hashable {
  /// Where the sheet is.
  package enum Stage: String, Word {
    case printed, withProvider, returned, entered, missing

    package var label: String { self == .withProvider ? "with provider" : rawValue }
  }

  package var stage = Stage.printed
  package var at = Moment(milliseconds: 0, offset: 0)
  package var by = ""

  package init() {}

  package static let fields: [Field<PaperStep>] = [Field("stage", \.stage), Field("at", \.at), Field("by", \.by)]
}
