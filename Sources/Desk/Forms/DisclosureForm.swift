import Practice

/// Health information that left the practice, for the accounting that a patient may ask for.
struct DisclosureForm: FormKind {
  static let name = "disclosure"
  var doing: String { "keep it" }

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<DisclosureForm>] = [Field("patient", \.patient)]

  func title(_ view: View) -> String { "Disclosure of \(view.name(patient))'s record" }

  func lines(_ view: View) -> [String] {
    let all = view.office.filed(Disclosure.self, of: patient), counted = all.count(where: \.basis.isAccountable)
    return [
      "An accounting lists the first thirteen reasons; treatment and what follows it are kept and not listed.",
      all.isEmpty ? "Nothing is on record yet." : "On record: \(all.count), \(counted) of them for an accounting.",
    ]
  }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("basis", "Why it was given", choices: Disclosure.Basis.allCases.map(\.words)),
      FormInput("recipient", "To whom", example: "Harlow County Health Department"),
      FormInput("address", "Their address, if known"),
      FormInput("what", "What of the record", example: "lab result of 4 Nov, name, birth date"),
      FormInput("purpose", "What for", example: "notifiable disease"),
      FormInput("request", "Written request", example: "letter of 3 Nov, in the chart"),
      FormInput("day", "When it left", start: view.today.iso),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let basis = Disclosure.Basis.allCases.first(where: { $0.words == values.text("basis") }) else {
      throw FormProblem("basis", "why was it given? its first letter chooses")
    }
    let day = try values.day("day")
    return [
      .change(
        RecordDisclosure {
          $0.patient = patient
          $0.basis = basis
          $0.recipient = values.text("recipient")
          $0.address = values.text("address")
          $0.what = values.text("what")
          $0.purpose = values.text("purpose")
          $0.request = values.text("request")
          $0.day = day
        })
    ]
  }
}
