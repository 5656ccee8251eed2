import Practice

/// What the desk does while nobody presses a key.
extension Desk {
  /// How long the loop may sleep, in milliseconds, before the desk wants to look again: soon while panes still have to follow
  /// the cursor, else until the clocks on the screen move on.
  package var patience: Int {
    if let home = layers[0].screen as? Home {
      // What the first picture lacks comes right behind it.
      if home.isFresh { return 1 }
      if home.isBehind { return 180 }
    }
    return min(60_000 - now.milliseconds % 60_000, views.due(now) ?? .max, untilLock ?? .max)
  }

  /// Adds to the first picture what would have kept it waiting; whether anything was to be added.
  @discardableResult package mutating func finishFirstPicture() -> Bool {
    guard var home = layers[0].screen as? Home, home.isFresh else { return false }
    home.judge(view)
    layers[0].screen = home
    return true
  }
}
