import Canvas
import Practice

/// What was typed and not yet saved outlives a dropped line.
extension Desk {
  /// Everything typed and not yet saved, open or set aside.
  package var drafts: [FormDraft] {
    // What is typed in the past cannot be saved and is not kept.
    ((past?.aside ?? aside).flatMap(\.layers) + (past?.layers ?? layers)).compactMap(\.screen.draft)
  }

  /// Takes up what someone was writing when the line dropped: each lies set aside, newest last.
  package mutating func restore(_ drafts: [FormDraft]) {
    for draft in drafts {
      guard let form = FormScreen(restoring: draft, view) else { continue }
      lastID += 1
      aside.append(Aside(layers: [Layer(id: lastID, screen: form)], words: draft.words))
    }
    if let last = aside.last { message = ("you were writing: \(last.words) (Ctrl-G to go on)", .toast) }
  }

  /// Goes back to the one thing set aside, or asks to which of several.
  var whichToTakeUp: Effect {
    guard aside.count > 1 else { return .takeUp(0) }
    let items = aside.reversed().enumerated().map { PickScreen.Item($1.words, [.takeUp($0)]) }
    return .open(PickScreen(title: "Go back to which?", lines: ["The one set aside last comes first."], items: items))
  }
}
