import Practice

extension Desk {
  /// Leaves, or from the past only returns; asks where something would be put away.
  mutating func leave() {
    if past != nil { return returnToNow() }
    let covered = shield?.covered.count { $0.screen.isTouched } ?? 0
    let words =
      isShielded && covered + aside.count > 0
      ? ["\(covered + aside.count) under the shield or set aside"]
      : aside.map(\.words) + layers.dropFirst().filter(\.screen.isTouched).map { $0.screen.about(view) }
    if words.isEmpty, leavingUnsaved == nil {
      isOver = true
      return
    }
    let kept =
      seat.isDemo ? "A practice office is thrown away, and this with it." : "What is typed is kept as a draft and offered next time."
    let unfinished = words.isEmpty ? [] : ["Not finished: \(words.joined(separator: "; ")).", kept]
    apply(
      [
        .open(
          PickScreen(
            title: "Leave now?", lines: [leavingUnsaved].compactMap { $0 } + unfinished,
            items: [.init("no, stay", []), .init("yes, leave", [.quit])]))
      ], from: layers.count - 1)
  }
}
