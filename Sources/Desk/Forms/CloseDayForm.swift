import Canvas
import CodeSets
import Practice

/// The close of a day: its figures, the drawer counted against them, and a slip with the journal's fingerprint.
struct CloseDayForm: FormKind {
  static let name = "day close"
  var doing: String { "close the day" }

  var day = Day(number: 0)

  init() {}

  static let fields: [Field<CloseDayForm>] = [Field("day", \.day)]

  func title(_ view: View) -> String { "Close \(day.shown)" }

  func lines(_ view: View) -> [String] {
    let figures = view.office.figures(of: day)
    var lines = DaySlip.money(figures) + [DaySlip.people(figures), DaySlip.charges(day, view)]
    if let last = view.office.closes(of: day).last {
      let since = figures.receipts - last.figures.receipts
      lines.append(
        "Closed at \(last.at.time.shown) by \(last.by)\(since > 0 ? "; \(since) receipt\(since == 1 ? "" : "s") since then" : ""): once more corrects it."
      )
    }
    let papers = view.office.papersOut(on: day)
    if !papers.isEmpty {
      let missing = papers.count { $0.paperStage == .missing }
      lines.append(
        "\(papers.count) printed superbills are not entered\(missing > 0 ? ", \(missing) of them missing" : ""): :papers lists them.")
    }
    return lines
  }

  func inputs(_ view: View) -> [FormInput] {
    let figures = view.office.figures(of: day), last = view.office.closes(of: day).last
    let before = last ?? view.office.dayCloses.sorted.last { $0.day < day }
    var inputs = [
      FormInput("float", "Cash in the morning", start: (before?.float).map { $0.shown } ?? "", example: "amount"),
      FormInput("counted", "Cash counted now", example: "amount"),
      FormInput("reason", "If over or short, why", example: "a 5 was given for a 10"),
    ]
    if figures.stillHere > 0 {
      inputs.append(FormInput("stillHere", "\(figures.stillHere) still here", start: "no", choices: ["no", "yes, that is right"]))
    }
    if last != nil { inputs.append(FormInput("correction", "What was wrong", example: "a check was not counted")) }
    return inputs
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let counted = try values.cents("counted") else {
      throw FormProblem("counted", "count the cash in the drawer: 0 if there is none")
    }
    let float = try values.cents("float") ?? .zero
    return [
      .change(
        CloseDay {
          $0.day = day
          $0.counted = counted
          $0.float = float
          $0.reason = values.text("reason")
          $0.correction = values.text("correction")
          $0.stillHere = values.text("stillHere").hasPrefix("yes")
        })
    ]
  }

  /// What was closed is printed at once: on paper the fingerprint is out of reach of whoever can write to the files.
  func after(_ entry: Entry, _ view: View) -> [Effect] {
    let close = entry.edits.new.first { $0.reference.kind == .dayCloses }.flatMap { try? DayClose($0.fields) }
    return (close.map { [.ask(.print(Paper(title: "day close", text: DaySlip.text($0, view))))] } ?? []) + [.close]
  }
}

/// The slip of a day's close.
enum DaySlip {
  static func money(_ figures: DayFigures) -> [String] {
    guard figures.receipts > 0 else { return ["No receipt was given."] }
    let range =
      figures.firstReceipt == figures.lastReceipt ? "\(figures.firstReceipt)" : "\(figures.firstReceipt) to \(figures.lastReceipt)"
    return [
      "Receipts \(range), \(figures.receipts) in all: $\(figures.total.shown)"
        + (figures.givenBack > .zero ? ", after $\(figures.givenBack.shown) given back" : ""),
      "Cash $\(figures.cash.shown)  Check $\(figures.check.shown)  Card $\(figures.card.shown)  Other $\(figures.other.shown)",
    ]
  }

  static func people(_ figures: DayFigures) -> String {
    let here = figures.stillHere > 0 ? ", \(figures.stillHere) still here" : ""
    return "Seen and gone \(figures.seen), left unseen \(figures.leftUnseen), no-shows \(figures.noShows)\(here)"
  }

  /// What is still to be done until everything of the day may become a claim.
  static func charges(_ day: Day, _ view: View) -> String {
    let words = view.office.chargeDay(day, view.codes.facts, today: view.today).words
    return words.isEmpty ? "Charges are complete." : "Charges: \(words)."
  }

  /// As it is printed. The fingerprint stands in groups, so that it can be compared and typed.
  static func text(_ close: DayClose, _ view: View) -> String {
    var lines = [
      view.office.settings.name, "Day close \(close.day.shown)", "closed \(close.at.day.shown) \(close.at.time.shown) by \(close.by)", "",
    ]
    if !close.correction.isEmpty { lines += ["Corrects an earlier close: \(close.correction)", ""] }
    lines += money(close.figures) + [people(close.figures), charges(close.day, view), ""]
    lines.append("Drawer: \(close.counted.shown) counted, \(close.float.shown) from the morning, \(close.figures.cash.shown) taken in cash")
    let difference = close.overShort
    lines.append(
      difference == .zero
        ? "The drawer is right."
        : "\(difference > .zero ? "Over" : "Short") $\(Cents(abs(difference.count)).shown): \(close.reason)")
    lines += ["", "Journal, line \(close.lines):"] + groups(close.head)
    if close.accessLines > 0 { lines += ["Access file, line \(close.accessLines):"] + groups(close.accessHead) }
    lines += [
      "", "Keep this slip: anteroom check --head with a fingerprint", "shows whether anything before it was changed since.", "",
      "Signed: ____________________", "",
    ]
    return lines.map { "\($0)\n" }.joined()
  }

  private static func groups(_ head: String) -> [String] {
    var groups: [String] = []
    var rest = Substring(head)
    while !rest.isEmpty {
      groups.append(String(rest.prefix(8)))
      rest = rest.dropFirst(8)
    }
    return stride(from: 0, to: groups.count, by: 4).map { "  " + groups[$0..<min($0 + 4, groups.count)].joined(separator: " ") }
  }
}
