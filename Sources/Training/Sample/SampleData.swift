import Practice

/// The practice office as it stands in `sample-data/`: readable JSON that anyone may change; `FORMAT.md` there explains every field.
package struct SampleData: Sendable {
  package var practice = SamplePractice()
  package var patients: [SamplePatient] = []
  package var reasons: [DemoReason] = []
  package var fees: [SampleFee] = []
  package var diagnoses: [SampleDiagnosis] = []

  /// The pages to tick by specialty, which whoever reads the files may put beside them.
  package var tickPages: [TickSheet] = []

  /// The files of those pages.
  package static let tickPageFiles = [
    "family-medicine", "pediatrics", "ob-gyn", "cardiology", "dermatology", "orthopedics", "behavioral-health",
  ].map { "tick-pages/\($0).txt" }

  /// The files that it is made of.
  package static let files = ["practice.json", "patients.json", "reasons.json", "fees.json", "diagnoses.json"]

  /// Reads the files, each handed over as plain facts.
  ///
  /// - Throws: `Misfit` with the file, the place in it and what should stand there.
  package init(_ file: (String) throws(Misfit) -> Datum) throws(Misfit) {
    func read<Value: DatumCoded>(_ name: String, as type: Value.Type) throws(Misfit) -> Value {
      let datum = try file(name)
      do throws(Misfit) { return try Value(datum: datum) } catch { throw error.within(name) }
    }
    practice = try read("practice.json", as: SamplePractice.self)
    patients = try read("patients.json", as: [SamplePatient].self)
    reasons = try read("reasons.json", as: [DemoReason].self)
    fees = try read("fees.json", as: [SampleFee].self)
    diagnoses = try read("diagnoses.json", as: [SampleDiagnosis].self)
    try check()
  }

  /// What the demo relies on, so that a slip in a file is told before it shows as an odd office.
  private func check() throws(Misfit) {
    let keys = Set(patients.map(\.key))
    guard keys.count == patients.count else { throw Misfit("a key of its own for every patient", at: ["patients.json"]) }
    let payers = Set(practice.payers.map(\.name))
    for (index, patient) in patients.enumerated() {
      let place = ["patients.json", "\(index + 1)"]
      guard !patient.family.isEmpty, !patient.key.isEmpty else { throw Misfit("a key and a family name", at: place) }
      for other in [patient.household, patient.guarantor?.patient].compactMap(\.self) where !keys.contains(other) {
        throw Misfit("the key of a patient, not \(other)", at: place)
      }
      for coverage in patient.coverage where !payers.contains(coverage.payer) {
        throw Misfit("a payer of practice.json, not \(coverage.payer)", at: place)
      }
    }
    let priced = Set(fees.map(\.code))
    for (index, reason) in reasons.enumerated() {
      for code in reason.services where !priced.contains(code) {
        throw Misfit("services with a price in fees.json, which \(code) has not", at: ["reasons.json", "\(index + 1)"])
      }
    }
    guard practice.providers.count >= 3, practice.visitTypes.count >= 6, practice.rooms.count >= 2 else {
      throw Misfit("at least three providers, six visit types and two rooms", at: ["practice.json"])
    }
    guard patients.count >= 30, !reasons.isEmpty, !fees.isEmpty, !diagnoses.isEmpty else {
      throw Misfit("at least thirty patients, and reasons, fees and diagnoses", at: ["patients.json"])
    }
  }
}
