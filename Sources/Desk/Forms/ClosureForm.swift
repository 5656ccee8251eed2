import Practice

/// Days on which the office is closed, or a provider is away.
struct ClosureForm: FormKind {
  static let name = "closure"
  var doing: String { "close these days" }

  init() {}

  static let fields: [Field<ClosureForm>] = []
  var showsMasked: Bool { true }

  func title(_ view: View) -> String { "Which days are closed?" }
  func lines(_ view: View) -> [String] {
    [
      "Whoever is booked stays booked: all of them are listed then, to be called and moved.",
      "A day that comes back needs no From: 25 dec, 4th thu nov, last mon may.",
    ]
  }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("from", "From", example: "12/24"), FormInput("to", "To", example: "if not one day"),
      FormInput("yearly", "Every year", example: "4th thu nov"),
      FormInput("start", "From time", example: "if not all day"), FormInput("end", "Until time", example: "if not all day"),
      FormInput("provider", "Only", choices: Choices.providers(view)), FormInput("words", "Why", example: "Christmas; conference"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let yearly = try values.yearly("yearly")
    let from = try values.day("from")
    if from == nil, yearly == nil { throw FormProblem("from", "which days? 12/24, t+7, mon or 2026-12-24") }
    let to = try values.day("to"), start = try values.time("start"), end = try values.time("end")
    let words = try values.needed("words", "say why, for whoever reads the schedule")
    return [
      .change(
        CloseDays {
          ($0.from, $0.to, $0.yearly, $0.start, $0.end, $0.words) = (from, to, yearly, start, end, words)
          $0.provider = view.office.providers.sorted.first { $0.short == values.text("provider") }?.id
        })
    ]
  }

  /// Whoever is booked then is listed at once.
  func after(_ entry: Entry, _ view: View) -> [Effect] {
    guard let id = entry.edits.new.first.flatMap({ ClosureID($0.reference.id) }), let closure = view.office[id],
      !view.office.booked(in: closure, from: view.today).isEmpty
    else { return [.close] }
    return [.replace(BookedScreen(id))]
  }
}

extension FormValues {
  /// A day that comes back every year, if one is typed.
  func yearly(_ name: String) throws(FormProblem) -> Yearly? {
    let text = text(name)
    if text.isEmpty { return nil }
    guard let yearly = Yearly(typed: text) else {
      throw FormProblem(name, "\"\(text)\" is no day of every year: 25 dec, 4th thu nov, last mon may")
    }
    return yearly
  }
}
