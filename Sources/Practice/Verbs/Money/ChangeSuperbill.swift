/// Changes the head of a superbill: provider, date and place of service, coverage, authorisation, follow-up and referral. What its
/// services cost stays as it is; re-pricing is a change of its own.
package struct ChangeSuperbill: Verb {
  package static let name = "change superbill"
  package static let sentence = "changes provider, date, place, coverage, authorisation, follow-up or referral of a superbill"
  package static let who: [StaffRole] = .care

  package var superbill = SuperbillID.unnumbered
  package var was = Datum.fields([:])
  package var now = Datum.fields([:])

  package init() {}

  package init(from seen: Superbill, to changed: Superbill) {
    superbill = seen.id
    let (was, now) = differences(seen, changed)
    self.was = .fields(was)
    self.now = .fields(now)
  }

  package static let fields: [Field<ChangeSuperbill>] = [
    Field("superbill", \.superbill, optional: false), Field("was", \.was, "the fields as they were seen"),
    Field("now", \.now, "the fields as they should be", optional: false),
  ]

  /// What this changes; everything else has a verb of its own.
  static let open: Set<String> = [
    "provider", "day", "placeOfService", "coverage", "authorisation", "followUp", "referral",
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let before = try draft.get(superbill)
    try before.mustNotBeClosed()
    let wanted = now.fields ?? [:]
    // Who pays is not what a clinician signs for.
    if !Superbill.signed.isDisjoint(with: wanted.names) { try before.mustBeOpen() }
    let office = draft.office, fixed = Set(Superbill.fields.map(\.name)).subtracting(Self.open)
    let changed = try draft.edit(superbill) { (bill) throws(Refusal) in
      try merge(&bill, was: was.fields ?? [:], now: wanted, by: office, fixed: fixed)
      bill.followUp = bill.followUp.trimmed
      bill.referral = bill.referral.trimmed
    }
    if changed.provider != before.provider, office[changed.provider] == nil {
      throw Refusal("no such record", "there is no such provider", field: "provider")
    }
    guard changed.placeOfService.count == 2, changed.placeOfService.allSatisfy(\.isASCIIDigit) else {
      throw Refusal("place of service", "a place of service is two digits: 11 office, 10 telehealth at home", field: "placeOfService")
    }
    guard changed.day <= draft.today else {
      throw Refusal("not yet", "\(changed.day.shown) is still to come: a service has a date that was", field: "day")
    }
    if let coverage = changed.coverage, changed.coverage != before.coverage, try draft.get(coverage).patient != changed.patient {
      throw Refusal("wrong patient", "that coverage is another patient's", field: "coverage")
    }
    if let leave = changed.authorisation, leave != before.authorisation, try draft.get(leave).patient != changed.patient {
      throw Refusal("wrong patient", "that authorisation is another patient's", field: "authorisation")
    }
  }
}
