/// Puts a new patient on file.
package struct AddPatient: Verb {
  package static let name = "add patient"
  package static let sentence = "puts a new patient on file"
  package static let who: [StaffRole] = .desk

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
  package var seenBefore: Day?
  /// True when someone made sure that this is not the patient who looks the same.
  package var notTheSame = false

  package init() {}

  package static let fields: [Field<AddPatient>] = [
    Field("name", \.name, optional: false), Field("born", \.born, "birth date"), Field("sex", \.sex), Field("phones", \.phones),
    Field("address", \.address), Field("email", \.email), Field("language", \.language), Field("interpreter", \.interpreter),
    Field("guarantor", \.guarantor), Field("contacts", \.contacts), Field("usualProvider", \.usualProvider),
    Field("family", \.family, "whose household"), Field("note", \.note),
    Field("seenBefore", \.seenBefore, "last seen here before these records began"),
    Field("notTheSame", \.notTheSame, "made sure it is nobody already on file"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    if let twin = draft.office.sameperson(name, born) {
      try draft.unless(
        notTheSame,
        Refusal(
          "already on file",
          "\(twin.name.listed), born \(twin.born?.iso ?? "unknown"), is on file as number \(twin.number)\(twin.archived ? ", archived" : "")",
          wayPast: "notTheSame, if it is someone else", who: [.frontDesk, .manager], with: twin.reference))
    }
    let today = draft.today, by = draft.context.by
    if !notTheSame,
      let pair = draft.office.duplicates(of: wanted).first(where: { $0.likeness.percent >= Likeness.likely && $0.likeness.agreeing > 1 }),
      let other: Patient = draft.office[pair.a == .unnumbered ? pair.b : pair.a]
    {
      let evidence = pair.likeness.evidence.filter { $0.points > 0 }.map(\.line).joined(separator: ", ")
      throw Refusal(
        "already on file",
        "\(other.name.listed), born \(other.born?.iso ?? "unknown"), chart \(other.number), looks like the same person: \(evidence)",
        wayPast: "notTheSame, if it is someone else", who: [.frontDesk, .manager], with: other.reference)
    }
    let added = draft.add(
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
        $0.seenBefore = seenBefore
        // Asked just now, so not due at the first check-in.
        for topic in $0.topicsOnFile { $0.confirm(topic, on: today, by: by) }
      })
    try draft.mustBeSound(added)
  }
}

extension AddPatient {
  /// The person as they would be on file, to be compared with those who are.
  private var wanted: Patient {
    Patient {
      ($0.name, $0.born, $0.sex, $0.phones, $0.address, $0.email) = (name, born, sex, phones, address, email)
    }
  }
}

extension Patient {
  /// Nobody alive was born before; a year like that is one that was mistyped.
  static let earliestBirth = Day(1895, 1, 1) ?? Day(number: 0)
}

extension Draft {
  /// What must be true of anyone on file.
  func mustBeSound(_ patient: Patient) throws(Refusal) {
    if patient.name.family.trimmed.isEmpty { throw Refusal("name missing", "a patient needs at least a family name", field: "name.family") }
    try patient.name.mustBeWritable()
    if let born = patient.born, born > today {
      throw Refusal("born in the future", "nobody is born on \(born.iso), which is still to come", field: "born")
    }
    if let born = patient.born, born < Patient.earliestBirth {
      throw Refusal("born too long ago", "nobody who was born on \(born.iso) comes here: which year is it?", field: "born")
    }
    if let died = patient.deceased {
      if died > today { throw Refusal("died in the future", "nobody died on \(died.iso), which is still to come") }
      if let born = patient.born, died < born { throw Refusal("died before birth", "nobody born on \(born.iso) died on \(died.iso)") }
    }
    if let seen = patient.seenBefore {
      if seen > today { throw Refusal("seen in the future", "nobody was seen on \(seen.iso), which is still to come", field: "seenBefore") }
      if let born = patient.born, seen < born {
        throw Refusal("seen before birth", "nobody born on \(born.iso) was seen on \(seen.iso)", field: "seenBefore")
      }
    }
    for other in [patient.family, patient.guarantor.patient].compactMap(\.self) { _ = try get(other) }
    if let provider = patient.usualProvider { _ = try get(provider) }
  }
}

extension Office {
  /// Someone on file with the same birth date and the same name, by the letters people type.
  func sameperson(_ name: PersonName, _ born: Day?) -> Patient? {
    namesakes(of: name).first { born == nil || $0.born == born }
  }
}
