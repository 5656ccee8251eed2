import Practice

/// What is seldom asked about a patient: the second page of the card.
struct PatientMoreForm: FormKind {
  static let name = "patient, more"

  var patient = PatientID.unnumbered

  var edits: Reference? { Reference(patient) }

  init() {}

  static let fields: [Field<PatientMoreForm>] = [Field("patient", \.patient)]

  func recordField(_ input: String) -> String {
    switch input {
    case "middle", "suffix": "name"
    case "provider": "usualProvider"
    case "mayText", "mayLeave", "second": "phones"
    default: input
    }
  }

  func title(_ view: View) -> String { "More about \(view.name(patient))" }

  func inputs(_ view: View) -> [FormInput] {
    let old = view.office[patient] ?? Patient()
    func yes(_ flag: Bool?) -> String { flag == true ? "yes" : "no" }
    let provider: Provider? = view.office[old.usualProvider]
    return [
      FormInput("middle", "Middle name", start: old.name.middle), FormInput("suffix", "Suffix", start: old.name.suffix, example: "Jr, III"),
      FormInput("provider", "Usual provider", start: provider?.short ?? "", choices: Choices.providers(view)),
      FormInput("mayText", "May text", start: yes(old.phones.first?.mayText), choices: ["no", "yes"]),
      FormInput("mayLeave", "May leave a message", start: yes(old.phones.first?.mayLeaveMessage), choices: ["no", "yes"]),
      FormInput("second", "Second phone", start: old.phones.dropFirst().first?.number ?? "", example: "845-555-0123"),
      FormInput(
        "needs", "To have ready", start: old.needs.map(\.rawValue).joined(separator: ", "), example: "wheelchair, fallRisk, hearing"),
      FormInput("seenBefore", "Seen here before", start: old.seenBefore?.iso ?? "", example: "last visit before these records began"),
      FormInput("deceased", "Died on", start: old.deceased?.iso ?? "", example: "frees the time that is held"),
      FormInput("archived", "No longer a patient", start: yes(old.archived), choices: ["no", "yes"]),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let before = view.office[patient] else { return [.close] }
    var record = before
    record.name.middle = values.text("middle")
    record.name.suffix = values.text("suffix")
    let provider = values.text("provider")
    // A provider who is gone stays the usual one until another is chosen.
    if provider != view.office[before.usualProvider]?.short ?? "" {
      record.usualProvider = provider.isEmpty ? nil : try Choices.provider(values, view)
    }
    let mayText = values.text("mayText") == "yes", mayLeave = values.text("mayLeave") == "yes"
    if record.phones.isEmpty, mayText || mayLeave { throw FormProblem("mayText", "no phone is on file: e on the card writes it down") }
    if !record.phones.isEmpty {
      record.phones[0].mayText = mayText
      record.phones[0].mayLeaveMessage = mayLeave
    }
    let second = try values.phone("second", before: before.phones.dropFirst().first?.number)
    if !second.isEmpty, record.phones.isEmpty { throw FormProblem("second", "the first phone is empty: e on the card writes it down") }
    if second.isEmpty {
      if record.phones.count > 1 { record.phones.remove(at: 1) }
    } else if record.phones.count > 1 {
      record.phones[1].number = second
    } else {
      record.phones.append(Phone { ($0.number, $0.use) = (second, .home) })
    }
    record.needs = try values.text("needs").split(separator: ",").map { (part) throws(FormProblem) -> Need in
      let word = NameFolding.plain(String(part))
      guard
        let need = Need.allCases.first(where: {
          NameFolding.plain($0.rawValue).hasPrefix(word) || NameFolding.plain($0.label).hasPrefix(word)
        })
      else { throw FormProblem("needs", "\"\(part)\" is none of \(Need.allCases.map(\.rawValue).joined(separator: ", "))") }
      return need
    }
    record.seenBefore = try values.day("seenBefore")
    record.deceased = try values.day("deceased")
    record.archived = values.text("archived") == "yes"
    return record == before ? [.close] : [.change(ChangePatient(from: before, to: record))]
  }
}

/// Who pays what insurance does not.
struct GuarantorForm: FormKind {
  static let name = "guarantor"

  var patient = PatientID.unnumbered

  var edits: Reference? { Reference(patient) }

  init() {}

  static let fields: [Field<GuarantorForm>] = [Field("patient", \.patient)]

  func recordField(_ input: String) -> String { "guarantor" }

  func title(_ view: View) -> String { "Who pays for \(view.name(patient))" }
  func lines(_ view: View) -> [String] { ["Another patient by number, or anyone by name; all empty means the patient."] }

  func inputs(_ view: View) -> [FormInput] {
    let old = view.office[patient]?.guarantor ?? Guarantor()
    return [
      FormInput("number", "Patient number", start: old.patient.map { String($0.number) } ?? "", example: "chart number"),
      FormInput("name", "or name", start: old.name), FormInput("relation", "who is", start: old.relation, example: "mother"),
      FormInput("phone", "Phone", start: old.phone, example: "845-555-0123"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let before = view.office[patient] else { return [.close] }
    var record = before
    record.guarantor.patient = try values.whole("number").map { PatientID(prefix: Kind.patients.prefix, number: $0) }
    if let other = record.guarantor.patient {
      guard view.office[other] != nil else { throw FormProblem("number", "no patient on file has the number \(other.number)") }
      if other == patient { throw FormProblem("number", "that is the patient: leave all of it empty") }
    }
    record.guarantor.name = values.text("name")
    if record.guarantor.patient != nil, !record.guarantor.name.isEmpty {
      throw FormProblem("name", "either a patient by number or somebody by name: empty one of them")
    }
    record.guarantor.relation = values.text("relation")
    record.guarantor.phone = try values.phone("phone", before: before.guarantor.phone)
    return record == before ? [.close] : [.change(ChangePatient(from: before, to: record))]
  }
}

/// Someone other than the patient: who they are, and what they may be told.
struct ContactForm: FormKind {
  static let name = "contact"

  var patient = PatientID.unnumbered
  /// Counted from 0; one past the last is a new one.
  var index = 0
  /// The name that was seen there, so that nobody else is changed.
  var seenName = ""

  var edits: Reference? { Reference(patient) }

  init() {}

  static let fields: [Field<ContactForm>] = [
    Field("patient", \.patient), Field("index", \.index), Field("seen", \.seenName),
  ]

  private func contact(_ view: View) -> Contact? {
    place(view).flatMap { view.office[patient]?.contacts[$0] }
  }

  /// Where the contact stands now: another desk may have taken off one before it.
  private func place(_ view: View) -> Int? {
    let names = view.office[patient]?.contacts.map(\.name) ?? []
    if names.indices.contains(index), names[index] == seenName { return index }
    let found = names.indices.filter { names[$0] == seenName }
    return found.count == 1 ? found.first : nil
  }

  func isThere(_ view: View) -> Bool { seenName.isEmpty ? view.office[patient] != nil : contact(view) != nil }
  func recordField(_ input: String) -> String { "contacts" }

  func title(_ view: View) -> String { seenName.isEmpty ? "Who may be spoken to about \(view.name(patient))" : seenName }

  func inputs(_ view: View) -> [FormInput] {
    let old = contact(view) ?? Contact()
    func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }
    return [
      FormInput("name", "Name", start: old.name), FormInput("relation", "Relation", start: old.relation, example: "spouse, mother"),
      FormInput("phone", "Phone", start: old.phone, example: "845-555-0123"),
      FormInput("guardian", "Decides for them", start: yes(old.guardian), choices: ["no", "yes"]),
      FormInput("emergency", "In an emergency", start: yes(old.emergency), choices: ["no", "yes"]),
    ]
      + Contact.Subject.allCases.map {
        FormInput($0.rawValue, "May hear of \($0.rawValue)", start: yes(old.mayHear.contains($0)), choices: ["no", "yes"])
      }
      + (seenName.isEmpty ? [] : [FormInput("keep", "Stays on file", start: "yes", choices: ["yes", "no"])])
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let before = view.office[patient] else { return [.close] }
    if !seenName.isEmpty, contact(view) == nil {
      throw FormProblem("name", "the contacts were changed meanwhile: leave (Esc) and look again")
    }
    var record = before
    var one = contact(view) ?? Contact()
    one.name = try values.needed("name", "a contact needs a name; to take one off, say that it does not stay on file")
    one.relation = values.text("relation")
    one.phone = try values.phone("phone", before: one.phone)
    one.guardian = values.text("guardian") == "yes"
    one.emergency = values.text("emergency") == "yes"
    one.mayHear = Contact.Subject.allCases.filter { values.text($0.rawValue) == "yes" }
    if seenName.isEmpty {
      record.contacts.append(one)
    } else if let place = place(view) {
      if values.text("keep") == "no" { record.contacts.remove(at: place) } else { record.contacts[place] = one }
    }
    return record == before ? [.close] : [.change(ChangePatient(from: before, to: record))]
  }
}
