import Canvas
import Practice
import Testing
import Training

@testable import Desk

@Suite("Keys are data, and the data is true")
struct KeyTests {
  /// Every list of keys with the name of its screen.
  static let screens: [(name: String, keys: [[Key]], sentences: [String])] = [
    list(Home.self), list(FindPatient.self), list(PatientCard.self), list(BookScreen.self), list(CheckInScreen.self), list(BillScreen.self),
    list(PapersOut.self),
    list(FormScreen.self), list(PickScreen.self), list(ReceiptsScreen.self), list(EmergencyCard.self), list(SettingsScreen.self),
    list(HelpScreen.self), list(PaletteScreen.self), list(ThemePicker.self), list(CodeFinder.self), list(CodeDrill.self),
    list(AuditScreen.self),
    list(AuditEventScreen.self), list(GlassScreen.self), list(SignInScreen.self), list(PINScreen.self), list(UnsavedScreen.self),
    list(CalendarScreen.self), list(FindTime.self), list(SeriesScreen.self), list(HoursScreen.self), list(BookedScreen.self),
    list(RowStory.self), list(RoundScreen.self), list(OpenItemsScreen.self), list(RedFlagCard.self),
    list(FitScreen.self), list(CoverageScreen.self), list(VerifyList.self), list(DuplicatesScreen.self),
    list(FreedScreen.self), list(WaitlistScreen.self), list(RecallScreen.self), list(CallRound.self), list(CallList.self),
    list(AbsenceScreen.self), list(FiguresScreen.self), list(ChargesScreen.self), list(LedgerScreen.self),
    (GlobalKeys.name, GlobalKeys.keys.map(\.keys), GlobalKeys.keys.map(\.sentence)),
  ]

  private static func list<S: Screen>(_ screen: S.Type) -> (name: String, keys: [[Key]], sentences: [String]) {
    (S.name, S.keys.map(\.keys), S.keys.map(\.sentence))
  }

  @Test("every key says what it does, in a sentence without a full stop")
  func sentences() {
    for screen in Self.screens {
      for sentence in screen.sentences { #expect(!sentence.trimmed.isEmpty && !sentence.hasSuffix("."), "\(screen.name): \(sentence)") }
    }
  }

  @Test("no screen binds one key twice, and none gives a key of the whole desk another meaning")
  func onceOnly() {
    let global = Set(GlobalKeys.keys.flatMap(\.keys))
    for screen in Self.screens {
      let keys = screen.keys.flatMap { $0 }
      #expect(Set(keys).count == keys.count, "\(screen.name)")
      if screen.name != GlobalKeys.name { #expect(global.isDisjoint(with: keys), "\(screen.name)") }
    }
  }

  @Test("the table of keys has every key of every screen")
  func table() {
    #expect(KeyTable.all.count == Self.screens.map(\.keys.count).reduce(0, +))
    #expect(Set(KeyTable.all.map(\.screen)) == Set(Self.screens.map(\.name)))
  }

  @Test("nothing needs a function key: each has a plainer one beside it")
  func functionKeys() {
    for keys in Self.screens.flatMap(\.keys) {
      let plain = keys.filter { if case .function = $0 { false } else { true } }
      // What has no key at all is typed in the palette.
      #expect(keys.isEmpty || !plain.isEmpty)
    }
  }

  @Test("what the hint bar shows as possible is possible, in every screen")
  func hintsWork() {
    for scene in Scene.allCases {
      expectHintsWork(scene.played(.small), "\(scene)")
    }
  }

  @Test("and on every row of the three panes")
  func hintsWorkOnRows() {
    let desk = Receptionist(Example.demo)
    for pane in 0..<3 {
      var last: Spot?
      for row in 0..<90 {
        // Every ninth row of the day meets every kind of row.
        if PropertyTests.isLong || row.isMultiple(of: 13) || row < 6 && pane == 0 {
          expectHintsWork(desk, "pane \(pane), row \(row): \(desk.cursorLine ?? "")")
        }
        desk.press(.down)
        if desk.canvas.cursor == last, row > 30 { break }
        last = desk.canvas.cursor
      }
      desk.press(.tab)
    }
  }

  private func expectHintsWork(_ desk: Receptionist, _ place: String) {
    let hints = desk.desk.top.hints(desk.desk.view)
    for hint in hints where !hint.off {
      guard let key = Keys.named[hint.key] else {
        Issue.record("no key is called \(hint.key)")
        continue
      }
      // A form may find fault with what is in it; that is its work.
      if desk.desk.top is FormScreen || desk.desk.top is GlassScreen, hint.key == "Enter" { continue }
      // Help and the palette show the reason beside the line that Enter would do.
      if hint.label == "do it" { continue }
      let other = desk.twin()
      other.press(key)
      let message = other.desk.message
      #expect(message?.role != .problem, "\(place): \(hint.key) \(hint.label) says: \(message?.text ?? "")")
    }
  }

  @Test("a key that does nothing says so and points to help")
  func unknownKey() {
    let desk = Receptionist()
    desk.press(.function(12))
    #expect(desk.answer.contains("? shows all keys"))
  }

  @Test("help lists all keys of the screen, finds one by a word, and Enter does it", arguments: Size.usual)
  func help(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.press("?")
    desk.type("walk-in")
    desk.press(.enter)
    #expect(desk.sees("Who walked in?"))
  }

  @Test("what is no key here is shown where it is one")
  func elsewhere() {
    let desk = Receptionist(Example.office, .large)
    desk.press(":")
    desk.type("justify")
    #expect(desk.sees("No key of this screen. Elsewhere:") && desk.sees("superbill, J"))
    desk.press(.escape)
    desk.press(":")
    desk.type("xyzzy")
    #expect(desk.sees("Nothing goes by that name."))
  }

  @Test("the palette does anything by its name", arguments: Size.usual)
  func palette(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    desk.select("hernandez")
    desk.press(":")
    desk.type("arrive: records that the patient")
    desk.press(.enter)
    #expect(desk.visit("Hernandez")?.state == .arrived)
  }

  @Test("help says why a key is off, and doing it says so too")
  func whyOff() {
    let desk = Receptionist()
    desk.press("?")
    desk.type("redo")
    #expect(desk.sees("there is nothing of yours"))
    desk.press(.enter)
    #expect(desk.answer.contains("nothing of yours to do again"))
    #expect(desk.journal.isEmpty)
  }

  @Test("in help, no key is promised that is text where help was asked for")
  func noFalseKeys() {
    let desk = Receptionist()
    Scene.tickPage.play(desk)
    let before = desk.office
    desk.press("u")
    let changed = desk.office.seq != before.seq
    let promised = desk.desk.top.lines(desk.desk.view).contains { $0.keys.split(separator: ",").map { String($0).trimmed }.contains("u") }
    desk.press("?")
    desk.type("takes back your last")
    #expect(!changed || promised || !desk.sees(" u takes back"), "u ticks a line here")
  }

  @Test("help explains the flags on the rows")
  func legend() {
    let desk = Receptionist()
    desk.press("?")
    desk.type("INS?")
    #expect(desk.sees("no coverage in force"))
    desk.press(.enter)
    #expect(desk.answer.contains("INS? is a flag"))
  }
}

/// Keys by the names that the screen gives them.
enum Keys {
  static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !\"#$%&'()*+,-./:;<=>?@[]{}^_~|"
  static let moves: [Key] = [
    .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .backspace, .delete, .insert,
  ]
  static let all: [Key] =
    letters.map { .char($0) } + moves + "abcdefghijklmnopqrstuvwxyz".map { .ctrl($0) } + (1...12).map { .function($0) } + [.unknown]
  static let named = Dictionary(all.map { ($0.shown, $0) }, uniquingKeysWith: { first, _ in first })
}
