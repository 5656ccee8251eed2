import Canvas
import Practice

/// Everyone booked on days that are closed, or with a provider who is away then: to be called and moved.
package struct BookedScreen: Screen {
  package enum Action: Hashable, Sendable { case go, move, call, off, leave }

  package static let name = "booked on closed days"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .go, label: "go there", "goes to the appointment on the schedule"),
    Binding(.char("v"), action: .move, label: "move", "moves the appointment to another time", verb: Reschedule.self),
    Binding(.char("c"), action: .call, label: "call", "calls those who have to be told that they cannot come then", verb: NoteCall.self),
    Binding(.char("o"), action: .off, label: "call off", "calls the closure off", verb: OpenDays.self),
    Binding(.escape, action: .leave, "back"),
  ]

  let closure: ClosureID
  var list = ListState()
  private var rows: [Appointment] = []

  init(_ closure: ClosureID) { self.closure = closure }

  package var showsMasked: Bool { true }
  package func about(_ view: View) -> String { "booked on closed days" }

  package mutating func refresh(_ view: View) {
    rows = view.office[closure].map { view.office.booked(in: $0, from: view.today) } ?? []
    list.keep(count: rows.count, page: page(view))
  }

  private func page(_ view: View) -> Int { max(1, view.rows - 7) }
  private var chosen: Appointment? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .go, .move: chosen == nil ? "nobody is booked then" : nil
    case .off: view.whyOff(OpenDays { $0.closure = closure })
    case .call: chosen == nil ? "nobody is booked then" : nil
    case .leave: nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? { list.receive(key, count: rows.count, page: page(view)) ? [] : nil }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .go: chosen.map { [.closeAll, .showSlot($0.day, provider: $0.provider, $0.start)] } ?? []
    case .move: chosen.map { [.open(BookScreen(moving: $0, view))] } ?? []
    case .call: [.open(CallList(.absence, on: view.today))]
    case .off: [.change(OpenDays { $0.closure = closure })]
    case .leave: [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let record = view.office[closure]
    let whose = record?.provider.map { "\(view.provider($0)) away" } ?? "Office closed"
    canvas.box(rect, title: "\(whose): \(record?.words ?? "")", note: record?.when ?? "", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let table = rows.map { one in
      Row([
        one.day.shown, one.start.shown, view.name(one.patient), view.provider(one.provider), view.office[one.type]?.name ?? "",
        view.isClosed(one.patient) ? Flag.restricted.rawValue : view.office[one.patient]?.phones.first?.number ?? "",
      ])
    }
    let columns = [
      Column("day", width: 15, priority: 9), Column("time", width: 5, priority: 8), Column("patient", min: 18, priority: 9),
      Column("provider", width: 9, priority: 6), Column("visit", width: 12, priority: 3), Column("phone", width: 13, priority: 5),
    ]
    let isOff = record?.gone == true
    Table.draw(
      columns, table, state: list, focused: true, on: &canvas, in: inner,
      empty: isOff ? "This was called off: the days are open as ever." : "Nobody is booked on these days any more.")
    canvas.putCount(list.window(count: rows.count, page: page(view)), of: rows.count, under: inner)
  }
}
