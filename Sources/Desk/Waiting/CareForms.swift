import Practice

/// Why it is right that one goes before another.
struct TurnForm: FormKind {
  static let name = "turn"
  var doing: String { "give this turn" }

  var visit = VisitID.unnumbered
  var other = VisitID.unnumbered

  init() {}

  static let fields: [Field<TurnForm>] = [Field("visit", \.visit), Field("other", \.other)]

  func title(_ view: View) -> String {
    "\(view.name(view.office[visit]?.patient)) goes before \(view.name(view.office[other]?.patient)): why?"
  }
  func lines(_ view: View) -> [String] {
    ["The reason stays on record, and whoever waits may hear it. How ill someone is only a clinician says."]
  }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "child in pain; fasting; ride is waiting")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "another turn needs the reason")
    return [
      .change(
        ChangeTurn {
          $0.visit = visit
          $0.before = other
          $0.reason = reason
        })
    ]
  }
}

/// How soon a clinician wants someone seen.
struct ClinicalPriorityForm: FormKind {
  static let name = "clinical priority"
  var doing: String { "set the priority" }

  var visit = VisitID.unnumbered

  init() {}

  static let fields: [Field<ClinicalPriorityForm>] = [Field("visit", \.visit)]

  private static let usual = "usual order"

  func title(_ view: View) -> String { "How soon is \(view.name(view.office[visit]?.patient)) to be seen?" }
  func lines(_ view: View) -> [String] { ["A clinical judgement: it goes before every turn that the desk gives."] }
  func inputs(_ view: View) -> [FormInput] {
    let now = view.office[visit]?.urgency
    return [
      FormInput(
        "level", "Seen", start: now?.level.rawValue ?? Urgency.Level.urgent.rawValue,
        choices: Urgency.Level.allCases.map(\.rawValue) + [Self.usual]),
      FormInput("why", "Why", start: now?.why ?? "", example: "for colleagues; nobody else is told"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    [
      .change(
        SetPriority {
          $0.visit = visit
          $0.level = values.word("level", as: Urgency.Level.self)
          $0.why = values.text("why")
        })
    ]
  }
}

/// What was done about an open item, or what came of it.
struct ItemForm: FormKind {
  static let name = "open item"
  var doing: String { closes ? "close it" : "note it" }

  var item = OpenItemID.unnumbered
  var closes = false

  init() {}

  static let fields: [Field<ItemForm>] = [Field("item", \.item), Field("closes", \.closes)]

  func title(_ view: View) -> String { closes ? "What came of it?" : "What was done?" }
  func lines(_ view: View) -> [String] { view.office[item].map { [$0.what] } ?? [] }
  func inputs(_ view: View) -> [FormInput] { [FormInput("text", closes ? "Outcome" : "Done")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let text = try values.needed("text", closes ? "say what came of it" : "say what was done")
    if closes {
      return [
        .change(
          CloseItem {
            $0.item = item
            $0.outcome = text
          })
      ]
    }
    return [
      .change(
        NoteItem {
          $0.item = item
          $0.text = text
        })
    ]
  }
}
