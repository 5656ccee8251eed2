import Canvas
import Practice

/// Finds free time in words, while one types; with nothing found it says how many slots each rule took away.
package struct FindTime: Screen {
  package enum Action: Hashable, Sendable { case choose, leave }

  package static let name = "find time"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .choose, label: "choose", "books the time under the cursor; asks for whom, where nobody is chosen", verb: Book.self),
    Binding(.escape, action: .leave, "back without choosing"),
  ]

  let patients: [PatientID]
  /// What the words leave open.
  let usual: SlotQuery
  /// True where a booking waits below for the time.
  let isAsked: Bool
  var field = TextField()
  var list = ListState()
  private(set) var query: SlotQuery?
  private(set) var openings: [Opening] = []
  private(set) var fault: String?
  private(set) var why: WhyNone?
  /// The time that was under the cursor when it was taken.
  private var lost: Opening?

  init(_ patients: [PatientID], usual: SlotQuery? = nil, isAsked: Bool = false, _ view: View) {
    self.patients = patients
    self.isAsked = isAsked
    var query = usual ?? SlotQuery()
    if usual == nil, let first = view.office.visitTypes.sorted.first(where: { !$0.gone }) {
      (query.type, query.minutes) = (first.id, first.minutes)
    }
    query.patient = patients.count == 1 ? patients.first : nil
    self.usual = query
    look(view)
  }

  package var isTyping: Bool { true }
  package func shows(_ view: View) -> [PatientID] { patients }
  package func concerns(_ view: View) -> [PatientID] { patients }
  package func about(_ view: View) -> String { "finding time" }

  mutating func look(_ view: View) {
    let office = view.real ?? view.office
    (fault, why, openings, lost) = (nil, nil, [], nil)
    do throws(PhraseFault) {
      var query = try SlotPhrase.read(field.text, usual: usual, in: office, today: view.today)
      query.fromTime = query.from == view.today ? view.now.time : ClockTime(minutes: 0)
      self.query = query
      let finder = SlotFinder(office, now: view.now)
      openings = finder.find(query, limit: Self.most)
      if openings.isEmpty { why = finder.whyNone(query) }
    } catch {
      query = nil
      fault = error.full
    }
    list.keep(count: openings.count, page: page(view))
  }

  package mutating func refresh(_ view: View) {
    let at = openings.indices.contains(list.selected) ? openings[list.selected] : nil
    look(view)
    if let at, !list.follow(at, in: openings, page: page(view)) { lost = at }
  }
  private func page(_ view: View) -> Int { max(1, view.rows - 10) }
  /// So many times are looked for.
  private static let most = 60

  package func whyOff(_ action: Action, _ view: View) -> String? {
    guard action == .choose else { return nil }
    if let gone = view.gone(lost) { return gone }
    guard openings.isEmpty else { return nil }
    return fault ?? "no time was found: \(why?.words ?? "")"
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch key {
    case .up, .down, .pageUp, .pageDown:
      guard list.receive(key, count: openings.count, page: page(view)) else { return nil }
      lost = nil
      return []
    default: break
    }
    guard field.receive(key) else { return nil }
    list = ListState()
    look(view)
    return []
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    field.paste(text)
    look(view)
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard action == .choose else { return [.close] }
    guard openings.indices.contains(list.selected), let query else { return [] }
    let opening = openings[list.selected]
    if isAsked { return [.answer(.opening(opening, query))] }
    guard patients.isEmpty else {
      return [.replace(BookScreen(patients, at: opening, type: query.type, minutes: query.total, view))]
    }
    var purpose = FindPatient.Purpose.book(opening)
    (purpose.type, purpose.minutes) = (query.type, query.total)
    return [.replace(FindPatient(purpose))]
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let whose = patients.isEmpty ? "" : " for \(patients.map { view.name($0) }.joined(separator: ", "))"
    canvas.box(rect, title: "Find time\(whose)", note: "soonest first", focused: true)
    let inner = rect.inset(rows: 1, columns: 2)
    canvas.put("words ", row: inner.row, column: inner.column, role: .label)
    field.draw(
      on: &canvas, row: inner.row, column: inner.column + 6, columns: inner.columns - 6, focused: true,
      placeholder: "(2x30 tue thu pm lin after 15 sep - next np 20 am this week - room 2)")
    var row = inner.row + 1
    for line in TextWrap.lines(fault ?? query.map { words($0, view) } ?? "", columns: inner.columns).prefix(2) {
      canvas.put(line, row: row, column: inner.column, role: fault == nil ? .dim : .problem, limit: inner.columns)
      row += 1
    }
    row = inner.row + 4
    guard row <= inner.lastRow else { return }
    if let why {
      for line in TextWrap.lines(
        "No time was found. Of \(why.looked) slots: \(why.words).", columns: inner.columns) where row <= inner.lastRow
      {
        canvas.put(line, row: row, column: inner.column, role: .alert, limit: inner.columns)
        row += 1
      }
      return
    }
    let page = inner.lastRow - row + 1
    var lastDay: Day?
    for index in list.window(count: openings.count, page: page) {
      let at = openings[index], selected = index == list.selected
      let day = at.day == lastDay ? "" : at.day == view.today ? "today" : at.day.shown
      lastDay = at.day
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      canvas.put(
        [
          Span(TextWidth.pad(day, to: 17), .heading),
          Span(TextWidth.pad(at.start.shown, to: 6, alignRight: true), selected ? .selected : .text),
          Span("-\(TextWidth.pad((at.start + (query?.total ?? 0)).shown, to: 7))", .dim), Span(view.provider(at.provider), .text),
        ], row: row, column: inner.column + 2, limit: inner.columns - 2)
      row += 1
    }
    canvas.putCount(list.window(count: openings.count, page: page), of: openings.count, most: Self.most, under: inner)
  }

  /// What was understood.
  private func words(_ query: SlotQuery, _ view: View) -> String {
    var parts: [String] = []
    if let type = query.type.flatMap({ view.office[$0]?.name }) { parts.append(type) }
    parts.append(query.count > 1 ? "\(query.count) x \(query.minutes) min in a row" : "\(query.minutes) min")
    parts.append(query.providers.isEmpty ? "anyone" : query.providers.map { view.provider($0) }.joined(separator: " or "))
    if !query.weekdays.isEmpty { parts.append(query.weekdays.sorted().compactMap { Weekdays.name($0) }.joined(separator: " ")) }
    if let earliest = query.earliest { parts.append("from \(earliest.shown)") }
    if let latest = query.latest { parts.append("before \(latest.shown)") }
    if let room = query.room.flatMap({ view.office[$0] }) { parts.append(room.spoken) }
    parts += query.uses + query.things.compactMap { view.office[$0]?.name }
    parts.append("\(query.from.shown) to \(query.to.shown)")
    return parts.joined(separator: ", ")
  }
}

extension FindTime: Resumable {
  package var draft: FormDraft? { field.isEmpty ? nil : place }

  package var place: FormDraft? {
    kept(
      about: .fields(["patients": patients.datum, "asked": .flag(isAsked)]), texts: .fields(["words": .text(field.text)]),
      words: "finding time: \(field.text)")
  }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let about = draft.about.fields, let patients = try? [PatientID](datum: about["patients"]),
      patients.allSatisfy({ view.office[$0] != nil })
    else { return nil }
    self.init(patients, isAsked: about["asked"] == .flag(true), view)
    field = TextField(draft.texts.fields?["words"].text ?? "")
    look(view)
  }
}
