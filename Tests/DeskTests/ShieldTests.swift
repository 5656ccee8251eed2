import Canvas
import Practice
import Testing
import Training

@testable import Desk

@Suite("The privacy shield")
struct ShieldTests {
  /// Every family name of an office, as lists show it. Names that are words of the desk as well, or of one letter, prove nothing.
  private static func names(_ office: Office) -> [String] {
    let own = Set(
      office.providers.sorted.flatMap { [$0.short, $0.name.family, $0.name.given] }
        + office.staff.sorted.flatMap { $0.fullName.split(separator: " ").map(String.init) })
    let families = Set(office.patients.sorted.map(\.name.family)).filter { $0.count > 2 && !own.contains($0) }
    return families.flatMap { [$0, $0.uppercased()] }
  }

  private static let clinic = names(Example.office)

  private func named(_ desk: Receptionist, _ names: [String]) -> String? {
    let screen = desk.screen
    // Only what has all its words on the screen is looked for.
    let words = Set(screen.split { !$0.isLetter })
    return names.first { $0.split { !$0.isLetter }.allSatisfy(words.contains) && screen.contains($0) }
  }

  private static let usualSizes: [Size] = PropertyTests.isLong ? [.small, .huge, Size(60, 16)] : [.small]

  private func expectMasked(
    _ desk: Receptionist, _ what: String, _ names: [String] = clinic, sizes: [Size] = usualSizes
  ) {
    for size in sizes {
      desk.resize(size)
      #expect(desk.sees("SHIELD") || desk.sees("needs a terminal"), "\(what) at \(size)")
      #expect(named(desk, names) == nil, "\(what) at \(size)")
    }
  }

  @Test("raised over any screen it shows no name of any patient, at any size", arguments: Scene.allCases.filter { $0 != .shield })
  func overEverything(_ scene: Scene) {
    let desk = scene.played(.huge)
    desk.press(.ctrl("b"))
    expectMasked(desk, "\(scene)")
    for _ in 0..<3 {
      desk.press(.tab)
      expectMasked(desk, "\(scene), next pane")
    }
  }

  @Test("while it is up no key leads to a name", arguments: Scene.allCases.filter { $0 != .shield })
  func leadsNowhere(_ scene: Scene) {
    let desk = Receptionist(Example.office, .large)
    desk.select("okafor")
    desk.press("Z")
    scene.play(desk)
    expectMasked(desk, "\(scene)")
  }

  @Test("random keys under it show no name and save nothing masked", arguments: 1...(PropertyTests.isLong ? 200 : 3))
  func randomKeys(_ seed: Int) {
    var dice = Dice(seed: UInt64(4000 + seed))
    let office = seed.isMultiple(of: 2) ? Example.office : Example.demo
    let names = Self.names(office)
    let desk = Receptionist(office, dice.pick(Size.usual + [.huge, .middle]))
    desk.press("Z")
    var keys: [String] = []
    for step in 0..<(PropertyTests.isLong ? 300 : 40) {
      let key: Key =
        dice.chance(60)
        ? .char(dice.pick(Array("OIGYacfrpodbmwivxy$+LMEBQPSV/?:!AXn123s=RT")))
        : dice.pick([.enter, .escape, .up, .down, .tab, .pageDown, .left, .right, .ctrl("k"), .ctrl("g"), .ctrl("x")])
      keys.append(key.shown)
      desk.press(key)
      if dice.chance(6) {
        // Up and down again, whatever is open.
        desk.press(.ctrl("b"), .ctrl("b"))
        #expect(desk.desk.isShielded)
      }
      if step.isMultiple(of: 6) { desk.wait(minutes: dice.number(0...9)) }
      if let name = named(desk, names) {
        Issue.record("seed \(seed): \(name) is seen after \(keys.suffix(10))")
        return
      }
      if desk.desk.isOver { break }
    }
    for entry in desk.journal {
      let written = "\(entry.edits.new.map(\.fields)) \(entry.edits.set.map(\.now)) \(entry.why ?? "")"
      #expect(!written.contains("(hidden)") && !written.contains("lifts the shield"), "seed \(seed): \(entry.did)")
      for edit in entry.edits.set where edit.reference.kind == .patients { #expect(edit.now["name"].isNull, "seed \(seed)") }
    }
  }

  @Test("a form comes back as it was, complete with what is typed, and its draft is kept meanwhile")
  func formComesBack() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("stewart")
    desk.press(.enter, .char("e"), .tab)
    desk.overwrite("Mairi")
    desk.press(.ctrl("b"))
    #expect(desk.desk.isShielded && !desk.sees("Mairi") && !desk.sees("STEWART"))
    #expect(desk.desk.drafts.count == 1, "a dropped line loses nothing")
    desk.press("Z")
    #expect(desk.sees("Mairi"))
    desk.press(.enter)
    #expect(desk.patient("Stewart")?.name.given == "Mairi")
  }

  @Test("keys that only move people work: called, put in a room, and nobody is named in what is said about it")
  func moves() {
    let desk = Receptionist()
    desk.select("smith, john")
    desk.press("Z")
    desk.press("f")
    #expect(desk.visit("Smith")?.state == .called)
    #expect(desk.answer.contains("saved: call, S. J."))
    desk.press("r")
    desk.press(.enter)
    #expect(desk.visit("Smith")?.state == .roomed)
    expectMasked(desk, "after a room")
    desk.press("u")
    #expect(desk.visit("Smith")?.state == .called)
    expectMasked(desk, "after undo")
  }

  @Test("what shows or writes says why it does not: nothing masked can be saved")
  func off() {
    let desk = Receptionist()
    desk.select("smith")
    desk.press("Z")
    for key in ["i", "c", "b", "m", "$", "+", "x", "/", "w", "S", "y", "P", "E"] {
      desk.press(key)
      #expect(desk.answer.contains("shield is up"), "\(key): \(desk.answer)")
      #expect(desk.desk.layers.count == 1)
    }
    #expect(desk.journal.isEmpty)
  }

  @Test("a name that is typed after a search was refused is no row of keys")
  func deaf() {
    let desk = Receptionist()
    desk.select("smith, john")
    desk.press("Z")
    desk.press("/")
    for letter in "frank" {
      desk.press(String(letter))
      #expect(desk.answer.contains("nothing was typed"), "\(letter): \(desk.answer)")
    }
    #expect(desk.journal.isEmpty)
    desk.now = desk.now.advanced(byMinutes: 1)
    desk.press("f")
    #expect(desk.visit("Smith")?.state == .called, "after a pause a key is a key again")
    desk.press("/")
    desk.press("Z")
    #expect(!desk.desk.isShielded)
  }

  @Test("the pane of the superbill says how much there is and not what")
  func noDiagnosis() {
    let desk = Receptionist(Example.office, .huge)
    desk.select("petrov")
    #expect(desk.sees("R05.9") && desk.sees("cough"))
    desk.press("Z")
    #expect(!desk.sees("R05.9") && !desk.sees("cough") && !desk.sees("1968-04-14") && desk.sees("Superbill"))
  }

  @Test("an emergency is raised, noted and ended under it, and goes on when it is lifted")
  func emergency() {
    let desk = Receptionist(Example.office, .large)
    desk.select("okafor")
    desk.press("Z!")
    desk.press("2")
    desk.pick("Lin")
    let raised = desk.office.emergencies.sorted.last
    #expect(raised?.clinician == "Lin" && raised?.patient == desk.patient("Okafor")?.id)
    expectMasked(desk, "the card")
    desk.press("6")
    expectMasked(desk, "whose")
    desk.press(.escape)
    desk.resize(.huge)
    desk.press("Z")
    #expect(desk.sees("EMERGENCY") && desk.sees("Okafor, Ada") && !desk.sees("SHIELD"))
  }

  @Test("what is set aside, what another desk does and what the files say name nobody")
  func elsewhere() throws {
    let desk = Receptionist(Example.demo, .large)
    let names = Self.names(Example.demo)
    desk.press("/")
    desk.type("okafor, a")
    desk.press(.enter, .char("e"))
    desk.overwrite("Okaforx")
    desk.press(.ctrl("k"))
    desk.press("Z")
    expectMasked(desk, "set aside", names)
    desk.press(.ctrl("g"))
    expectMasked(desk, "taking up", names)
    desk.press("q")
    expectMasked(desk, "leaving", names)
    desk.press(.escape)
    let today = desk.office.filed(Appointment.self, on: desk.now.day).compactMap { desk.office[$0.patient]?.name.listed }
    desk.tellFromOutside("the record of \(try #require(today.first)) was changed at front-2")
    expectMasked(desk, "told from outside", names)
  }

  @Test("the tour waits under it, and names nobody")
  func tour() {
    let desk = Receptionist(Example.demo, .large)
    desk.press(.ctrl("t"))
    desk.press("Z")
    expectMasked(desk, "tour", Self.names(Example.demo), sizes: [.small, .huge])
    #expect(desk.sees("The tour waits"))
  }

  @Test("initials: of any name, and never the whole of a short one")
  func initials() {
    for (name, shown) in [
      (PersonName("Okafor", "Ada"), "O. A."), (PersonName("Suharto", ""), "S."), (PersonName("김", "민준"), "*. 민."),
      (PersonName("O", "Li"), "*. L."),
      (PersonName("\u{1B}[31mRed", "\u{202E}x"), "M. X."), (PersonName("", ""), ""),
    ] { #expect(name.masked.listed == shown) }
  }
}
