/// Puts a payer's authorisation, or another doctor's referral, on a patient's file.
package struct AddAuthorisation: Verb {
  package static let name = "add authorisation"
  package static let sentence = "puts an authorisation or a referral on file, with its days and units"
  package static let who: [StaffRole] = .deskAndBilling

  package var patient = PatientID.unnumbered
  package var sort = Authorisation.Sort.authorisation
  package var coverage: CoverageID?
  package var number = ""
  package var givenBy = ""
  package var from: Day?
  package var to: Day?
  package var units = 0
  package var types: [VisitTypeID] = []

  package init() {}

  package static let fields: [Field<AddAuthorisation>] = [
    Field("patient", \.patient, optional: false), Field("sort", \.sort), Field("coverage", \.coverage, "which pays under it"),
    Field("number", \.number), Field("givenBy", \.givenBy, "who refers, or who at the payer said so"),
    Field("from", \.from, "first day; today if not given"), Field("to", \.to, "last day"),
    Field("units", \.units, "visits it is good for; 0 not counted"), Field("types", \.types, "for which visits; none means all"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    _ = try draft.get(patient)
    let from = from ?? draft.today
    if let to, to < from { throw Refusal("ends before it begins", "\(to.iso) is before \(from.iso)", field: "to") }
    guard (0...999).contains(units) else { throw Refusal("number", "units are 0, not counted, to 999", field: "units") }
    if sort == .authorisation, number.trimmed.isEmpty {
      throw Refusal("number missing", "an authorisation has the number that the payer gave it", field: "number")
    }
    if sort == .referral, givenBy.trimmed.isEmpty { throw Refusal("name missing", "who refers the patient?", field: "givenBy") }
    if let coverage {
      let record = try draft.get(coverage)
      guard record.patient == patient else {
        throw Refusal("another patient", "\(coverage) is another patient's coverage", field: "coverage")
      }
    }
    for type in types { _ = try draft.get(type) }
    draft.add(
      Authorisation {
        ($0.patient, $0.sort, $0.coverage, $0.number, $0.name) = (patient, sort, coverage, number.trimmed, givenBy.trimmed)
        ($0.from, $0.to, $0.units, $0.types) = (from, to, units, types)
      })
  }
}

/// Changes how long an authorisation or a referral holds, and for how many visits.
package struct ChangeAuthorisation: Verb {
  package static let name = "change authorisation"
  package static let sentence = "changes the last day or the units of an authorisation or a referral"
  package static let who: [StaffRole] = .deskAndBilling

  package var authorisation = AuthorisationID.unnumbered
  package var to: Day?
  package var units: Int?

  package init() {}

  package static let fields: [Field<ChangeAuthorisation>] = [
    Field("authorisation", \.authorisation, optional: false), Field("to", \.to, "last day"), Field("units", \.units, "visits in all"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let old = try draft.get(authorisation)
    let used = draft.office.unitsUsed(of: old.id, by: old.patient)
    if let units, units != 0, units < used {
      throw Refusal("units used", "\(used) visits are booked or done under it already", with: old.reference, field: "units")
    }
    if let units, !(0...999).contains(units) { throw Refusal("number", "units are 0, not counted, to 999", field: "units") }
    if let to, to < old.from.advanced(by: -1) {
      throw Refusal("ends before it begins", "it began on \(old.from.iso)", field: "to")
    }
    try draft.edit(authorisation) { record in
      if let to { record.to = to }
      if let units { record.units = units }
    }
  }
}
