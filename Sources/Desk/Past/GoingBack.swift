import Canvas
import Practice

/// What is on the screen while the office of another time is put together.
package struct GoingBack: Screen, Starting {
  package enum Action: Hashable, Sendable { case stay }

  package static let name = "going back"

  package static let keys: [Binding<Action>] = [
    Binding(.escape, action: .stay, label: "stay", "stays in the present")
  ]

  let moment: Moment

  package init(to moment: Moment) { self.moment = moment }

  package func start(_ view: View) -> [Effect] { [.ask(.asOf(moment))] }

  /// Every other key would be for a screen that is not there yet.
  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    // The shield, the lock and an emergency wait for nothing.
    if [.escape, .char("Z"), .ctrl("b"), .char("K"), .ctrl("q"), .char("!"), .ctrl("x")].contains(key) { return nil }
    return [.say("going back to \(moment.shown(from: view.now)); Esc stays here")]
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    [.ask(.stayHere), .close, .say("stayed here")]
  }

  package mutating func hear(_ brought: Brought, _ view: View) -> [Effect] {
    switch brought {
    case .past(let office, let moment): [.close, .goBack(office, moment)]
    case .done(let words): [.close, .say(words)]
    case .failed(let words): [.close, .complain(words)]
    case .found, .compared, .signedIn, .newPIN: []
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let words = "going back to \(moment.shown(from: view.now)) \(canvas.glyphs.ellipsis)"
    let hints = [Hint(key: "Esc", label: "stays here")]
    let inner = Dialog.frame(title: "As of", rows: 1, columns: min(50, rect.columns - 4), hints: hints, on: &canvas)
    canvas.put(words, row: inner.row, column: inner.column, role: .dialog, limit: inner.columns)
    canvas.cursor = Spot(row: inner.row, column: inner.column)
  }
}
