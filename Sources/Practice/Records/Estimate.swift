/// A good-faith estimate: what a visit will probably cost somebody who pays themselves, as it was worked out and kept (45 CFR 149.610).
package struct Estimate: Record {
  package static let kind = Kind.estimates
  package static var table: TablePath<Estimate> { \.estimates }

  package var id = EstimateID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  /// The appointment it is for; nothing if somebody asked before there was one.
  package var appointment: AppointmentID?
  package var provider = ProviderID.unnumbered
  /// When the visit will be, if that is known.
  package var visitDay: Day?
  /// What is expected, in plain words.
  package var what = ""
  package var diagnoses: [Diagnosis] = []
  package var lines: [ServiceLine] = []
  /// What will be booked elsewhere and is not in it.
  package var elsewhere = ""
  package var madeOn = Day(number: 0)
  package var madeBy = ""
  /// The last day on which the patient has to have it; nothing if none is set.
  package var due: Day?
  /// When and how the patient got it.
  package var givenOn: Day?
  package var givenHow = ""

  package init() {}

  package static let fields: [Field<Estimate>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("appointment", \.appointment), Field("provider", \.provider),
    Field("visitDay", \.visitDay, "when the visit will be"), Field("what", \.what, "what is expected"), Field("diagnoses", \.diagnoses),
    Field("lines", \.lines), Field("elsewhere", \.elsewhere, "what is booked elsewhere"), Field("madeOn", \.madeOn),
    Field("madeBy", \.madeBy), Field("due", \.due, "the patient has it by then"), Field("givenOn", \.givenOn),
    Field("givenHow", \.givenHow, "how the patient got it"),
  ]

  package var filed: Filed { Filed(patient: patient) }
  package var total: Cents { lines.map(\.total).total }
}

package typealias EstimateID = ID<Estimate>
