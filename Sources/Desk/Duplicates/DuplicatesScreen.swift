import Canvas
import Practice

/// Two who may be one: what speaks for it and what against, and the two ways on: laid together, or told apart for good.
package struct DuplicatesScreen: Starting {
  package enum Action: Hashable, Sendable { case merge, apart, card, other, unmerge, leave }

  package static let name = "duplicates"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, .char("m"), action: .merge, label: "merge", "lays the two together, after asking which record stays", verb: MergePatients.self
    ),
    Binding(.char("s"), action: .apart, label: "two people", "notes that they are two: they are not shown again", verb: TellApart.self),
    Binding(.char("i"), action: .card, label: "card", "opens the card of the first"),
    Binding(.char("o"), action: .other, label: "other card", "opens the card of the second"),
    Binding(
      .char("x"), action: .unmerge, label: "unmerge", "takes a merged record apart again: this patient's, or from the whole file anyone's",
      verb: UnmergePatients.self),
    Binding(.escape, action: .leave, "back"),
  ]

  /// Only pairs with this patient; nothing means everyone's.
  private let patient: PatientID?
  private var pairs: [Pair] = []
  /// How far the whole file was looked through, where that goes on beside the desk.
  private var compared: PeopleCompared?
  private var list = ListState()

  init(_ patient: PatientID? = nil) { self.patient = patient }

  package func about(_ view: View) -> String { patient.map { "who may be \(view.name($0)) as well" } ?? "duplicates" }
  package func concerns(_ view: View) -> [PatientID] { patient.map { [$0] } ?? [] }
  package func shows(_ view: View) -> [PatientID] { chosen.map { [$0.a, $0.b] } ?? patient.map { [$0] } ?? [] }

  private var chosen: Pair? { pairs.indices.contains(list.selected) ? pairs[list.selected] : nil }
  private func page(_ view: View) -> Int { max(1, view.rows - 18) }

  package mutating func refresh(_ view: View) {
    let all =
      patient.map { id in view.office[id].map { view.office.duplicates(of: $0, limit: 20) } ?? [] }
      ?? (isBeside(view) ? compared?.pairs.filter { view.office.isStillPair($0) } ?? [] : view.office.allDuplicates())
    // A closed record is not compared for everyone to see.
    pairs = all.filter { !view.isClosed($0.a) && !view.isClosed($0.b) }
    list.keep(count: pairs.count, page: page(view))
  }

  /// A file that is not all at hand is read and compared beside the desk.
  private func isBeside(_ view: View) -> Bool { patient == nil && view.office.shelf.count(.patients) > 0 }

  package func start(_ view: View) -> [Effect] { isBeside(view) ? [.ask(.comparePeople)] : [] }

  package mutating func hear(_ brought: Brought, _ view: View) -> [Effect] {
    guard case .compared(let news) = brought else { return [] }
    compared = news
    let at = chosen
    refresh(view)
    if let at, let index = pairs.firstIndex(where: { $0.a == at.a && $0.b == at.b }) {
      list.selected = index
      list.keep(count: pairs.count, page: page(view))
    }
    return []
  }

  private func merged(_ view: View) -> [Patient] {
    guard let patient else { return view.office.patients.sorted.filter { $0.merged != nil } }
    let own = view.office[patient].map { $0.merged == nil ? [] : [$0] } ?? []
    return own + view.office.filed(Patient.self, of: patient).filter { $0.merged?.into == patient }
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .leave: nil
    case .unmerge: merged(view).isEmpty ? "no record at hand was merged" : nil
    default: chosen == nil ? "nobody looks like two" : nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? { list.receive(key, count: pairs.count, page: page(view)) ? [] : nil }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  private func line(_ id: PatientID, _ view: View) -> String {
    guard let record = view.office[id] else { return "?" }
    let visits = view.office.filed(Visit.self, of: id).count
    return
      "chart \(record.number), \(record.name.listed), \(record.born?.iso ?? "birth date unknown"), \(visits) visit\(visits == 1 ? "" : "s")"
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .leave: return [.close]
    case .unmerge:
      let items = merged(view).map { record in
        PickScreen.Item(
          "chart \(record.number), \(record.name.listed): with chart \(record.merged?.into.shown ?? "?") since \(record.merged?.at.day.iso ?? "?")",
          [.open(FormScreen(UnmergeForm { $0.patient = record.id }, view))])
      }
      return [.open(PickScreen(title: "Take which record apart again?", items: [.init("none", [])] + items))]
    case .merge, .apart, .card, .other: break
    }
    guard let chosen else { return [] }
    switch action {
    case .merge:
      func form(_ keep: PatientID, _ other: PatientID) -> [Effect] {
        [
          .open(
            FormScreen(
              MergeForm {
                $0.keep = keep
                $0.other = other
              }, view))
        ]
      }
      return [
        .open(
          PickScreen(
            title: "Which record stays?",
            lines: ["Everything of the other moves to it, in one change. u takes it back; later x takes them apart."],
            items: [
              .init("neither: leave both", []), .init(line(chosen.a, view), form(chosen.a, chosen.b)),
              .init(line(chosen.b, view), form(chosen.b, chosen.a)),
            ]))
      ]
    case .apart:
      return [
        .change(
          TellApart {
            $0.patient = chosen.a
            $0.other = chosen.b
          })
      ]
    case .card: return [.open(PatientCard(chosen.a))]
    case .other: return [.open(PatientCard(chosen.b))]
    case .unmerge, .leave: return []
    }
  }

  /// What was merged with this patient's record, where the list is about one.
  private func mergedWords(_ view: View) -> String {
    guard patient != nil else { return "" }
    let words = merged(view).map { "chart \($0.number), \($0.name.listed), merged on \($0.merged?.at.day.iso ?? "?")" }
    return words.isEmpty ? "" : " \(words.joined(separator: "; ")): x takes it apart."
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let title = patient.map { "Who may be \(view.name($0)) as well" } ?? "Two records of one person?"
    let count = pairs.count == 1 ? "1 pair" : "\(pairs.count) pairs"
    let progress = isBeside(view) ? compared?.words ?? "the file is being read" : ""
    canvas.box(rect, title: title, note: progress.isEmpty ? count : "\(count); \(progress)", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let (top, below) = inner.splitRows(max(3, inner.rows - 12))
    let columns = [
      Column("alike", width: 6, alignRight: true, priority: 9), Column("one", min: 18, priority: 8), Column("other", min: 18, priority: 8),
      Column("why perhaps not", width: 20, priority: 3),
    ]
    let rows = pairs.map { pair in
      Row([
        "\(pair.likeness.percent)%", view.name(pair.a), view.name(pair.b),
        pair.likeness.guarded.map { String($0.prefix { $0 != ":" }) } ?? "",
      ])
    }
    Table.draw(
      columns, rows, state: list, focused: true, on: &canvas, in: top,
      empty: (progress.isEmpty ? "Nobody on file looks like two." : "Nobody so far looks like two.") + mergedWords(view))
    guard let chosen, below.rows > 2, let a = view.office[chosen.a], let b = view.office[chosen.b] else { return }
    var lines: [(String, Role)] = [(line(a.id, view), .heading), (line(b.id, view), .heading)]
    let sum = chosen.likeness.evidence
    for evidence in sum { lines.append((evidence.line, evidence.points < 0 ? .alert : .text)) }
    let verdict = "=> \(chosen.likeness.percent)% of what could be compared\(chosen.likeness.guarded.map { "; held down: \($0)" } ?? "")"
    // Two beside each other, where there is room, so that all of the evidence is seen.
    let body = Array(lines.dropFirst(2)), half = below.columns >= 76 ? (body.count + 1) / 2 : body.count
    for index in 0..<min(2, below.rows - 1) {
      canvas.put(lines[index].0, row: below.row + 1 + index, column: below.column + 1, role: lines[index].1, limit: below.columns - 1)
    }
    for (index, item) in body.enumerated() {
      let row = below.row + 3 + index % max(1, half), column = below.column + 1 + (index >= half ? below.columns / 2 : 0)
      guard row <= below.lastRow else { continue }
      canvas.put(item.0, row: row, column: column, role: item.1, limit: below.columns / 2 - 2)
    }
    for (index, line) in TextWrap.lines(verdict, columns: below.columns - 2).enumerated()
    where below.row + 3 + half + index <= below.lastRow {
      canvas.put(line, row: below.row + 3 + half + index, column: below.column + 1, role: .good, limit: below.columns - 1)
    }
  }
}
