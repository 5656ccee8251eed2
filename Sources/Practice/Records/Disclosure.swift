/// Health information that left the practice, as 45 CFR 164.528(b)(2) asks: when, to whom and where, what, and what for.
package struct Disclosure: Record {
  package static let kind = Kind.disclosures
  package static var table: TablePath<Disclosure> { \.disclosures }

  /// Why it was given. Most of what a desk sends need not be accounted for, and is kept all the same.
  package enum Basis: String, Word {
    // An accounting lists these.
    case publicHealth, abuseReport, oversight, court, police, death, organs, research, danger, government, workersComp, lawRequires, mistake
    // 164.528(a)(1) leaves these out.
    case treatment, payment, operations, patient, authorization, family, limitedData

    package var words: String {
      switch self {
      case .publicHealth: "public health authority"
      case .abuseReport: "report of abuse or neglect"
      case .oversight: "health oversight"
      case .court: "court or administrative order"
      case .police: "law enforcement"
      case .death: "coroner or funeral director"
      case .organs: "organ donation"
      case .research: "research"
      case .danger: "to avert a serious danger"
      case .government: "special government function"
      case .workersComp: "workers' compensation"
      case .lawRequires: "required by law"
      case .mistake: "sent by mistake"
      case .treatment: "treatment"
      case .payment: "payment"
      case .operations: "health care operations"
      case .patient: "to the patient"
      case .authorization: "the patient's authorization"
      case .family: "family or friend in the patient's care"
      case .limitedData: "limited data set"
      }
    }

    /// Whether the patient's accounting of disclosures lists it.
    package var isAccountable: Bool {
      switch self {
      case .treatment, .payment, .operations, .patient, .authorization, .family, .limitedData: false
      default: true
      }
    }
  }

  package var id = ID<Disclosure>.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  /// The day on which it left.
  package var day = Day(number: 0)
  package var basis = Basis.treatment
  package var recipient = ""
  package var address = ""
  package var what = ""
  package var purpose = ""
  /// The written request that stands for the purpose, where it is kept.
  package var request = ""
  package var by = ""
  package var at = Moment(milliseconds: 0, offset: 0)

  package init() {}

  package static let fields: [Field<Disclosure>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("day", \.day, "when it left"),
    Field("basis", \.basis, "why it was given"), Field("recipient", \.recipient, "to whom"),
    Field("address", \.address, "their address, if known"), Field("what", \.what, "what of the record"),
    Field("purpose", \.purpose, "what for"), Field("request", \.request, "the written request, and where it is kept"),
    Field("by", \.by), Field("at", \.at),
  ]

  package var filed: Filed { Filed(day: day, patient: patient) }
}
