/// The sheet of one visit: what was found, what was done, what it costs.
package struct Superbill: Record {
  package static let kind = Kind.superbills
  package static var table: TablePath<Superbill> { \.superbills }

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

  package init() {}

  package static let fields: [Field<Superbill>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("visit", \.visit), Field("provider", \.provider),
    Field("day", \.day), Field("placeOfService", \.placeOfService), Field("coverage", \.coverage), Field("stage", \.stage),
    Field("diagnoses", \.diagnoses), Field("lines", \.lines), Field("patientShare", \.patientShare),
  ]

  package var filed: Filed { Filed(day: day, patient: patient) }
  package var total: Cents { lines.map(\.total).total }

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

  package init() {}

  package static let fields: [Field<ServiceLine>] = [
    Field("code", \.code), Field("words", \.words), Field("modifiers", \.modifiers), Field("units", \.units), Field("fee", \.fee),
    Field("pointers", \.pointers),
  ]

  package var total: Cents { fee * units }
}
