import Canvas
import Practice

/// How the office is set up: the kinds of setting on the left, their records on the right.
package struct SettingsScreen: Screen {
  package enum Action: Hashable, Sendable { case open, add, pin, week, booked, side, leave }

  package static let name = "settings"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, action: .open, label: "open", "opens the kind, or the record, under the cursor", verb: ChangeSetting.self, isForAll: true,
      isLooking: true),
    Binding(.char("+"), .char("n"), action: .add, label: "add", "adds a record of this kind", verb: ChangeSetting.self),
    Binding(
      .char("p"), action: .pin, label: "PIN", "people: sets your PIN or, from a manager, anyone's for one time", verb: SetSignIn.self),
    Binding(.char("w"), action: .week, label: "week", "hours: the provider's week as lines of text", verb: SetHours.self),
    Binding(.char("b"), action: .booked, "closures: everyone who is booked on those days"),
    Binding(.tab, .backTab, .left, .right, action: .side, label: "other side", "goes from the kinds to the records and back"),
    Binding(.escape, action: .leave, "back"),
  ]

  static let kinds: [Kind] = [
    .practices, .providers, .templates, .rooms, .visitTypes, .payers, .fees, .commonDiagnoses, .staff, .slotCodes, .closures, .resources,
    .officeRules,
  ]
  var kindList = ListState()
  var recordList = ListState()
  var inRecords = false

  package func about(_ view: View) -> String { "settings" }
  private var kind: Kind { Self.kinds[min(kindList.selected, Self.kinds.count - 1)] }

  /// The records of a kind in the order in which they were made; hours by provider and day.
  private func records(_ view: View) -> [Edits.Whole] {
    let all = view.office.atHand(kind)
    guard kind == .templates else { return all }
    func place(_ one: Edits.Whole) -> (Int, String, Int) {
      let provider = one.fields["provider"].text.flatMap { ProviderID($0) }
      return (provider?.number ?? 0, one.fields["day"].text ?? "", one.fields["weekday"].whole ?? 0)
    }
    return all.sorted { place($0) < place($1) }
  }

  /// Who is under the cursor, among the people.
  private func member(_ view: View) -> StaffMember? {
    let records = records(view)
    guard kind == .staff, records.indices.contains(recordList.selected) else { return nil }
    return StaffID(records[recordList.selected].reference.id).flatMap { view.office[$0] }
  }

  /// Whose week is meant: that of the record under the cursor, else the first provider's.
  private func whose(_ view: View) -> ProviderID? {
    let records = records(view)
    if inRecords, records.indices.contains(recordList.selected) {
      let record = records[recordList.selected]
      return kind == .providers ? ProviderID(record.reference.id) : record.fields["provider"].text.flatMap { ProviderID($0) }
    }
    return view.office.providers.sorted.first { !$0.gone }?.id
  }

  /// The closure under the cursor.
  private func closure(_ view: View) -> ClosureID? {
    let records = records(view)
    guard kind == .closures, inRecords, records.indices.contains(recordList.selected) else { return nil }
    return ClosureID(records[recordList.selected].reference.id)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    let isManager = view.context.role == .manager
    switch action {
    case .open where !isManager, .add where !isManager:
      return action == .open && !inRecords ? nil : "settings are changed by a manager, and you are \(view.context.role.label)"
    case .open: return inRecords && records(view).isEmpty ? "nothing is set up yet; + adds one" : nil
    case .add: return kind == .practices && !records(view).isEmpty ? "an office is one practice; Enter changes it" : nil
    case .pin:
      guard kind == .staff else { return "people have a PIN: go to people" }
      guard inRecords, let member = member(view) else { return "Tab goes to the people; p there sets the PIN of one" }
      if member.gone { return "\(member.name) does not work here any more" }
      if member.role == .wallDisplay { return "a board on the wall has no PIN: anteroom --display shows it" }
      return isManager || member.id == view.context.person
        ? nil : "your own PIN is yours to set, and the PIN of someone else a manager's; you are \(view.context.role.label)"
    case .week:
      if kind != .templates && kind != .providers { return "a week of hours is a provider's: go to providers or hours" }
      return whose(view) == nil ? "no provider is set up; + under providers adds one" : nil
    case .booked: return closure(view) == nil ? "go to a closure: b lists who is booked on its days" : nil
    case .side, .leave: return nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if inRecords { return recordList.receive(key, count: records(view).count, page: max(1, view.rows - 6)) ? [] : nil }
    guard kindList.receive(key, count: Self.kinds.count, page: Self.kinds.count) else { return nil }
    recordList = ListState()
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .side: inRecords.toggle()
    case .leave: return [.close]
    case .week: return whose(view).map { [.open(HoursScreen($0, view))] } ?? []
    case .booked: return closure(view).map { [.open(BookedScreen($0))] } ?? []
    case .pin: return member(view).map { [.open(PINScreen($0.id, view))] } ?? []
    case .add where kind == .closures: return [.open(FormScreen(ClosureForm(), view))]
    case .add:
      return [.open(FormScreen(SettingForm { $0.kind = kind }, view))]
    case .open:
      guard inRecords else {
        inRecords = true
        return []
      }
      let records = records(view)
      guard records.indices.contains(recordList.selected) else { return [] }
      return [
        .open(
          FormScreen(
            SettingForm {
              $0.kind = kind
              $0.id = records[recordList.selected].reference.id
            }, view))
      ]
    }
    return []
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    canvas.box(rect, title: "Settings", note: view.context.role == .manager ? "" : "to look at; a manager changes them", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    let (left, right) = inner.splitColumns(20)
    for (index, kind) in Self.kinds.enumerated() where index < left.rows {
      let selected = index == kindList.selected
      canvas.put(
        selected ? canvas.glyphs.pointer : " ", row: left.row + index, column: left.column, role: inRecords ? .selectedElsewhere : .selected
      )
      canvas.put(
        [
          Span(SettingForm.words(kind), selected ? (inRecords ? .selectedElsewhere : .selected) : .text),
          Span(" \(view.office.atHand(kind).count { $0.fields["gone"] != .flag(true) })", .dim),
        ],
        row: left.row + index, column: left.column + 1, limit: 18)
      if selected, !inRecords { canvas.cursor = Spot(row: left.row + index, column: left.column) }
    }
    let records = records(view)
    var list = recordList
    list.keep(count: records.count, page: right.rows)
    if records.count > right.rows { canvas.putCount(list.window(count: records.count, page: right.rows), of: records.count, under: inner) }
    for (offset, index) in list.window(count: records.count, page: right.rows).enumerated() {
      let selected = inRecords && index == list.selected, row = right.row + offset
      let gone = records[index].fields["gone"] == .flag(true)
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: right.column, role: .selected)
      let off = !gone ? "" : kind == .closures ? "called off: " : "not in use: "
      canvas.put(
        off + SettingForm.line(records[index], view), row: row, column: right.column + 2, role: selected ? .selected : gone ? .dim : .text,
        limit: right.columns - 2)
      if selected { canvas.cursor = Spot(row: row, column: right.column) }
    }
    if records.isEmpty {
      canvas.put("Nothing is set up yet: + adds one.", row: right.row, column: right.column + 2, role: .dim, limit: right.columns - 2)
    }
  }
}
