/// One stretch of insurance. A change ends one stretch and begins another; nothing is overwritten.
package struct Coverage: Record {
  package static let kind = Kind.coverages
  package static var table: TablePath<Coverage> { \.coverages }

  /// Which insurer pays first.
  package enum Order: String, Word, CaseIterable {
    case primary, secondary, tertiary

    /// Who pays first is 0.
    package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }
  /// What the payer said of it the last time it was asked.
  package enum Standing: String, Word { case unverified, active, inactive }
  /// How the payer was asked.
  package enum Asking: String, Word { case phone, portal, electronic }
  /// Whose policy it is, from the patient's side.
  package enum Holder: String, Word { case patient, spouse, parent, other }

  package var id = CoverageID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  package var order = Order.primary
  package var payer = PayerID.unnumbered
  package var plan = ""
  package var member = ""
  package var group = ""
  package var holder = Holder.patient
  package var holderName = ""
  package var holderBorn: Day?
  package var from = Day(number: 0)
  package var to: Day?
  package var copay: Cents?
  package var cardSeen: Day?
  package var standing = Standing.unverified
  package var verified: Day?
  package var verifiedBy = ""
  package var reference = ""
  /// How the payer was asked, who answered, and when it was last asked what the plan pays.
  package var asked: Asking?
  package var rep = ""
  package var benefits: Day?
  /// Why it is not verified, as of the day on which it was tried.
  package var notVerified = ""
  package var tried: Day?

  package init() {}

  package static let fields: [Field<Coverage>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("order", \.order), Field("payer", \.payer),
    Field("plan", \.plan), Field("member", \.member, "member number"), Field("group", \.group), Field("holder", \.holder),
    Field("holderName", \.holderName), Field("holderBorn", \.holderBorn), Field("from", \.from, "first day covered"),
    Field("to", \.to, "last day covered"), Field("copay", \.copay), Field("cardSeen", \.cardSeen), Field("standing", \.standing),
    Field("verified", \.verified), Field("verifiedBy", \.verifiedBy), Field("reference", \.reference, "the payer's reference for the call"),
    Field("asked", \.asked, "how the payer was asked"), Field("rep", \.rep, "who answered"),
    Field("benefits", \.benefits, "when the benefits were asked"), Field("notVerified", \.notVerified, "why it is not verified"),
    Field("tried", \.tried, "when it was tried in vain"),
  ]

  package var filed: Filed { Filed(patient: patient) }

  /// False for one entered in error: it ended before it began.
  package var wasEverInForce: Bool { to.map { from <= $0 } ?? true }

  package func overlaps(_ other: Coverage) -> Bool {
    patient == other.patient && order == other.order && wasEverInForce && other.wasEverInForce
      && (to.map { other.from <= $0 } ?? true) && (other.to.map { from <= $0 } ?? true)
  }

  package func covers(_ day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

package typealias CoverageID = ID<Coverage>
