import Canvas
import Practice

/// A screen or a pane's dialog: its state, its keys as data, and what they do.
///
/// Every screen has the same shape: state as stored properties, `Action`, `keys`, `update`, `draw`.
package protocol Screen: Sendable {
  associatedtype Action: Hashable, Sendable
  /// In lower case, as in "go to ...".
  static var name: String { get }
  static var keys: [Binding<Action>] { get }

  /// Why an action does nothing just now; nothing if it works.
  func whyOff(_ action: Action, _ view: View) -> String?
  mutating func update(_ action: Action, _ view: View) -> [Effect]
  /// Typing and moving about, which come before the keys. Nothing if the key is not for that.
  mutating func take(_ key: Key, _ view: View) -> [Effect]?
  /// A paste; nothing if there is no field to put it in.
  mutating func paste(_ text: String, _ view: View) -> [Effect]?
  /// What became of a change that this screen asked for.
  mutating func hear(_ heard: Heard, _ view: View) -> [Effect]
  /// What came of an errand that this screen asked for.
  mutating func hear(_ brought: Brought, _ view: View) -> [Effect]
  /// A small form above hands over what was asked for.
  mutating func accept(_ answer: Answered, _ view: View) -> [Effect]
  /// A screen above was closed, or the office changed: look again.
  mutating func refresh(_ view: View)
  func draw(_ view: View, on canvas: inout Canvas, in rect: Rect)
  func hints(_ view: View) -> [Hint]

  /// Whose records can be read on this screen, for the log of who looked at what.
  func shows(_ view: View) -> [PatientID]
  /// Whose business is on this screen, for the list of what is set aside.
  func about(_ view: View) -> String
  /// True once what it is about is not there any more: it closes.
  func isGone(_ view: View) -> Bool
  /// Which records are open on this screen, for those at other desks.
  func opening(_ view: View) -> Presence.Opening?
  /// What is typed so far, to be kept in case the line drops; nothing if there is nothing to lose.
  var draft: FormDraft? { get }
  /// How to open it again as it is, whether anything is typed or not; nothing for what is opened again by a key.
  var place: FormDraft? { get }
  /// True if leaving now would lose something.
  var isTouched: Bool { get }
  /// True where every letter picks a row, so that the desk's own letters do not work.
  var takesLetters: Bool { get }
  /// True where letters are text and not keys.
  var isTyping: Bool { get }
  /// Whose records it shows: where one of them is restricted, it opens only once a reason was given.
  func concerns(_ view: View) -> [PatientID]
  /// True where everything it shows comes from the office as it is looked at, so that it stays open, masked, under the shield.
  var showsMasked: Bool { get }
  /// True where it shows words that were made when it was opened: it may open under the shield, but neither stays nor comes back.
  var isMadeOfWords: Bool { get }
  /// Why a key does nothing while names are masked.
  func whyMasked(_ action: Action, _ view: View) -> String?
}

extension Screen {
  package func whyOff(_ action: Action, _ view: View) -> String? { nil }
  package mutating func take(_ key: Key, _ view: View) -> [Effect]? { nil }
  package mutating func paste(_ text: String, _ view: View) -> [Effect]? { nil }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: [.close]
    case .refused(let refusal): [.complain(refusal.full)]
    case .failed(let sentence): [.complain(sentence)]
    }
  }

  package mutating func hear(_ brought: Brought, _ view: View) -> [Effect] {
    switch brought {
    case .done(let words): [.say(words)]
    case .failed(let words): [.complain(words)]
    case .found, .compared, .past, .signedIn, .newPIN: []
    }
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] { [] }
  package mutating func refresh(_ view: View) {}
  package func shows(_ view: View) -> [PatientID] { [] }
  package func about(_ view: View) -> String { Self.name }
  package func isGone(_ view: View) -> Bool { false }
  package func opening(_ view: View) -> Presence.Opening? { nil }
  package var draft: FormDraft? { nil }
  package var place: FormDraft? { draft }
  package var isTouched: Bool { draft != nil }
  package var takesLetters: Bool { false }
  package var isTyping: Bool { false }
  package func concerns(_ view: View) -> [PatientID] { [] }
  package var showsMasked: Bool { false }
  package var isMadeOfWords: Bool { false }
  package func whyMasked(_ action: Action, _ view: View) -> String? { nil }

  package func hints(_ view: View) -> [Hint] {
    // What has no key is typed in the palette.
    Self.keys.filter { !$0.label.isEmpty && !$0.keys.isEmpty }.map { binding in
      Hint(key: binding.keys.first?.shown ?? "", label: binding.label, off: off(binding.action, view) != nil)
    }
  }

  /// Why an action does nothing just now, the person's own work included: what is not theirs is not even begun.
  func off(_ action: Action, _ view: View) -> String? {
    barred(action, view) ?? (view.isShielded ? whyMasked(action, view) : nil) ?? whyOff(action, view)
  }

  /// Why an action is not this person's, or not to be done in this time at all, whatever it is about.
  func barred(_ action: Action, _ view: View) -> String? {
    guard let binding = Self.keys.first(where: { $0.action == action }), let verb = binding.verb else { return nil }
    // Where nothing can be changed, keys with a verb behind them do nothing, unless they also show something.
    if !binding.isLooking, let whyNoChange = view.whyNoChange { return whyNoChange }
    return binding.isForAll ? nil : view.notYours(verb)
  }

  /// Finds what a key means here and does it. Nothing if it means nothing.
  mutating func press(_ key: Key, _ view: View) -> [Effect]? {
    if let effects = take(key, view) { return effects }
    guard let binding = Self.keys.first(where: { $0.keys.contains(key) }) else { return nil }
    if isTyping, case .char = key { return nil }
    if let reason = off(binding.action, view) { return [.complain(reason)] }
    return update(binding.action, view)
  }

  /// All keys of this screen as they stand.
  func lines(_ view: View) -> [KeyLine] {
    Self.lines.enumerated().map { index, line in
      var line = line
      line.whyOff = off(Self.keys[index].action, view)
      return line
    }
  }

  /// All keys of this screen, for the README.
  static var lines: [KeyLine] {
    keys.map {
      KeyLine(
        screen: name, keys: $0.keys.isEmpty ? ":\($0.label)" : $0.keys.map(\.shown).joined(separator: ", "), label: $0.label,
        sentence: $0.sentence, verb: $0.verb?.name)
    }
  }

  /// Runs the nth key's action, chosen from a list.
  mutating func run(_ index: Int, _ view: View) -> [Effect] {
    guard Self.keys.indices.contains(index) else { return [] }
    let action = Self.keys[index].action
    if let reason = off(action, view) { return [.complain(reason)] }
    return update(action, view)
  }
}
