import Canvas
import Practice

/// The emergency card: what to say and do, in order, each step with one key and its time. It rises with one key and covers
/// everything; Esc puts it away while the emergency goes on.
package struct EmergencyCard: Starting {
  package enum Action: Hashable, Sendable {
    case clinician, here, called, ambulance, note, place, whose, seen, print, end, falseAlarm, leave
  }

  package static let name = "emergency"
  package var showsMasked: Bool { true }

  package static let keys: [Binding<Action>] = [
    Binding(.char("1"), action: .place, label: "where", "says exactly where it is: the first thing 911 asks", verb: NoteEmergency.self),
    Binding(.char("2"), action: .clinician, label: "clinician told", "which clinician was told, with the time", verb: NoteEmergency.self),
    Binding(.char("3"), action: .called, label: "911 called", "911 was called, with the time", verb: NoteEmergency.self),
    Binding(.char("4"), action: .ambulance, label: "ambulance", "the ambulance is here, with the time", verb: NoteEmergency.self),
    Binding(.char("5"), action: .note, label: "note", "anything else that happened, with the time", verb: NoteEmergency.self),
    Binding(.char("6"), action: .whose, "says whose it is, of those who are here", verb: NoteEmergency.self),
    Binding(.char("7"), action: .seen, label: "seen", "what is seen, from a list or in words", verb: NoteEmergency.self),
    Binding(
      .char("8"), action: .here, label: "clinician here", "the clinician is with the patient, with the time", verb: NoteEmergency.self),
    Binding(.char("W"), action: .print, label: "hand-over", "prints the hand-over for the ambulance"),
    Binding(.char("9"), action: .end, label: "over", "how it ended", verb: EndEmergency.self),
    Binding(.char("0"), action: .falseAlarm, label: "false alarm", "takes the alarm back", verb: Undo.self),
    Binding(.escape, action: .leave, "puts the card away; the emergency goes on and stays on the top line"),
  ]

  private let visit: VisitID?
  /// Someone on the phone, and the words that were heard.
  private var caller: PatientID?
  private var signs: [String] = []
  private var emergency: EmergencyID?
  private var isRaised: Bool

  /// Other patients' emergencies that go on, from which this one has to be told.
  private var others: [Emergency] = []

  /// Raises a new one, or shows the one of this patient that is going on. Where it may be either, `start` asks.
  init(raising visit: VisitID?, caller: PatientID? = nil, signs: [String] = [], _ view: View) {
    let open = view.office.openEmergencies(on: view.today)
    let isNew = !signs.isEmpty
    let own = isNew ? nil : open.last { $0.visit == visit } ?? (visit == nil ? open.last : nil)
    self.visit = visit
    (self.caller, self.signs) = (caller, signs)
    emergency = own?.id
    isRaised = own != nil
    others = own == nil && !isNew ? open : []
  }

  /// Raises another one, whatever goes on.
  private init(another visit: VisitID?) {
    self.visit = visit
    isRaised = false
  }

  /// Shows one that goes on.
  private init(showing emergency: EmergencyID) {
    visit = nil
    self.emergency = emergency
    isRaised = true
  }

  package func start(_ view: View) -> [Effect] {
    if isRaised { return [] }
    if !others.isEmpty {
      let going = others.reversed().map { other in
        let who = other.patient == nil ? "patient not known" : view.name(other.patient)
        return PickScreen.Item("show the one going on: \(who), \(other.raisedAt.time.shown)", [.open(EmergencyCard(showing: other.id))])
      }
      let new = PickScreen.Item("raise another: \(view.name(view.office[visit]?.patient))", [.open(EmergencyCard(another: visit))])
      return [.replace(PickScreen(title: "An emergency is going on", items: going + [new]))]
    }
    let room: Room? = view.office[view.office[visit]?.room]
    return [
      .change(
        RaiseEmergency {
          $0.visit = visit
          $0.place = room.map(\.spoken) ?? ""
          $0.caller = caller
          $0.signs = signs
        })
    ]
  }

  package func shows(_ view: View) -> [PatientID] { record(view)?.patient.map { [$0] } ?? [] }
  package func about(_ view: View) -> String { "emergency" }

  private func record(_ view: View) -> Emergency? { view.office[emergency] }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    guard action != .leave else { return nil }
    guard let record = record(view) else { return "the alarm is being raised" }
    if action == .print { return nil }
    if let over = record.closedAt { return "the emergency is over since \(over.time.shown)" }
    switch action {
    case .falseAlarm:
      // Undo takes back the last change of this desk, which must be the alarm itself.
      let last = UndoTrail(view.office.recent, by: view.context.by, at: view.context.desk).done.last
      let isLast = last?.edits.new.contains { $0.reference == record.reference } == true
      return isLast ? view.whyOff(Undo()) : "something was done since the alarm; 9 ends it with words"
    case .end: return record.clinicianToldAt == nil ? "no clinician was told yet: 2" : nil
    case .called: return record.called911At.map { "called at \($0.time.shown)" }
    case .here: return record.clinicianHereAt.map { "with the patient since \($0.time.shown)" }
    case .ambulance: return record.ambulanceAt.map { "here since \($0.time.shown)" }
    case .whose: return view.office.visitsHere(on: view.today).isEmpty ? "nobody is here" : nil
    default: return nil
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard let id = emergency else { return [.close] }
    func form(_ step: NoteEmergency.Step, ends: Bool = false) -> [Effect] {
      [
        .open(
          FormScreen(
            EmergencyNoteForm {
              $0.emergency = id
              $0.step = step
              $0.ends = ends
            }, view))
      ]
    }
    func step(_ step: NoteEmergency.Step) -> [Effect] {
      [
        .change(
          NoteEmergency {
            $0.emergency = id
            $0.step = step
          })
      ]
    }
    switch action {
    case .place:
      return [
        .open(
          PickScreen(
            title: "Where is it?",
            items: places(view).map { key, place in .init(place, [.change(note(id, place))], key: key) }
              + [.init("elsewhere, or a caller: say exactly where", form(.place), key: "e")]))
      ]
    case .whose:
      let items = view.office.visitsHere(on: view.today).map { visit in
        PickScreen.Item(
          "\(view.name(visit.patient)), \(visit.place == .here ? visit.state.label : visit.place.label)",
          [
            .change(
              NoteEmergency {
                $0.emergency = id
                $0.step = .whose
                $0.visit = visit.id
              })
          ])
      }
      return [.open(PickScreen(title: "Whose is it?", items: items))]
    case .clinician:
      let items = clinicians(.clinicianTold, id, view)
      return [
        .open(
          PickScreen(
            title: "Which clinician was told?", items: items + [.init("somebody else: say who", form(.clinicianTold), key: "e")]))
      ]
    case .here:
      // Where several were told, who came is not known from that.
      let told = record(view)?.log.count { $0.text.hasPrefix("told ") } ?? 0
      if told < 2 { return step(.clinicianHere) }
      return [.open(PickScreen(title: "Who is with the patient?", items: clinicians(.clinicianHere, id, view)))]
    case .seen:
      let items = Self.seen.map { words in PickScreen.Item(words, [.change(note(id, words, .seen))]) }
      return [.open(PickScreen(title: "What is seen?", items: items + [.init("something else: say what", form(.seen))]))]
    case .print:
      return record(view).map {
        Effect.print(EmergencyPaper.handOver($0, in: view.office, now: view.now, note: view.paperNote), about: [$0.reference])
      } ?? []
    case .called: return step(.called911)
    case .ambulance: return step(.ambulanceHere)
    case .note: return form(.words)
    case .end: return form(.words, ends: true)
    case .falseAlarm:
      return [
        .open(
          PickScreen(
            title: "Take the alarm back?", lines: ["It was a false alarm: nothing of it stays on the screen."],
            items: [.init("no, it goes on", []), .init("yes, a false alarm", [.change(Undo()), .close])]))
      ]
    case .leave: return [.close]
    }
  }

  private func clinicians(_ step: NoteEmergency.Step, _ id: EmergencyID, _ view: View) -> [PickScreen.Item] {
    view.office.clinicians.enumerated().map { index, who in
      PickScreen.Item(who, [.change(note(id, who, step))], key: index < 9 ? Character("\(index + 1)") : nil)
    }
  }

  private func places(_ view: View) -> [(Character?, String)] {
    [("w", "waiting room"), ("f", "front desk"), ("r", "restroom"), ("p", "parking lot")]
      + view.office.rooms.sorted.filter { !$0.gone }.map { ($0.key, $0.spoken) }
  }

  package func hints(_ view: View) -> [Hint] {
    Self.keys.filter { !$0.label.isEmpty && (record(view)?.closedAt == nil) }.map {
      Hint(key: $0.keys.first?.shown ?? "", label: $0.label, off: off($0.action, view) != nil)
    }
  }

  /// What a desk can see without judging it.
  private static let seen = [
    "grey, blue or sweating", "holds the chest", "confused", "slumped or on the floor", "gasping or wheezing", "bleeding heavily",
    "shaking, a seizure", "a child that is limp",
  ]

  private func note(_ id: EmergencyID, _ words: String, _ step: NoteEmergency.Step = .place) -> NoteEmergency {
    NoteEmergency {
      $0.emergency = id
      $0.step = step
      $0.text = words
    }
  }

  /// What the clock says is to be done now.
  private func timers(_ record: Emergency, _ now: Moment) -> String {
    guard let told = record.clinicianToldAt else { return "no clinician is told yet" }
    let minutes = now.minutes(since: told)
    if record.clinicianHereAt == nil {
      return minutes >= 3 ? "told \(minutes)m ago and not there: get another clinician (2)" : "told \(minutes)m ago: 8 when there"
    }
    if let called = record.called911At, record.ambulanceAt == nil {
      return "911 called \(now.minutes(since: called))m ago; stay on the line"
    }
    return record.ambulanceAt.map { "ambulance here for \(now.minutes(since: $0))m; W prints the hand-over" } ?? "clinician there"
  }

  /// "in room 3", "at the front desk", "in the waiting room"
  private static func within(_ place: String) -> String {
    if place.isEmpty || place.hasPrefix("room ") { return place.isEmpty ? "" : "in \(place)" }
    return "\(place.hasSuffix("desk") || place.hasSuffix("door") ? "at" : "in") the \(place)"
  }

  /// What to say to 911, whole: the address and the number to call back are what brings help.
  private func script(_ record: Emergency?, _ view: View) -> String {
    let practice = view.office.settings
    let parts = [
      practice.name.isEmpty ? "" : "this is \(practice.name)", practice.address.line.isEmpty ? "(say the address)" : practice.address.line,
      record.map { Self.within($0.place) } ?? "",
    ].filter { !$0.isEmpty }
    let back = practice.phone.isEmpty ? "(no phone is set up: say the number you call from)" : practice.phone
    return "Say: \"911, \(parts.joined(separator: ", ")). Call back: \(back).\""
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved(let entry), .held(let entry, _):
      if entry.did == RaiseEmergency.name {
        emergency = entry.edits.new.first { $0.reference.kind == .emergencies }.flatMap { EmergencyID($0.reference.id) }
      }
      return []
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let record = record(view)
    let time = record.map { minutesShown(view.now.minutes(since: $0.raisedAt)) } ?? "0m"
    canvas.box(
      rect, title: record?.closedAt == nil ? "EMERGENCY" : "Emergency, over", note: "office protocol", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    var row = inner.row
    func line(_ spans: [Span]) {
      guard row <= inner.lastRow else { return }
      canvas.put(spans, row: row, column: inner.column, limit: inner.columns)
      row += 1
    }
    let who = view.name(record?.patient)
    line([
      Span(" RAISED \(record?.raisedAt.time.shown ?? "now"), \(time) AGO ", .emergency),
      Span("  \(record?.patient == nil ? "patient not known" : who)", .heading),
    ])
    if let signs = record?.signs, !signs.isEmpty { line([Span("Seen: \(signs.joined(separator: ", "))", .heading)]) }
    line([])
    let steps: [(String, String, String?)] = [
      ("1", "Where exactly? \(record?.place ?? "")", record?.place.isEmpty == false ? "known" : nil),
      ("2", "Get a clinician NOW. \(record?.clinician ?? "")", record?.clinicianToldAt?.time.shown),
      ("3", "Call 911: address first, then what you see. Stay on the line.", record?.called911At?.time.shown),
      ("4", "Someone meets the ambulance at the door. Press when it is here.", record?.ambulanceAt?.time.shown),
    ]
    for (key, words, done) in steps {
      line([
        Span(done == nil ? "\(canvas.glyphs.open) " : "\(canvas.glyphs.check) ", done == nil ? .alert : .good), Span("\(key)  ", .key),
        Span(words, done == nil ? .heading : .dim), Span(done.map { "  \($0)" } ?? "", .good),
      ])
    }
    if let record, record.closedAt == nil { line([Span("   \(timers(record, view.now))", .alert)]) }
    line([])
    for part in TextWrap.lines(script(record, view), columns: inner.columns) { line([Span(part, .heading)]) }
    line([Span(view.protocolNote, .dim)])
    let rules = "Clear the area. One person stays with the patient. Give no medical advice. Tell others nothing about who or what."
    for part in TextWrap.lines(rules, columns: inner.columns) { line([Span(part, .dim)]) }
    line([])
    for entry in (record?.log ?? []).suffix(max(0, inner.lastRow - row)) {
      line([Span("\(entry.at.time.shown) \(entry.by)  ", .dim), Span(entry.text, .text)])
    }
    if let ended = record?.closedAt { line([Span("Over at \(ended.time.shown): \(record?.ending ?? "")", .good)]) }
    canvas.cursor = Spot(row: inner.row, column: inner.column)
  }
}

extension EmergencyCard: Resumable {
  package var place: FormDraft? { emergency.map { kept(about: $0.datum) } }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let emergency = try? EmergencyID(datum: draft.about), view.office[emergency] != nil else { return nil }
    self.init(showing: emergency)
  }
}
