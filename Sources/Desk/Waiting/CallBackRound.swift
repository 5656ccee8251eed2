import Canvas
import Practice

/// Those who left today without being seen and whom nobody has reached: the number large, one key an outcome, and on to the next.
package struct CallBackRound: Screen {
  package enum Action: Hashable, Sendable { case comesToday, rebook, message, noAnswer, elsewhere, clinician, words, card, leave }

  package static let name = "call-back round"

  package static let keys: [Binding<Action>] = [
    Binding(.char("1"), action: .comesToday, label: "comes today", "reached: comes back today", verb: CallBack.self),
    Binding(.char("2"), action: .rebook, label: "another day", "reached: books another day at once", verb: CallBack.self),
    Binding(.char("3"), action: .message, label: "message left", "left a message: stays on the list", verb: CallBack.self),
    Binding(.char("4"), action: .noAnswer, label: "no answer", "nobody answered: stays on the list", verb: CallBack.self),
    Binding(.char("5"), action: .elsewhere, label: "went elsewhere", "reached: was seen elsewhere, or needs nothing", verb: CallBack.self),
    Binding(
      .char("6"), action: .clinician, label: "clinician calls", "reached or not: the clinician was told and calls", verb: CallBack.self),
    Binding(.char("w"), action: .words, "what came of it, in words", verb: CallBack.self),
    Binding(.char("i"), action: .card, label: "card", "opens the patient's card"),
    Binding(.escape, action: .leave, "back"),
  ]

  private var list = ListState()
  private var at: VisitID?

  init(at visit: VisitID? = nil) { at = visit }

  package func about(_ view: View) -> String { "call round" }
  package func concerns(_ view: View) -> [PatientID] { visits(view).map(\.patient) }
  package func shows(_ view: View) -> [PatientID] { chosen(view).map { [$0.patient] } ?? [] }

  /// Who was called least comes first.
  private func visits(_ view: View) -> [Visit] {
    func key(_ visit: Visit) -> (Int, Int, Int) { (visit.calls.count, visit.since?.milliseconds ?? 0, visit.id.number) }
    return view.office.filed(Visit.self, on: view.today).filter(\.awaitsCallBack).sorted { key($0) < key($1) }
  }

  private func chosen(_ view: View) -> Visit? {
    let all = visits(view)
    return all.first { $0.id == at } ?? all.first
  }

  package mutating func refresh(_ view: View) {
    let all = visits(view)
    at = chosen(view)?.id
    list.selected = all.firstIndex { $0.id == at } ?? 0
    list.keep(count: all.count, page: 6)
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    let all = visits(view)
    guard list.receive(key, count: all.count, page: 6) else { return nil }
    at = all.indices.contains(list.selected) ? all[list.selected].id : nil
    return []
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    if action == .leave { return nil }
    return chosen(view) == nil ? "everyone who left unseen today was reached" : nil
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    // Whoever was not reached waits for the next round, and the cursor goes on.
    at = nil
    refresh(view)
    return visits(view).isEmpty ? [.close, .say("everyone who left unseen today was called back")] : []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard let visit = chosen(view) else { return action == .leave ? [.close] : [] }
    func called(_ outcome: String, again: Bool = false) -> Effect {
      .change(
        CallBack {
          $0.visit = visit.id
          $0.outcome = outcome
          $0.again = again
        })
    }
    switch action {
    case .comesToday: return [called("comes back today")]
    case .rebook: return [called("books another day"), .open(BookScreen([visit.patient], view))]
    case .message: return [called("message left", again: true)]
    case .noAnswer: return [called("no answer", again: true)]
    case .elsewhere: return [called("went elsewhere, or needs nothing")]
    case .clinician: return [called("the clinician was told and calls")]
    case .words: return [.open(FormScreen(CallBackForm { $0.visit = visit.id }, view))]
    case .card: return [.open(PatientCard(visit.patient))]
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let all = visits(view)
    canvas.box(rect, title: "Left without being seen: call today", note: "\(all.count) to call", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    guard let visit = chosen(view), let patient = view.office[visit.patient] else {
      canvas.put("Everyone who left unseen today was called back.", row: inner.row, column: inner.column, role: .good, limit: inner.columns)
      return
    }
    let phones = patient.phones.map {
      "\($0.number) \($0.use.rawValue)\($0.mayLeaveMessage ? ", may leave a message" : ", leave no message")"
    }
    var lines: [(String, Role)] = [
      (patient.name.spoken + ", " + (patient.born?.iso ?? "birth date unknown"), .heading), ("", .text),
      ((patient.phones.first?.number ?? "no phone on file").map { String($0) }.joined(separator: " "), .alert), ("", .text),
      ("left at \(visit.since?.time.shown ?? "?") after \(visit.waited), \(visit.outcome)", .text),
    ]
    lines += phones.dropFirst().map { ("or \($0)", .text) }
    if patient.phones.first?.mayLeaveMessage != true { lines.append(("leave no message but the name and the number of the office", .flag)) }
    if !visit.reason.isEmpty { lines.append(("came for \(visit.reason)", .text)) }
    if !view.office.redFlags(in: visit.reason).isEmpty || visit.urgency != nil {
      lines.append(("RED: tell the clinician that they left before they were seen (6)", .alert))
    }
    lines += visit.calls.map { ("\($0.at.time.shown) \($0.by): \($0.text)", .dim) }
    for (index, line) in lines.enumerated() where inner.row + index <= inner.lastRow {
      canvas.put(line.0, row: inner.row + index, column: inner.column, role: line.1, limit: inner.columns)
    }
    canvas.cursor = Spot(row: inner.row, column: inner.column)
    let top = inner.row + lines.count + 1
    for index in all.indices where top + index <= inner.lastRow {
      let mark = all[index].id == visit.id ? canvas.glyphs.pointer : " "
      let tried = all[index].calls.isEmpty ? "not called yet" : "\(all[index].calls.count) in vain"
      canvas.put(
        "\(mark) \(TextWidth.pad(view.name(all[index].patient), to: 26)) \(tried)", row: top + index, column: inner.column,
        role: all[index].id == visit.id ? .selected : .dim, limit: inner.columns)
    }
  }
}

extension Visit {
  /// How long someone who is gone was here: "22m".
  fileprivate var waited: String {
    guard let from = arrivedAt, let to = since else { return "?" }
    return minutesShown(to.minutes(since: from))
  }
}
