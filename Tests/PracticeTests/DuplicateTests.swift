import Testing

@testable import Practice

@Suite("Two records, one person or two") struct DuplicateTests {
  private func person(_ family: String, _ given: String, _ born: Day?, _ fill: (inout Patient) -> Void = { _ in }) -> Patient {
    Patient {
      ($0.name, $0.born, $0.sex) = (PersonName(family, given), born, .female)
      fill(&$0)
    }
  }

  private let born = Day(1982, 3, 4)!

  private func percent(_ a: Patient, _ b: Patient) -> Int {
    var b = b
    b.id = ID(prefix: "p", number: 7)
    let one = Likeness(a, b), other = Likeness(b, a)
    #expect(one.percent == other.percent && one.evidence == other.evidence, "it comes to the same both ways round")
    return one.percent
  }

  @Test("a slip in the date, a short form, a letter too many, names turned round: likely one, with the reason beside each")
  func likely() {
    let ada = person("Okafor", "Elizabeth", born) { $0.ssn4 = "1234" }
    for (words, other) in [
      ("same", person("Okafor", "Elizabeth", born)), ("day and month exchanged", person("Okafor", "Elizabeth", Day(1982, 4, 3))),
      ("one digit other", person("Okafor", "Elizabeth", Day(1983, 3, 4))), ("a short form", person("Okafor", "Liz", born)),
      ("a letter other", person("Okaffor", "Elizabeth", born)), ("family and given name exchanged", person("Elizabeth", "Okafor", born)),
    ] {
      #expect(percent(ada, other) >= Likeness.likely, "\(words): \(percent(ada, other))")
      #expect(Likeness(ada, other).evidence.contains { $0.words == words }, "\(words)")
    }
  }

  @Test("twins, Jr and Sr, mother and daughter of one name, and namesakes are never likely one")
  func safe() {
    func house(_ patient: inout Patient) {
      patient.address.street = "12 Elm St"
      patient.phones = [Phone { $0.number = "845-555-0100" }]
      patient.email = "ruiz@example.org"
    }
    let twin = percent(person("Ruiz", "Ana", born, house), person("Ruiz", "Eva", born, house))
    #expect(twin < Likeness.likely, "twins of one sex, house, phone and mail: \(twin)")
    #expect(Likeness(person("Ruiz", "Ana", born), person("Ruiz", "Eva", born)).guarded?.hasPrefix("twins") == true)
    let senior = person("Smith", "John", Day(1950, 3, 4)) { $0.name.suffix = "Sr" }
    let junior = person("Smith", "John", Day(1980, 3, 4)) { $0.name.suffix = "Jr" }
    #expect(percent(senior, junior) < Likeness.worthALook)
    var sameDate = junior
    sameDate.born = senior.born
    #expect(percent(senior, sameDate) < Likeness.worthALook, "the suffix alone keeps them apart")
    #expect(percent(person("Smith", "Mary", Day(1950, 3, 9), house), person("Smith", "Mary", Day(1981, 7, 4), house)) < Likeness.worthALook)
    let slip = percent(person("Smith", "Mary", Day(1928, 3, 4)), person("Smith", "Mary", Day(1982, 3, 4)))
    #expect((Likeness.worthALook..<Likeness.likely).contains(slip), "digits exchanged in the year may as well be a daughter: looked at")
    #expect(percent(person("Smith", "Mary", Day(1950, 1, 9)), person("Smith", "Mary", Day(1951, 7, 2))) < Likeness.likely)
    let man = person("Lee", "Kim", born) { $0.sex = .male }
    #expect(percent(person("Lee", "Kim", born), man) < Likeness.worthALook)
  }

  @Test("what a household shares says nothing between two birth dates, and missing values say nothing at all")
  func silence() {
    let a = person("Lee", "Kim", born) { $0.address.street = "1 A St" },
      b = person("Lee", "Kim", Day(1990, 9, 9)) { $0.address.street = "1 A St" }
    #expect(!Likeness(a, b).evidence.contains { $0.what == "ADDRESS" })
    #expect(Likeness(person("Lee", "Kim", nil), person("Lee", "Kim", nil)).evidence.map(\.what) == ["NAME", "SEX"])
  }

  @Test("are found on file whichever is looked at, and not again once they were told apart")
  func found() {
    var desk = TestOffice()
    let ada = desk.patient(), twice = desk.patient("Okafor", "Ada", born: Day(1982, 4, 3)),
      other = desk.patient("Petrov", "Ivan", born: Day(1950, 1, 1))
    func pairs() -> [[PatientID]] { desk.office.allDuplicates().map { [$0.a, $0.b] } }
    #expect(pairs() == [[ada, twice]])
    for id in [ada, twice] { #expect(desk.office.duplicates(of: desk.office[id]!).map { [$0.a, $0.b] } == [[ada, twice]]) }
    #expect(desk.office.duplicates(of: desk.office[other]!).isEmpty)
    desk.does(TellApart { ($0.patient, $0.other) = (twice, ada) })
    #expect(pairs().isEmpty && desk.office.duplicates(of: desk.office[ada]!).isEmpty)
  }

  @Test("of a whole file the same pairs are found as by comparing everyone with everyone, however it is cut into steps")
  func wholeFile() {
    var desk = TestOffice(), dice = TestDice(11)
    let families = ["Okafor", "Petrov", "Nguyen", "Smith", "Rossi"], givens = ["Ada", "Ivan", "Robert", "Mary"]
    for number in 0..<60 {
      var name = (dice.pick(families), dice.pick(givens)), born = Day(1950 + dice.number(0...6), dice.number(1...12), dice.number(1...9))
      // Someone on file already, with a slip: a letter, a short form, day and month exchanged, or no birth date at all.
      if number > 20, dice.chance(60), case let old = dice.pick(desk.office.patients.sorted) {
        (name, born) = ((old.name.family, old.name.given), old.born)
        switch dice.number(0...4) {
        case 0: name.0 += "e"
        case 1: name.1 = name.1 == "Robert" ? "Bob" : name.1
        case 2: born = born.flatMap { Day($0.parts.year, $0.parts.day, $0.parts.month) }
        case 3: born = nil
        default: break
        }
      }
      _ = desk.patient(name.0, name.1, born: born)
    }
    let people = desk.office.patients.sorted
    var all: Set<Pair> = []
    for (index, a) in people.enumerated() {
      for b in people.dropFirst(index + 1) {
        let likeness = Likeness(a, b)
        // Two slips of the pen in one record are two people: they share nothing by which they could be found.
        if Blocking.keys(a).isDisjoint(with: Blocking.keys(b)) { continue }
        if likeness.percent >= Likeness.worthALook { all.insert(Pair(a: a.id, b: b.id, likeness: likeness)) }
      }
    }
    var search = PairSearch(desk.office), steps = 0
    while search.step(7) { steps += 1 }
    #expect(Set(search.pairs(10_000)) == all && all.count > 10 && steps > 8)
    #expect(search.read == people.count && search.compared == people.count && search.total == people.count)
    #expect(desk.office.allDuplicates() == search.pairs())
  }

  @Test("a new patient who looks like one on file is asked about before there are two")
  func atTheDoor() {
    var desk = TestOffice()
    let ada = desk.patient()
    let typed = AddPatient { ($0.name, $0.born) = (PersonName("Okafor", "Ada"), Day(1982, 4, 3)) }
    let refusal = desk.refusal(typed)
    #expect(refusal.rule == "already on file" && refusal.with == Reference(ada) && refusal.sentence.contains("day and month exchanged +48"))
    var sure = typed
    sure.notTheSame = true
    #expect(desk.rule(sure) == "done")
    #expect(
      desk.rule(AddPatient { ($0.name, $0.born) = (PersonName("Okafor", "Chi"), Day(1982, 3, 4)) }) == "done", "a twin is somebody else")
  }
}

@Suite("Two records are laid together, and taken apart again") struct MergeTests {
  /// Two records of one person, each with a visit, money, coverage and papers.
  private func twice() -> (desk: TestOffice, keep: PatientID, other: PatientID) {
    var desk = TestOffice()
    let keep = desk.patient(), other = desk.patient("Okafor", "Ada", born: Day(1982, 4, 3))
    for (person, hour) in [(keep, 9), (other, 10)] {
      desk.insured(person)
      desk.at(hour, 0)
      let visit = desk.walkIn(person)
      _ = desk.atCheckout(visit)
      desk.does(desk.leaving(visit))
      _ = desk.booked(person, hour + 4, 0)
    }
    desk.does(PinAlert { ($0.patient, $0.text) = (other, "hard of hearing") })
    desk.does(FilePapers { ($0.patient, $0.papers) = (other, [.treatment]) })
    _ = desk.paid(other, 500)
    return (desk, keep, other)
  }

  private func merging(_ keep: PatientID, _ other: PatientID) -> MergePatients {
    MergePatients { ($0.keep, $0.other, $0.reason) = (keep, other, "one licence, seen") }
  }

  @Test("everything of the one is the other's in one change; no money is lost, no rule is broken, and one key takes it back")
  func merge() {
    var (desk, keep, other) = twice()
    let balance = desk.office.account(of: keep).balance + desk.office.account(of: other).balance
    let before = everything(desk.office, without: ["v"])
    let count = desk.journal.count
    desk.does(merging(keep, other))
    #expect(desk.journal.count == count + 1)
    #expect(desk.office.references(of: other) == [Reference(other)], "nothing but the empty card is left")
    #expect(desk.office.filed(Visit.self, of: keep).count == 2 && desk.office.filed(Payment.self, of: keep).count == 3)
    #expect(desk.office.account(of: keep).balance == balance && desk.office.account(of: other).balance == .zero)
    #expect(desk.office[keep]!.alerts.map(\.text) == ["hard of hearing"] && desk.office[keep]!.signed(.treatment) == desk.today)
    #expect(desk.office[other]!.archived && desk.office[other]!.merged?.into == keep)
    #expect(Checks.run(desk.office).isEmpty)
    #expect(desk.rule(desk.booking([other], 15, 0)) == "archived" && desk.rule(merging(keep, other)) == "merged already")
    desk.does(Undo())
    #expect(everything(desk.office, without: ["v"]) == before)
  }

  @Test("weeks later they are two again: what came along goes back with what came of it, what came since stays")
  func unmerge() {
    var (desk, keep, other) = twice()
    let whose = Dictionary(uniqueKeysWithValues: [keep, other].map { ($0, Set(desk.office.references(of: $0))) })
    let balances = [keep, other].map { desk.office.account(of: $0).balance }
    desk.does(merging(keep, other))
    desk.at(14, 0)
    // The other's appointment becomes a visit after the merge, and is paid; a new one is booked for the one who stays.
    let booked = desk.office.filed(Appointment.self, of: keep).first { $0.start == ClockTime(14, 0) }!.id
    let visit = desk.arrived(booked)
    desk.checkedIn(visit)
    desk.now = Moment(desk.today.advanced(by: 21), ClockTime(9, 0), offset: -300)
    let new = desk.booked(keep, 11, 0)
    #expect(desk.rule(UnmergePatients { $0.patient = other }) == "reason missing")
    desk.does(UnmergePatients { ($0.patient, $0.reason) = (other, "twins after all") })
    #expect(desk.office[visit]?.patient == other && desk.office[new]?.patient == keep)
    for (person, references) in whose { #expect(references.isSubset(of: Set(desk.office.references(of: person)))) }
    #expect(desk.office[keep]!.alerts.isEmpty && desk.office[other]!.alerts.count == 1 && !desk.office[other]!.archived)
    #expect(desk.office.account(of: keep).balance == balances[0])
    #expect(desk.office.account(of: other).balance == balances[1] - Cents(2500), "less the copay that was taken since")
    #expect(Checks.run(desk.office).isEmpty)
    #expect(desk.office.allDuplicates().isEmpty, "who was taken apart is not offered again")
    desk.does(Undo())
    #expect(desk.office[other]!.merged?.into == keep && Checks.run(desk.office).isEmpty)
  }

  @Test("is refused where one person cannot have been both, and says what to do")
  func refused() {
    var desk = TestOffice()
    let keep = desk.patient(), other = desk.patient("Okafor", "Ida")
    #expect(desk.rule(MergePatients { ($0.keep, $0.other) = (keep, other) }) == "reason missing")
    #expect(desk.rule(merging(keep, keep)) == "same record")
    for person in [keep, other] { _ = desk.walkIn(person) }
    #expect(desk.rule(merging(keep, other)) == "one place at a time")
    var book = TestOffice()
    let a = book.patient(), b = book.patient("Okafor", "Ida")
    _ = book.booked(a, 10, 0)
    _ = book.booked(b, 10, 10, book.osei)
    #expect(book.refusal(merging(a, b)).full.contains("both records are booked on"))
    book.role = .trainee
    #expect(book.rule(merging(a, b)) == "not yours to do", "what looks as if it never was is not for those who still learn")
  }

  @Test("two coverages of one kind lie one behind the other, and one that is on file twice counts once", arguments: [true, false])
  func coverages(_ isTwice: Bool) {
    var desk = TestOffice()
    let keep = desk.patient(), other = desk.patient("Okafor", "Ida")
    desk.insured(keep)
    desk.does(
      AddCoverage { [desk] in
        ($0.patient, $0.payer, $0.member, $0.from) = (other, desk.payer, isTwice ? "M1" : "M2", desk.today.advanced(by: -50))
      })
    desk.does(merging(keep, other))
    let all = desk.office.filed(Coverage.self, of: keep)
    #expect(all.count == 2 && Checks.run(desk.office).isEmpty)
    #expect(isTwice ? !all[1].wasEverInForce : all[1].order == .secondary)
    desk.does(UnmergePatients { ($0.patient, $0.reason) = (other, "two people") })
    let back = desk.office.filed(Coverage.self, of: other)[0]
    #expect(back.order == .primary && back.to == nil, "as it was before")
  }

  @Test("and random work in between never breaks a rule or loses a cent", arguments: 1...6)
  func random(_ seed: Int) {
    var dice = TestDice(seed)
    var (desk, keep, other) = twice()
    let third = desk.patient("Petrov", "Ivan")
    for step in 0..<30 {
      desk.later(dice.number(1...9))
      let person = dice.pick([keep, other, third])
      let visit = desk.office.openVisit(of: person)?.id ?? VisitID("v1")!
      let verbs: [any Verb] = [
        merging(keep, other), UnmergePatients { ($0.patient, $0.reason) = (other, "x") }, desk.paying(person, 700),
        desk.booking([person], dice.number(11...16), dice.pick([0, 20, 40])),
        WalkIn { [desk] in ($0.patient, $0.provider, $0.type) = (person, desk.lin, desk.followUp) }, desk.answers(visit),
        desk.rooming(visit),
        SendToCheckout(visit), StartWithProvider(visit), desk.leaving(visit, unpaid: "later"),
        RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (PaymentID("m\(dice.number(1...6))")!, "x", [Tender(.cash, Cents(100))]) },
        TellApart { ($0.patient, $0.other) = (keep, other) }, Undo(),
      ]
      let verb = dice.pick(verbs)
      let total = desk.office.patients.sorted.map { desk.office.account(of: $0.id).balance }.total
      let did = try? desk.office.apply(Change(verb), desk.context)
      let findings = Checks.run(desk.office)
      #expect(findings.isEmpty, "seed \(seed) step \(step) \(type(of: verb).name): \(findings.map(\.sentence))")
      if !findings.isEmpty { return }
      if did?.did == MergePatients.name || did?.did == UnmergePatients.name {
        #expect(desk.office.patients.sorted.map { desk.office.account(of: $0.id).balance }.total == total, "seed \(seed) step \(step)")
      }
    }
  }
}
