import Testing

@testable import Practice

@Suite("Patients")
struct PatientTests {
  @Test("someone who looks the same is on file already, archived or not, unless a person says otherwise")
  func duplicates() {
    var desk = TestOffice()
    let ada = desk.patient()
    var again = AddPatient { ($0.name, $0.born) = (PersonName("OKAFOR", "Áda"), Day(1982, 3, 4)) }
    #expect(desk.refusal(again).rule == "already on file" && desk.refusal(again).with == Reference(ada))
    desk.does(ChangePatient { ($0.patient, $0.now) = (ada, .fields(["archived": .flag(true)])) })
    #expect(desk.refusal(again).sentence.hasSuffix("archived"))
    again.notTheSame = true
    desk.role = .trainee
    #expect(desk.rule(again) == "already on file")
    desk.role = .frontDesk
    #expect(desk.rule(again) == "done")
    #expect(desk.rule(AddPatient { ($0.name, $0.born) = (PersonName("Okafor", "Ada"), Day(1990, 7, 19)) }) == "done")
    #expect(desk.rule(AddPatient { ($0.name, $0.born) = (PersonName("Okafor", "Ada"), Day(1982, 3, 5)) }) == "already on file", "a slip")
  }

  @Test("a patient has a family name, was born, and goes with people who are on file")
  func sound() {
    var desk = TestOffice()
    #expect(desk.rule(AddPatient { $0.name = PersonName(" ", "Ada") }) == "name missing")
    #expect(desk.rule(AddPatient { ($0.name, $0.born) = (PersonName("A", ""), desk.today.advanced(by: 1)) }) == "born in the future")
    #expect(desk.rule(AddPatient { ($0.name, $0.family) = (PersonName("A", ""), PatientID("p7")) }) == "no such record")
    #expect(desk.rule(AddPatient { ($0.name, $0.guarantor.patient) = (PersonName("A", ""), PatientID("p7")) }) == "no such record")
    #expect(desk.rule(AddPatient { ($0.name, $0.usualProvider) = (PersonName("A", ""), ProviderID("d7")) }) == "no such record")
    let ada = desk.patient()
    func change(_ name: String, _ value: String) -> ChangePatient {
      let was = desk.office[ada]!.everyField[name]
      return ChangePatient { ($0.patient, $0.was, $0.now) = (ada, .fields([name: was]), .fields([name: .text(value)])) }
    }
    #expect(
      desk.rule(change("born", "2026-11-24")) == "born in the future" && desk.rule(change("deceased", "2026-11-24")) == "died in the future"
    )
    #expect(desk.rule(change("deceased", "1982-03-03")) == "died before birth" && desk.rule(change("family", "p9")) == "no such record")
    #expect(
      desk.rule(change("born", "soon")) == "does not fit" && desk.rule(change("id", "p9")) == "no such field"
        && desk.rule(change("shoe", "9")) == "no such field")
    for field in ["confirmed", "consents", "alerts"] {
      #expect(desk.rule(ChangePatient { ($0.patient, $0.now) = (ada, .fields([field: .list([])])) }) == "no such field", "\(field)")
    }
  }

  @Test("edits of two fields from two desks both stand; of one field, the second is told who was faster")
  func merged() {
    var desk = TestOffice()
    let ada = desk.patient()
    let seen = desk.office[ada]!
    var mine = seen, theirs = seen
    mine.email = "ada@example.org"
    theirs.note = "prefers mornings"
    desk.does(ChangePatient(from: seen, to: mine))
    desk.by = "james"
    desk.does(ChangePatient(from: seen, to: theirs))
    #expect(desk.office[ada]?.email == "ada@example.org" && desk.office[ada]?.note == "prefers mornings")
    theirs.email = "okafor@example.org"
    let refusal = desk.refusal(ChangePatient(from: seen, to: theirs))
    #expect(refusal.rule == "changed meanwhile" && refusal.sentence.contains("email was changed by maria at 9:00"))
    #expect(desk.rule(ChangePatient(from: seen, to: mine)) == "nothing to change", "the same edit twice does no harm")
  }

  @Test("each datum of the card has the day on which it was last right, changed or said to be so, and the strip grows by none")
  func right() {
    var desk = TestOffice()
    let ada = desk.patient()
    func due() -> [Topic] { desk.office.due(for: desk.office[ada]!, on: desk.today, type: nil).map(\.topic) }
    desk.later(24 * 60)
    let strip = due(), seen = desk.office[ada]!
    var changed = seen
    changed.email = "ada@example.org"
    changed.guarantor.name = "Eze"
    changed.contacts = [Contact { $0.name = "Eze" }]
    desk.does(ChangePatient(from: seen, to: changed))
    for topic in [Topic.email, .guarantor, .contacts] { #expect(desk.office[ada]?.confirmed(topic) == desk.today) }
    #expect(desk.office[ada]?.confirmed(.born) == desk.today.advanced(by: -1) && desk.office[ada]?.confirmed(.language) == nil)
    desk.does(ChangePatient { ($0.patient, $0.right) = (ada, [.name, .born]) })
    #expect(desk.office[ada]?.confirmed(.born) == desk.today && due() == strip)
    #expect(desk.rule(ChangePatient { ($0.patient, $0.right) = (ada, [.consent]) }) == "not on the card")
  }

  @Test("who died has no time held any more, and a visit that goes on is ended first")
  func died() {
    var desk = TestOffice()
    let ada = desk.patient()
    let next = desk.booked(ada, 9, 20, day: desk.today.advanced(by: 7)), visit = desk.walkIn(ada)
    let ivan = desk.patient("Petrov", "Ivan")
    let died = ChangePatient { ($0.patient, $0.now) = (ada, .fields(["deceased": .text("2026-11-23")])) }
    #expect(desk.rule(died) == "here" && desk.refusal(died).wayPast?.hasPrefix("check out") == true)
    desk.does(EnterInError { ($0.visit, $0.reason) = (visit, "x") })
    desk.does(died)
    #expect(desk.office[next]?.slot == .cancelledByClinic && desk.office[next]?.cancelReason == "the patient died")
    #expect(desk.rule(desk.booking([ivan], 9, 20, day: desk.today.advanced(by: 7))) == "done")
    desk.does(Undo())
    desk.does(Undo())
    #expect(desk.office[next]?.slot == .booked && desk.office[ada]?.deceased == nil)
  }

  @Test("what is missing is named by its own noun, and what was not sent is not said to have changed")
  func words() {
    var desk = TestOffice()
    let ada = desk.patient()
    #expect(desk.refusal(desk.paying(PatientID("p99")!, 100)).sentence == "there is no patient p99")
    let blind = ChangePatient { ($0.patient, $0.now) = (ada, .fields(["born": .text("1982-03-05")])) }
    #expect(desk.rule(blind) == "was" && desk.refusal(blind).wayPast == "was")
    let card = "4111 1111 1111 1111"
    func pay(_ means: Payment.Means) -> TakePayment { TakePayment { ($0.patient, $0.tenders) = (ada, [Tender(means, Cents(100), card)]) } }
    #expect(desk.rule(pay(.card)) == "card number" && desk.rule(pay(.check)) == "done", "a check has a long number")
  }

  @Test("what was put right is confirmed today")
  func confirmed() {
    var desk = TestOffice()
    let ada = desk.patient()
    let seen = desk.office[ada]!
    desk.later(24 * 60)
    var moved = seen
    moved.address.street = "7 New Street"
    moved.phones = [Phone { $0.number = "845-555-0199" }]
    desk.does(ChangePatient(from: seen, to: moved))
    #expect(desk.office[ada]?.confirmed(.address) == desk.today && desk.office[ada]?.confirmed(.phone) == desk.today)
    #expect(desk.office[ada]?.confirmed(.coverage) == nil)
  }

  @Test("a pinned note is shown where and while it is in force, and stays on file")
  func alerts() {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.does(PinAlert { ($0.patient, $0.text, $0.shownAt, $0.until) = (ada, "walker", [.call], desk.today.advanced(by: 2)) })
    desk.does(PinAlert { ($0.patient, $0.text) = (ada, "confirm by phone") })
    func shown(_ place: Alert.Place, _ days: Int) -> [String] {
      desk.office[ada]!.alerts(at: place, on: desk.today.advanced(by: days)).map(\.text)
    }
    #expect(
      shown(.call, 2) == ["walker", "confirm by phone"] && shown(.call, 3) == ["confirm by phone"]
        && shown(.booking, 0) == ["confirm by phone"])
    #expect(shown(.call, -1) == [])
    desk.does(UnpinAlert { ($0.patient, $0.text) = (ada, "walker") })
    #expect(shown(.call, 0) == ["confirm by phone"] && desk.office[ada]?.alerts.count == 2)
    #expect(desk.rule(UnpinAlert { ($0.patient, $0.text) = (ada, "walker") }) == "no such alert")
    #expect(desk.rule(PinAlert { ($0.patient, $0.text) = (ada, " ") }) == "no words")
    #expect(desk.rule(PinAlert { ($0.patient, $0.text, $0.until) = (ada, "x", desk.today.advanced(by: -1)) }) == "already over")
  }

  @Test("names are listed, spoken and initialled, whatever their shape")
  func names() {
    var name = PersonName("Okafor", "Ada")
    #expect([name.listed, name.spoken, name.loud] == ["Okafor, Ada", "Ada Okafor", "OKAFOR, Ada"])
    (name.called, name.suffix) = ("Addy", "Jr")
    #expect([name.listed, name.spoken, name.loud] == ["Okafor Jr, Ada", "Addy Okafor", "OKAFOR Jr, Ada \"Addy\""])
    let one = PersonName("Suharto", "")
    #expect([one.listed, one.spoken, one.loud] == ["Suharto", "Suharto", "SUHARTO"])
  }

  @Test("no part of a name is longer than a hundred letters, and the refusal names the part")
  func longNames() {
    var desk = TestOffice()
    func adding(_ family: String, _ given: String) -> AddPatient { AddPatient { $0.name = PersonName(family, given) } }
    let long = String(repeating: "a", count: 101)
    #expect(desk.refusal(adding("Wolfe", long)).sentence == "the given name has 101 letters; 100 is the most")
    #expect(desk.refusal(adding(long, "")).field == "name.family" && desk.rule(adding(String(long.dropLast()), "")) == "done")
    desk.role = .manager
    let provider = ChangeSetting(new: Provider { ($0.short, $0.name) = ("Wolfe", PersonName(long, "")) })
    #expect(desk.rule(provider) == "name too long")
  }
}
