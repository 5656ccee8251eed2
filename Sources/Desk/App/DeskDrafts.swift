import Canvas
import Practice

/// What was typed and not yet saved outlives a dropped line.
extension Desk {
  /// Everything typed and not yet saved, open or set aside: each with the screens that it was opened from.
  package var drafts: [FormDraft] {
    // What is typed in the past cannot be saved and is not kept.
    let covered = past == nil ? shield?.covered ?? [] : []
    let open = past?.layers ?? layers
    return Desk.drafts(open, past?.aside ?? aside, covered: covered)
  }

  static func drafts(_ layers: [Layer], _ aside: [Aside], covered: [Layer] = []) -> [FormDraft] {
    (aside.map(\.layers) + [covered, Array(layers.dropFirst())]).compactMap { stack in
      guard let top = stack.lastIndex(where: { $0.screen.draft != nil }), var draft = stack[top].screen.draft else { return nil }
      draft.below = stack[..<top].compactMap(\.screen.place)
      return draft
    }
  }

  /// Takes up what someone was writing when the line dropped: each lies set aside, newest last.
  package mutating func restore(_ drafts: [FormDraft]) {
    for draft in drafts {
      guard let top = Resumed.screen(draft, view) else { continue }
      let screens = draft.below.compactMap { Resumed.screen($0, view) } + [top]
      lastID += screens.count
      let layers = screens.enumerated().map { Layer(id: lastID - screens.count + 1 + $0, screen: $1) }
      aside.append(Aside(layers: layers, words: draft.words))
    }
    guard let last = aside.last else { return }
    let words = "you were writing: \(last.words) (Enter to go on)"
    let before = message?.text
    message = (before.map { "\($0); \(words)" } ?? words, message?.role ?? .toast)
    offer = words
  }

  /// Goes back to the one thing set aside, or asks to which of several.
  var whichToTakeUp: Effect {
    guard aside.count > 1 else { return .takeUp(0) }
    let items = aside.reversed().enumerated().map { PickScreen.Item($1.words, [.takeUp($0)]) }
    return .open(PickScreen(title: "Go back to which?", lines: ["The one set aside last comes first."], items: items))
  }
}

/// A screen that is no form and can be opened again as it was.
protocol Resumable: Screen {
  /// Nothing if what it was about is not there any more.
  init?(resuming draft: FormDraft, _ view: View)
}

extension Resumable {
  static var draftName: String { "screen \(name)" }

  /// A draft of this screen.
  func kept(about: Datum = .null, texts: Datum = .null, words: String = "") -> FormDraft {
    FormDraft {
      $0.form = Self.draftName
      $0.about = about
      $0.texts = texts
      $0.words = words
    }
  }
}

/// Screens from their drafts.
enum Resumed {
  static let all: [any Resumable.Type] = [
    FindPatient.self, CodeFinder.self, CheckInScreen.self, BookScreen.self, BillScreen.self, PatientCard.self, ReceiptsScreen.self,
    EmergencyCard.self, HoursScreen.self, FindTime.self, SeriesScreen.self,
    OpenItemsScreen.self, RedFlagCard.self, CoverageScreen.self,
    FreedScreen.self, CallRound.self, AbsenceScreen.self, LedgerScreen.self, ChargesScreen.self,
  ]

  static func screen(_ draft: FormDraft, _ view: View) -> (any Screen)? {
    if let type = all.first(where: { $0.draftName == draft.form }) { return type.init(resuming: draft, view) }
    return FormScreen(restoring: draft, view)
  }
}
