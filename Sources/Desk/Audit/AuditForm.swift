import Practice

/// From which day to which, and by whom.
struct AuditForm: FormKind {
  static let name = "audit dates"
  var doing: String { "look" }

  var from = Day(number: 0)
  var to = Day(number: 0)
  var person = ""

  init() {}

  static let fields: [Field<AuditForm>] = [Field("from", \.from), Field("to", \.to), Field("person", \.person)]

  private static let anyone = "anyone"

  func title(_ view: View) -> String { "Audit: which days, by whom?" }

  func inputs(_ view: View) -> [FormInput] {
    let names = view.office.staff.sorted.map(\.name)
    return [
      FormInput("from", "From", start: from.iso, example: "2026-11-01, t-90"), FormInput("to", "To", start: to.iso, example: "t"),
      FormInput("person", "By", start: person.isEmpty ? Self.anyone : person, choices: [Self.anyone] + names),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let from = try values.day("from") else { throw FormProblem("from", "from which day?") }
    guard let to = try values.day("to") else { throw FormProblem("to", "to which day?") }
    if to < from { throw FormProblem("to", "\(to.shown) is before \(from.shown)") }
    let person = values.text("person")
    return [.answer(.audit(from: from, to: to, person: person == Self.anyone || person.isEmpty ? nil : person))]
  }
}
