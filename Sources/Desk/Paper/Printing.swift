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
  static func print(_ sheets: Sheets, about: [Reference], keeps: (any Verb)? = nil) -> [Effect] {
    // The title of a queue is read by strangers: it says what it is and never whose.
    var paper = Paper(title: sheets.title, text: sheets.text, about: about)
    paper.keeps = keeps
    return [.ask(.print(paper)), .say("printing: \(sheets.title)")]
  }

  /// Letters to everybody on a list, which count as sent once they are printed. Of more than one it asks first.
  static func letters(_ sheets: Sheets, to patients: [PatientID], leftOut: Int = 0, _ sent: NoteLetters) -> [Effect] {
    let print = print(sheets, about: patients.map { Reference($0) }, keeps: sent)
    guard patients.count + leftOut > 1 else { return print }
    let closed =
      leftOut == 0 ? [] : ["\(leftOut) of restricted records \(leftOut == 1 ? "is" : "are") left out: each opens with a reason first."]
    return [
      .open(
        PickScreen(
          title: "Print letters to \(patients.count) patients?",
          lines: ["Once they are printed all of them count as written to; u takes that back."] + closed,
          items: [.init("no", []), .init("yes, print them", print)]))
    ]
  }
}
