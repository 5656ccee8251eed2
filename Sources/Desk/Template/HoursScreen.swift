import Canvas
import Practice

/// A provider's week as lines of text, with what they come to and whom they would put in the wrong place below.
package struct HoursScreen: Screen {
  package enum Action: Hashable, Sendable { case save, next, previous, copy, provider, leave }

  package static let name = "hours"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, .ctrl("s"), action: .save, label: "save", "saves the lines that were changed, as one change", verb: SetHours.self),
    Binding(.tab, .down, action: .next, label: "next line", "goes to the next line; the last one is for a date of its own"),
    Binding(.backTab, .up, action: .previous, "goes to the line before"),
    Binding(.ctrl("y"), action: .copy, label: "copy above", "writes the hours of the line above into this one"),
    Binding(.ctrl("n"), action: .provider, label: "next provider", "the hours of the next provider"),
    Binding(.escape, action: .leave, "back; asks if something was changed"),
  ]

  /// One line: its weekday or date, what stands there, and what is in force.
  struct Line: Sendable {
    var key: HoursKey?
    var field: TextField
    var was: String
    /// What another desk wrote there meanwhile.
    var theirs: String?

    var isChanged: Bool { field.text.trimmed != was }
  }

  private(set) var provider: ProviderID
  var lines: [Line] = []
  var focus = 0
  var rows = ListState()
  private(set) var preview = HoursPreview()
  private(set) var fault: String?
  private var seenSeq = -1
  /// True until a key goes into the line: hours that are typed take the place of those that stand there.
  private var isFresh = true

  init(_ provider: ProviderID, _ view: View) {
    self.provider = provider
    load(view)
  }

  package var isTyping: Bool { true }
  package var isTouched: Bool { lines.contains(where: \.isChanged) }
  package func about(_ view: View) -> String { "hours of \(view.provider(provider))" }
  package func concerns(_ view: View) -> [PatientID] { [] }
  package func shows(_ view: View) -> [PatientID] { [] }

  /// The lines as they are in force: the weekdays, the dates to come, and an empty one.
  private mutating func load(_ view: View) {
    let text = HoursText(view.office, today: view.today)
    let dates = view.office.templates.sorted.filter { $0.provider == provider && !$0.gone }.compactMap(\.day).filter { $0 >= view.today }
    let keys = (1...7).map { HoursKey(weekday: $0) } + dates.sorted().map { HoursKey($0) }
    lines = keys.map { key -> Line in
      let now = text.write(view.office.template(key, of: provider), key.days)
      var field = TextField(now)
      // A long line shows how it begins.
      field.cursor = 0
      return Line(key: key, field: field, was: now)
    }
    lines.append(Line(key: nil, field: TextField(), was: ""))
    focus = min(focus, lines.count - 1)
    seenSeq = view.office.seq
    look(view)
  }

  /// What Enter would save.
  func change(_ view: View) -> SetHours {
    let text = HoursText(view.office, today: view.today)
    // A line of several days says it for each of them, whatever was emptied below.
    let covered = lines.filter { $0.isChanged && !$0.field.text.trimmed.isEmpty }.flatMap { (try? text.line($0.field.text))?.keys ?? [] }
    return SetHours {
      $0.provider = provider
      for line in lines where line.isChanged {
        let said = line.field.text.trimmed
        guard !said.isEmpty else {
          if line.key.map(covered.contains) == true { continue }
          // An emptied line takes its hours away.
          if let key = line.key { $0.lines.append(key.day.map { "\($0.iso) usual" } ?? "\(key.words) none") }
          if !line.was.isEmpty { $0.was.append(line.was) }
          continue
        }
        $0.lines.append(said)
        if !line.was.isEmpty { $0.was.append(line.was) }
      }
    }
  }

  private mutating func look(_ view: View) {
    fault = nil
    preview = HoursPreview()
    let text = HoursText(view.office, today: view.today)
    for line in lines where line.isChanged && !line.field.text.trimmed.isEmpty {
      do throws(HoursFault) { _ = try text.line(line.field.text) } catch {
        fault = "\(line.key?.words ?? "the last line"), column \(error.column): \(error.sentence)"
        return
      }
    }
    guard isTouched else { return }
    do throws(Refusal) { preview = try (view.real ?? view.office).preview(change(view), view.context) } catch { fault = error.full }
    rows.keep(count: preview.displaced.count, page: 4)
  }

  package mutating func refresh(_ view: View) {
    guard view.office.seq != seenSeq else { return }
    let typed = lines
    load(view)
    for line in typed where line.isChanged {
      if let key = line.key, let index = lines.firstIndex(where: { $0.key == key }) {
        lines[index].field = line.field
        if lines[index].was != line.was { lines[index].theirs = lines[index].was }
      } else if line.key == nil {
        lines[lines.count - 1].field = line.field
      }
    }
    look(view)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .save: isTouched ? fault : "nothing was changed"
    case .copy: focus == 0 ? "there is no line above" : nil
    case .provider:
      isTouched ? "Enter saves what was changed first" : others(view).count < 2 ? "there is no other provider" : nil
    default: nil
    }
  }

  private func others(_ view: View) -> [ProviderID] { view.office.providers.sorted.filter { !$0.gone }.map(\.id) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch key {
    case .pageDown, .pageUp:
      rows.selected += key == .pageDown ? 4 : -4
      rows.keep(count: preview.displaced.count, page: 4)
      return []
    default: break
    }
    guard lines.indices.contains(focus) else { return nil }
    if case .char(let character) = key, isFresh, let line = lines[focus].key, !lines[focus].isChanged {
      // Whoever begins with the day writes it anew.
      lines[focus].field = TextField(character.isLetter ? "" : "\(line.day?.iso ?? line.words) ")
    }
    guard lines[focus].field.receive(key) else { return nil }
    isFresh = false
    look(view)
    return []
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    lines[focus].field.paste(text)
    look(view)
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held:
      load(view)
      return []
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    isFresh = true
    switch action {
    case .save: return [.change(change(view))]
    case .next: focus = (focus + 1) % lines.count
    case .previous: focus = (focus + lines.count - 1) % lines.count
    case .copy:
      let above = lines[focus - 1].field.text.trimmed.split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init) ?? "none"
      let day =
        lines[focus].key.map { $0.day?.iso ?? $0.words } ?? lines[focus].field.text.split(separator: " ").first.map(String.init) ?? ""
      lines[focus].field = TextField("\(day) \(above)")
      look(view)
    case .provider:
      let all = others(view)
      provider = all[((all.firstIndex(of: provider) ?? -1) + 1) % all.count]
      focus = 0
      load(view)
    case .leave:
      return isTouched ? [.open(Picks.leave("Leave the hours?", Picks.typed))] : [.close]
    }
    return []
  }
}

extension HoursScreen: Resumable {
  package var draft: FormDraft? { isTouched ? place : nil }

  package var place: FormDraft? {
    let changed = lines.filter(\.isChanged).map { line in
      Datum.fields(["was": .text(line.was), "text": .text(line.field.text)])
    }
    return kept(
      about: .fields(["provider": provider.datum]), texts: .fields(["lines": .list(changed)]),
      words: "hours" + (lines.first(where: \.isChanged).map { ": \($0.field.text)" } ?? ""))
  }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let provider = draft.about.fields.flatMap({ try? ProviderID(datum: $0["provider"]) }), view.office[provider] != nil else {
      return nil
    }
    self.init(provider, view)
    for item in draft.texts.fields?["lines"].list ?? [] {
      guard let fields = item.fields, let text = fields["text"].text else { continue }
      let was = fields["was"].text ?? ""
      // The line as it was seen is the one that was written in; a date that was new stands last.
      let index =
        was.isEmpty
        ? lines.count - 1
        : lines.firstIndex { $0.was == was }
          ?? lines.firstIndex { $0.was.split(separator: " ").first == was.split(separator: " ").first }
      if let index { lines[index].field = TextField(text) }
    }
    look(view)
  }
}
