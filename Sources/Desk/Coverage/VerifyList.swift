import Canvas
import Practice

/// Whose insurance to ask about before they come, the most money first; one key an outcome.
package struct VerifyList: Screen {
  package enum Action: Hashable, Sendable { case phoned, portal, electronic, inactive, notVerified, coverage, add, card, leave }

  package static let name = "to verify"

  package static let keys: [Binding<Action>] = [
    Binding(
      .char("p"), .enter, action: .phoned, label: "phoned", "asked by phone: who answered and the call's reference belong to it",
      verb: VerifyCoverage.self),
    Binding(.char("o"), action: .portal, label: "portal: active", "active, by the payer's portal", verb: VerifyCoverage.self),
    Binding(.char("e"), action: .electronic, label: "electronic", "active, by the payer's electronic answer", verb: VerifyCoverage.self),
    Binding(.char("x"), action: .inactive, label: "not active", "the payer's portal says that it is not active", verb: VerifyCoverage.self),
    Binding(.char("b"), action: .notVerified, label: "not verified", "not verified, and why", verb: VerifyCoverage.self),
    Binding(.char("t"), action: .coverage, label: "timeline", "the patient's coverages along the years"),
    Binding(.char("c"), action: .add, "begins a coverage", verb: AddCoverage.self),
    Binding(.char("i"), action: .card, label: "card", "opens the patient's card"),
    Binding(.escape, action: .leave, "back"),
  ]

  private var list = ListState()
  private var rows: [ToVerify] = []

  init() {}

  package func about(_ view: View) -> String { "coverage to verify" }

  private var chosen: ToVerify? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }
  private func page(_ view: View) -> Int { max(1, view.rows - 12) }

  package mutating func refresh(_ view: View) {
    let at = chosen?.appointment.id
    // What was tried today comes last: it is looked at again, and does not stand in the way.
    let all = view.office.toVerify(on: view.today)
    rows = all.filter { $0.triedToday == nil } + all.filter { $0.triedToday != nil }
    if let index = rows.firstIndex(where: { $0.appointment.id == at }), rows[index].triedToday == nil { list.selected = index }
    list.keep(count: rows.count, page: page(view))
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? { list.receive(key, count: rows.count, page: page(view)) ? [] : nil }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    if action == .leave { return nil }
    guard let chosen else { return "nothing is to be verified" }
    switch action {
    case .phoned, .portal, .electronic, .inactive, .notVerified:
      return chosen.coverage == nil ? "no coverage is in force on that day; c begins one" : nil
    case .add: return view.office.payers.count == 0 ? "no payer is set up; settings (S) add one" : nil
    default: return nil
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    guard let chosen else { return action == .leave ? [.close] : [] }
    let patient = chosen.appointment.patient
    func said(_ standing: Coverage.Standing, _ how: Coverage.Asking, because: String = "") -> [Effect] {
      guard let coverage = chosen.coverage else { return [] }
      return [
        .change(
          VerifyCoverage {
            $0.coverage = coverage.id
            $0.standing = standing
            $0.how = how
            $0.because = because
            $0.was = coverage.datum
          })
      ]
    }
    switch action {
    case .phoned: return chosen.coverage.map { one in [.open(FormScreen(VerifyForm { $0.coverage = one.id }, view))] } ?? []
    case .portal: return said(.active, .portal)
    case .electronic: return said(.active, .electronic)
    case .inactive: return said(.inactive, .portal)
    case .notVerified:
      let reasons = [
        "on hold too long", "payer closed", "portal is down", "member not found: ask the patient for the card",
        "no answer to the electronic request",
      ]
      let items = reasons.map { PickScreen.Item($0, said(.unverified, .phone, because: $0)) }
      return [.open(PickScreen(title: "Not verified, because:", lines: ["It stays on the list and says so."], items: items))]
    case .coverage: return [.open(CoverageScreen(patient))]
    case .add: return [.open(FormScreen(CoverageForm { $0.patient = patient }, view))]
    case .card: return [.open(PatientCard(patient))]
    case .leave: return [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let tried = rows.count { $0.triedToday != nil }
    let risk = rows.reduce(Cents.zero) { $0 + $1.risk }
    canvas.box(
      rect, title: "Coverage to verify, \(view.office.settings.verifyAhead) days ahead",
      note: "\(rows.count) to ask\(tried > 0 ? ", \(tried) tried today" : ""), $\(risk.shown) at risk", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let (top, below) = inner.splitRows(max(3, inner.rows - 6))
    let columns = [
      Column("at risk", width: 8, alignRight: true, priority: 9), Column("comes", width: 13, priority: 8),
      Column("patient", min: 14, priority: 9),
      Column("payer", width: 18, priority: 5), Column("due", min: 20, priority: 7),
    ]
    let lines = rows.map { row in
      Row(
        [
          row.risk.shown, "\(row.appointment.day == view.today ? "today" : row.appointment.day.short) \(row.appointment.start.shown)",
          view.isClosed(row.appointment.patient) ? Flag.restricted.rawValue : view.name(row.appointment.patient),
          row.coverage.map { view.office[$0.payer]?.name ?? "?" } ?? "none",
          row.triedToday.map { "NOT VERIFIED: \($0)" } ?? row.due.joined(separator: "; "),
        ], role: row.triedToday == nil ? .text : .dim)
    }
    Table.draw(
      columns, lines, state: list, focused: true, on: &canvas, in: top,
      empty: "Nothing is to be verified: every coverage of those who come in these days was asked about lately.")
    guard let chosen, below.rows > 1 else { return }
    let payer = chosen.coverage.flatMap { view.office[$0.payer] }
    let closed = view.isClosed(chosen.appointment.patient)
    var words: [String] = []
    if let coverage = chosen.coverage, let payer {
      words.append(
        "\(payer.name)\(payer.phone.isEmpty ? ", no phone on file" : ", call \(payer.phone)"): member \(closed ? "(restricted)" : coverage.member)"
      )
      words.append(
        "Ask: active on \(chosen.appointment.day.iso)? copay? deductible and what is met? referral or authorisation? visits left?")
    }
    words.append(chosen.due.joined(separator: "; ") + ". At risk: what the visit will be charged, going by the last one.")
    for (index, part) in words.flatMap({ TextWrap.lines($0, columns: below.columns - 2) }).prefix(below.rows - 1).enumerated() {
      canvas.put(part, row: below.row + 1 + index, column: below.column + 1, role: index == 0 ? .heading : .text, limit: below.columns - 1)
    }
  }
}
