import Practice

/// A new patient, or what is on file about one.
struct PatientForm: FormKind {
  static let name = "patient"

  /// Nothing for a new one.
  var patient: PatientID?
  /// What was typed in the search that found nobody.
  var typed = ""
  /// What to do with a new patient once on file.
  var purpose = FindPatient.Purpose.look
  var edits: Reference? { patient.map { Reference($0) } }

  init() {}

  static let fields: [Field<PatientForm>] = [
    Field("patient", \.patient), Field("typed", \.typed), Field("purpose", \.purpose),
  ]

  func recordField(_ input: String) -> String { Self.homes[input] ?? input }

  private static let homes = [
    "family": "name", "given": "name", "called": "name", "phone": "phones", "street": "address", "unit": "address", "city": "address",
    "state": "address", "zip": "address", "household": "family", "contact": "contacts", "relation": "contacts", "hears": "contacts",
  ]

  func title(_ view: View) -> String { patient.map { "Patient \(view.name($0))" } ?? "New patient" }

  func inputs(_ view: View) -> [FormInput] {
    let old: Patient? = view.office[patient]
    let new = TypedPerson(typed, today: view.today)
    let contact = old?.contacts.first
    return [
      FormInput("family", "Family name", start: old?.name.family ?? new.family.capitalizedName),
      FormInput("given", "Given name", start: old?.name.given ?? new.given.capitalizedName),
      FormInput("called", "To be called", start: old?.name.called ?? "", example: "if not the given name"),
      FormInput("born", "Birth date", start: (old?.born ?? new.born)?.iso ?? "", example: "3/4/1982"),
      FormInput("sex", "Sex", start: old?.sex.rawValue ?? "", choices: Sex.allCases.map(\.rawValue)),
      FormInput("phone", "Phone", start: old?.phones.first?.number ?? new.phone, example: "845-555-0123"),
      FormInput("street", "Street", start: old?.address.street ?? ""),
      FormInput("unit", "Apt, unit", start: old?.address.unit ?? ""), FormInput("city", "City", start: old?.address.city ?? ""),
      FormInput("state", "State", start: old?.address.state ?? view.office.settings.address.state),
      FormInput("zip", "ZIP", start: old?.address.zip ?? ""),
      FormInput("email", "E-mail", start: old?.email ?? ""),
      FormInput("language", "Language", start: old?.language ?? "", example: "if not English"),
      FormInput("interpreter", "Interpreter", start: old?.interpreter == true ? "yes" : "no", choices: ["no", "yes"]),
      FormInput("household", "Household of", start: old?.family?.number.description ?? "", example: "chart number of its head"),
      FormInput("guarantor", "Who pays", start: payer(view), example: "if not the patient"),
      FormInput("contact", "May speak to", start: contact?.name ?? "", example: "name of a person"),
      FormInput("relation", "who is", start: contact?.relation ?? "", example: "spouse, mother"),
      FormInput("hears", "about", start: contact?.mayHear.first?.rawValue ?? "", choices: Contact.Subject.allCases.map(\.rawValue)),
      FormInput("note", "Note", start: old?.note ?? ""),
    ]
  }

  private func payer(_ view: View) -> String {
    guard let guarantor = view.office[patient]?.guarantor else { return "" }
    return view.office[guarantor.patient]?.name.listed ?? guarantor.name
  }

  /// A child without an address lives with the head of the household, who pays for it unless somebody else does.
  private func inherit(_ record: inout Patient, _ view: View) {
    guard record.isMinor(on: view.today), let head = view.office[record.family], !head.isMinor(on: view.today) else { return }
    if record.guarantor == Guarantor() { record.guarantor.patient = head.id }
    if record.address.street.isEmpty, record.address.city.isEmpty { record.address = head.address }
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let family = try values.needed("family", "a patient needs at least a family name")
    let born = try values.day("born", birth: true)
    if let born, born > view.today { throw FormProblem("born", "nobody is born on \(born.iso), which is still to come") }
    var record = view.office[patient] ?? Patient()
    let before = record
    let phone = try values.phone("phone", before: before.phones.first?.number)
    record.name.family = family
    record.name.given = values.text("given")
    record.name.called = values.text("called")
    record.born = born
    record.sex = values.word("sex", as: Sex.self) ?? .unknown
    record.address.street = values.text("street")
    record.address.unit = values.text("unit")
    record.address.city = values.text("city")
    let isNowhere = record.address.street.isEmpty && record.address.city.isEmpty
    record.address.state = isNowhere ? "" : try values.state("state", before: before.address.state)
    record.address.zip = try values.zip("zip", state: record.address.state, before: before.address.zip)
    record.email = values.text("email")
    record.language = values.text("language")
    record.interpreter = values.text("interpreter") == "yes"
    // A payer who is a patient here stands by name, and stays one unless another name is written.
    if values.text("guarantor") != payer(view) {
      record.guarantor = values.text("guarantor").isEmpty ? Guarantor() : record.guarantor
      record.guarantor.patient = nil
      record.guarantor.name = values.text("guarantor")
    }
    if values.text("household").contains(where: \.isLetter) {
      throw FormProblem("household", "the chart number of its head goes here, not a name: / finds it (Ctrl-K sets this aside)")
    }
    if let number = try values.whole("household") {
      let head = PatientID(prefix: Kind.patients.prefix, number: number)
      guard view.office[head] != nil else { throw FormProblem("household", "no patient on file has the number \(number)") }
      record.family = head
    } else {
      record.family = nil
    }
    record.note = values.text("note")
    if record.phones.first?.number != phone {
      if phone.isEmpty {
        record.phones = Array(record.phones.dropFirst())
      } else if record.phones.isEmpty {
        record.phones = [Phone { $0.number = phone }]
      } else {
        record.phones[0].number = phone
      }
    }
    let contact = values.text("contact")
    if !contact.isEmpty || !record.contacts.isEmpty {
      var first = record.contacts.first ?? Contact()
      first.name = contact
      first.relation = values.text("relation")
      // Someone who may hear of several things keeps them unless this field was changed.
      if values.text("hears") != first.mayHear.first?.rawValue ?? "" {
        first.mayHear = values.word("hears", as: Contact.Subject.self).map { [$0] } ?? []
      }
      record.contacts = (contact.isEmpty ? [] : [first]) + record.contacts.dropFirst()
    }
    if patient == nil { inherit(&record, view) }
    if patient != nil {
      if record == before { return [.close] }
      return [.change(ChangePatient(from: before, to: record))]
    }
    let add = AddPatient {
      $0.name = record.name
      $0.born = record.born
      $0.sex = record.sex
      $0.phones = record.phones
      $0.address = record.address
      $0.email = record.email
      $0.language = record.language
      $0.interpreter = record.interpreter
      $0.guarantor = record.guarantor
      $0.contacts = record.contacts
      $0.family = record.family
      $0.note = record.note
    }
    if let refusal = view.refusal(add), refusal.rule == "already on file" {
      var anyway = add
      anyway.notTheSame = true
      let twin = refusal.with.flatMap { PatientID($0.id) }
      let same: [Effect] = [.close] + (twin.map { purpose.go($0, view) } ?? [])
      return [
        .open(
          PickScreen(
            title: "Already on file?", lines: [refusal.sentence + "."],
            items: [
              .init("it is the same person: \(purpose.sort == .look ? "open the card" : "take that one")", same),
              .init("it is someone else: add them", [.change(anyway)]),
            ]))
      ]
    }
    return [.change(add)]
  }

  func after(_ entry: Entry, _ view: View) -> [Effect] {
    guard patient == nil, let id = entry.edits.new.first.flatMap({ PatientID($0.reference.id) }) else { return [.close] }
    let missing = [view.office[id]?.born == nil ? "birth date" : nil, view.office[id]?.sex == .unknown ? "sex" : nil].compactMap { $0 }
    let say: [Effect] = missing.isEmpty ? [] : [.say("no \(missing.joined(separator: " and no ")) is on file yet; e on the card adds it")]
    return [.close] + purpose.go(id, view) + say
  }
}

extension String {
  /// Small letters that were typed in a hurry, as a name: `okafor` becomes `Okafor`; other spellings stay.
  var capitalizedName: String {
    guard self == lowercased(), let first else { return self }
    return first.uppercased() + dropFirst()
  }
}

/// A new stretch of coverage.
struct CoverageForm: FormKind {
  static let name = "coverage"

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<CoverageForm>] = [Field("patient", \.patient)]

  func title(_ view: View) -> String { "Coverage of \(view.name(patient))" }

  func lines(_ view: View) -> [String] {
    view.office.coverage(of: patient, on: view.today).map {
      ["In force: \(view.office.describe($0)). It ends the day before the new one begins."]
    }
      ?? ["No coverage is in force."]
  }

  /// The first few payers, and how many more there are.
  private func payers(_ view: View) -> String {
    let all = view.office.payers.sorted.filter { !$0.gone }.map(\.name)
    return all.prefix(3).joined(separator: ", ") + (all.count > 3 ? ", \(all.count - 3) more" : "")
  }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("payer", "Payer", example: payers(view)),
      FormInput("member", "Member number"), FormInput("plan", "Plan"), FormInput("group", "Group"),
      FormInput("copay", "Copay", example: "25"), FormInput("from", "From", start: "t", example: "first day covered"),
      FormInput("to", "To", example: "if it has an end"),
      FormInput("order", "Order", start: "primary", choices: Coverage.Order.allCases.map(\.rawValue)),
      FormInput("holder", "Holder", start: "patient", choices: Coverage.Holder.allCases.map(\.rawValue)),
      FormInput("holderName", "Holder's name", example: "if not the patient"),
      FormInput("holderBorn", "Holder's birth date", example: "3/4/1982"),
      FormInput("cardSeen", "Card seen", start: "no", choices: ["no", "yes"]),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let typed = try values.needed("payer", "which insurer? write the beginning of its name")
    let folded = NameFolding.plain(typed)
    let found = view.office.payers.sorted.filter { !$0.gone && NameFolding.plain($0.name).hasPrefix(folded) }
    guard let payer = found.first(where: { NameFolding.plain($0.name) == folded }) ?? (found.count == 1 ? found.first : nil) else {
      let names = (found.isEmpty ? view.office.payers.sorted.filter { !$0.gone } : found).map(\.name).joined(separator: ", ")
      throw FormProblem(
        "payer", found.isEmpty ? "no payer begins with \"\(typed)\": \(names); settings (S) add one" : "which one: \(names)?")
    }
    let member = try values.needed("member", "the member number is on the front of the card")
    let born = try values.day("holderBorn", birth: true)
    let copay = try values.cents("copay"), from = try values.day("from"), to = try values.day("to")
    return [
      .change(
        AddCoverage {
          $0.patient = patient
          $0.payer = payer.id
          $0.member = member
          $0.plan = values.text("plan")
          $0.group = values.text("group")
          $0.copay = copay
          $0.from = from
          $0.to = to
          $0.order = values.word("order", as: Coverage.Order.self) ?? .primary
          $0.holder = values.word("holder", as: Coverage.Holder.self) ?? .patient
          $0.holderName = values.text("holderName")
          $0.holderBorn = born
          $0.cardSeen = values.text("cardSeen") == "yes"
        })
    ]
  }
}

/// The last day of a coverage.
struct EndCoverageForm: FormKind {
  static let name = "end coverage"

  var coverage = CoverageID.unnumbered
  /// The coverage as the person saw it when the form came up.
  var seen = Datum.null

  init() {}

  static let fields: [Field<EndCoverageForm>] = [Field("coverage", \.coverage), Field("seen", \.seen)]

  mutating func opened(_ view: View) { if seen.isNull { lookedAgain(view) } }
  mutating func lookedAgain(_ view: View) { seen = view.office[coverage]?.datum ?? .null }

  func title(_ view: View) -> String { "End \(view.office[coverage].map(view.office.describe) ?? "coverage")" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("to", "Last day covered", start: "t")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let to = try values.day("to")
    return [
      .change(
        EndCoverage {
          $0.coverage = coverage
          $0.to = to
          $0.was = seen
        })
    ]
  }
}

/// What the payer said on the phone.
struct VerifyForm: FormKind {
  static let name = "verify coverage"

  var coverage = CoverageID.unnumbered
  /// The coverage as the person saw it when the form came up.
  var seen = Datum.null

  init() {}

  static let fields: [Field<VerifyForm>] = [Field("coverage", \.coverage), Field("seen", \.seen)]

  mutating func opened(_ view: View) { if seen.isNull { lookedAgain(view) } }
  mutating func lookedAgain(_ view: View) { seen = view.office[coverage]?.datum ?? .null }

  func title(_ view: View) -> String { "Verify \(view.office[coverage].map(view.office.describe) ?? "coverage")" }

  func lines(_ view: View) -> [String] {
    let payer = view.office[coverage].flatMap { view.office[$0.payer] }
    return payer.map { $0.phone.isEmpty ? [] : ["\($0.name): \($0.phone)"] } ?? []
  }

  private static let both = "enrolment and benefits"

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("standing", "It is", start: "active", choices: Coverage.Standing.allCases.map(\.rawValue)),
      FormInput("how", "Asked by", start: "phone", choices: Coverage.Asking.allCases.map(\.rawValue)),
      FormInput("rep", "Who answered", example: "needed by phone"), FormInput("reference", "Reference", example: "the call's number"),
      FormInput("parts", "Asked", start: Self.both, choices: [Self.both] + VerifyCoverage.Part.allCases.map(\.rawValue)),
      FormInput("because", "If unverified, why", example: "on hold too long"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let standing = values.word("standing", as: Coverage.Standing.self) ?? .active
    let how = values.word("how", as: Coverage.Asking.self) ?? .phone
    if standing == .unverified {
      _ = try values.needed("because", "say why it is not verified")
    } else if how == .phone {
      _ = try values.needed("rep", "by phone, who answered is part of the proof")
      _ = try values.needed("reference", "by phone, the payer's reference for the call is part of the proof")
    }
    return [
      .change(
        VerifyCoverage {
          $0.coverage = coverage
          ($0.standing, $0.how, $0.rep) = (standing, how, values.text("rep"))
          ($0.reference, $0.because) = (values.text("reference"), values.text("because"))
          $0.parts = values.word("parts", as: VerifyCoverage.Part.self).map { [$0] } ?? []
          $0.was = seen
        })
    ]
  }
}

/// A note to be pinned.
struct AlertForm: FormKind {
  static let name = "alert"

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<AlertForm>] = [Field("patient", \.patient)]

  func title(_ view: View) -> String { "Pin an alert on \(view.name(patient))" }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("text", "Alert", example: "hard of hearing on the left"),
      FormInput("place", "Shown at", start: "everywhere", choices: ["everywhere"] + Alert.Place.allCases.map(\.rawValue)),
      FormInput("until", "Until", example: "if it ends by itself"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let text = try values.needed("text", "an alert needs words")
    let until = try values.day("until")
    return [
      .change(
        PinAlert {
          $0.patient = patient
          $0.text = text
          $0.shownAt = values.word("place", as: Alert.Place.self).map { [$0] } ?? []
          $0.until = until
        })
    ]
  }
}
