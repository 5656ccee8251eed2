/// A person the office looks after.
package struct Patient: Record {
  package static let kind = Kind.patients
  package static var table: TablePath<Patient> { \.patients }

  package var id = PatientID.unnumbered
  package var v = 0
  package var name = PersonName()
  package var born: Day?
  package var sex = Sex.unknown
  package var address = Address()
  package var phones: [Phone] = []
  package var email = ""
  package var language = ""
  package var interpreter = false
  package var guarantor = Guarantor()
  package var contacts: [Contact] = []
  package var alerts: [Alert] = []
  package var usualProvider: ProviderID?
  /// The person whose household this patient belongs to (often the guarantor); the household is all who name the same one.
  package var family: PatientID?
  package var consents: [Consent] = []
  package var confirmed: [Confirmation] = []
  package var note = ""
  package var deceased: Day?
  package var archived = false
  /// The last time that they were seen here before these records began: whether they are a new or an established patient hangs on it.
  package var seenBefore: Day?
  /// The numbers by which other systems know this patient.
  package var outside: [OutsideNumber] = []
  /// The last four digits of the social security number, which tell people of one name apart. The whole number is never kept.
  package var ssn4 = ""
  /// Known only by what an imported appointment says: nobody has found out who it is.
  package var unidentified = false
  /// The age that was said, and when, where the birth date is not known.
  package var statedAge: Int?
  package var statedOn: Day?
  /// The record is closed to those who do not say what they need it for.
  package var restricted: Restriction?
  /// What the desk has to have ready for them.
  package var needs: [Need] = []
  /// Others on file whom somebody looked at and found to be another person.
  package var notSame: [PatientID] = []
  /// This record was one of two of one person, and its contents are with the other one.
  package var merged: Merging?

  package init() {}

  package static let fields: [Field<Patient>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name, "the name in full"), Field("born", \.born, "birth date"),
    Field("sex", \.sex, "as on the insurance card"), Field("address", \.address), Field("phones", \.phones),
    Field("email", \.email), Field("language", \.language, "spoken, if not English"),
    Field("interpreter", \.interpreter, "an interpreter is needed"), Field("guarantor", \.guarantor, "who pays"),
    Field("contacts", \.contacts, "who may be spoken to, and who to call"), Field("alerts", \.alerts, "pinned for the desk to see"),
    Field("usualProvider", \.usualProvider), Field("family", \.family, "whose household this is"),
    Field("consents", \.consents, "papers signed or refused"), Field("confirmed", \.confirmed, "when each datum was last confirmed"),
    Field("note", \.note), Field("deceased", \.deceased, "date of death"), Field("archived", \.archived, "no longer a patient"),
    Field("seenBefore", \.seenBefore, "last seen here before these records began"),
    Field("outside", \.outside, "numbers in other systems"), Field("ssn4", \.ssn4, "last four digits of the social security number"),
    Field("unidentified", \.unidentified, "imported, not identified"), Field("statedAge", \.statedAge, "age, where no birth date is known"),
    Field("statedOn", \.statedOn, "when the age was said"), Field("restricted", \.restricted, "opens only with a reason, and why"),
    Field("needs", \.needs, "what to have ready"), Field("notSame", \.notSame, "looks alike and is another person"),
    Field("merged", \.merged, "with which record it was merged"),
  ]

  /// A card lies with the one that it was merged with, or with the head of its household, so that neither has to be looked for among
  /// everybody.
  package var filed: Filed { Filed(patient: merged?.into ?? family ?? id) }

  /// The number on the chart and on letters.
  package var number: String { id.isProvisional ? "new" : String(id.number) }

  /// When this was last said to be right.
  package func confirmed(_ topic: Topic) -> Day? { confirmed.last { $0.what == topic }?.on }

  /// When a paper was last signed; a refusal is no signature.
  package func signed(_ paper: Consent.Paper) -> Day? { consents.last { $0.paper == paper && $0.refused.isEmpty }?.on }

  /// The pinned notes that are in force on a day at one place.
  package func alerts(at place: Alert.Place, on day: Day) -> [Alert] {
    alerts.filter { $0.shownAt.contains(place) && $0.since <= day && ($0.until.map { day <= $0 } ?? true) }
  }

  /// The age on a day: by the birth date, or about, by the age that was said.
  package func age(on day: Day) -> Int? {
    if let born { return day.age(bornOn: born) }
    guard let statedAge, let statedOn, (0...200).contains(statedAge) else { return nil }
    return max(0, statedAge + statedOn.distance(to: day) / 365)
  }

  package func isMinor(on day: Day) -> Bool { age(on: day).map { $0 < 18 } ?? false }
}

package typealias PatientID = ID<Patient>

/// Sex as insurers ask for it.
package enum Sex: String, Word {
  case female, male, other, unknown
  /// One letter for lists.
  package var letter: String {
    switch self {
    case .female: "F"
    case .male: "M"
    case .other: "X"
    case .unknown: "?"
    }
  }
}
