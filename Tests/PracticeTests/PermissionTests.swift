import Testing

@testable import Practice

@Suite("Who may do what") struct PermissionTests {
  /// Front desk, biller, clinician, manager, trainee, auditor, wall display: a letter for those who may.
  static let matrix: [String: String] = [
    "add patient": "F--MT--", "change patient": "FB-MT--", "add coverage": "FB-MT--", "end coverage": "FB-MT--",
    "verify coverage": "FB-MT--", "pin alert": "FBCMT--", "unpin alert": "FBCMT--", "file papers": "F--MT--",
    "book": "F-CMT--", "reschedule": "F-CMT--", "confirm appointment": "F--MT--", "cancel appointment": "F--MT--", "no-show": "F--MT--",
    "erase no-show": "F--M---",
    "free slot": "F--MT--", "book the hold": "F--MT--", "release hold": "F--MT--", "provider out": "F--MT--", "running late": "F-CMT--",
    "excuse no-show": "--CM---", "put on waitlist": "F-CMT--", "take off waitlist": "F-CMT--", "set waitlist priority": "--CM---",
    "set recall": "F-CMT--", "end recall": "F-CMT--", "note call": "F-CMT--", "note letters": "F-CMT--",
    "book series": "F-CMT--", "set hours": "---M---", "close days": "---M---", "open days": "---M---",
    "add authorisation": "FB-MT--", "change authorisation": "FB-MT--",
    "arrive": "F--MT--", "walk-in": "F--MT--", "check in": "F--MT--", "quote wait": "F--MT--",
    "call": "F-CMT--", "room": "F-CMT--", "back to waiting": "F-CMT--", "with provider": "F-CMT--", "send out": "F-CMT--",
    "come back": "F-CMT--", "to checkout": "F-CMT--", "left unseen": "F-CMT--", "call back": "F-CMT--",
    "check out": "FB-MT--", "record past visit": "FB-MT--", "entered in error": "F--M---", "move visit": "F--M---",
    "add diagnosis": "FBCMT--", "remove diagnosis": "FBCMT--", "add service": "FBCMT--", "change service": "FBCMT--",
    "remove service": "FBCMT--", "copy last visit": "FBCMT--",
    "take payment": "FB-MT--", "void receipt": "-B-M---", "refund": "-B-M---", "reopen superbill": "-B-M---",
    "move diagnosis": "FBCMT--", "replace diagnosis": "FBCMT--", "justify services": "FBCMT--", "re-price superbill": "FBCMT--",
    "change superbill": "FBCMT--", "sign superbill": "--C----", "amend superbill": "--C----", "hold superbill": "FBCMT--",
    "release superbill": "FBCMT--", "note paper superbill": "FBCMT--",
    "nothing to bill": "FBCMT--", "make estimate": "FB-MT--", "hand over estimate": "FB-MT--",
    "raise emergency": "FBCMTA-", "note emergency": "FBCMT--", "end emergency": "FBCMT--",
    "import patients": "F--M---", "import appointments": "F--M---",
    "set priority": "--C----", "change turn": "F-CMT--", "comfort round": "F-CMT--", "note open item": "FBCMT--",
    "close open item": "FBCMT--", "raise red flag": "F-CMT--", "answer red flag": "F-CMT--",
    "merge patients": "F--M---", "unmerge patients": "F--M---", "not the same": "F--MT--",
    "record disclosure": "FBCM---", "close the day": "FB-M---",
    "break the glass": "FBCMT--", "review opening": "---M---", "restrict record": "--CM---", "lift restriction": "--CM---",
    "change setting": "---M---", "set tick page": "---M---", "set office rules": "---M---",
    "set sign-in": "FBCMTA-", "undo": "FBCMTA-", "redo": "FBCMTA-",
  ]

  @Test("is this table: a verb that is not in it has not been thought about", arguments: Verbs.all.map { $0.name })
  func table(_ name: String) throws {
    let verb = try #require(Verbs.named(name))
    let letters = zip(StaffRole.allCases, "FBCMTAW").map { verb.who.contains($0) ? String($1) : "-" }.joined()
    #expect(Self.matrix[name] == letters)
    #expect(Set(verb.who).count == verb.who.count, "everyone is named once")
  }

  @Test("the manager may do everything but judge an illness and sign for it, a wall display nothing, and everyone else may call for help")
  func ends() {
    #expect(
      Verbs.all.allSatisfy { $0.who.contains(.manager) || [SetPriority.name, SignSuperbill.name, AmendSuperbill.name].contains($0.name) })
    #expect(!Verbs.all.contains { $0.who.contains(.wallDisplay) })
    #expect(Set(RaiseEmergency.who) == Set(StaffRole.allCases).subtracting([.wallDisplay]))
    #expect(Set(Self.matrix.keys) == Set(Verbs.all.map { $0.name }))
  }

  @Test("the office refuses what is not somebody's to do, and says whose it is")
  func refuses() {
    var desk = TestOffice()
    let ada = desk.patient()
    let payment = desk.paid(ada, 2_500)
    desk.role = .frontDesk
    let refusal = desk.refusal(VoidReceipt { ($0.payment, $0.reason) = (payment, "typed twice") })
    #expect(refusal.rule == "not yours to do" && refusal.full == "void receipt is for manager, biller, and you are front desk")
    #expect(refusal.who == [.manager, .biller])
    desk.role = .auditor
    #expect(desk.rule(PinAlert { ($0.patient, $0.text) = (ada, "x") }) == "not yours to do")
    desk.does(RaiseEmergency { $0.place = "waiting room" })
    desk.role = .wallDisplay
    #expect(desk.rule(RaiseEmergency { $0.place = "waiting room" }) == "not yours to do")
  }

  @Test("nobody takes back or does again what they may not do, whatever they were when they did it")
  func undo() {
    var desk = TestOffice()
    desk.set(Room { $0.name = "7" })
    desk.role = .frontDesk
    #expect(desk.refusal(Undo()).full == "change setting is for manager, and you are front desk")
    desk.role = .manager
    desk.does(Undo())
    desk.role = .frontDesk
    #expect(desk.rule(Redo()) == "not yours to do")
    desk.role = .manager
    desk.does(Redo())
    desk.role = .frontDesk
    #expect(desk.refusal(Undo()).rule == "not yours to do", "a change done again is still that change")
  }

  private func hired(_ desk: inout TestOffice, _ name: String, _ role: StaffRole, allowed: [String] = []) -> StaffID {
    var member = StaffMember()
    member.name = name
    member.role = role
    member.allowed = allowed
    let entry = desk.does(ChangeSetting(new: member))
    return desk.made(entry)
  }

  private func change(_ id: StaffID, _ desk: inout TestOffice, _ now: Datum.Fields) {
    let was = desk.office.fields(of: Reference(id)) ?? [:]
    desk.does(ChangeSetting(.staff, id: id.text, was: was, now: now))
  }

  @Test("what the office says of a person now holds, not what a desk believed when they sat down")
  func now() {
    var desk = TestOffice()
    let ada = desk.patient()
    let jo = hired(&desk, "jo", .frontDesk)
    var context = Context(now: desk.now, by: "jo", role: .manager, desk: "front-9", person: jo)
    let room = ChangeSetting(new: Room { $0.name = "9" })
    #expect(desk.office.refusal(room, context)?.full == "change setting is for manager, and you are front desk")
    context.person = nil
    #expect(desk.office.refusal(room, context)?.rule == "not yours to do", "a name is looked up as well")
    context.person = jo
    change(jo, &desk, ["role": .text("manager"), "name": .text("joanna")])
    let entry = try? desk.office.decide(Change(room), context)
    #expect(entry?.by == "joanna", "the journal has the name of today")
    change(jo, &desk, ["gone": .flag(true)])
    let pin = PinAlert { ($0.patient, $0.text) = (ada, "x") }
    #expect(desk.office.refusal(pin, context)?.full == "joanna does not work here any more; nothing was changed")
    context.person = StaffID("u99")
    #expect(desk.office.refusal(pin, context)?.rule == "not here any more")
  }

  @Test("a trainee looks on and calls for help, and does what a manager allows, verb by verb or all of it")
  func trainee() {
    var desk = TestOffice()
    let ada = desk.patient()
    let kay = hired(&desk, "kay", .trainee)
    let context = Context(now: desk.now, by: "kay", role: .trainee, desk: "front-9", person: kay)
    let walkIn = WalkIn { ($0.patient, $0.provider, $0.type) = (ada, desk.lin, desk.followUp) }
    let pin = PinAlert { ($0.patient, $0.text) = (ada, "x") }
    #expect(
      desk.office.refusal(walkIn, context)?.full
        == "walk-in is not yet among what kay, a trainee, may do; a manager allows it under settings, people")
    #expect(desk.office.refusal(RaiseEmergency { $0.place = "waiting room" }, context) == nil)
    change(kay, &desk, ["allowed": .list([.text("walk-in")])])
    #expect(desk.office.refusal(walkIn, context) == nil && desk.office.refusal(pin, context)?.rule == "not allowed yet")
    change(kay, &desk, ["allowed": .list([.text("all")])])
    #expect(desk.office.refusal(pin, context) == nil)
    let was = desk.office.fields(of: Reference(kay)) ?? [:]
    func allowing(_ word: String) -> Refusal {
      desk.refusal(ChangeSetting(.staff, id: kay.text, was: was, now: ["allowed": .list([.text(word)])]))
    }
    #expect(allowing("void receipt").full == "void receipt is for manager, biller; no trainee can be allowed it")
    #expect(allowing("viod").rule == "no such action")
  }
}
