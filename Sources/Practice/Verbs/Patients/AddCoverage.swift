/// Begins a stretch of coverage and ends the one it replaces the day before. Nothing is overwritten. One with an end inside another
/// lets that other go on afterwards, as a stretch of its own: a student's semester abroad does not leave anyone without insurance.
package struct AddCoverage: Verb {
  package static let name = "add coverage"
  package static let sentence = "begins a coverage and ends the one that it replaces"
  package static let who: [StaffRole] = .deskAndBilling

  package var patient = PatientID.unnumbered
  package var order = Coverage.Order.primary
  package var payer = PayerID.unnumbered
  package var plan = ""
  package var member = ""
  package var group = ""
  package var holder = Coverage.Holder.patient
  package var holderName = ""
  package var holderBorn: Day?
  package var from: Day?
  package var to: Day?
  package var copay: Cents?
  /// Someone held the card in their hands.
  package var cardSeen = false

  package init() {}

  package static let fields: [Field<AddCoverage>] = [
    Field("patient", \.patient, optional: false), Field("order", \.order), Field("payer", \.payer, optional: false),
    Field("plan", \.plan), Field("member", \.member, "member number", optional: false), Field("group", \.group),
    Field("holder", \.holder), Field("holderName", \.holderName), Field("holderBorn", \.holderBorn),
    Field("from", \.from, "first day covered; today if not given"), Field("to", \.to), Field("copay", \.copay),
    Field("cardSeen", \.cardSeen, "the card was seen today"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let patient = try draft.get(patient)
    let insurer = try draft.get(payer)
    if insurer.gone { throw Refusal("payer not in use", "\(insurer.name) is not used any more", with: insurer.reference) }
    if let copay, !(.zero ... .most).contains(copay) { throw Refusal("amount", "$\(copay.shown) is not a copay") }
    let from = from ?? draft.today
    if let holderBorn, holderBorn > draft.today {
      throw Refusal("born in the future", "nobody is born on \(holderBorn.iso), which is still to come")
    }
    if let to, to < from { throw Refusal("ends before it begins", "a coverage from \(from.iso) cannot end on \(to.iso)") }
    if member.trimmed.isEmpty { throw Refusal("member number missing", "a coverage needs the member number on the card") }
    let today = draft.today, by = draft.context.by
    let new = Coverage {
      $0.patient = patient.id
      $0.order = order
      $0.payer = payer
      $0.plan = plan
      $0.member = member.trimmed
      $0.group = group
      $0.holder = holder
      $0.holderName = holderName
      $0.holderBorn = holderBorn
      $0.from = from
      $0.to = to
      $0.copay = copay
      $0.cardSeen = cardSeen ? today : nil
    }
    var goOn: [Coverage] = []
    for old in draft.office.filed(Coverage.self, of: patient.id) where old.overlaps(new) {
      guard old.from < from else {
        throw Refusal(
          "coverages overlap", "\(draft.office.describe(old)) is on file from \(old.from.iso), not before \(from.iso)",
          wayPast: "end coverage, of that one first (to the day before it began, if it was entered in error)", with: old.reference)
      }
      if let to, old.to.map({ to < $0 }) ?? true {
        var rest = old
        rest.from = to.advanced(by: 1)
        goOn.append(rest)
      }
      try draft.edit(old.id) { $0.to = from.advanced(by: -1) }
    }
    draft.add(new)
    for rest in goOn { draft.add(rest) }
    try draft.edit(patient.id) { $0.confirm(.coverage, on: today, by: by) }
    try draft.rebill(patient.id)
  }
}

extension Draft {
  /// Puts the coverage that is now in force on superbills that are still open.
  mutating func rebill(_ patient: PatientID) throws(Refusal) {
    for bill in office.filed(Superbill.self, of: patient) where bill.stage == .open {
      let coverage = office.coverage(of: patient, on: bill.day)?.id
      if coverage != bill.coverage { try edit(bill.id) { $0.coverage = coverage } }
    }
  }
}
