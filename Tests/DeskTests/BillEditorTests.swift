import Canvas
import Desk
import Practice
import Testing

@Suite("The superbill's editor, by keys alone")
struct BillEditorTests {
  private func open(_ desk: Receptionist, _ name: String = "okafor") {
    desk.select(name)
    desk.press("b")
  }

  private func bill(_ desk: Receptionist, _ family: String = "Okafor") -> Superbill {
    desk.visit(family)?.superbill.flatMap { desk.office[$0] } ?? Superbill()
  }

  /// Diagnoses a and b, services b and d.
  private func ticked(_ size: Size = .small) -> Receptionist {
    let desk = Receptionist(Example.office, size)
    open(desk)
    desk.press("ab")
    desk.press(.right)
    desk.press("bd")
    return desk
  }

  @Test("the head says who saw the patient when and where, who pays, new or established, and what was paid", arguments: Size.usual)
  func head(_ size: Size) {
    let desk = Receptionist(Example.office, size)
    open(desk)
    #expect(desk.sees("Okafor, Ada 1981-12-27") && desk.sees("11 office") && desk.sees("Dr Lin"))
    #expect(desk.sees("established: seen") || desk.sees("new: "))
    #expect(desk.sees("paid $") || desk.sees("not taken") || desk.sees("self-pay"))
  }

  @Test("on the sheet letters point the line under the cursor, digits are its units, and a diagnosis takes the letter that is typed")
  func letters() {
    let desk = ticked()
    desk.press(.down)
    #expect(bill(desk).lines.map(\.pointers) == ["A", "A"])
    desk.press("b")
    #expect(bill(desk).lines.map(\.pointers) == ["A", "AB"])
    desk.press("a3")
    #expect(bill(desk).lines.map(\.units) == [1, 1], "nothing is charged before Enter")
    desk.press(.enter)
    #expect(bill(desk).lines.map(\.pointers) == ["A", "B"] && bill(desk).lines.map(\.units) == [1, 3])
    desk.press("k")
    #expect(desk.answer.contains("there is no diagnosis K"))
    let before = bill(desk).diagnoses.map(\.code)
    desk.press(.home)
    desk.press("b")
    #expect(bill(desk).diagnoses.map(\.code) == before.reversed() && bill(desk).lines.map(\.pointers) == ["B", "A"])
    desk.press(.delete)
    #expect(bill(desk).diagnoses.count == 1)
    desk.press("u")
    #expect(bill(desk).diagnoses.count == 2 && bill(desk).lines.map(\.pointers) == ["B", "A"])
    desk.press(.up)
    #expect(desk.sees("Services"), "above the first row are the ticks again")
  }

  @Test("a code typed with its point is a diagnosis, and the cursor is on what was added")
  func typedCodes() throws {
    let desk = ticked()
    let code = try #require(desk.office.fees.sorted.last { fee in !bill(desk).lines.contains { $0.code == fee.code } }).code
    let before = bill(desk)
    desk.press("/")
    desk.type("J06.9")
    #expect(!desk.sees("J0696"))
    desk.press(.enter)
    #expect(bill(desk).diagnoses.last?.code == "J06.9" && bill(desk).lines == before.lines)
    // The cursor is on what was added, and a key of the sheet means that row.
    desk.press("/")
    desk.type(code)
    desk.press(.enter)
    desk.press(.down)
    desk.press("*")
    desk.type("RT")
    desk.press(.enter)
    #expect(bill(desk).lines.last?.code == code && bill(desk).lines.last?.modifiers == ["RT"], "\(bill(desk).lines)")
  }

  @Test("Enter on a row opens all of it: code, modifiers, who did it, the drug and a note, each kept as it is typed")
  func line() throws {
    let desk = ticked()
    desk.press(.down)
    desk.press(.enter)
    #expect(desk.sees("Drug's NDC") && desk.sees("Done by"))
    desk.press(.tab, untilCursorOn: "Drug's NDC")
    desk.type("0409-1234-01")
    desk.press(.tab)
    desk.reconnect()
    desk.press(.enter)
    #expect(desk.sees("0409-1234-01"), "what was typed is there after a dropped line")
    desk.press(.tab, untilCursorOn: "how much")
    desk.type("x")
    desk.press(.enter)
    #expect(desk.answer.contains("at most three decimals"))
    desk.overwrite("1.5")
    desk.tab("mm")
    desk.press(.tab)
    desk.type("left arm")
    desk.press(.enter)
    let drug = try #require(bill(desk).lines[1].drug)
    #expect(drug.ndc == "00409123401" && drug.thousandths == 1500 && drug.unit == .ml && bill(desk).lines[1].note == "left arm")
    #expect(bill(desk).lines[1].code == "81003")
  }

  @Test("another diagnosis under the same letter, and the head, by their forms")
  func forms() {
    let desk = Receptionist(Example.office, seat: Example.seat)
    open(desk)
    desk.press("ab")
    desk.press(.right)
    desk.press("b")
    desk.press(.home)
    desk.press(.enter)
    desk.overwrite("e1165")
    desk.press(.enter)
    #expect(bill(desk).diagnoses[0].code == "E11.65")
    desk.press("V")
    desk.press(.tab, untilCursorOn: "Comes again")
    desk.type("3 months")
    desk.press(.tab)
    desk.type("eye doctor")
    desk.press(.enter)
    #expect(bill(desk).followUp == "3 months" && bill(desk).referral == "eye doctor" && desk.sees("again: 3 months"))
  }

  @Test("a clinician signs, then no key changes it; amended with a reason it has to be signed again")
  func signature() {
    var seat = Example.seat
    seat.role = .clinician
    seat.by = "drlin"
    let desk = Receptionist(Example.office, seat: seat)
    open(desk)
    desk.press("S")
    #expect(desk.answer.contains("nothing is on superbill"))
    desk.press("a")
    desk.press(.right)
    desk.press("b")
    desk.press("S")
    #expect(desk.sees("Error: the patient's sex is not on file.") && !bill(desk).isSigned)
    desk.pick("yes, sign it")
    #expect(bill(desk).isSigned && bill(desk).signedBy == "drlin" && desk.sees("SIGNED"))
    desk.press("d")
    #expect(desk.answer.contains("was signed by drlin; amend superbill (A)"), "\(desk.answer)")
    desk.press("+")
    #expect(desk.answer.contains("was signed"))
    desk.press(.down, .enter)
    #expect(desk.answer.contains("was signed"))
    desk.press("A")
    desk.press(.enter)
    #expect(desk.answer.contains("needs the reason"))
    desk.type("the left knee")
    desk.press(.enter)
    #expect(!bill(desk).isSigned && bill(desk).amendments.first?.text.hasPrefix("the left knee") == true)
    desk.press(.escape)
    desk.press("d")
    #expect(bill(desk).lines.count == 2)
    desk.press("S")
    desk.pick("yes, sign it")
    #expect(bill(desk).isSigned)
    let front = Receptionist(Example.office)
    open(front)
    front.press("aS")
    #expect(front.answer.contains("sign superbill is for clinician"))
  }

  @Test("held with a reason and released with the same key; printed, it is out until it is entered")
  func heldAndPaper() {
    let desk = ticked()
    desk.press("O")
    desk.type("lab's answer")
    desk.press(.enter)
    #expect(bill(desk).hold == "lab's answer" && desk.sees("HELD"))
    desk.press("O")
    #expect(bill(desk).hold.isEmpty)
    desk.press("P")
    desk.pick("to the printer, 132")
    #expect(bill(desk).paperStage == .printed)
    let papers = desk.printed
    #expect(papers.count == 1 && papers[0].text.contains("81003") && papers[0].title == "superbill \(bill(desk).id.number)")
    desk.press("F")
    desk.pick("with provider")
    #expect(bill(desk).paperStage == .withProvider)
    desk.press(.escape)
    desk.press(":")
    desk.type("papers")
    desk.press(.enter)
    #expect(desk.sees("Papers out") && desk.sees("with provider"))
    desk.press("r")
    #expect(bill(desk).paperStage == .returned)
    desk.press("e")
    #expect(bill(desk).paperStage == .entered && desk.sees("is entered"))
  }

  @Test("as last visit shows what differs before it copies: other prices, and what has none any more")
  func copied() throws {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    let fee = try #require(office.fees.sorted.first { $0.code == "99213" })
    try office.apply(
      Change(ChangeSetting(.fees, id: fee.id.text, was: ["price": fee.price.datum], now: ["price": .whole(14_000)])), context)
    let desk = Receptionist(office)
    open(desk)
    desk.press("=")
    #expect(desk.sees("99213 $128.00 -> $140.00"))
    #expect(bill(desk).lines.isEmpty)
    desk.pick("copy it so")
    #expect(bill(desk).lines.first { $0.code == "99213" }?.fee == Cents(14_000))
  }

  @Test("twelve diagnoses and fifty lines: the sheet scrolls, counts, and keeps its total", arguments: Size.usual)
  func full(_ size: Size) throws {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    let bill = try #require(office.superbills.sorted.last { office[$0.patient]?.name.family == "Okafor" && $0.stage == .open })
    for number in 0..<12 {
      try office.apply(Change(AddDiagnosis { ($0.superbill, $0.code, $0.words) = (bill.id, "M54.\(number + 10)", "an ache") }), context)
    }
    for _ in 0..<50 { try office.apply(Change(AddService { ($0.superbill, $0.code) = (bill.id, "99213") }), context) }
    let desk = Receptionist(office, size)
    open(desk)
    desk.press(.end)
    #expect(desk.cursorLine?.contains("50") == true && desk.sees("-62 of 62") && desk.sees("total $6,400.00"))
    desk.press(.home)
    #expect(desk.cursorLine?.contains("M54.10") == true && desk.sees("1-"))
  }

  @Test("the page of the provider's specialty comes first, and the others by a key", arguments: Size.usual)
  func specialties(_ size: Size) throws {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    let text = "page Feet\nfor podiatry\ndiagnoses\n[Toes]\nL60.0 ingrown nail\nservices\n99213 low\n99998 new thing\n"
    let sheet = try TickText.read(text)
    try office.apply(Change(SetTickPage { $0.page = sheet }), context)
    let desk = Receptionist(office, size)
    open(desk)
    #expect(desk.sees("Diagnoses of all (])"))
    desk.press("]")
    #expect(desk.sees("Diagnoses of Feet (])") && desk.sees("L60.0 ingrown nail"))
    desk.press("a")
    #expect(bill(desk).diagnoses == [Diagnosis("L60.0", "ingrown nail")])
    desk.press(.right)
    #expect(desk.sees("no price"))
    desk.press("b")
    #expect(desk.answer.contains("99998 has no price in the fee schedule"))
    desk.press("a")
    #expect(bill(desk).lines.map(\.code) == ["99213"])
    let lin = try #require(office[bill(desk).provider])
    try office.apply(
      Change(ChangeSetting(.providers, id: lin.id.text, was: lin.recorded, now: ["specialty": .text("Podiatry")])), context)
    let first = Receptionist(office, size)
    open(first)
    #expect(first.sees("Diagnoses of Feet (])"))
  }
}

@Suite("The superbill on paper")
struct SuperbillPaperTests {
  @Test("every line fits its paper, pages are numbered, and nothing of a full sheet is lost", arguments: [80, 132])
  func full(_ columns: Int) throws {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    let bill = try #require(office.superbills.sorted.last { office[$0.patient]?.name.family == "Okafor" && $0.stage == .open })
    let patient = try #require(office[bill.patient])
    var long = patient
    long.name = PersonName(String(repeating: "山田", count: 15), String(repeating: "Wilhelmina", count: 3))
    try office.apply(Change(ChangePatient(from: patient, to: long)), context)
    for number in 0..<12 {
      let words = "an ache of which there is a good deal to say, so that its words do not fit beside it on paper at all \(number)"
      try office.apply(Change(AddDiagnosis { ($0.superbill, $0.code, $0.words) = (bill.id, "M54.\(number + 10)", words) }), context)
    }
    for number in 0..<50 {
      try office.apply(Change(AddService { ($0.superbill, $0.code) = (bill.id, "99213") }), context)
      try office.apply(
        Change(
          ChangeService {
            ($0.superbill, $0.line, $0.code, $0.modifiers) = (bill.id, number + 1, "99213", ["25", "59", "LT", "QW"])
            ($0.pointers, $0.note) = ("ABCD", String(repeating: "n", count: 50))
            $0.drug = DrugGiven { ($0.ndc, $0.thousandths, $0.unit) = ("00409-1234-01", 1500, .ml) }
          }), context)
    }
    let full = try #require(office[bill.id])
    let text = SuperbillPaper.sheets(full, in: office, note: "printed today by maria", columns: columns).text
    let pages = text.split(separator: "\u{0C}").map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    #expect(pages.count > 2)
    for (index, page) in pages.enumerated() {
      #expect(page.count <= 61 && page[1].hasSuffix("page \(index + 1) of \(pages.count)"))
      for line in page { #expect(TextWidth.columns(String(line)) <= columns, "\(line)") }
    }
    for words in [
      "$6,400.00", "50 99213 25 59 LT QW ABCD     1", "NDC 00409-1234-01, 1.5 ML", "25  visit apart from what was done", "QW  waived test",
      "signature of the provider", "paper 1", "comes again", "11 office", "at all 11",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(text.contains(String(repeating: "山田", count: 15)))
  }
}
