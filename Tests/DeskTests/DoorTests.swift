import Canvas
import Desk
import Practice
import Testing
import Training

@Suite("Who sits at the desk") struct DoorTests {
  /// The clinic with people: maria and boss have a PIN, jo is let in by the account "jo", kay's PIN is for one time.
  static let office: Office = {
    var office = Example.office
    let context = Context(now: Example.now, by: "setup", role: .manager, desk: "front-9")
    for (name, role) in [("boss", StaffRole.manager), ("maria", .frontDesk), ("jo", .frontDesk), ("kay", .biller)] {
      let member = StaffMember {
        $0.name = name
        $0.fullName = "\(name.prefix(1).uppercased())\(name.dropFirst()) Alvarez"
        $0.role = role
        $0.account = name == "jo" ? "jo" : ""
      }
      _ = try? office.apply(Change(ChangeSetting(new: member)), context)
      if name == "jo" { continue }
      guard let id = office.staff.sorted.last?.id else { continue }
      let by = name == "kay" ? "boss" : name
      _ = try? office.apply(
        Change(SetSignIn(id, hash: Demo.pinHash)), Context(now: Example.now, by: by, role: .manager, desk: "front-9"))
    }
    return office
  }()

  static func person(_ name: String) -> StaffMember { office.staff.sorted.first { $0.name == name } ?? StaffMember() }

  static func seat(_ name: String) -> Desk.Seat {
    let member = person(name)
    var seat = Desk.Seat(by: name, role: member.role, desk: "front-1", person: member.id)
    seat.account = "jo"
    return seat
  }

  private func desk(_ name: String = "maria", _ size: Size = .small) -> Receptionist {
    Receptionist(Self.office, size, seat: Self.seat(name))
  }

  /// Patients of the clinic whose names must not be on a shut screen.
  private func shows(_ desk: Receptionist) -> [String] {
    ["OKAFOR", "Okafor", "Ruiz", "Stewart", "Waiting room", "Harbor Clinic", "Superbill"].filter { desk.sees($0) }
  }

  @Test("one key blanks the desk but for who locked it and when; a wrong PIN opens nothing, the right one brings all back as it was")
  func locks() {
    let desk = desk()
    desk.press("/")
    desk.press(.ctrl("n"))
    desk.type("Featherston")
    let before = desk.screen
    desk.press(.ctrl("q"))
    #expect(desk.sees("Locked by maria 10:42") && shows(desk).isEmpty && !desk.sees("Featherston"), "\(desk.screen)")
    #expect(desk.desk.drafts.count == 1, "what was being typed is kept")
    desk.type("999999")
    #expect(!desk.sees("999999"))
    desk.press(.enter)
    #expect(desk.sees("That is not the PIN.") && shows(desk).isEmpty)
    desk.press(.escape)
    #expect(desk.sees("The desk is locked"))
    desk.type(Demo.pin)
    desk.press(.enter)
    #expect(desk.screen == before)
  }

  @Test("nobody touches it for ten minutes: it locks itself, and the clock of the practice says after how many")
  func idle() throws {
    let desk = desk()
    desk.wait(minutes: 9)
    #expect(!desk.sees("Locked by"))
    desk.press(.down)
    desk.wait(minutes: 9)
    #expect(!desk.sees("Locked by"))
    desk.wait(minutes: 1)
    #expect(desk.sees("Locked by maria 11:01") && shows(desk).isEmpty)
    try desk.elsewhere(PinAlert { ($0.patient, $0.text) = (desk.patient("Okafor")?.id ?? .unnumbered, "allergic to nuts") }, by: "boss")
    #expect(shows(desk).isEmpty && !desk.sees("nuts"))
    let demo = Receptionist(Example.demo)
    demo.wait(minutes: 300)
    #expect(!demo.sees("Locked by"), "a practice office never locks itself")
  }

  @Test("a lock does not wait for the disk: the change on its way finishes, and what is typed at the lock goes nowhere else")
  func lockedWhileSaving() {
    let desk = desk()
    desk.select("stewart")
    desk.disk = .slow
    desk.press("Q")
    desk.type("15")
    desk.press(.enter)
    #expect(desk.desk.isWaiting)
    desk.press(.ctrl("q"))
    #expect(desk.sees("Locked by maria"))
    desk.type("24")
    desk.diskAnswers()
    #expect(desk.journal.last?.did == "quote wait" && shows(desk).isEmpty)
    desk.disk = .good
    desk.type("6810")
    desk.press(.enter)
    #expect(desk.sees("Waiting room"), "\(desk.screen)")
  }

  @Test("two keys change places; what each has open waits for them, and undo is everyone's own")
  func switches() {
    let desk = desk()
    desk.press("/")
    desk.press(.ctrl("n"))
    desk.type("Featherston")
    desk.press(.ctrl("o"))
    #expect(desk.sees("Sign in") && shows(desk).isEmpty && !desk.sees("maria"), "whoever sits here is not among the others")
    desk.press("1")
    #expect(desk.sees("Sign in as boss"))
    desk.type(Demo.pin)
    desk.press(.enter)
    #expect(desk.desk.seat.by == "boss" && desk.desk.seat.role == .manager && desk.sees("signed in: Boss Alvarez, manager"))
    #expect(!desk.sees("Featherston") && desk.sees("Waiting room"))
    desk.press(.ctrl("d"))
    // Now back: the one who sat here last is first, so that is two keys as well.
    desk.press(.ctrl("o"), .enter)
    #expect(desk.sees("Sign in as maria"))
    desk.type(Demo.pin)
    desk.press(.enter)
    #expect(desk.desk.seat.by == "maria" && desk.sees("Featherston"))
    #expect(desk.desk.draftsOfAll.map(\.by) == ["maria", "boss"])
  }

  @Test("the shield stays up when someone else sits down; a name typed whole is meant, and Ctrl-O begins anew")
  func shielded() {
    let desk = desk()
    desk.press("Z")
    desk.press(.ctrl("o"))
    desk.type("zz")
    desk.press(.ctrl("o"))
    desk.type("boss")
    desk.press(.enter)
    #expect(desk.sees("Sign in as boss"))
    desk.type(Demo.pin)
    desk.press(.enter)
    #expect(desk.desk.seat.by == "boss" && desk.rows[0].contains("SHIELD") && desk.answer.contains("still up") && !desk.sees("OKAFOR"))
    desk.press("Z")
    #expect(desk.sees("OKAFOR"))
  }

  @Test("Esc goes back to one's own desk from the names, and no key at the door reaches the desk behind it")
  func back() {
    let desk = desk()
    let before = desk.screen
    desk.press(.ctrl("o"))
    desk.type("bo")
    desk.press(.enter)
    #expect(desk.sees("Sign in as boss"))
    desk.press(.ctrl("k"), .ctrl("g"), .ctrl("x"), .ctrl("p"), .tab)
    #expect(desk.sees("Sign in as boss"))
    desk.press(.escape, .escape)
    #expect(desk.screen == before && desk.journal.isEmpty)
  }

  @Test("whoever has no PIN is let back in by Enter, and is told how to have one")
  func withoutPIN() {
    let desk = desk("jo")
    desk.press("K")
    #expect(desk.sees("jo has no PIN: Enter opens the desk, for anyone.") && desk.sees("S, people, p sets one.") && shows(desk).isEmpty)
    desk.press(.enter)
    #expect(desk.sees("Waiting room"))
  }

  @Test("a PIN for one time opens only the way to one of one's own")
  func oneTime() {
    let desk = Receptionist(Self.office, seat: .nobody(desk: "front-1", account: ""))
    desk.leaveTheDoorShut()
    #expect(desk.sees("Sign in") && !desk.sees("jo ") && shows(desk).isEmpty)
    desk.type("kay")
    desk.press(.enter)
    desk.type(Demo.pin)
    desk.press(.enter)
    #expect(desk.sees("That PIN was for one time") && shows(desk).isEmpty)
    desk.type("123456")
    desk.press(.enter)
    #expect(desk.sees("row of keys or digits"))
    desk.press(.ctrl("u"))
    desk.type("907316")
    desk.press(.enter)
    desk.type("907317")
    desk.press(.enter)
    #expect(desk.sees("two different ones"))
    desk.type("907316")
    desk.press(.enter)
    desk.type("907316")
    desk.press(.enter)
    #expect(desk.desk.seat.by == "kay" && desk.sees("Waiting room"))
    #expect(desk.office.staff.sorted.last?.mustChange == false)
  }

  @Test("whose work is changed elsewhere does the new one at once; who is gone is signed out")
  func changedElsewhere() throws {
    let desk = desk()
    let maria = Self.person("maria")
    func change(_ now: Datum.Fields) throws {
      let was = desk.office.fields(of: Reference(maria.id)) ?? [:]
      try desk.elsewhere(ChangeSetting(.staff, id: maria.id.text, was: was, now: now), by: "boss")
    }
    try change(["role": .text("auditor")])
    #expect(desk.desk.seat.role == .auditor && desk.sees("your work here is now auditor"))
    desk.press("w")
    #expect(desk.sees("walk-in is for front desk, manager, trainee, and you are auditor"))
    try change(["gone": .flag(true)])
    #expect(desk.desk.seat.isNobody && desk.sees("maria does not work here any more.") && shows(desk).isEmpty)
    desk.press(.escape)
    #expect(shows(desk).isEmpty)
    desk.press(.ctrl("d"))
    #expect(desk.desk.isOver)
  }

  @Test("nobody leaves from the door while someone has something unfinished behind it")
  func unfinished() {
    let desk = desk()
    desk.press("/")
    desk.press(.ctrl("n"))
    desk.type("Featherston")
    desk.press(.ctrl("q"), .ctrl("d"))
    #expect(!desk.desk.isOver && desk.sees("Maria left something unfinished here"))
  }

  @Test("the first manager of a new office is offered a name and a PIN, may leave both, and is told what comes next")
  func welcome() {
    var office = Office()
    let context = Context(now: Example.now, by: "root", role: .manager, desk: "init")
    _ = try? office.apply(Change(ChangeSetting(new: PracticeSettings { $0.name = "New" })), context)
    _ = try? office.apply(
      Change(ChangeSetting(new: StaffMember { ($0.name, $0.role, $0.account) = ("root", .manager, "root") })), context)
    var seat = Desk.Seat(by: "root", role: .manager, desk: "front-1", person: office.staff.sorted.first?.id)
    seat.account = "root"
    let desk = Receptionist(office, seat: seat)
    desk.greet()
    #expect(desk.sees("Welcome") && desk.sees("Full name"))
    let other = desk.twin()
    other.press(.escape)
    #expect(other.sees("S sets up the office") && other.sees("Waiting room"))
    desk.type("Rosa Garcia")
    desk.press(.enter)
    desk.type("907316")
    desk.press(.enter)
    desk.type("907316")
    desk.press(.enter)
    #expect(desk.office.staff.sorted.first?.fullName == "Rosa Garcia" && desk.office.staff.sorted.first?.hasPIN == true)
    #expect(desk.sees("your PIN is set"), "\(desk.screen)")
    desk.greet()
    #expect(!desk.sees("Welcome"))
  }

  @Test("screens of the door", arguments: [Size.small, .huge])
  func pictures(_ size: Size) {
    let door = Receptionist(Example.demo, size, seat: .nobody(desk: "front-1", account: ""))
    door.leaveTheDoorShut()
    Golden.check(door.canvas, "sign-in-\(size)")
    let locked = desk("maria", size)
    locked.press(.ctrl("q"))
    Golden.check(locked.canvas, "lock-\(size)")
  }
}
