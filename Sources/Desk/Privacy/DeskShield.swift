import Canvas
import Practice

/// The privacy shield: one key masks names to initials on the whole screen, because someone leans over the counter.
///
/// While it is up the screens see a masked office, and only those stay that are made of nothing else: what was open is put under cover
/// as it is and comes back when the shield is lifted. Nothing masked can be saved, because only changes made of ids alone go through.
extension Desk {
  /// What happened for a screen that was under cover.
  enum Late: Sendable {
    case heard(Heard)
    case brought(Brought)
  }

  /// What lies under the shield.
  struct Shield: Sendable {
    /// The screens that were open, and where each stood among those that stayed.
    var covered: [Layer]
    var order: [Int]
    var late: [(layer: Int, what: Late)] = []
    /// Until then letters are what somebody types into a screen that did not open.
    var deafUntil: Int?
  }

  /// Every screen there is: set aside, under the shield, and open.
  var everyLayer: [Layer] { aside.flatMap(\.layers) + (shield?.covered ?? []) + layers }

  package var isShielded: Bool { shield != nil }

  /// Why something waits until nobody looks on any more.
  static let shieldIsUp = "the shield is up; Z lifts it"

  /// Does something with all screens at hand as they are, none of them under cover; the shield is up again before anything is drawn.
  mutating func uncovered(_ body: (inout Desk) -> Void) {
    guard isShielded else { return body(&self) }
    liftShield()
    body(&self)
    raiseShield()
  }

  mutating func raiseOrLiftShield() {
    if shield == nil { raiseShield() } else { liftShield() }
  }

  private mutating func raiseShield() {
    let order = layers.map(\.id)
    shield = Shield(covered: layers.dropFirst().filter { !$0.screen.showsMasked }, order: order)
    layers = [layers[0]] + layers.dropFirst().filter(\.screen.showsMasked)
    shieldChanged("the shield is up: names are initials until Z lifts it")
  }

  private mutating func liftShield() {
    guard let shield else { return }
    self.shield = nil
    // Lists of masked words are closed; an emergency, and what is being written about it, goes on.
    let before = shield.covered + layers.filter { shield.order.contains($0.id) }
    let since = layers.filter { !shield.order.contains($0.id) && !$0.screen.isMadeOfWords }
    layers = before.sorted { (shield.order.firstIndex(of: $0.id) ?? 0) < (shield.order.firstIndex(of: $1.id) ?? 0) } + since
    shieldChanged("the shield is down")
    for late in shield.late {
      guard let index = layers.firstIndex(where: { $0.id == late.layer }) else { continue }
      switch late.what {
      case .heard(let heard): apply(layers[index].screen.hear(heard, view), from: index)
      case .brought(let brought): apply(layers[index].screen.hear(brought, view), from: index)
      }
    }
  }

  private mutating func shieldChanged(_ words: String) {
    lookAtUndo()
    refreshAll()
    message = (words, .toast)
  }

  /// True if a screen lies under the shield; it then learns what happened when it comes back.
  mutating func keepsForLater(_ layer: Int, _ what: Late) -> Bool {
    guard shield?.covered.contains(where: { $0.id == layer }) == true else { return false }
    shield?.late.append((layer, what))
    return true
  }

  /// Why a screen does not open while names are masked.
  func whyCovered(_ screen: any Screen) -> String? {
    guard isShielded, !screen.showsMasked, !screen.isMadeOfWords else { return nil }
    return "the shield is up, and this would show a patient; Z lifts it"
  }

  /// What would have been typed into a screen that did not open is not taken for keys: a name is full of them.
  mutating func turnDeaf() { shield?.deafUntil = now.milliseconds + Desk.typingPause }

  /// True for letters that follow such a refusal without a pause. Z always lifts the shield, and any key that is no letter ends it.
  mutating func isDeaf(to key: Key) -> Bool {
    guard isShielded, !top.isTyping else { return false }
    guard let until = shield?.deafUntil else {
      // Both ask whom, and are refused.
      if key == .char("/") || key == .char("w") { turnDeaf() }
      return false
    }
    guard case .char(let letter) = key, letter != "Z", now.milliseconds < until else {
      shield?.deafUntil = nil
      return false
    }
    turnDeaf()
    message = ("the shield is up, and nothing was typed; Z lifts it", .problem)
    return true
  }

  /// Longer than anyone who types a word waits between two letters, in milliseconds.
  private static let typingPause = 1500

  /// Why a change is not made while names are masked.
  func whyNotMasked(_ change: Change) -> String? {
    let verb = type(of: change.verb)
    guard isShielded, !verb.movesOnly, !(change.verb is Undo), !(change.verb is Redo) else { return nil }
    return "the shield is up, and \(verb.name) needs to see whom it is about; Z lifts it, nothing was changed"
  }

  /// What the message line may show.
  var shownMessage: (text: String, role: Role)? {
    guard let message, isShielded else { return message }
    return (office.withoutNames(message.text, on: view.today), message.role)
  }
}
