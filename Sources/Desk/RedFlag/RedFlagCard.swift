import Canvas
import Practice

/// Words that must not wait: what was said goes before a clinician now, and only what the clinician says goes on from here.
/// There is no key for advice: a desk gives none.
package struct RedFlagCard: Starting {
  package enum Action: Hashable, Sendable { case clinician, call, leave }

  package static let name = "red flag"

  package static let keys: [Binding<Action>] = [
    Binding(
      .char("1"), action: .clinician, label: "clinician says", "which clinician heard of it, and what they said", verb: AnswerRedFlag.self),
    Binding(
      .char("2"), action: .call, label: "911", "calls 911: opens the emergency card with its script", verb: RaiseEmergency.self),
    Binding(.escape, action: .leave, "puts the card away; nothing is booked, and it stays open until a clinician answers"),
  ]

  private let patient: PatientID?
  private let words: String
  private var item: OpenItemID?

  /// Raises it before anything is booked.
  init(_ patient: PatientID?, _ words: String, _ view: View) {
    self.patient = patient
    self.words = words
    // What was raised a moment ago and not answered is not raised twice.
    item = view.office.openItems(on: view.today).last { $0.sort == .redFlag && $0.patient == patient && $0.what == words.trimmed }?.id
  }

  /// One that waits for its answer.
  init(answering item: OpenItemID) {
    patient = nil
    words = ""
    self.item = item
  }

  package func start(_ view: View) -> [Effect] {
    if item != nil { return [] }
    return [
      .change(
        RaiseRedFlag {
          $0.patient = patient
          $0.words = words
        })
    ]
  }

  private func record(_ view: View) -> OpenItem? { view.office[item] }
  package func about(_ view: View) -> String { "red flag" }
  package func shows(_ view: View) -> [PatientID] { record(view)?.patient.map { [$0] } ?? [] }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    if action == .leave { return nil }
    guard let record = record(view) else { return "it is being kept" }
    return record.closedAt.map { "answered at \($0.time.shown)" }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved(let entry), .held(let entry, _):
      if entry.did == RaiseRedFlag.name {
        item = entry.edits.new.first { $0.reference.kind == .openItems }.flatMap { OpenItemID($0.reference.id) }
        return []
      }
      guard let record = record(view), let answer = record.answer else { return [] }
      switch answer {
      case .mayBook: return [.close, .say("\(record.clinician) says it may be booked: go on")]
      case .seeNow: return [.close, .say("\(record.clinician) sees them at once: take them in")]
      case .emergency:
        let visit = record.visit
        return [.replace(EmergencyCard(raising: visit, caller: record.patient, signs: record.signs, view))]
      }
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard let item else { return [.close] }
    func answer(_ answer: OpenItem.Answer, _ who: String) -> Effect {
      .change(
        AnswerRedFlag {
          $0.item = item
          $0.answer = answer
          $0.clinician = who
        })
    }
    switch action {
    case .clinician:
      let items = view.office.clinicians.map { who in
        PickScreen.Item(
          who,
          [
            .open(
              PickScreen(
                title: "What did \(who) say?", lines: ["Only what the clinician said. The desk gives no advice."],
                items: [
                  .init("not answered yet: stay with the caller", []), .init("it may be booked", [answer(.mayBook, who)]),
                  .init("comes now, is seen at once", [answer(.seeNow, who)]), .init("911", [answer(.emergency, who)]),
                ]))
          ])
      }
      return [.open(PickScreen(title: "Which clinician heard of it?", items: items))]
    case .call: return [answer(.emergency, "")]
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let record = record(view)
    let minutes = record.map { view.now.minutes(since: $0.openedAt) } ?? 0
    canvas.box(rect, title: "RED FLAG", note: "office protocol", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    let who = record?.patient.map { view.name($0) } ?? view.name(patient)
    let said = record?.what ?? words
    let signs = record?.signs ?? view.office.redFlags(in: words)
    var lines: [(String, Role)] = [
      (" \(who): \"\(said)\" ", .emergency), ("", .text),
      ("The office's words in it: \(signs.joined(separator: ", "))", .heading),
      ("Heard \(minutesShown(minutes)) ago. No clinician after 3 minutes: get another one.", minutes >= 3 ? .alert : .text), ("", .text),
      ("1 Get a clinician NOW, and keep what they say: may be booked, seen at once, 911.", .text),
      ("2 Call 911: where exactly are they? Say it first. Stay on the line.", .text), ("", .text),
      ("On the phone: ask where they are and the number to call back, before anything else.", .text),
      ("Give no advice, none. Say: \"I am getting a clinician for you now. Please stay on the line.\"", .text),
    ]
    lines += [("", .text), (view.protocolNote, .dim)]
    if let answer = record?.answer {
      lines += [("", .text), ("\(answer.label), said \(record?.clinician ?? "") at \(record?.answeredAt?.time.shown ?? "?")", .good)]
    }
    var row = inner.row
    for (text, role) in lines {
      for part in text.isEmpty ? [""] : TextWrap.lines(text, columns: inner.columns) where row <= inner.lastRow {
        canvas.put(part, row: row, column: inner.column, role: role, limit: inner.columns)
        row += 1
      }
    }
    canvas.cursor = Spot(row: inner.row, column: inner.column)
  }
}

extension View {
  /// The card of words that must not wait, where a reason has some and no clinician cleared them today, or where some wait already.
  func redFlag(_ patients: [PatientID], _ reason: String) -> [Effect] {
    let office = real ?? office
    if let item = office.unanswered(of: patients, on: today) {
      return [.open(item.closedAt == nil ? RedFlagCard(answering: item.id) : RedFlagCard(item.patient, item.what, self))]
    }
    guard !office.redFlags(in: reason).isEmpty, office.clearance(of: patients, for: reason, on: today) == nil else { return [] }
    return [.open(RedFlagCard(patients.first, reason, self))]
  }

  /// Whose protocol the cards are: the office's, approved by somebody on a day, and never medical advice.
  var protocolNote: String {
    let policy = office.settings
    guard !policy.protocolBy.isEmpty else { return "Office protocol, approved by nobody yet (S); not medical advice." }
    return "Office protocol, approved by \(policy.protocolBy)\(policy.protocolOn.map { " on \($0.iso)" } ?? ""); not medical advice."
  }
}

extension RedFlagCard: Resumable {
  package var place: FormDraft? { item.map { kept(about: $0.datum) } }
  package var draft: FormDraft? { nil }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let item = try? OpenItemID(datum: draft.about), view.office[item] != nil else { return nil }
    self.init(answering: item)
  }
}
