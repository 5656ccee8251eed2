import Canvas
import Desk
import Practice

/// A screen that is worth a picture, and the keys that lead to it.
enum Scene: String, CaseIterable, CustomStringConvertible {
  case find, card, bookNextFree = "book next free", bookGrid = "book grid", checkIn = "check-in", tickPage = "tick page", checkout, receipts
  case refund, walkIn = "walk-in", pastVisit = "past visit", emergency, settings, settingForm = "setting form", help, palette, pick,
    newPatient = "new patient", audit, auditRow = "audit row", dayClose = "day close", disclosure, asOf = "as of",
    paletteTime = "palette time", goingBack = "going back"
  case unsavedRows = "unsaved rows", unsaved
  case freed = "freed time", waitlist, recalls, callRound = "call round", callList = "call list", absence = "provider out"
  case shield, restricted = "restricted record"

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

  func play(_ desk: Receptionist) {
    switch self {
    case .freed:
      desk.select("smith jane")
      desk.press("x")
      desk.pick("patient: cannot come")
    case .waitlist: desk.press("I")
    case .recalls:
      desk.press("G")
      desk.pick("recalls that are due")
    case .callRound:
      desk.press("G")
      desk.pick("recalls that are due")
      desk.press(.enter)
    case .callList:
      desk.press("G")
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
      if self == .unsaved { desk.press("N") }
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
      desk.press(.tab)
      desk.press("bf")
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
