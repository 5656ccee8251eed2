/// Puts a new patient on file.
package struct AddPatient: Verb {
  package static let name = "add patient"
  package static let sentence = "puts a new patient on file"

  package var name = PersonName()
  package var born: Day?
  package var sex = Sex.unknown
  package var phones: [Phone] = []
  package var address = Address()
  package var email = ""
  package var language = ""
  package var interpreter = false
  package var guarantor = Guarantor()
  package var contacts: [Contact] = []
  package var usualProvider: ProviderID?
  package var family: PatientID?
  package var note = ""
  /// True when someone made sure that this is not the patient who looks the same.
  package var notTheSame = false

  package init() {}

  package static let fields: [Field<AddPatient>] = [
    Field("name", \.name, optional: false), Field("born", \.born, "birth date"), Field("sex", \.sex), Field("phones", \.phones),
    Field("address", \.address), Field("email", \.email), Field("language", \.language), Field("interpreter", \.interpreter),
    Field("guarantor", \.guarantor), Field("contacts", \.contacts), Field("usualProvider", \.usualProvider),
    Field("family", \.family, "whose household"), Field("note", \.note),
    Field("notTheSame", \.notTheSame, "made sure it is nobody already on file"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !name.family.trimmed.isEmpty else { throw Refusal("name missing", "a patient needs at least a family name") }
    if let born, born > draft.today { throw Refusal("born in the future", "nobody is born on \(born.iso), which is still to come") }
    if !notTheSame, let twin = draft.office.sameperson(name, born) {
      throw Refusal(
        "already on file", "\(twin.name.listed), born \(twin.born?.iso ?? "unknown"), is on file as number \(twin.number)",
        wayPast: "say that it is someone else to add them all the same", who: [.frontDesk, .manager], with: twin.reference)
    }
    if let family { _ = try draft.get(family) }
    let today = draft.today, by = draft.context.by
    draft.add(
      Patient {
        $0.name = name
        $0.born = born
        $0.sex = sex
        $0.phones = phones
        $0.address = address
        $0.email = email
        $0.language = language
        $0.interpreter = interpreter
        $0.guarantor = guarantor
        $0.contacts = contacts
        $0.usualProvider = usualProvider
        $0.family = family
        $0.note = note
        // Asked just now, so not due at the first check-in.
        let asked: [Topic] = (address.line.isEmpty ? [] : [.address]) + (phones.isEmpty ? [] : [.phone])
        $0.confirmed = asked.map { topic in
          Confirmation {
            $0.what = topic
            $0.on = today
            $0.by = by
          }
        }
      })
  }
}

extension Office {
  /// Someone on file with the same birth date and the same name, by the letters people type.
  func sameperson(_ name: PersonName, _ born: Day?) -> Patient? {
    var query = PatientQuery("", today: Day(number: 0))
    query.words = [NameFolding.plain(name.family), NameFolding.plain(name.given)].filter { !$0.isEmpty }
    query.born = born
    return find(query, limit: 20).first {
      NameFolding.plain($0.name.family) == NameFolding.plain(name.family) && NameFolding.plain($0.name.given) == NameFolding.plain(name.given)
        && (born == nil || $0.born == born)
    }
  }

  /// Patients that answer a query, best first.
  package func find(_ query: PatientQuery, limit: Int) -> [Patient] {
    if query.isEmpty { return [] }
    var ids = Set(shelf.patients(query, limit * 2))
    for patient in patients.rows.values where query.score(patient) > 0 { ids.insert(patient.id) }
    return ids.compactMap { id in self[id].map { (query.score($0), $0) } }
      .filter { $0.0 > 0 && !$0.1.archived }
      .sorted { ($1.0, $0.1.name.listed, $0.1.id) < ($0.0, $1.1.name.listed, $1.1.id) }
      .prefix(limit).map(\.1)
  }
}
