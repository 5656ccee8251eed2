import Canvas
import Practice

/// One patient after the other: the number large, one key an outcome, and the next one comes by itself.
package struct CallRound: Screen {
  package enum Action: Hashable, Sendable {
    case reached, message, noAnswer, declined, wrongNumber, book, clinician, hold, cancel, number, note, next, before, card, glass, leave
  }

  package static let name = "call round"

  package static let keys: [Binding<Action>] = [
    Binding(
      .char("y"), action: .reached, label: "reached, yes",
      "reached them, and it is all right: they come, or they know; who left unseen comes back today", verb: NoteCall.self),
    Binding(.char("l"), action: .message, label: "left message", "left a message", verb: NoteCall.self),
    Binding(.char("n"), action: .noAnswer, label: "no answer", "nobody answered", verb: NoteCall.self),
    Binding(.char("b"), action: .book, label: "booked", "books, or moves, the appointment while they are on the phone", verb: Book.self),
    Binding(
      .char("d"), action: .declined, label: "declined", "they do not want it; who left unseen went elsewhere, or needs nothing",
      verb: NoteCall.self),
    Binding(.char("w"), action: .wrongNumber, label: "wrong number", "the number is not theirs", verb: NoteCall.self),
    Binding(
      .char("c"), action: .clinician, "of someone who left unseen: the clinician was told and calls", verb: CallBack.self),
    Binding(.char("h"), action: .hold, "takes the time that is held for them", verb: BookHold.self),
    Binding(.char("x"), action: .cancel, "cancels their appointment, and offers its time", verb: CancelAppointment.self),
    Binding(.char("p"), action: .number, label: "other number", "shows the next number on file"),
    Binding(.char("e"), action: .note, "writes a note that is kept with the outcome"),
    Binding(.char("i"), action: .card, "opens the patient's card"),
    Binding(.char("R"), action: .glass, "opens the restricted record, with a reason", verb: BreakGlass.self),
    Binding(.down, .right, .char("j"), action: .next, label: "next", "goes to the next patient without noting anything"),
    Binding(.up, .left, .char("k"), action: .before, "goes to the patient before"),
    Binding(.escape, action: .leave, "leaves the round; what was noted is kept"),
  ]

  let title: String
  private(set) var items: [CallItem]
  private(set) var at = 0
  private var phone = 0
  private var written = ""
  /// What came of each so far, in this round.
  private var outcomes: [CallItem: String] = [:]
  /// Who the outcome that is on its way to the disk is about: once it is there, the round may have gone on already.
  private var asked: (item: CallItem, outcome: CallAttempt.Outcome)?

  init(_ items: [CallItem], title: String) {
    self.items = items
    self.title = title
  }

  private var item: CallItem? { items.indices.contains(at) ? items[at] : nil }
  private func patient(_ view: View) -> Patient? { item.flatMap { view.office[$0.patient(view)] } }
  private func number(_ view: View) -> Phone? {
    guard let phones = patient(view)?.phones, !phones.isEmpty else { return nil }
    return phones[phone % phones.count]
  }
  private func isClosed(_ view: View) -> Bool { patient(view).map { view.isClosed($0.id) } ?? false }
  private func hold(_ view: View) -> Appointment? {
    guard let entry: WaitlistEntry = view.office[item?.entry] else { return nil }
    return view.office.holds(for: entry.id, of: entry.patient).last
  }

  package func about(_ view: View) -> String { "call round, \(title.lowercased())" }
  package func shows(_ view: View) -> [PatientID] { isClosed(view) ? [] : patient(view).map { [$0.id] } ?? [] }
  package var isTouched: Bool { !written.isEmpty }

  package mutating func refresh(_ view: View) {
    // Who was booked or cancelled above is dealt with: the round goes on.
    while let item, !item.isOpen(view) {
      if outcomes[item] == nil { outcomes[item] = asked?.item == item ? asked?.outcome.label : "done" }
      guard let next = nextOpen(view) else { break }
      go(to: next)
    }
  }

  private func nextOpen(_ view: View) -> Int? {
    func isLeft(_ index: Int) -> Bool { outcomes[items[index]] == nil && items[index].isOpen(view) }
    return items.indices.first { $0 > at && isLeft($0) } ?? items.indices.first { $0 < at && isLeft($0) }
  }

  private mutating func go(to index: Int) {
    at = index
    phone = 0
    written = ""
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    guard let item, patient(view) != nil else { return action == .leave ? nil : "nobody is to be called" }
    let closed = isClosed(view) ? "this record is restricted: R opens it, with a reason" : nil
    let over = item.isOpen(view) ? nil : "that is done: \(outcomes[item] ?? "nobody has to be called about it")"
    switch action {
    case .reached:
      if item.entry != nil { return closed ?? over ?? "b books what they wait for; l, n, d and w say what came of the call" }
      return closed ?? over
    case .declined
    where item.about == .absence && view.office[item.appointment].map { $0.slot == .booked || $0.slot == .confirmed } == true:
      return closed ?? over ?? "they have that time until it is moved (b) or cancelled (x)"
    case .message, .noAnswer, .declined, .wrongNumber: return closed ?? over
    case .book: return item.about == .noShow ? nil : closed ?? over
    case .clinician: return closed ?? (item.visit == nil ? "this call is about nobody who left unseen" : over)
    case .hold: return closed ?? (hold(view) == nil ? "no time is held for them" : nil)
    case .cancel:
      return closed
        ?? (item.appointment == nil || item.about == .noShow || view.office[item.appointment]?.slot == .cancelledByClinic
          ? "this call is about no appointment to come" : over)
    case .number: return (patient(view)?.phones.count ?? 0) < 2 ? "there is no other number on file" : nil
    case .note: return closed
    case .glass: return closed == nil ? "the record is open to you" : nil
    case .next: return at + 1 < items.count ? nil : "this is the last one"
    case .before: return at > 0 ? nil : "this is the first one"
    case .card, .leave: return nil
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .leave: return [.close]
    case .next: go(to: min(items.count - 1, at + 1))
    case .before: go(to: max(0, at - 1))
    case .number: phone += 1
    case .note: return [.open(FormScreen(CallNoteForm { $0.text = written }, view))]
    case .card: return patient(view).map { [.open(PatientCard($0.id))] } ?? []
    case .glass: return patient(view).map { [.open(GlassScreen($0.id, then: .nothing))] } ?? []
    case .reached: return note(.reached, view)
    case .message: return note(.leftMessage, view)
    case .noAnswer: return note(.noAnswer, view)
    case .wrongNumber: return note(.wrongNumber, view)
    case .declined:
      if let item, let hold = hold(view) {
        asked = (item, .declined)
        return [
          .change(
            ReleaseHold {
              $0.appointment = hold.id
              $0.outcome = .declined
            })
        ]
      }
      return note(.declined, view)
    case .clinician:
      guard let item else { return [] }
      asked = (item, .reached)
      return [.change(item.callBack("the clinician was told and calls", again: false, note: written))]
    case .hold: return hold(view).map { hold in [.change(BookHold { $0.appointment = hold.id })] } ?? []
    case .cancel: return view.office[item?.appointment].map { [.open(Picks.cancel($0, view))] } ?? []
    case .book: return book(view)
    }
    return []
  }

  private mutating func note(_ outcome: CallAttempt.Outcome, _ view: View) -> [Effect] {
    guard let item else { return [] }
    asked = (item, outcome)
    return [.change(item.note(outcome, number: number(view)?.number ?? "", note: written))]
  }

  private mutating func book(_ view: View) -> [Effect] {
    guard let item, let patient = item.patient(view) else { return [] }
    // Whoever left unseen was reached, whether a time is found or not.
    if item.visit != nil { return note(.booked, view) + [.open(BookScreen([patient], view))] }
    if let appointment: Appointment = view.office[item.appointment], item.about != .noShow {
      // What the clinic cancelled cannot be moved any more: they were reached, and another is booked.
      if appointment.slot == .cancelledByClinic { return note(.reached, view) + [.open(BookScreen([patient], view))] }
      return [.open(BookScreen(moving: appointment, view))]
    }
    var book = BookScreen([patient], view)
    let entry: WaitlistEntry? = view.office[item.entry]
    let recall: Recall? = view.office[item.recall]
    if let type = entry?.type ?? recall?.type {
      book.type = type
      book.minutes = entry?.minutes ?? view.office[type]?.minutes ?? book.minutes
    }
    if let provider = entry?.providers.first ?? recall?.provider { book.provider = provider }
    return [.open(book)]
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    if case .text(let text) = answer { written = text }
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held:
      guard let item else { return [] }
      let done = asked?.item ?? item
      outcomes[done] = asked?.outcome.label ?? "booked"
      asked = nil
      if done != item { return [] }
      guard let next = nextOpen(view) else {
        return [.say("the round is over: \(summary)")]
      }
      go(to: next)
      return []
    case .refused(let refusal):
      asked = nil
      return [.complain(refusal.full)]
    case .failed(let sentence):
      asked = nil
      return [.complain(sentence)]
    }
  }

  /// "3 reached, 2 no answer"
  private var summary: String {
    Dictionary(grouping: outcomes.values, by: { $0 }).map { ($0.key, $0.value.count) }.sorted { ($0.1, $1.0) > ($1.1, $0.0) }
      .map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let left = items.count { outcomes[$0] == nil && $0.isOpen(view) }
    canvas.box(
      rect, title: "\(title): \(items.isEmpty ? "nobody" : "\(at + 1) of \(items.count)")", note: items.isEmpty ? "" : "\(left) left",
      focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    var row = inner.row
    func put(_ text: String, _ role: Role = .text) {
      for line in TextWrap.lines(text, columns: inner.columns) where row <= inner.lastRow {
        canvas.put(line, row: row, column: inner.column, role: role, limit: inner.columns)
        row += 1
      }
    }
    canvas.cursor = Spot(row: inner.row, column: inner.column)
    guard let item, let patient = patient(view) else { return put("Nobody is to be called.", .dim) }
    let flags = view.office.flags(patient: patient, on: view.today, at: .call).filter {
      $0 == .interpreter || $0 == .alone || $0 == .restricted
    }
    put("\(patient.name.loud)\(flags.isEmpty ? "" : "   \(flags.map(\.rawValue).joined(separator: " "))")", .title)
    guard !isClosed(view) else { return put("This record is restricted: R opens it, with a reason that is recorded and reviewed.", .alert) }
    let age = patient.age(on: view.today).map { ", \(patient.sex.letter)\($0)" } ?? ""
    put(
      "born \(patient.born?.iso ?? "unknown")\(age), chart \(patient.number)\(patient.language.isEmpty ? "" : ", speaks \(patient.language)")",
      .dim)
    row += 1
    let number = number(view)
    BigNumber.draw(number?.number ?? "", on: &canvas, row: row, column: inner.column, columns: inner.columns)
    row += BigNumber.rows
    put(
      view.phoneWords(number)
        + (patient.phones.count > 1 ? "; \(phone % patient.phones.count + 1) of \(patient.phones.count), p the next" : ""))
    let others = view.mayHear(patient)
    if !others.isEmpty { put("may be told: \(others)", .dim) }
    for alert in patient.alerts(at: .call, on: view.today) { put("ALERT \(alert.text)", .alert) }
    row += 1
    if let alarm = item.alarm(view) { put(alarm, .alert) }
    for line in item.lines(view) { put(line) }
    let attempts = item.attempts(view)
    if !attempts.isEmpty {
      row += 1
      put("\(attempts.count) attempt\(attempts.count == 1 ? "" : "s") so far", .heading)
      for attempt in attempts.suffix(4).reversed() { put("  \(attempt)", .dim) }
    }
    if !written.isEmpty { put("note: \(written)", .label) }
    if let done = outcomes[item] { put("In this round: \(done).", .good) }
    if left == 0, row < inner.lastRow { put("The round is over\(summary.isEmpty ? "" : ": \(summary)").", .good) }
  }
}

extension CallRound: Resumable {
  package var place: FormDraft? {
    kept(
      about: .list(items.map(\.datum)), texts: .fields(["title": .text(title), "at": .whole(at), "note": .text(written)]),
      words: "call round: \(title)")
  }
  package var draft: FormDraft? { written.isEmpty ? nil : place }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let items = try? [CallItem](datum: draft.about), let texts = draft.texts.fields else { return nil }
    self.init(items.filter { $0.patient(view) != nil }, title: texts["title"].text ?? "Calls")
    at = min(max(0, texts["at"].whole ?? 0), max(0, self.items.count - 1))
    written = texts["note"].text ?? ""
  }
}

/// A note to be kept with what comes of a call.
struct CallNoteForm: FormKind {
  static let name = "call note"
  var doing: String { "keep for the outcome" }

  var text = ""

  init() {}

  static let fields: [Field<CallNoteForm>] = [Field("text", \.text)]

  func title(_ view: View) -> String { "Note for this call" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("note", "Note", start: text, example: "rings back after 4")] }
  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] { [.answer(.text(values.text("note")))] }
}
