import Canvas
import CodeSets
import Practice

/// Finds a diagnosis or a service for a superbill while one types: the office's own rows first, then the whole code sets.
package struct CodeFinder: Screen {
  package enum Action: Hashable, Sendable { case add, drill, leave }

  /// What a line of the list stands for.
  enum Row: Sendable {
    /// A service that the office has a price for.
    case service(Fee)
    /// A diagnosis of the office's own page.
    case common(CommonDiagnosis)
    /// A code of the sets.
    case found(CodeHit)
    /// Shaped like a code and in no set: someone may know better.
    case typed(String)
  }

  package static let name = "codes"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .add, label: "add", "puts the code under the cursor on the superbill; on a heading, shows the codes under it",
      verb: AddDiagnosis.self),
    Binding(
      .tab, action: .drill, label: "step by step",
      "goes from the code under the cursor through the set: what is above it, its notes, what is below", isLooking: true),
    Binding(.escape, action: .leave, "back to the tick page"),
  ]

  let target: CodeTarget
  private var superbill: SuperbillID { target.superbill }
  var field = TextField()
  var list = ListState()
  private var rows: [Row] = []
  private var notice: String?
  private var uses: CodeUseCounts?
  /// How many rows of the sets answer, and the chapter, block and headings above the one under the cursor.
  private var total = 0
  private var above: String?
  private static let limit = 60
  /// What was typed when Enter was told that nothing answers to all of it.
  private var doubted: String?

  init(_ target: CodeTarget, typed: String = "") {
    self.target = target
    field = TextField(typed)
  }

  package var isTyping: Bool { true }
  /// A search is kept and nothing is asked about it: leaving loses nothing.
  package var isTouched: Bool { false }
  package func about(_ view: View) -> String { "code \(field.text) for superbill \(superbill.shown)" }

  private func day(_ view: View) -> Day { view.office[superbill]?.day ?? view.today }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .add: rows.isEmpty ? (field.isEmpty ? "type a code or words first" : "nothing answers to that") : nil
    case .drill, .leave: nil
    }
  }

  package mutating func refresh(_ view: View) {
    notice = view.codes.notice(day(view))
    uses = CodeFinder.uses(view.office, view.today)
    search(view)
  }

  /// The office's services and diagnoses that have every word, then the sets without what is shown already.
  private mutating func search(_ view: View) {
    defer {
      list.keep(count: rows.count, page: page(view))
      point(view)
    }
    let typed = field.text.trimmed
    guard !typed.isEmpty else {
      rows = []
      total = 0
      return
    }
    let office = view.office
    // With its point it is a diagnosis: J06.9 is not on the way to J0696.
    let isDiagnosis = typed.contains(".") && CodeShape.isDiagnosis(CodeShape.tidyDiagnosis(typed))
    let services = isDiagnosis ? [] : office.fees.sorted.filter { !$0.gone && CodeFinder.answers(typed, $0.code, $0.words) }
    let common = office.commonDiagnoses.sorted.filter { !$0.gone && CodeFinder.answers(typed, $0.code, $0.words) }
    let shown = Set(services.map(\.code) + common.map(\.code))
    let finds = view.codes.find(CodeQuestion(typed, on: day(view), limit: CodeFinder.limit, uses: uses))
    total = finds.total
    let hits = finds.hits.filter { !shown.contains($0.code) }
    rows = services.prefix(8).map(Row.service) + common.prefix(8).map(Row.common) + hits.map(Row.found)
    if typed.contains(" ") { return }
    // The very code that was typed comes before those that begin with it.
    let plain = typed.uppercased().filter { $0 != "." }
    if let exact = rows.indices.first(where: { self.code(at: $0)?.filter { $0 != "." } == plain }) {
      rows.insert(rows.remove(at: exact), at: 0)
    }
    let service = typed.uppercased(), diagnosis = CodeShape.tidyDiagnosis(typed)
    let code = CodeShape.isService(service) ? service : CodeShape.isDiagnosis(diagnosis) ? diagnosis : nil
    if let code, view.codes.code(code, day(view)) == nil, !shown.contains(code) { rows.append(.typed(code)) }
  }

  /// So many sheets say what an office uses: some days of a large one, some months of a small one.
  private static let sheets = 500

  /// How often each code was on the office's last superbills, a year back at most: what the office uses comes first. Days are read from
  /// the newest back, so that a clinic of any age answers as fast.
  static func uses(_ office: Office, _ today: Day) -> CodeUseCounts {
    var counts: [String: Int] = [:]
    let first = today.advanced(by: -365)
    var seen = 0, quiet = 0, day = today
    // A quiet month is the beginning of the office's time, or a year that nobody needs.
    while seen < sheets, quiet < 31, day >= first {
      let bills = office.filed(Superbill.self, on: day).filter { $0.stage != .void }
      for bill in bills {
        for diagnosis in bill.diagnoses { counts[diagnosis.code, default: 0] += 1 }
        for line in bill.lines { counts[line.code, default: 0] += 1 }
      }
      seen += bills.count
      quiet = bills.isEmpty ? quiet + 1 : 0
      day = day.advanced(by: -1)
    }
    return CodeUseCounts(counts)
  }

  /// Says where a heading stands that is under the cursor.
  private mutating func point(_ view: View) {
    above = nil
    guard rows.indices.contains(list.selected), case .found(let hit) = rows[list.selected], !hit.isBillable,
      let card = view.codes.codeCard(hit.code, day(view))
    else { return }
    let way = card.above.map { $0.level == "chapter" ? "chapter \($0.hit.code)" : $0.hit.code } + [hit.code]
    above = "\(way.joined(separator: " > ")): \(card.below.count) below; \(card.notes.count) notes, Tab shows them"
  }

  /// Whether a code begins with what was typed, with or without its point, or the words have all of it.
  private static func answers(_ typed: String, _ code: String, _ words: String) -> Bool {
    let plain = typed.uppercased().filter { $0.isLetter || $0.isNumber }
    if !plain.isEmpty, code.filter({ $0 != "." }).hasPrefix(plain) { return true }
    let parts = words.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { NameFolding.plain(String($0)) }
    let asked = typed.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { NameFolding.plain(String($0)) }.filter { !$0.isEmpty }
    return !asked.isEmpty && asked.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
  }

  private func page(_ view: View) -> Int { max(1, min(16, view.rows - 10)) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch key {
    case .up, .down, .pageUp, .pageDown:
      _ = list.receive(key, count: rows.count, page: page(view))
      point(view)
      return []
    default:
      guard field.receive(key) else { return nil }
      list = ListState()
      search(view)
      return []
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    field.paste(text)
    search(view)
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    if action == .leave { return [.close] }
    if action == .drill { return [.open(CodeDrill(target, at: code(at: list.selected), view))] }
    guard rows.indices.contains(list.selected) else { return [] }
    // What stands on top for lack of anything better is not added unseen.
    if list.selected == 0, case .found(let hit) = rows[0], let without = hit.why?.without, doubted != field.text {
      doubted = field.text
      return [.complain("nothing answers to all of it; Enter again adds \(hit.code), which is without \"\(without)\"")]
    }
    switch rows[list.selected] {
    case .service(let fee): return target.effects(fee.code, fee.words, view)
    case .common(let diagnosis): return target.effects(diagnosis.code, diagnosis.words, view)
    case .typed(let code): return target.effects(code, "", view)
    case .found(let hit):
      guard hit.isBillable || CodeShape.isService(hit.code) else {
        field = TextField(hit.code)
        list = ListState()
        search(view)
        return [.say("\(hit.code) is a heading: these are the codes under it")]
      }
      return target.effects(hit.code, hit.words, view)
    }
  }

  private func code(at row: Int) -> String? {
    guard rows.indices.contains(row) else { return nil }
    return switch rows[row] {
    case .service(let fee): fee.code
    case .common(let diagnosis): diagnosis.code
    case .found(let hit): hit.code
    case .typed: nil
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let page = page(view)
    let inner = Dialog.frame(
      title: target.title, rows: page + 3, columns: min(100, rect.columns - 4), hints: [], on: &canvas)
    field.draw(
      on: &canvas, row: inner.row, column: inner.column, columns: inner.columns, focused: true,
      placeholder: "a code or words: e119, diab neuro, strep, 99213")
    if let below = above ?? notice {
      canvas.put(
        TextWidth.clip(below, to: inner.columns, more: canvas.glyphs.more), row: inner.lastRow, column: inner.column, role: .dim,
        limit: inner.columns)
    }
    guard !rows.isEmpty else {
      let words = field.text.trimmed.isEmpty ? "ICD-10-CM, HCPCS and the office's own services." : "Nothing answers to that."
      canvas.put(words, row: inner.row + 1, column: inner.column, role: .dim, limit: inner.columns)
      return
    }
    let count = total > rows.count ? "\(list.selected + 1) of the first \(rows.count) of \(total)" : "\(list.selected + 1) of \(rows.count)"
    canvas.put(count, row: inner.row + 1, column: inner.column, role: .dim, limit: inner.columns)
    var list = list
    list.keep(count: rows.count, page: page)
    for (offset, index) in list.window(count: rows.count, page: page).enumerated() {
      draw(rows[index], selected: index == list.selected, on: &canvas, row: inner.row + 2 + offset, inner)
    }
  }

  private func draw(_ row: Row, selected: Bool, on canvas: inout Canvas, row at: Int, _ inner: Rect) {
    let (code, words, note): (String, String, String)
    switch row {
    case .service(let fee): (code, words, note) = (fee.code, fee.words, "$\(fee.price.shown)")
    case .common(let diagnosis): (code, words, note) = (diagnosis.code, diagnosis.words, "our page")
    case .found(let hit):
      (code, words) = (hit.code, hit.words)
      let kind = CodeShape.isService(hit.code) ? "no price" : hit.isBillable ? "" : "heading"
      let why = TextWidth.clip(hit.why?.words ?? "", to: max(12, inner.columns / 4), more: canvas.glyphs.more)
      note = [why, kind].filter { !$0.isEmpty }.joined(separator: ", ")
    case .typed(let typed):
      let isService = CodeShape.isService(typed)
      (code, words, note) = (typed, "as typed; it is in no code set here", isService ? "no price" : "unknown")
    }
    canvas.put(selected ? canvas.glyphs.pointer : " ", row: at, column: inner.column, role: .selected)
    let room = inner.columns - 13 - (note.isEmpty ? 0 : TextWidth.columns(note) + 1)
    canvas.put(TextWidth.pad(code, to: 10), row: at, column: inner.column + 2, role: selected ? .selected : .code)
    canvas.put(
      TextWidth.clip(words, to: room, more: canvas.glyphs.more), row: at, column: inner.column + 12, role: selected ? .selected : .text,
      limit: room)
    canvas.put(note, row: at, column: inner.column + inner.columns - TextWidth.columns(note), role: .dim)
  }
}

extension CodeFinder: Resumable {
  package var draft: FormDraft? { field.text.trimmed.isEmpty ? nil : place }

  package var place: FormDraft? {
    kept(about: target.datum, texts: .fields(["typed": .text(field.text)]), words: "code \(field.text) for superbill \(superbill.shown)")
  }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let target = CodeTarget(draft.about), view.office[target.superbill] != nil else { return nil }
    self.init(target, typed: draft.texts.fields?["typed"].text ?? "")
  }
}
