import Canvas
import Foundation
import Practice
import Testing
import Training

@testable import Desk

/// A hand that presses anything, for as long as one likes: `ANTEROOM_LONG=1` walks a million keys, `ANTEROOM_SEED=n` only walk n.
@Suite("A hand that presses anything") struct WalkerTests {
  static let isLong = PropertyTests.isLong
  /// So many keys are a walk; then another hand begins at another desk.
  static let keys = isLong ? 2000 : 60
  static let walks: [Int] = {
    if let one = ProcessInfo.processInfo.environment["ANTEROOM_SEED"].flatMap({ Int($0) }) { return [one] }
    return Array(1...(isLong ? 500 : 3))
  }()
  static let sizes = [
    Size(40, 10), .small, .huge, Size(60, 16), .middle, Size(59, 15), .large, .tiny, Size(200, 60), Size(41, 43), Size(132, 10),
  ]

  @Test(
    "No key stops the desk, every picture can be shown, every rule holds after each key, and nothing typed is lost unasked",
    arguments: walks)
  func walk(_ seed: Int) {
    var dice = Dice(seed: UInt64(7_000_000 + seed))
    let start = seed.isMultiple(of: 7) ? Odd.office : seed.isMultiple(of: 3) ? Example.office : Example.demo
    let known = Set(Checks.run(start))
    let desk = Receptionist(start, Self.sizes[seed % Self.sizes.count], glyphs: seed.isMultiple(of: 2) ? .ascii : .unicode)
    var said: [String] = []
    var seq = start.seq
    for step in 0..<Self.keys {
      let before = Typed(desk)
      said.append(Self.act(desk, &dice))
      let trail = "seed \(seed), step \(step): \(said.suffix(14).joined(separator: " "))"
      if let lost = before.lost(in: desk, by: said.last ?? "") {
        Issue.record("\(lost) was lost unasked; \(trail)")
        return
      }
      if desk.desk.isWaiting || !desk.waiting.isEmpty {
        Issue.record("a change has no answer; \(trail)")
        return
      }
      let picture = desk.canvas
      if let fault = picture.fault {
        Issue.record("\(fault); \(trail)")
        return
      }
      (desk.desk.layers[0].screen as? Home)?.drawn.forget()
      if desk.desk.canvas() != picture {
        Issue.record("rows were not as they would be drawn now; \(trail)")
        return
      }
      if desk.office.seq != seq {
        seq = desk.office.seq
        let broken = Checks.run(desk.office).filter { !known.contains($0) }
        if !broken.isEmpty {
          Issue.record("\(broken.map(\.sentence)); \(trail)")
          return
        }
      }
      if desk.desk.isOver { return }
    }
  }

  @Test("In the smallest window a long question still shows what can be answered, with the cursor on it")
  func longQuestion() {
    let desk = Receptionist(Example.office, Size(40, 10))
    for name in ["okafor", "ruiz", "smith"] {
      desk.press("/")
      desk.press(.ctrl("n"))
      desk.press(.tab)
      desk.type("\(name) and some more of it")
      desk.press(.ctrl("k"))
    }
    desk.press("q")
    #expect(desk.sees("no, stay") && desk.sees("yes, leave") && desk.canvas.fault == nil, "\(desk.screen)")
    #expect(desk.cursorLine?.contains("no, stay") == true)
  }

  /// One thing that can happen at a desk; says what it was.
  private static func act(_ desk: Receptionist, _ dice: inout Dice) -> String {
    switch dice.number(0...99) {
    case 0...2:
      let text = dice.pick(["okafor", "\u{1B}[2J", "山田\nx", String(repeating: "long ", count: 60), "\u{202E}abc", "\t"])
      desk.paste(text)
      return "(paste)"
    case 3...5:
      let size = dice.pick(sizes)
      desk.resize(size)
      return "(\(size))"
    case 6...8:
      let minutes = dice.number(0...40)
      desk.wait(minutes: minutes)
      return "(\(minutes) minutes)"
    case 9:
      // The disk is full for a moment, and the key is pressed again when it is not.
      desk.disk = .full
      let key = dice.chance(60) ? Key.enter : dice.anyKey()
      desk.press(key)
      desk.diskIsWell()
      return "(full)\(key.shown)"
    case 10:
      let visits = desk.office.visitsHere(on: desk.now.day)
      guard !visits.isEmpty else { return "(nobody)" }
      let visit = dice.pick(visits)
      try? desk.elsewhere(dice.pick([CallPatient(visit.id), SendToCheckout(visit.id), ReturnToWaiting(visit.id)] as [any Verb]))
      return "(another desk)"
    case 11...17:
      let word = dice.anyWord()
      desk.type(word)
      return "\"\(word)\""
    default:
      let key = dice.anyKey()
      desk.press(key)
      return key.shown
    }
  }
}

/// What was typed in open forms and in those set aside, by the form it is in.
private struct Typed {
  private var forms: [Int: FormDraft] = [:]
  private let lines: Int
  private let wasAsked: Bool

  init(_ desk: Receptionist) {
    for layer in desk.desk.everyLayer {
      // Answers of check-in and a booking are kept for a dropped line, and Esc leaves them without a question.
      if layer.screen is FormScreen, layer.screen.isTouched, let draft = layer.screen.draft { forms[layer.id] = draft }
    }
    lines = desk.journal.count
    wasAsked = desk.desk.top is PickScreen
  }

  /// A form with something typed that is gone, though nothing was saved, nobody was asked, and it was not handed over by Enter.
  func lost(in desk: Receptionist, by what: String) -> String? {
    if wasAsked || desk.journal.count > lines { return nil }
    if what.hasSuffix("Enter") || what.hasSuffix("Ctrl-S") { return nil }
    // Words have letters that can answer what the word before opened.
    if what.hasPrefix("\"") { return nil }
    let now = Set(desk.desk.everyLayer.map(\.id))
    guard let gone = forms.first(where: { !now.contains($0.key) }) else { return nil }
    return "\"\(gone.value.words)\""
  }
}
