import Canvas
import Practice

/// Keys that mean the same on every screen.
package enum GlobalAction: Hashable, Sendable {
  case help, palette, undo, redo, setAside, takeUp, unsaved, emergency, audit, shield, themes, tour, past, present, lock, switchUser, drill
  case repaint, quit
}

/// The keys of the whole desk.
package enum GlobalKeys {
  package static let name = "everywhere"

  package static let keys: [Binding<GlobalAction>] = [
    Binding(.char("?"), .function(1), action: .help, label: "help", "all keys of this screen; Enter on one does it"),
    Binding(.char(":"), .ctrl("p"), action: .palette, label: "do", "do anything by its name"),
    Binding(.char("u"), action: .undo, label: "undo", "takes back your last change at this desk", verb: Undo.self),
    Binding(.char("U"), .ctrl("r"), action: .redo, "does again what you took back", verb: Redo.self),
    Binding(.ctrl("k"), action: .setAside, "sets the open form aside, with its patient, because the phone rings"),
    Binding(.ctrl("g"), action: .takeUp, "goes back to what was set aside, as it was; asks which if there are several"),
    Binding(.char("N"), action: .unsaved, "shows what is not saved yet, and what was refused when the disk was well again"),
    Binding(
      .char("!"), .ctrl("x"), action: .emergency, label: "emergency", "raises an emergency for the patient under the cursor",
      verb: RaiseEmergency.self),
    Binding(
      .char("H"), action: .audit,
      "the history of the patient on the screen or under the cursor, or of the day: who saw, changed, printed or gave away what"),
    Binding(
      .char("Z"), .ctrl("b"), action: .shield, "masks names to initials everywhere, because someone looks on; again lifts it"),
    Binding(.char("T"), action: .themes, label: "themes", "changes colours; the screen wears each theme as the cursor comes to it"),
    Binding(.ctrl("t"), action: .tour, label: "tour", "walks through one visit, step by step; again ends it"),
    Binding(action: .past, label: "asof", "shows the desk as it was: asof 10:42, asof 20 Nov 14:05"),
    Binding(
      action: .drill, label: "codes", "goes through the code sets step by step: index, chapter, block, category, code", isLooking: true),
    Binding(action: .present, label: "now", "returns from the desk as it was to the present"),
    Binding(.char("K"), .ctrl("q"), action: .lock, "locks the desk: blank until the PIN, and then all is as it was"),
    Binding(.ctrl("o"), action: .switchUser, "someone else sits down; what you have open waits for you"),
    Binding(.ctrl("l"), action: .repaint, "paints the screen anew"),
    Binding(
      .char("q"), action: .quit, label: "quit", "leaves; asks only if something would be lost; above the three panes q goes back"),
  ]

  package static var lines: [KeyLine] {
    keys.map {
      // What has no key is typed in the palette.
      let keys = $0.keys.isEmpty ? ":\($0.label)" : $0.keys.map(\.shown).joined(separator: ", ")
      return KeyLine(screen: name, keys: keys, label: $0.label, sentence: $0.sentence, verb: $0.verb?.name)
    }
  }
}

extension Desk {
  /// What is asked on top is about what stands below: nothing is taken back from under it.
  var whyAsked: String? { top is PickScreen ? "a question is open: answer it first, or Esc" : nil }

  /// With one patient's screen open nothing is taken back that is about another: nobody would see what.
  var whyNotFromHere: String? {
    guard layers.count > 1 else { return nil }
    let view = view, here = Set(top.shows(view) + top.concerns(view))
    guard !here.isEmpty, let last = UndoTrail(office.recent, by: seat.by, at: seat.desk).done.last else { return nil }
    let whose = last.patients(in: office)
    guard !whose.isEmpty, here.isDisjoint(with: whose) else { return nil }
    return "your last change is about somebody else: Esc first, then u takes back \(Told.what(last, view))"
  }
}
