import Practice

/// Why it is right to book over what is in the way.
struct OverbookForm: FormKind {
  static let name = "overbook"
  var doing: String { "book all the same" }

  /// The verb that was refused, and its fields.
  var verb = Book.name
  var fields = Datum.fields([:])
  var sentence = ""
  /// What it does to those who come after, found when the question is asked.
  var harm = ""

  init() {}

  static let fields: [Field<OverbookForm>] = [
    Field("verb", \.verb), Field("fields", \.fields), Field("sentence", \.sentence), Field("harm", \.harm),
  ]

  func title(_ view: View) -> String { "Overbook?" }
  func lines(_ view: View) -> [String] { [sentence + "."] + (harm.isEmpty ? [] : [harm]) }

  mutating func opened(_ view: View) {
    let office = view.office, asked: Datum.Fields = fields.fields ?? [:]
    var moved: Appointment?
    if let text = asked["appointment"].text, let id = AppointmentID(text) { moved = office[id] }
    let provider = asked["provider"].text.flatMap { ProviderID($0) } ?? moved?.provider
    let type = asked["type"].text.flatMap { VisitTypeID($0) } ?? moved?.type
    guard let provider, let type, let day = try? Day(datum: asked["day"]), let start = try? ClockTime(datum: asked["start"]) else { return }
    let minutes = asked["minutes"].whole ?? moved?.minutes ?? office[type]?.minutes ?? 20
    let found = office.knockOn(of: type, minutes: minutes, with: provider, on: day, at: start, now: view.now)
    harm = "By the lengths of visits here it \(found.sentence)."
  }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "asked by the provider")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "booking over something needs a reason")
    var all = fields.fields ?? [:]
    all["overbook"] = .text(reason)
    do throws(Misfit) { return [.change(try Verbs.spoken(verb, all))] } catch { throw FormProblem("reason", error.sentence) }
  }

  func after(_ entry: Entry, _ view: View) -> [Effect] { [.answer(.done)] }
}

/// A date for the booking screen.
struct BookDayForm: FormKind {
  static let name = "booking date"
  var doing: String { "look from there" }

  init() {}

  static let fields: [Field<BookDayForm>] = []

  func title(_ view: View) -> String { "From which date?" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("day", "Date", example: "t+14, mon, 12/1")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let day = try values.day("day") else { throw FormProblem("day", "which date?") }
    if day < view.today { throw FormProblem("day", "\(day.shown) is over") }
    return [.answer(.day(day))]
  }
}

/// Why a patient comes.
struct BookReasonForm: FormKind {
  static let name = "booking reason"
  var doing: String { "keep the reason" }

  var reason = ""

  init() {}

  static let fields: [Field<BookReasonForm>] = [Field("reason", \.reason)]

  func title(_ view: View) -> String { "Why do they come?" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", start: reason, example: "in the patient's words")] }
  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] { [.answer(.text(values.text("reason")))] }
}
