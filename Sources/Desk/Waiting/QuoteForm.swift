import Practice

/// What someone was told about the wait: the forecast stands there, and Enter says it.
struct QuoteForm: FormKind {
  static let name = "told wait"
  var doing: String { "keep it" }

  var visit = VisitID.unnumbered

  init() {}

  static let fields: [Field<QuoteForm>] = [Field("visit", \.visit)]

  // A number and a clock: nothing of the record is on it.
  func concerns(_ view: View) -> [PatientID] { [] }
  var showsMasked: Bool { true }

  func title(_ view: View) -> String { "What was \(view.name(view.office[visit]?.patient)) told?" }

  private func forecast(_ view: View) -> Int? {
    view.office[visit].flatMap { view.office.waitToTell($0, now: view.now) }.map { min(480, $0) }
  }

  func lines(_ view: View) -> [String] {
    let told = view.office[visit]?.quoted.last.map { "Told \($0.minutes) minutes at \($0.at.time.shown)." }
    let forecast = forecast(view).map {
      "By those before them and how long visits take here: \($0 == 0 ? "next" : "about \($0) minutes")."
    }
    return [told, forecast].compactMap(\.self)
  }

  func inputs(_ view: View) -> [FormInput] {
    [FormInput("minutes", "Minutes", start: String(max(5, forecast(view) ?? 15)), example: "20")]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let minutes = try values.whole("minutes") else { throw FormProblem("minutes", "how many minutes were they told?") }
    return [
      .change(
        QuoteWait {
          $0.visit = visit
          $0.minutes = minutes
        })
    ]
  }
}
