import Canvas
import Desk
import Practice
import Synchronization

/// A screen that is worth a picture, and the keys that lead to it.
enum Scene: String, CaseIterable, CustomStringConvertible {
  case find, card, bookNextFree = "book next free", bookGrid = "book grid", checkIn = "check-in", tickPage = "tick page", checkout, receipts
  case refund, walkIn = "walk-in", pastVisit = "past visit", emergency, settings, settingForm = "setting form", help, palette, pick,
    newPatient = "new patient", audit, auditRow = "audit row", dayClose = "day close", disclosure, asOf = "as of",
    paletteTime = "palette time", goingBack = "going back"
  case unsavedRows = "unsaved rows", unsaved
  case freed = "freed time", waitlist, recalls, callRound = "call round", callList = "call list", absence = "provider out"
  case billSheet = "superbill sheet", billLine = "service line", billHead = "superbill head", papersOut = "papers out"
  case shield, restricted = "restricted record"
  case figures, charges, ledger, estimate
  case month, week, providerColumns = "provider columns", findTime = "find time", noTime = "no time", series, hours, closedDays =
    "closed days"
  case inTheWay = "in the way", slotCode = "slot code"
  case story = "waiting story", round = "comfort round", openItems = "open items", callBackRound = "call-back round", redFlag = "red flag"
  case fitIn = "fit in", coverage, toVerify = "to verify", duplicates

  var description: String { rawValue }

  /// The name of its picture.
  func file(_ size: Size, _ glyphs: Glyphs) -> String {
    "\(rawValue.split(separator: " ").joined(separator: "-"))-\(size)\(glyphs == .ascii ? "-ascii" : "")"
  }

  /// Where it plays: some need people who wait.
  var office: Office {
    switch self {
    case .freed, .waitlist, .recalls, .callRound, .callList, .absence: Waiting.office
    default: Example.office
    }
  }

  /// A desk on which it has played, at a size; played once for all tests that look at it.
  func played(_ size: Size) -> Receptionist {
    let key = "\(rawValue) \(size)"
    if let far = Self.known.withLock({ $0[key] }) { return Receptionist(far) }
    let desk = Receptionist(office, size)
    play(desk)
    Self.known.withLock { [far = desk.far] in $0[key] = far }
    return desk
  }

  private static let known = Mutex<[String: Receptionist.Far]>([:])

  func play(_ desk: Receptionist) {
    switch self {
    case .freed:
      desk.select("smith jane")
      desk.press("x")
      desk.pick("patient: cannot come")
    case .waitlist: desk.press("J")
    case .recalls:
      desk.press("#")
      desk.pick("recalls that are due")
    case .callRound:
      desk.press("#")
      desk.pick("recalls that are due")
      desk.press(.enter)
    case .callList:
      desk.press("#")
      desk.pick("missed appointments")
    case .absence:
      desk.press("Y")
      desk.pick("Dr Lin is out")
      desk.type("sick")
      desk.press(.enter)
    case .unsavedRows, .unsaved:
      desk.disk = .full
      desk.select("hernandez")
      desk.press("a")
      desk.select("okafor")
      desk.press("+35")
      desk.press(.enter)
      if desk.sees("stays as credit") { desk.pick("stays as credit") }
      if self == .unsaved { desk.press("N") }
    case .month:
      desk.schedule()
      desk.press("G{")
    case .week:
      desk.schedule()
      desk.select("nguyen")
      desk.press("G")
      desk.press(.tab)
    case .providerColumns:
      desk.select("nguyen")
      desk.press("G")
      desk.press(.tab, .tab)
    case .findTime:
      desk.press("F")
      desk.type("2x30 tue thu pm lin after 1 dec")
    case .noTime:
      desk.select("okafor")
      desk.press("F")
      desk.type("2x180 lin this week")
    case .series:
      desk.press("/")
      desk.type("rossi")
      desk.press(.enter)
      desk.press("m/")
      desk.type("lin today pm")
      desk.press(.enter)
      desk.press("R")
      desk.press(.tab)
      desk.press("d")
      desk.press(.enter)
    case .hours:
      desk.schedule()
      desk.press("S")
      desk.press(.down, .down)
      desk.press("w")
      desk.press(.end)
      for _ in 0..<200 { desk.press(.backspace) }
      desk.type("Mon 0800-0920 1111  0920-1000 SS  1000-1040 N")
    case .closedDays:
      desk.press("S")
      for _ in 0..<10 { desk.press(.down) }
      desk.press("+")
      desk.type("t")
      for _ in 0..<6 { desk.press(.tab) }
      desk.type("power is out")
      desk.press(.enter)
    case .inTheWay:
      desk.select("okafor")
      desk.press("ms")
      desk.press(.home)
      desk.press(.down, untilCursorOn: ", ")
    case .slotCode:
      desk.press("S")
      for _ in 0..<9 { desk.press(.down) }
      desk.press("+")
      desk.type("S")
      desk.tab("same day")
    case .story:
      desk.select("smith john")
      desk.press("e")
    case .round:
      desk.press(".")
      desk.press(.down)
      desk.press("p")
      desk.type("heater is off")
      desk.press(.enter)
    case .openItems:
      desk.press(".")
      desk.press(.down)
      desk.press("p")
      desk.type("heater is off")
      desk.press(.enter, .enter)
      desk.press(",")
    case .callBackRound:
      desk.select("cohen")
      desk.press("L")
      desk.pick("waited too long")
      desk.press("C")
    case .redFlag:
      desk.select("hernandez")
      desk.press("mr")
      desk.type("pain in my chest since 8")
      desk.press(.enter)
    case .fitIn:
      desk.select("hernandez")
      desk.press("^")
    case .coverage:
      desk.select("smith jane")
      desk.press("ix")
      desk.overwrite("t-20")
      desk.press(.enter)
      desk.press("t")
    case .toVerify: desk.press("I")
    case .charges: desk.press("&")
    case .ledger:
      desk.select("okafor")
      desk.press("iL")
    case .estimate:
      desk.select("hernandez")
      desk.press("iLe")
    case .duplicates:
      // Someone who is on file was put there a second time, with a letter other and day and month exchanged.
      let old = desk.office.patients.sorted.first { $0.name.family == "Rossi" }
      let twice = AddPatient {
        $0.name = PersonName("Rossy", old?.name.given ?? "")
        $0.born = old?.born.flatMap { Day($0.parts.year, $0.parts.day, $0.parts.month) ?? $0 }
        $0.sex = old?.sex ?? .unknown
        $0.phones = old?.phones ?? []
        $0.notTheSame = true
      }
      try? desk.elsewhere(twice)
      desk.press("=")
    case .shield:
      desk.select("petrov")
      desk.press("Z")
    case .restricted:
      desk.select("petrov")
      desk.press("iR")
      desk.pick("a legal matter")
      desk.press(.escape, .char("i"))
      desk.type("called about")
    case .asOf, .goingBack, .paletteTime:
      desk.press(":")
      desk.type("asof 10:15")
      if self != .paletteTime { desk.press(.enter) }
      if self == .asOf, let sending = desk.errands().last, case .asOf(let moment) = sending.errand {
        desk.bring(.past(desk.office, moment), for: sending)
      }
    case .find:
      desk.press("/")
      desk.type("smi")
    case .card:
      desk.press("/")
      desk.type("ruiz, elena")
      desk.press(.enter)
    case .bookNextFree:
      desk.select("okafor")
      desk.press("m")
    case .bookGrid:
      desk.select("okafor")
      desk.press("ms")
    case .checkIn:
      desk.select("stewart")
      desk.press("c")
      desk.press(.down)
      desk.press("y")
    case .tickPage:
      desk.select("okafor")
      desk.press("bab")
      desk.press(.right)
      desk.press("bf")
    case .billSheet:
      Scene.tickPage.play(desk)
      desk.press(.down)
      desk.press("b")
    case .billLine:
      Scene.billSheet.play(desk)
      desk.press(.enter)
    case .billHead:
      Scene.billSheet.play(desk)
      desk.press("V")
    case .papersOut:
      Scene.billSheet.play(desk)
      desk.press("P")
      desk.pick("to the printer, 80")
      desk.press(.escape, .escape)
      desk.press(":")
      desk.type("papers")
      desk.press(.enter)
    case .checkout:
      desk.select("petrov")
      desk.press("d")
    case .receipts:
      desk.select("petrov")
      desk.press("$")
    case .refund:
      desk.select("petrov")
      desk.press("$R")
    case .walkIn:
      desk.press("w")
      desk.type("rossi")
      desk.press(.enter)
    case .pastVisit:
      desk.press("/")
      desk.type("harris")
      desk.press(.enter)
      desk.press("P")
    case .emergency:
      desk.select("okafor")
      desk.press("!")
      desk.wait(minutes: 2)
      desk.press("3")
    case .settings:
      desk.press("S")
      desk.press(.down, .down, .down, .enter)
    case .settingForm:
      desk.press("S")
      desk.press(.down, .down, .enter, .enter)
    case .figures:
      desk.press("%")
      desk.press(.tab, .tab)
    case .help: desk.press("?")
    case .palette:
      desk.press(":")
      desk.type("ch")
    case .pick:
      desk.select("ruiz elena")
      desk.press("x")
    case .audit, .auditRow:
      desk.press("/")
      desk.type("harris")
      desk.press(.enter)
      desk.press("E")
      desk.press(.tab, .tab, .tab, .tab, .tab)
      desk.overwrite("845-555-0777")
      desk.press(.enter)
      desk.wait(minutes: 2)
      desk.press("$")
      desk.press(.escape)
      desk.press("H")
      if self == .auditRow {
        desk.press(.down, untilCursorOn: "change patient")
        desk.press(.enter)
      }
    case .dayClose: desk.press("D")
    case .disclosure:
      desk.press("/")
      desk.type("harris")
      desk.press(.enter)
      desk.press("D")
      desk.press("c")
    case .newPatient:
      desk.press("/")
      desk.type("ng wei")
      desk.press(.ctrl("n"), .tab, .tab, .tab)
      desk.type("31/31/1990")
      desk.press(.enter)
    }
  }
}

extension Receptionist {
  /// Slot codes, as an office sets them up: any visit, same day, new patients only, two at a time; and a Tuesday of the first provider's.
  func schedule() {
    let new = office.visitTypes.sorted.filter { $0.name == "New patient" }.map(\.id)
    let lin = office.providers.sorted[0].id
    let codes: [SlotCode] = [
      SlotCode { ($0.code, $0.words, $0.minutes) = ("1", "any visit", 20) },
      SlotCode { ($0.code, $0.words, $0.minutes, $0.release, $0.opensAt) = ("S", "same day", 20, .sameDay, ClockTime(7, 30)) },
      SlotCode { ($0.code, $0.words, $0.minutes, $0.types) = ("N", "new patients", 40, new) },
      SlotCode { ($0.code, $0.words, $0.minutes, $0.doubleBook) = ("D", "two at a time", 20, 2) },
    ]
    for code in codes { try? elsewhere(ChangeSetting(new: code)) }
    try? elsewhere(SetHours { ($0.provider, $0.lines) = (lin, ["Tue 0800-1000 11SS11  1000-1200 NNN  1300-1700 111111DDDDDD"]) })
  }
}
