import Testing

@testable import Practice

@Suite("Signing in, as the office keeps it") struct SignInTests {
  private static let hash = "$y$j9T$MillbrookDemo0$g1MXKpOnFz2vT74RNtQzmDQO2eM80jCVRD1Z6MI9F17"

  private func hired(_ desk: inout TestOffice, _ name: String, _ role: StaffRole = .frontDesk) -> StaffID {
    var member = StaffMember()
    member.name = name
    member.fullName = "\(name.prefix(1).uppercased())\(name.dropFirst()) Alvarez"
    member.role = role
    let entry = desk.does(ChangeSetting(new: member))
    return desk.made(entry)
  }

  private func weakness(_ text: String) -> String? {
    SignInRules.weakness(
      of: Secret(text),
      for: StaffMember {
        $0.name = "maria"
        $0.fullName = "Maria del Carmen Alvarez"
      })
  }

  @Test(
    "a PIN that would be guessed first is refused",
    arguments: [
      "12345", "111111", "121212", "123123", "123456", "654321", "890123", "short", "mariamaria1", "xxAlvarez22", "abcdefghijkl",
      "qwertzuiop", "aaaaaaaaaaaa", "abcabcabcabc", "ninechars", "tab\there and there", "",
    ])
  func weak(_ text: String) { #expect(weakness(text) != nil) }

  @Test(
    "any other will do, in any script",
    arguments: ["246810", "907316", "1122334", "correct horse", "Zwölf Boxkämpfer", "山田花子山田花子の犬が好き", "x7!kQp0-zz"])
  func strong(_ text: String) { #expect(weakness(text) == nil) }

  @Test("the wait doubles from 15 s after the third wrong try, up to a quarter of an hour")
  func waits() {
    #expect((0...12).map { SignInRules.wait(after: $0) / 1000 } == [0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900])
    #expect(SignInRules.wait(after: 1_000_000) == 900_000)
  }

  @Test("a try during the wait is not looked at, a right one after it ends the count, and all of it is on record")
  func slowDown() throws {
    var desk = TestOffice()
    let jo = hired(&desk, "jo")
    desk.role = .wallDisplay
    desk.by = WrongTry.nobody
    func later(_ milliseconds: Int) { desk.now = Moment(milliseconds: desk.now.milliseconds + milliseconds, offset: desk.now.offset) }
    for _ in 0..<3 { desk.does(WrongTry(jo)) }
    #expect(desk.office[jo]?.wrongTries == 3 && desk.office[jo]?.secondsToWait(at: desk.now) == 15)
    #expect(desk.refusal(SignedIn(jo)).full == "too many wrong tries for jo: try again in 15 s, or ask a manager for a new PIN")
    later(14_999)
    #expect(desk.rule(WrongTry(jo)) == "wait" && desk.rule(SignedIn(jo)) == "wait")
    later(1)
    desk.does(WrongTry(jo))
    later(29_000)
    #expect(desk.rule(SignedIn(jo)) == "wait")
    // A clock that was set back makes nobody wait longer than the rule says.
    let back = Moment(milliseconds: desk.now.milliseconds - 86_400_000, offset: desk.now.offset)
    #expect(desk.office[jo]?.secondsToWait(at: back) == 30)
    later(1_000)
    desk.does(SignedIn(jo))
    #expect(desk.office[jo]?.wrongTries == nil && desk.office[jo]?.lastWrongTry == nil)
    #expect(desk.journal.count { $0.did == "wrong try" && $0.by == "(nobody)" } == 4)
    let rebuilt = try desk.rebuilt()
    #expect(rebuilt[jo] == desk.office[jo])
  }

  @Test("nobody can ask for a try, right or wrong: only the door writes them")
  func unspoken() {
    #expect(throws: Misfit.self) { try Verbs.spoken(SignedIn.name, ["person": .text("u1")]) }
    #expect(throws: Misfit.self) { try Verbs.spoken(WrongTry.name, ["person": .text("u1")]) }
  }

  @Test("a PIN is its owner's, or a manager's for one time; a new one ends the waiting, and none is ever brought back")
  func setting() {
    var desk = TestOffice()
    let jo = hired(&desk, "jo"), kim = hired(&desk, "kim")
    desk.by = "jo"
    desk.does(SetSignIn(jo, hash: Self.hash))
    #expect(desk.office[jo]?.hasPIN == true && desk.office[jo]?.mustChange == false)
    #expect(desk.refusal(SetSignIn(kim, hash: Self.hash)).full == "the PIN of kim is theirs to set, or a manager's, and you are front desk")
    #expect(desk.rule(SetSignIn(jo, hash: "246810")) == "no PIN", "what is not a hash is never kept")
    desk.by = WrongTry.nobody
    for _ in 0..<4 where desk.rule(WrongTry(jo)) == "done" { desk.does(WrongTry(jo)) }
    desk.by = "boss"
    desk.does(SetSignIn(jo, hash: Self.hash + "x"))
    #expect(desk.office[jo]?.mustChange == true && desk.office[jo]?.wrongTries == nil)
    desk.by = "jo"
    desk.does(SetSignIn(jo, hash: Self.hash))
    #expect(desk.office[jo]?.mustChange == false)
  }

  @Test("signing in and new PINs are in nobody's way when they take something back")
  func trail() {
    var desk = TestOffice()
    let jo = hired(&desk, "jo")
    desk.by = "jo"
    let ada = desk.patient()
    desk.does(SetSignIn(jo, hash: Self.hash))
    desk.does(Undo())
    #expect(desk.office[ada] == nil && desk.office[jo]?.hasPIN == true)
  }

  @Test("what is shown of a line has dots for the hash, and the set-up's form cannot write it")
  func secrets() throws {
    var desk = TestOffice()
    let jo = hired(&desk, "jo")
    desk.by = "jo"
    let entry = desk.does(SetSignIn(jo, hash: Self.hash))
    #expect("\(entry.fields)".contains("MillbrookDemo0"))
    #expect(!"\(entry.shown.fields)".contains("MillbrookDemo0") && "\(entry.shown.fields)".contains("\u{2022}\u{2022}\u{2022}"))
    let whole = try #require(desk.office.atHand(.staff).first { $0.reference.id == jo.text })
    #expect(!"\(whole.shown.fields)".contains("Millbrook"))
    desk.by = "boss"
    let forged: Datum.Fields = ["signIn": .text(Self.hash)]
    #expect(desk.rule(ChangeSetting(.staff, id: jo.text, was: whole.fields, now: forged)) == "no such field")
    #expect(desk.rule(ChangeSetting(.staff, id: jo.text, was: whole.fields, now: ["wrongTries": .null])) == "no such field")
    // A person copied from another office brings no PIN along.
    var copy = try #require(desk.office[jo])
    copy.name = "copy"
    let made: StaffID = desk.made(desk.does(ChangeSetting(new: copy)))
    #expect(desk.office[made]?.hasPIN == false)
  }

  @Test("a secret prints as nothing, and what is typed wrong is taken back letter by letter")
  func secret() {
    var secret = Secret("pass")
    secret.type("w")
    secret.type("é")
    #expect(secret.count == 6 && secret == Secret("passwé") && "\(secret)" == "a secret")
    let copy = secret
    secret.removeLast()
    secret.removeLast()
    #expect(secret == Secret("pass") && copy == Secret("passwé"))
    secret.wipe()
    secret.removeLast()
    #expect(secret.isEmpty && !copy.isEmpty)
    for _ in 0..<300 { secret.type("x") }
    #expect(secret.count == SignInRules.mostBytes)
  }
}
