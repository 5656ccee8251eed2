import Canvas
import Practice

/// A new PIN for oneself or, from a manager, for someone else: typed twice, seen as dots.
package struct PINScreen: Screen {
  package enum Action: Hashable, Sendable { case save, next, previous, leave }

  /// What a line of it holds.
  enum Line: Hashable, Sendable { case fullName, old, new, again }

  package static let name = "PIN"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, .ctrl("s"), action: .save, label: "save", "goes to the next empty field, or saves", verb: SetSignIn.self),
    Binding(.tab, .down, action: .next, label: "next field", "goes to the next field"),
    Binding(.backTab, .up, action: .previous, "goes to the field before"),
    Binding(.escape, action: .leave, "leaves; nothing is changed"),
  ]

  let person: StaffID
  /// The first manager of a new office, who has not even a name yet.
  let isFirst: Bool
  private let lines: [Line]
  private var name = TextField()
  private var secrets: [Line: Secret] = [:]
  private var focus = 0
  private var problem: (line: Line, words: String)?
  private var isSaving = false

  init(_ person: StaffID, isFirst: Bool = false, _ view: View) {
    self.person = person
    self.isFirst = isFirst
    let member = view.office[person]
    let isOwn = view.context.person == person
    lines = (isFirst ? [.fullName] : []) + (isOwn && member?.hasPIN == true ? [.old] : []) + [.new, .again]
    if isFirst { name = TextField(member?.fullName ?? "") }
  }

  package var isTyping: Bool { true }
  package var isTouched: Bool { secrets.values.contains { !$0.isEmpty } || (isFirst && !name.isEmpty) }
  package func about(_ view: View) -> String { "PIN of \(view.office[person]?.name ?? "")" }

  private func secret(_ line: Line) -> Secret { secrets[line] ?? Secret() }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if isSaving { return [] }
    let line = lines[focus]
    if line == .fullName { return name.receive(key) ? [] : nil }
    switch key {
    case .char(let letter): secrets[line, default: Secret()].type(letter)
    case .backspace: secrets[line]?.removeLast()
    case .ctrl("u"): secrets[line]?.wipe()
    default: return nil
    }
    problem = nil
    return []
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    let line = lines[focus]
    if line == .fullName {
      name.paste(text)
    } else {
      for letter in text.prefix(while: { !$0.isNewline }) { secrets[line, default: Secret()].type(letter) }
    }
    return []
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    guard action == .save, view.context.person != person, view.context.role != .manager else { return nil }
    return "the PIN of someone else is set by a manager, and you are \(view.context.role.label)"
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .next: focus = (focus + 1) % lines.count
    case .previous: focus = (focus + lines.count - 1) % lines.count
    case .leave:
      wipe()
      return isFirst ? [.close, .say(Self.next)] : [.close]
    case .save: return save(view)
    }
    return []
  }

  /// What a new office needs next.
  static let next = "S sets up the office: the practice's name, a provider, a visit type, hours; then patients can be booked"

  private mutating func save(_ view: View) -> [Effect] {
    if isSaving { return [] }
    guard let member = view.office[person] else { return [.close] }
    // Enter goes on to the next field that is still empty; on the last one a name alone is enough.
    if let empty = lines.indices.first(where: { $0 > focus && secret(lines[$0]).isEmpty }) {
      focus = empty
      return []
    }
    if isFirst, hasNoPIN, nameChanged(member) { return [rename(member)] }
    var renamed = member
    if isFirst { renamed.fullName = name.text.trimmed }
    if let why = SignInRules.weakness(of: secret(.new), for: renamed) { return complain(.new, why) }
    guard secret(.new) == secret(.again) else {
      secrets[.again]?.wipe()
      return complain(.again, "those were two different ones; type the same again")
    }
    isSaving = true
    let (new, old) = (secret(.new), lines.contains(.old) ? secret(.old) : nil)
    wipe()
    return (nameChanged(member) ? [rename(member)] : []) + [.ask(.setPIN(person, new, old: old))]
  }

  private var hasNoPIN: Bool { secret(.new).isEmpty && secret(.again).isEmpty }
  private func nameChanged(_ member: StaffMember) -> Bool { isFirst && name.text.trimmed != member.fullName }

  private func rename(_ member: StaffMember) -> Effect {
    .change(
      ChangeSetting(
        .staff, id: member.id.text, was: ["fullName": .text(member.fullName)], now: ["fullName": .text(name.text.trimmed)]))
  }

  private mutating func complain(_ line: Line, _ words: String) -> [Effect] {
    problem = (line, words)
    focus = lines.firstIndex(of: line) ?? 0
    return [.complain(words)]
  }

  private mutating func wipe() { for line in secrets.keys { secrets[line]?.wipe() } }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    // The name is saved; the PIN is on its way, or was not wanted.
    case .saved, .held: isSaving ? [] : [.close, .say(Self.next)]
    case .refused(let refusal): complain(.fullName, refusal.full)
    case .failed(let sentence): complain(.fullName, sentence)
    }
  }

  package mutating func hear(_ brought: Brought, _ view: View) -> [Effect] {
    isSaving = false
    switch brought {
    case .newPIN:
      if isFirst { return [.close, .say("your PIN is set; K locks the desk. \(Self.next)")] }
      let name = view.office[person]?.name ?? ""
      return [
        .close,
        .say(view.context.person == person ? "your new PIN is set" : "\(name) has a PIN for one time, and chooses their own with it"),
      ]
    case .failed(let words): return complain(lines.contains(.old) ? .old : .new, words)
    case .done(let words): return [.say(words)]
    case .signedIn, .found, .compared, .past: return []
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let member = view.office[person]
    let isOwn = view.context.person == person
    let words =
      isFirst
      ? [
        "This office is new, and you are its manager. With a PIN your desk can be locked and others can sit down at it. Esc leaves it for later."
      ]
      : [
        isOwn
          ? "6 digits or more, or a password of 10 letters or more."
          : "It is good for one time: then \(member?.name ?? "") chooses their own."
      ]
    let columns = min(64, rect.columns - 6)
    let above = words.flatMap { TextWrap.lines($0, columns: columns) }
    let title = isFirst ? "Welcome" : isOwn ? "Your PIN" : "A PIN for \(member?.name ?? "")"
    let inner = Dialog.frame(title: title, rows: above.count + 1 + lines.count + 1, columns: columns, hints: [], on: &canvas)
    for (index, line) in above.enumerated() { canvas.put(line, row: inner.row + index, column: inner.column, role: .dialog) }
    let labels: [Line: String] = [.fullName: "Full name", .old: "PIN until now", .new: "New PIN", .again: "The same again"]
    for (index, line) in lines.enumerated() {
      let row = inner.row + above.count + 1 + index, at = inner.column + 16, room = max(1, inner.columns - 16)
      canvas.put(
        TextWidth.pad(labels[line] ?? "", to: 14, alignRight: true), row: row, column: inner.column,
        role: problem?.line == line ? .problem : .label)
      if line == .fullName {
        name.draw(on: &canvas, row: row, column: at, columns: room, focused: index == focus)
        continue
      }
      let dots = min(secret(line).count, room - 1), role: Role = index == focus ? .fieldFocused : .field
      canvas.fill(Rect(row: row, column: at, rows: 1, columns: room), role: role)
      canvas.put(String(repeating: canvas.glyphs.bullet, count: dots), row: row, column: at, role: role, limit: room)
      if index == focus { canvas.cursor = Spot(row: row, column: at + dots, visible: true) }
    }
    if isSaving { canvas.put("One moment \u{2026}", row: inner.lastRow, column: inner.column, role: .dim) }
  }
}
