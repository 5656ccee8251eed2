import Canvas
import CodeSets
import Practice

/// The charges of a day: every visit with its sheet, and what stands between it and a claim.
package struct ChargesScreen: Screen {
  package enum Action: Hashable, Sendable { case open, noBill, filter, before, after, now, card, leave }

  package static let name = "charges"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .open, label: "superbill", "opens the superbill of the visit under the cursor"),
    Binding(
      .char("x"), action: .noBill, label: "nothing to bill", "says why there is nothing to bill for the visit", verb: NothingToBill.self),
    Binding(.tab, action: .filter, label: "all/open", "all visits, or only those that something is to be done for"),
    Binding(.char("["), action: .before, label: "day before", "the day before"),
    Binding(.char("]"), action: .after, label: "day after", "the day after"),
    Binding(.char("t"), action: .now, "back to today"),
    Binding(.char("i"), action: .card, label: "card", "opens the patient's card"),
    Binding(.escape, action: .leave, "back"),
  ]

  private var day: Day
  private var isOnlyOpen = false
  private var list = ListState()
  /// The visit under the cursor: it stays there, whatever is done above it.
  private var at: VisitID?

  init(_ day: Day) { self.day = day }

  package func about(_ view: View) -> String { "charges of \(day.short)" }

  private func rows(_ charges: ChargeDay) -> [ChargeDay.Row] { isOnlyOpen ? charges.rows.filter { !$0.isDone } : charges.rows }
  private func charges(_ view: View) -> ChargeDay { view.office.chargeDay(day, view.codes.facts, today: view.today) }
  private func rows(_ view: View) -> [ChargeDay.Row] { rows(charges(view)) }

  private func chosen(_ rows: [ChargeDay.Row]) -> ChargeDay.Row? {
    rows.first { $0.visit == at } ?? (rows.indices.contains(list.selected) ? rows[list.selected] : rows.last)
  }

  private func page(_ view: View) -> Int { max(1, view.rows - 8) }

  package mutating func refresh(_ view: View) {
    let rows = rows(view)
    if let index = rows.firstIndex(where: { $0.visit == at }) { list.selected = index }
    list.keep(count: rows.count, page: page(view))
    at = rows.indices.contains(list.selected) ? rows[list.selected].visit : nil
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    let rows = rows(view)
    guard list.receive(key, count: rows.count, page: page(view)) else { return nil }
    at = rows.indices.contains(list.selected) ? rows[list.selected].visit : nil
    return []
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .filter, .before, .leave, .now: return nil
    case .after: return day < view.today ? nil : "nothing of tomorrow is charged yet"
    case .open, .noBill, .card: break
    }
    guard let row = chosen(rows(view)) else { return "no visit is under the cursor" }
    switch action {
    case .open: return row.bill == nil ? "this visit has no superbill; check-in begins one, and x says why there is nothing to bill" : nil
    case .noBill: return view.whyOff(NothingToBill { ($0.visit, $0.reason) = (row.visit, "?") })
    default: return nil
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .filter: isOnlyOpen.toggle()
    case .before: day = day.advanced(by: -1)
    case .after: day = day.advanced(by: 1)
    case .now: day = view.today
    case .leave: return [.close]
    case .open: return chosen(rows(view))?.bill.map { [.open(BillScreen($0))] } ?? []
    case .card: return chosen(rows(view)).map { [.open(PatientCard($0.patient))] } ?? []
    case .noBill: return chosen(rows(view)).map { row in [.open(FormScreen(NoBillForm { $0.visit = row.visit }, view))] } ?? []
    }
    if action != .filter { at = nil }
    refresh(view)
    return []
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let charges = charges(view), rows = rows(charges)
    let done = charges.rows.count(where: \.isDone)
    canvas.box(rect, title: "Charges \(day.shown)", note: "\(done) of \(charges.rows.count) complete", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let words = charges.words
    canvas.put(
      charges.rows.isEmpty ? "Nobody was here." : words.isEmpty ? "Every visit has its sheet or its reason." : "To do: \(words)",
      row: inner.row,
      column: inner.column + 1, role: .heading, limit: inner.columns - 2)
    let (_, body) = inner.splitRows(2)
    let columns = [
      Column("arrived", width: 7, priority: 5), Column("patient", min: 14, priority: 9), Column("provider", width: 8, priority: 4),
      Column("bill", width: 5, alignRight: true, priority: 2), Column("services", width: 18, priority: 1),
      Column("total", width: 9, alignRight: true, priority: 6), Column("to do", min: 32, priority: 9),
    ]
    let drawn = rows.map { row -> Row in
      let visit: Visit? = view.office[row.visit], bill: Superbill? = view.office[row.bill]
      let looks = row.looks == 0 ? [] : ["\(row.looks) to look at"]
      let toDo =
        row.noBill.isEmpty || !row.isDone
        ? (row.troubles.map(\.label) + looks).joined(separator: ", ") : "nothing to bill: \(row.noBill)"
      let closed = view.isClosed(row.patient)
      return Row(
        [
          visit?.arrivedAt?.time.shown ?? "", closed ? Flag.restricted.rawValue : view.name(row.patient), view.provider(row.provider),
          bill.map { String($0.id.shown) } ?? "", bill?.lines.map(\.code).joined(separator: " ") ?? "",
          bill.map { "$\($0.total.shown)" } ?? "",
          closed && !row.noBill.isEmpty ? "nothing to bill" : toDo,
        ], role: row.isDone ? .dim : .text)
    }
    Table.draw(
      columns, drawn, state: list, focused: true, on: &canvas, in: body, empty: isOnlyOpen ? "Nothing is to be done." : "Nobody was here.")
  }
}

extension ChargesScreen: Resumable {
  package var place: FormDraft? { kept(about: day.datum) }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let day = try? Day(datum: draft.about) else { return nil }
    self.init(day)
  }
}

/// Why there is nothing to bill for a visit.
struct NoBillForm: FormKind {
  static let name = "nothing to bill"

  var visit = VisitID.unnumbered

  init() {}

  static let fields: [Field<NoBillForm>] = [Field("visit", \.visit)]

  func title(_ view: View) -> String { "Nothing to bill for \(view.name(view.office[visit]?.patient))" }
  func inputs(_ view: View) -> [FormInput] {
    [FormInput("reason", "Why", start: view.office[visit]?.noBill ?? "", example: "within the fee of the surgery")]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "say why there is nothing to bill")
    return [.change(NothingToBill { ($0.visit, $0.reason) = (visit, reason) })]
  }
}
