/// Leave given from outside for visits: a payer's authorisation with so many units, or another doctor's referral.
package struct Authorisation: Record {
  package static let kind = Kind.authorisations
  package static var table: TablePath<Authorisation> { \.authorisations }

  /// Whether it is a payer's leave or another doctor's referral.
  package enum Sort: String, Word { case authorisation, referral }

  package var id = AuthorisationID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  package var sort = Sort.authorisation
  /// The coverage that pays under it, where it is a payer's.
  package var coverage: CoverageID?
  package var number = ""
  /// Who refers, or whom at the payer it was spoken with.
  package var name = ""
  package var from = Day(number: 0)
  package var to: Day?
  /// How many visits it is good for; 0 means that they are not counted.
  package var units = 0
  /// For which visits; none named means all.
  package var types: [VisitTypeID] = []

  package init() {}

  package static let fields: [Field<Authorisation>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("sort", \.sort), Field("coverage", \.coverage),
    Field("number", \.number), Field("name", \.name, "who gave it"), Field("from", \.from, "first day"), Field("to", \.to, "last day"),
    Field("units", \.units, "visits it is good for; 0 not counted"), Field("types", \.types, "for which visits; none means all"),
  ]

  package var filed: Filed { Filed(patient: patient) }

  package func covers(_ day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
  package func isFor(_ type: VisitTypeID) -> Bool { types.isEmpty || types.contains(type) }
}

package typealias AuthorisationID = ID<Authorisation>
