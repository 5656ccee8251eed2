import Practice

/// A good-faith estimate for somebody who pays themselves: what is expected, by codes of the fee schedule.
struct EstimateForm: FormKind {
  static let name = "estimate"
  var doing: String { "work it out" }

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<EstimateForm>] = [Field("patient", \.patient)]

  /// What is booked and may need one, the nearest first.
  private func coming(_ view: View) -> [Appointment] {
    view.office.filed(Appointment.self, of: patient).filter { ($0.slot == .booked || $0.slot == .confirmed) && $0.day >= view.today }
      .sorted { ($0.day, $0.start) < ($1.day, $1.start) }
  }

  private func words(_ appointment: Appointment, _ view: View) -> String {
    "\(appointment.day.iso) \(appointment.start.shown) \(view.provider(appointment.provider))"
  }

  private static let none = "none yet"

  func title(_ view: View) -> String { "Estimate for \(view.name(patient))" }

  func lines(_ view: View) -> [String] {
    let owed = view.office.estimatesOwed(to: patient, from: view.today).first
    return (owed.map { ["Due by \($0.due.shown)."] } ?? []) + ["Prices are those of the fee schedule for who pays themselves."]
  }

  func inputs(_ view: View) -> [FormInput] {
    let coming = coming(view).map { words($0, view) }
    return [
      FormInput("appointment", "For", start: coming.first ?? Self.none, choices: coming + [Self.none]),
      FormInput("services", "Services", example: "99203, 36415, 81003 x2"),
      FormInput("diagnoses", "Diagnoses", example: "I10, E11.9, where known"),
      FormInput("what", "In plain words", example: "first visit and blood tests"),
      FormInput("provider", "Provider", start: Choices.only(view), choices: Choices.providers(view)),
      FormInput("visitDay", "Day, if not booked", example: "11/25"),
      FormInput("elsewhere", "Booked elsewhere", example: "blood tests by the laboratory"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let services = try Self.services(try values.needed("services", "list what is expected, by codes: 99203, 81003 x2"))
    let appointment = coming(view).first { words($0, view) == values.text("appointment") }
    var provider = appointment?.provider
    if provider == nil, !values.text("provider").isEmpty { provider = try Choices.provider(values, view) }
    let day = try values.day("visitDay")
    return [
      .change(
        MakeEstimate {
          ($0.patient, $0.appointment, $0.provider, $0.visitDay) = (patient, appointment?.id, provider, appointment == nil ? day : nil)
          ($0.services, $0.what, $0.elsewhere) = (services, values.text("what"), values.text("elsewhere"))
          $0.diagnoses = values.text("diagnoses").split(separator: ",").map { Diagnosis(String($0).trimmed, "") }
        })
    ]
  }

  /// "99203, 81003 x2"
  private static func services(_ text: String) throws(FormProblem) -> [MakeEstimate.Expected] {
    var services: [MakeEstimate.Expected] = []
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ").map(String.init)
      guard let code = words.first else { continue }
      let units = words.count == 1 ? 1 : words.count == 2 && words[1].lowercased().hasPrefix("x") ? Int(words[1].dropFirst()) : nil
      guard let units else { throw FormProblem("services", "\"\(String(part).trimmed)\" is not a code and its units: 81003 x2") }
      services.append(MakeEstimate.Expected(code, units))
    }
    return services
  }
}

/// How the patient got their estimate.
struct HandOverForm: FormKind {
  static let name = "hand over estimate"

  var estimate = EstimateID.unnumbered

  init() {}

  static let fields: [Field<HandOverForm>] = [Field("estimate", \.estimate)]

  func title(_ view: View) -> String { "Estimate of \(view.office[estimate]?.madeOn.shown ?? "?")" }
  func inputs(_ view: View) -> [FormInput] {
    [FormInput("how", "Given", start: "on paper", choices: ["on paper", "by mail", "by e-mail", "in the portal"])]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    [.change(HandOverEstimate { ($0.estimate, $0.how) = (estimate, values.text("how")) })]
  }
}
