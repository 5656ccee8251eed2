import Canvas
import Foundation
import Practice
import Testing
import Training

@testable import Desk

@Suite("Whatever happens")
struct PropertyTests {
  /// `ANTEROOM_LONG=1` tries everything; else a sample that is the same every time.
  static let isLong = ProcessInfo.processInfo.environment["ANTEROOM_LONG"] == "1"

  static let sizes: [Size] = {
    let all = (1...60).flatMap { rows in (1...200).map { Size($0, rows) } }
    if isLong { return all }
    var dice = Dice(seed: 7)
    return [Size(1, 1), Size(200, 60), Size(40, 10), Size(39, 10), Size(60, 16), Size(59, 16), Size(110, 30)]
      + dice.shuffled(all).prefix(6)
  }()

  @Test("every screen can be drawn at every size", arguments: Scene.allCases)
  func everySize(_ scene: Scene) {
    let desk = scene.played(.huge)
    expectWhole(desk, Self.isLong ? Self.sizes : Array(Self.sizes.suffix(4)), "\(scene)")
  }

  @Test("and so can the three panes, in any office", arguments: [Example.demo, Example.empty, Odd.office])
  func everySizeHome(_ office: Office) {
    for tabs in 0..<3 {
      let desk = Receptionist(office, .huge)
      for _ in 0..<tabs { desk.press(.tab) }
      expectWhole(desk, Self.sizes, "pane \(tabs)")
    }
  }

  private func expectWhole(_ desk: Receptionist, _ sizes: [Size], _ what: String) {
    for size in sizes {
      desk.resize(size)
      let fault = desk.canvas.fault
      #expect(fault == nil, "\(what) at \(size)")
    }
  }

  @Test("random keys never stop the desk, never leave a change unanswered, never break a rule", arguments: 1...(isLong ? 300 : 4))
  func randomKeys(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let office =
      seed.isMultiple(of: 8) ? Odd.office : seed.isMultiple(of: 5) ? Example.empty : seed.isMultiple(of: 2) ? Example.office : Example.demo
    let before = Set(Checks.run(office))
    let desk = Receptionist(
      office, dice.pick(Self.sizes + Size.usual + Size.usual + Size.usual), glyphs: dice.chance(50) ? .ascii : .unicode)
    var keys: [String] = []
    for step in 0..<(Self.isLong ? 400 : 45) {
      let key = dice.anyKey()
      keys.append(key.shown)
      desk.press(key)
      #expect(desk.waiting.isEmpty && !desk.desk.isWaiting, "seed \(seed): \(keys.suffix(12))")
      if dice.chance(4) { desk.paste(dice.pick(["okafor", "\u{1B}[2J", "山田\nx", String(repeating: "long ", count: 60)])) }
      if dice.chance(4) { desk.resize(dice.pick(Self.sizes + Size.usual)) }
      if dice.chance(5) { desk.wait(minutes: dice.number(0...40)) }
      if step.isMultiple(of: 5) {
        let fault = desk.canvas.fault
        #expect(fault == nil, "seed \(seed): \(keys.suffix(12))")
        if fault != nil { return }
      }
      if desk.desk.isOver { break }
    }
    let broken = Checks.run(desk.office).filter { !before.contains($0) }
    #expect(broken.isEmpty, "seed \(seed)")
    #expect(desk.desk.drafts.allSatisfy { (try? FormDraft(datum: $0.datum)) == $0 })
  }

  @Test("settings take any text, and records of any content are shown", arguments: 1...(isLong ? 200 : 3))
  func randomSettings(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(2000 + seed))
    let scraps = [
      "", " ", "/", "//20", ",", "-", ":", "8:00-12:00/20", "8:00", "-12:00", "closed", "same day", "0", "-1", "9", "é\u{301}", "12/1", "t",
      "\u{1B}[2J",
    ]
    var office = Example.office
    let wild: [Datum] = [
      .null, .whole(.max), .whole(.min), .whole(0), .whole(8), .whole(-1), .text(""), .text("x"), .flag(true), .list([]),
      .list([.text("x")]), .fields([:]),
    ]
    for kind in SettingsScreen.kinds {
      for whole in office.atHand(kind).prefix(3) {
        var fields = whole.fields
        for name in fields.names where name != "id" && name != "v" && dice.chance(60) { fields[name] = dice.pick(wild) }
        try? office.load([Edits.Whole(whole.reference, fields)])
      }
    }
    let desk = Desk(office, seat: Example.seat, now: Example.now, rows: 24, columns: 80)
    for kind in SettingsScreen.kinds {
      let records = office.atHand(kind)
      for id in [""] + records.map(\.reference.id).prefix(4) {
        let form = SettingForm {
          $0.kind = kind
          $0.id = id
        }
        let inputs = form.inputs(desk.view)
        let texts = inputs.map { ($0.name, (0..<dice.number(0...4)).map { _ in dice.pick(scraps) }.joined()) }
        let values = FormValues(texts: Dictionary(texts, uniquingKeysWith: { $1 }), today: desk.view.today)
        guard let effects = try? form.submit(values, desk.view) else { continue }
        for case .change(let change) in effects { _ = try? office.decide(change, desk.view.context) }
      }
      for record in records {
        #expect(SettingForm.line(record, desk.view).isEmpty == false || record.fields["name"].text?.isEmpty != false)
      }
    }
  }

  @Test("typing into a slow disk, then a full one, loses and doubles nothing", arguments: 1...(isLong ? 60 : 2))
  func randomDisk(_ seed: Int) {
    var dice = Dice(seed: UInt64(1000 + seed))
    let desk = Receptionist()
    for _ in 0..<80 {
      desk.disk = dice.pick([.good, .good, .slow, .slow, .full, .gone])
      desk.press(dice.anyKey())
      if desk.disk == .slow, dice.chance(60) { desk.diskAnswers(dice.chance(30) ? "the disk is full" : nil) }
      if desk.desk.isOver { break }
    }
    desk.diskIsWell()
    desk.disk = .good
    for _ in 0..<200 where !desk.waiting.isEmpty { desk.diskAnswers() }
    #expect(!desk.desk.isWaiting)
    #expect(desk.canvas.fault == nil)
    #expect(desk.office.seq == Example.office.seq + desk.journal.count)
  }
}
