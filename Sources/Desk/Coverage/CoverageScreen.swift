import Canvas
import Practice

/// A patient's insurance along the years: a bar for each stretch, and below them the days on which nobody pays, or two would pay first.
package struct CoverageScreen: Screen {
  package enum Action: Hashable, Sendable { case add, verify, end, leave }

  package static let name = "coverage"

  package static let keys: [Binding<Action>] = [
    Binding(.char("c"), .char("+"), action: .add, label: "add", "begins a coverage and ends the one before", verb: AddCoverage.self),
    Binding(
      .char("v"), action: .verify, label: "verify", "records what the payer said of the one under the cursor", verb: VerifyCoverage.self),
    Binding(.char("x"), action: .end, label: "end", "says on what day the one under the cursor ended", verb: EndCoverage.self),
    Binding(.escape, .enter, action: .leave, "back"),
  ]

  let patient: PatientID
  private var list = ListState()

  init(_ patient: PatientID) { self.patient = patient }

  package func opening(_ view: View) -> Presence.Opening? { .init("coverage", [Reference(patient)]) }
  package func shows(_ view: View) -> [PatientID] { [patient] }
  package func about(_ view: View) -> String { "coverage of \(view.name(patient))" }
  package func concerns(_ view: View) -> [PatientID] { [patient] }

  /// Oldest first, and those that pay first before those that pay second.
  private func coverages(_ view: View) -> [Coverage] {
    view.office.filed(Coverage.self, of: patient).filter(\.wasEverInForce).sorted {
      let (a, b) = (Coverage.Order.allCases.firstIndex(of: $0.order) ?? 0, Coverage.Order.allCases.firstIndex(of: $1.order) ?? 0)
      return (a, $0.from, $0.id) < (b, $1.from, $1.id)
    }
  }

  private func chosen(_ view: View) -> Coverage? {
    let all = coverages(view)
    return all.indices.contains(list.selected) ? all[list.selected] : nil
  }

  package mutating func refresh(_ view: View) { list.keep(count: coverages(view).count, page: max(1, view.rows - 14)) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: coverages(view).count, page: max(1, view.rows - 14)) ? [] : nil
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .add: view.office.payers.count == 0 ? "no payer is set up; settings (S) add one" : nil
    case .verify, .end: chosen(view) == nil ? "no coverage is on file; c begins one" : nil
    case .leave: nil
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .add: [.open(FormScreen(CoverageForm { $0.patient = patient }, view))]
    case .verify: chosen(view).map { one in [.open(FormScreen(VerifyForm { $0.coverage = one.id }, view))] } ?? []
    case .end: chosen(view).map { one in [.open(FormScreen(EndCoverageForm { $0.coverage = one.id }, view))] } ?? []
    case .leave: [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let all = coverages(view)
    canvas.box(rect, title: "Coverage of \(view.name(patient))", note: all.count == 1 ? "1 on file" : "\(all.count) on file", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    guard !all.isEmpty else {
      canvas.put("None on file: self-pay. c begins one.", row: inner.row, column: inner.column + 1, role: .flag, limit: inner.columns - 1)
      canvas.cursor = Spot(row: inner.row, column: inner.column)
      return
    }
    let names = 24, bars = max(10, inner.columns - names - 4)
    let scale = TimeScale(all, today: view.today, columns: bars)
    canvas.put(scale.heading, row: inner.row, column: inner.column + names + 2, role: .heading, limit: bars)
    let troubles = view.office.coverageTroubles(of: patient, until: scale.end)
    let room = max(1, inner.rows - 4 - min(troubles.count, 4) - 5)
    var row = inner.row + 1
    for index in list.window(count: all.count, page: room) {
      let one = all[index], selected = index == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      if selected { canvas.cursor = Spot(row: row, column: inner.column) }
      let name = "\(one.order.rawValue.prefix(3)) \(view.office[one.payer]?.name ?? "?")"
      canvas.put(
        TextWidth.clip(name, to: names, more: canvas.glyphs.more), row: row, column: inner.column + 2, role: selected ? .selected : .text,
        limit: names)
      let role: Role = one.standing == .inactive ? .alert : one.covers(view.today) ? .good : .dim
      canvas.put(scale.bar(one.from, one.to, canvas.glyphs), row: row, column: inner.column + names + 2, role: role, limit: bars)
      row += 1
    }
    if row <= inner.lastRow {
      canvas.put(scale.marks(troubles), row: row, column: inner.column + names + 2, role: .alert, limit: bars)
      canvas.put("gap -   overlap =", row: row, column: inner.column + 2, role: .dim, limit: names)
      row += 1
    }
    if row <= inner.lastRow {
      canvas.put(scale.today(canvas.glyphs), row: row, column: inner.column + names + 2, role: .key, limit: bars + 6)
      row += 1
    }
    var lines = troubles.prefix(4).map { (words($0, view), Role.alert) }
    if troubles.isEmpty { lines.append(("No gap and no overlap.", .good)) }
    if let one = chosen(view) { lines += detail(one, view).map { ($0, .text) } }
    for (text, role) in lines {
      for part in TextWrap.lines(text, columns: inner.columns - 2) where row <= inner.lastRow {
        canvas.put(part, row: row, column: inner.column + 1, role: role, limit: inner.columns - 1)
        row += 1
      }
    }
  }

  private func words(_ trouble: CoverageTrouble, _ view: View) -> String {
    let days = "\(trouble.from.iso) to \(trouble.to?.iso ?? "open")"
    if trouble.sort == .gap { return "GAP \(days): self-pay on these dates; c begins a coverage" }
    let who = trouble.coverages.compactMap { view.office[$0] }.map { view.office[$0.payer]?.name ?? "?" }.joined(separator: " and ")
    return "OVERLAP \(days): \(who) would both pay first; x ends one"
  }

  private func detail(_ one: Coverage, _ view: View) -> [String] {
    var lines = ["\(one.order.rawValue) \(view.office.describe(one)), \(one.from.iso) to \(one.to?.iso ?? "open")"]
    let asked = one.verified.map { "\(one.standing.rawValue), asked \($0.iso) by \(one.verifiedBy)" } ?? "never verified"
    let proof = [one.asked.map { "by \($0.rawValue)" } ?? "", one.rep, one.reference].filter { !$0.isEmpty }.joined(separator: ", ")
    lines.append(
      asked + (proof.isEmpty ? "" : " (\(proof))") + (one.benefits.map { "; benefits asked \($0.iso)" } ?? "; benefits never asked"))
    if let tried = one.tried { lines.append("NOT VERIFIED on \(tried.iso), because: \(one.notVerified)") }
    let copays = view.office.visitTypes.sorted.filter { !$0.gone }.compactMap { type in
      view.office.copay(of: one, for: type).map { "\(type.short.isEmpty ? type.name : type.short) \($0.shown)" }
    }
    if !copays.isEmpty { lines.append("copay: \(copays.joined(separator: ", "))") }
    return lines
  }
}

extension CoverageScreen: Resumable {
  package var place: FormDraft? { kept(about: patient.datum) }
  package var draft: FormDraft? { nil }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let patient = try? PatientID(datum: draft.about), view.office[patient] != nil else { return nil }
    self.init(patient)
  }
}
