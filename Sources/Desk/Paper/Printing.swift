import Practice

extension View {
  /// What stands at the head of paper from this desk: when it was true and who printed it.
  var paperNote: String {
    let printed = "printed \(clock.day.shown) \(clock.time.shown) by \(context.by)"
    return isPast ? "AS OF \(now.day.shown) \(now.time.shown), \(printed)" : printed
  }
}

extension Effect {
  /// Sends pages to the printer and says so.
  static func print(_ sheets: Sheets, about: [Reference]) -> [Effect] {
    // The title of a queue is read by strangers: it says what it is and never whose.
    [.ask(.print(Paper(title: sheets.title, text: sheets.text, about: about))), .say("printing: \(sheets.title)")]
  }
}
