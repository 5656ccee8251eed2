import Practice

/// An invented patient of `sample-data/patients.json`; times are days from the day of the demo.
package struct SamplePatient: Fielded {
  /// A name for the file only: who belongs to whose household.
  package var key = ""
  package var family = ""
  package var given = ""
  package var middle = ""
  package var suffix = ""
  package var called = ""
  package var sex = Sex.unknown
  /// Whole years on the day of the demo.
  package var age = 0
  /// Month and day of birth, "05-17".
  package var birthday = ""
  package var language = ""
  package var interpreter = false
  package var phones: [Phone] = []
  package var email = ""
  package var street = ""
  package var unit = ""
  package var city = ""
  package var state = ""
  package var zip = ""
  /// The key of the household's head.
  package var household: String?
  package var guarantor: SampleGuarantor?
  package var contacts: [Contact] = []
  /// The usual provider's short name.
  package var usualProvider = ""
  package var coverage: [SampleCoverage] = []
  package var alerts: [Alert] = []
  /// What this person lives with, as ICD-10-CM codes.
  package var diagnoses: [String] = []
  package var note = ""
  /// The day of death, counted from the day of the demo.
  package var deceased: Int?
  /// The day on which they were last here before the demo's records begin, counted from the day of the demo.
  package var seen: Int?
  /// Why the record opens only with a reason, where it does.
  package var restricted: Restriction?
  /// The part that this person has in the day's troubles.
  package var part = ""

  package init() {}

  package static let fields: [Field<SamplePatient>] = [
    Field("key", \.key), Field("family", \.family), Field("given", \.given), Field("middle", \.middle), Field("suffix", \.suffix),
    Field("called", \.called), Field("sex", \.sex), Field("age", \.age), Field("birthday", \.birthday), Field("language", \.language),
    Field("interpreter", \.interpreter), Field("phones", \.phones), Field("email", \.email), Field("street", \.street),
    Field("unit", \.unit), Field("city", \.city), Field("state", \.state), Field("zip", \.zip), Field("household", \.household),
    Field("guarantor", \.guarantor), Field("contacts", \.contacts), Field("usualProvider", \.usualProvider), Field("coverage", \.coverage),
    Field("alerts", \.alerts), Field("diagnoses", \.diagnoses), Field("note", \.note), Field("deceased", \.deceased), Field("part", \.part),
    Field("restricted", \.restricted), Field("seen", \.seen),
  ]

  /// The birth date that makes them so old today.
  func born(today: Day) -> Day {
    let parts = birthday.split(separator: "-").compactMap { Int($0) }
    let month = parts.count == 2 ? parts[0] : 1, day = parts.count == 2 ? parts[1] : 1
    for back in [0, 1] {
      let year = today.parts.year - age - back
      guard let born = Day(year, month, day) ?? Day(year, month, 28) else { continue }
      if born <= today, today.age(bornOn: born) == age { return born }
    }
    return today.advanced(by: -age * 365 - age / 4 - 1)
  }
}

/// Who pays for a patient of the sample data.
package struct SampleGuarantor: Fielded {
  /// The key of the patient who pays.
  package var patient = ""
  package var relation = ""

  package init() {}

  package static let fields: [Field<SampleGuarantor>] = [Field("patient", \.patient), Field("relation", \.relation)]
}

/// A stretch of insurance in the sample data.
package struct SampleCoverage: Fielded {
  /// The payer's name in `practice.json`.
  package var payer = ""
  package var order = Coverage.Order.primary
  package var plan = ""
  package var member = ""
  package var group = ""
  package var holder = Coverage.Holder.patient
  package var holderName = ""
  /// First and last day, counted from the day of the demo.
  package var from = 0
  package var to: Int?
  package var copay: Cents?

  package init() {}

  package static let fields: [Field<SampleCoverage>] = [
    Field("payer", \.payer), Field("order", \.order), Field("plan", \.plan), Field("member", \.member), Field("group", \.group),
    Field("holder", \.holder), Field("holderName", \.holderName), Field("from", \.from), Field("to", \.to), Field("copay", \.copay),
  ]
}
