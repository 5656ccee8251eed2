import Canvas
import Practice

/// Who should come again: what is due, or all that is open, with every attempt to reach them.
package struct RecallScreen: Screen {
  package enum Action: Hashable, Sendable { case call, book, add, change, end, letters, all, filter, waitlist, card, leave }

  package static let name = "recalls"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, .char("c"), action: .call, label: "call round", "calls from the row under the cursor on, one after the other",
      verb: NoteCall.self),
    Binding(.char("m"), action: .book, label: "book", "makes the appointment", verb: Book.self),
    Binding(.char("a"), action: .add, label: "add", "notes that a patient should come again", verb: SetRecall.self),
    Binding(.char("e"), action: .change, label: "change", "changes what for, when and how often", verb: SetRecall.self),
    Binding(.char("x"), action: .end, label: "end", "ends the recall, with what became of it", verb: EndRecall.self),
    Binding(
      .char("P"), action: .letters, label: "letters", "prints a letter for each one shown, and keeps that it was sent",
      verb: NoteLetters.self),
    Binding(.char("f"), action: .all, label: "due/all", "turns between those due and all that are open"),
    Binding(.char("/"), action: .filter, label: "filter", "shows only rows with these words"),
    Binding(.char("r"), action: .waitlist, "goes to the waitlist"), Binding(.char("i"), action: .card, "opens the patient's card"),
    Binding(.escape, action: .leave, "back; first ends the filter"),
  ]

  /// From so many days before it is due a recall is worth a call.
  static let ahead = 30
  private var showsAll = false
  private var recalls = FilteredList<Recall>()

  package init() {}

  package var isTyping: Bool { recalls.isTyping }
  package var isTouched: Bool { false }

  package mutating func refresh(_ view: View) {
    let all = showsAll ? view.office.openRecalls(on: view.today) : view.office.recallsDue(by: view.today.advanced(by: Self.ahead))
    recalls.show(all.map { ($0, row($0, view)) }, page: max(1, view.rows - 10))
  }

  private func row(_ recall: Recall, _ view: View) -> Row {
    let late = recall.due.distance(to: view.today)
    let state: String
    if let booked: Appointment = view.office[recall.bookedAs], view.office.isAnswered(recall, on: view.today) {
      state = "booked \(booked.day.short)"
    } else {
      state = recall.attempts.last.map { "\($0.way == .letter ? "letter" : $0.outcome.label) \($0.at.day.short)" } ?? "not asked"
    }
    if view.isClosed(recall.patient) {
      return Row([recall.due.iso, "", view.name(recall.patient), Flag.restricted.rawValue, "", "\(recall.attempts.count)", state])
    }
    return Row(
      [
        recall.due.iso, late > 0 ? "\(late)d over" : "", view.name(recall.patient),
        recall.what.isEmpty ? view.office[recall.type]?.name ?? "?" : recall.what, recall.every.map { "\($0) mo" } ?? "once",
        "\(recall.attempts.count)", state,
      ], role: late > 60 ? .late : .text)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .add, .filter, .all, .waitlist, .leave: nil
    default: recalls.nobody("no recall is here; a notes one, f shows \(showsAll ? "those due" : "all")")
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    guard let taken = recalls.receive(key) else { return nil }
    if taken == .filtered { refresh(view) }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .filter:
      recalls.openFilter()
      return []
    case .all:
      showsAll.toggle()
      recalls.goToTop()
      refresh(view)
      return []
    case .leave:
      guard recalls.endFilter() else { return [.close] }
      refresh(view)
      return []
    case .add: return [.open(FindPatient(.recall))]
    case .waitlist: return [.replace(WaitlistScreen())]
    case .call:
      let open = recalls.fromHere.filter { !view.office.isAnswered($0, on: view.today) }
      let items = open.map { recall in
        CallItem {
          $0.about = .recall
          $0.recall = recall.id
        }
      }
      return items.isEmpty ? [.complain("everyone from here on has an appointment")] : [.open(CallRound(items, title: "Recalls"))]
    case .letters:
      let due = recalls.items.filter { !view.office.isAnswered($0, on: view.today) && !view.isClosed($0.patient) }
      guard !due.isEmpty else { return [.complain("everyone shown has an appointment")] }
      let left = recalls.items.count { view.isClosed($0.patient) }
      return Effect.letters(Letters.sheets(due, view), to: due.map(\.patient), leftOut: left, NoteLetters { $0.recalls = due.map(\.id) })
    default: break
    }
    guard let recall = recalls.chosen else { return [] }
    switch action {
    case .book:
      var book = BookScreen([recall.patient], view)
      book.type = recall.type
      book.minutes = view.office[recall.type]?.minutes ?? book.minutes
      if let provider = recall.provider { book.provider = provider }
      return [.open(book)]
    case .change: return [.open(FormScreen(RecallForm { $0.recall = recall.id }, view))]
    case .card: return [.open(PatientCard(recall.patient))]
    case .end:
      let items = Recall.Ending.allCases.filter { $0 != .booked }.map { ending in
        PickScreen.Item(
          ending.label,
          [
            .change(
              EndRecall {
                $0.recall = recall.id
                $0.ending = ending
              })
          ])
      }
      return [
        .open(PickScreen(title: "End the recall of \(view.name(recall.patient)): why?", items: [.init("no, it goes on", [])] + items))
      ]
    default: return []
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    if case .failed(let sentence) = heard { return [.complain(sentence)] }
    return []
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let what = showsAll ? "all open" : "due by \(view.today.advanced(by: Self.ahead).short)"
    let note = recalls.part ?? "\(recalls.count) recall\(recalls.count == 1 ? "" : "s")"
    canvas.box(rect, title: "Recalls: \(what)", note: note, focused: true)
    let columns = [
      Column("due", width: 10, priority: 9), Column("", width: 9, priority: 6), Column("patient", min: 18, priority: 9),
      Column("what for", min: 12, priority: 7), Column("every", width: 5, priority: 5),
      Column("tries", width: 5, alignRight: true, priority: 4), Column("last", width: 16, priority: 8),
    ]
    recalls.draw(
      columns, more: recalls.chosen.map { more($0, view) } ?? "",
      none: showsAll ? "Nobody is to come again. a notes one." : "No recall is due. f shows all, a notes one.",
      on: &canvas, in: rect.inset(rows: 1, columns: 1))
  }

  /// What the one under the cursor comes for, whole, how often, and who tried to reach them.
  private func more(_ recall: Recall, _ view: View) -> String {
    if view.isClosed(recall.patient) { return "This record is restricted: i opens it, with a reason." }
    let what = recall.what.isEmpty ? view.office[recall.type]?.name ?? "?" : recall.what
    let tries = recall.attempts.suffix(2).map(\.words).joined(separator: "; ")
    let count = recall.attempts.count
    return "\(what), \(recall.rhythm)" + (count == 0 ? "" : "; \(count) attempt\(count == 1 ? "" : "s"): \(tries)")
  }
}

/// That a patient should come again.
struct RecallForm: FormKind {
  static let name = "recall"

  var patient: PatientID?
  var recall: RecallID?

  init() {}

  static let fields: [Field<RecallForm>] = [Field("patient", \.patient), Field("recall", \.recall)]

  private func record(_ view: View) -> Recall? { view.office[recall] }
  var edits: Reference? { recall.map { Reference($0) } }

  func title(_ view: View) -> String {
    recall == nil ? "\(view.name(patient)) should come again" : "Change the recall of \(view.name(record(view)?.patient))"
  }

  func inputs(_ view: View) -> [FormInput] {
    let old = record(view)
    return [
      FormInput("what", "What for", start: old?.what ?? "", example: "diabetes check, mammogram"),
      FormInput("type", "Visit type", start: view.office[old?.type]?.name ?? Choices.types(view).first ?? "", choices: Choices.types(view)),
      FormInput("every", "Every, months", start: old?.every.map(String.init) ?? "", example: "6 or 12; empty: once"),
      FormInput("due", "Due by", start: old?.due.iso ?? "", example: "t+180; empty: that many months from today"),
      FormInput(
        "provider", "Provider", start: old?.provider.map { view.provider($0) } ?? "anyone", choices: ["anyone"] + Choices.providers(view)),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let type = try Choices.type(values, view), every = try values.whole("every"), due = try values.day("due")
    let provider = view.office.providers.sorted.first { $0.short == values.text("provider") }?.id
    return [
      .change(
        SetRecall {
          $0.recall = recall
          $0.patient = patient
          $0.what = values.text("what")
          $0.type = type
          $0.every = every
          $0.due = due
          $0.provider = provider
        })
    ]
  }
}
