import Canvas
import Desk
import Practice
import Testing

@Suite("What was being typed when the line dropped")
struct DraftTests {
  /// A story up to the moment when the line drops, and what must be on the screen after Enter.
  static let stories: [(String, @Sendable (Receptionist) -> Void, [String])] = [
    (
      "a search for a patient",
      { desk in
        desk.press("/")
        desk.type("okaf")
      }, ["Find", "okaf", "OKAFOR, Ada"]
    ),
    (
      "a search for a walk-in",
      { desk in
        desk.press("w")
        desk.type("ros")
      }, ["ros"]
    ),
    (
      "answers at check-in",
      { desk in
        desk.select("stewart")
        desk.press("c")
        desk.press("y")
        desk.press("y")
      }, ["Check in Stewart, Moira", "✓ identity", "✓ address"]
    ),
    (
      "the reason of a waiver",
      { desk in
        desk.select("stewart")
        desk.press("c")
        desk.press(.end)
        desk.press("w")
        desk.type("manager said so")
      }, ["Check in Stewart, Moira", "manager said so"]
    ),
    (
      "a code on the tick page",
      { desk in
        desk.select("okafor")
        desk.press("b/")
        desk.type("cough")
      }, ["Codes for superbill", "cough"]
    ),
    (
      "the reason of a booking",
      { desk in
        desk.select("okafor")
        desk.press("m")
        desk.press("]r")
        desk.type("knee pain")
        desk.press(.enter)
      }, ["knee pain", "Okafor, Ada"]
    ),
    (
      "a reason half typed above the booking",
      { desk in
        desk.select("okafor")
        desk.press("mr")
        desk.type("knee p")
      }, ["knee p"]
    ),
    (
      "a note of an emergency",
      { desk in
        desk.select("okafor")
        desk.press("!5")
        desk.type("fell at the door")
      }, ["EMERGENCY", "fell at the door"]
    ),
    (
      "a new patient",
      { desk in
        desk.press("/")
        desk.press(.ctrl("n"))
        desk.type("Featherstonehaugh")
      }, ["Featherstonehaugh"]
    ),
  ]

  @Test("comes back with Enter, on the screens that it was typed on", arguments: stories.indices)
  func comesBack(_ index: Int) throws {
    let (what, play, sights) = Self.stories[index]
    let desk = Receptionist()
    play(desk)
    for draft in desk.desk.drafts { #expect(try FormDraft(datum: draft.datum) == draft, "\(what)") }
    #expect(desk.desk.drafts.count == 1, "\(what)")
    desk.reconnect()
    #expect(desk.sees("(Enter to go on)"), "\(what): \(desk.answer)")
    desk.press(.enter)
    for sight in sights { #expect(desk.sees(sight), "\(what): \(sight) in\n\(desk.screen)") }
    #expect(desk.desk.drafts.count == 1, "\(what)")
  }

  @Test("a reason typed above the booking goes back to the booking")
  func goesBack() {
    let desk = Receptionist()
    desk.select("okafor")
    desk.press("mr")
    desk.type("knee p")
    desk.reconnect()
    desk.press(.enter)
    desk.type("ain")
    desk.press(.enter)
    #expect(desk.sees("knee pain") && desk.sees("Okafor, Ada"))
    desk.press(.enter)
    #expect(desk.appointments("Okafor").last?.reason == "knee pain")
  }

  @Test("answers given at check-in are not asked again, and the copay is taken by the means that was chosen")
  func answered() throws {
    let desk = Receptionist()
    desk.select("stewart")
    desk.press("c")
    desk.press("y")
    desk.press(.tab)
    desk.reconnect()
    desk.press(.enter)
    desk.press(.enter)
    for _ in 0..<4 where desk.visit("Stewart")?.state != .ready { desk.press("y", .enter) }
    #expect(desk.visit("Stewart")?.state == .ready)
    #expect(desk.office.payments.sorted.last?.tenders.first?.means == .other)
  }

  @Test("any other key does what it always does, and Ctrl-G still goes back")
  func otherKeys() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("okaf")
    desk.reconnect()
    desk.press(.down)
    #expect(!desk.sees("(Enter to go on)"))
    desk.press(.enter)
    #expect(!desk.sees("okaf") && desk.sees("1 set aside"))
    desk.press(.escape)
    desk.press(.ctrl("g"))
    #expect(desk.sees("okaf"))
  }

  @Test("a warning does not hide the offer")
  func warned() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("okaf")
    desk.reconnect(warning: "the snapshot is damaged and is not used")
    #expect(desk.answer.contains("damaged") && desk.answer.contains("(Enter to go on)"))
    desk.press(.enter)
    #expect(desk.sees("OKAFOR, Ada"))
  }

  @Test("a search is left without a question, for nothing is lost")
  func noQuestion() {
    let desk = Receptionist()
    desk.press("/")
    desk.type("okaf")
    desk.press(.ctrl("k"))
    #expect(desk.desk.drafts.count == 1)
  }
}

extension Receptionist {
  fileprivate func press(_ letters: String, _ keys: Key...) {
    type(letters)
    for key in keys { press(key) }
  }
}
