import Foundation
import Testing
import Training

@testable import Practice

@Suite("Pages to tick, as text")
struct TickPageTests {
  @Test("a page has a name, specialties, and two columns under headings")
  func page() throws {
    let sheet = try TickText.read(
      "\u{FEFF}# ours\r\npage  Family medicine\r\nfor family medicine, Internal Medicine\r\n\r\ndiagnoses\r\n[Heart]\r\ni10  pressure\r\nE119\r\nservices\r\n99213 low\r\n"
    )
    #expect(sheet.name == "Family medicine" && sheet.specialties == ["family medicine", "Internal Medicine"])
    #expect(sheet.diagnoses == [TickRow("Heart", "I10", "pressure"), TickRow("Heart", "E11.9", "")])
    #expect(sheet.services == [TickRow("", "99213", "low")])
    #expect(sheet.isFor(Provider { $0.specialty = "internal medicine" }) && !sheet.isFor(Provider()) && !sheet.isFor(nil))
  }

  @Test(
    "what is wrong is said with its line",
    arguments: [
      ("", "line 1: a page begins with its name"), ("page A\ndiagnoses\n", "line 3: nothing can be ticked"),
      ("page A\npage B", "line 2: the page has its name already"), ("page\n", "line 1: after page stands its name"),
      ("page A\nfor ,\n", "line 2: after for stand"), ("page A\nI10 x", "line 2: \"I10\" is not page, for, diagnoses or services"),
      ("page A\ndiagnoses\n99213 low", "line 3: \"99213\" is not shaped like an ICD-10-CM code"),
      ("page A\nservices\nI10 x", "line 3: \"I10\" is not shaped like a CPT or HCPCS code"),
      ("page A\ndiagnoses\nI10\ni10", "line 4: I10 stands in line 3 already"), ("page A\ndiagnoses\n[x\nI10", "line 3: a heading stands"),
      ("page A\ndiagnoses\nI10 \(String(repeating: "w", count: 61))", "line 3: \"wwwwwwwwwwwwwwwwwwww...\" has 61 letters"),
      ("diagnoses\nI10", "line 1: a page begins with its name"),
      (
        "page A\ndiagnoses\n" + (0..<201).map { "A\($0 / 10 + 10).\($0 % 10)" }.joined(separator: "\n"),
        "line 203: a column has at most 200"
      ),
    ])
  func faults(_ text: String, _ sentence: String) {
    do {
      _ = try TickText.read(text)
      Issue.record("it was read")
    } catch { #expect(error.full.hasPrefix(sentence), "\(error.full)") }
  }

  @Test("pages are of the office: put up, put in the place of one of the same name, taken down")
  func office() throws {
    var desk = TestOffice()
    let sheet = try TickText.read("page Feet\nfor podiatry\ndiagnoses\nL60.0 nail\nservices\n99213 low")
    var other = sheet
    other.name = "feet"
    other.services = []
    desk.does(SetTickPage { $0.page = sheet })
    desk.does(SetTickPage { $0.page = other })
    #expect(desk.office.settings.tickPages == [other])
    #expect(
      desk.rule(SetTickPage { ($0.page.name, $0.gone) = ("hands", true) }) == "no such page" && desk.rule(SetTickPage()) == "name missing")
    desk.does(SetTickPage { ($0.page.name, $0.gone) = ("Feet", true) })
    #expect(desk.office.settings.tickPages.isEmpty)
  }

  @Test("the pages that come along can be read, and every service on them has a price in the sample schedule")
  func samples() throws {
    let folder = SampleFolder.url.appending(path: "tick-pages")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count == 7)
    let priced = Set(SampleFolder.data.fees.map(\.code))
    for name in names {
      let sheet = try TickText.read(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      #expect(!sheet.specialties.isEmpty && sheet.diagnoses.count <= 26 && sheet.services.count <= 26, "\(name): one page each")
      for row in sheet.services { #expect(priced.contains(row.code), "\(name): \(row.code)") }
      for row in sheet.diagnoses + sheet.services { #expect(!row.words.isEmpty, "\(name): \(row.code)") }
    }
  }
}

@Suite("New or established")
struct LastSeenTests {
  @Test("by three years, and by the specialty of the group; who left unseen was not seen")
  func threeYears() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    for (provider, specialty) in [(desk.lin, "Family Medicine"), (desk.osei, "family medicine")] {
      desk.does(ChangeSetting(.providers, id: provider.text, now: ["specialty": .text(specialty)]))
    }
    desk.set(Provider { ($0.short, $0.specialty) = ("Bone", "orthopedics") })
    let bone = try #require(desk.office.providers.sorted.last).id
    func past(_ day: Day?, _ provider: ProviderID) -> RecordPastVisit {
      RecordPastVisit {
        ($0.patient, $0.provider, $0.type, $0.arrived) = (ada, provider, desk.followUp, ClockTime(9, 0))
        $0.day = day ?? desk.today
      }
    }
    let visit = desk.walkIn(ada)
    desk.checkedIn(visit)
    let bill = desk.office[desk.office[visit]!.superbill!]!
    #expect(desk.office.lastSeen(before: bill).words == "new: no earlier visit on file")
    desk.does(past(Day(2023, 11, 22), desk.osei))
    #expect(desk.office.lastSeen(before: bill).words.hasSuffix("more than three years before"))
    desk.does(past(Day(2025, 1, 7), bone))
    let other = desk.office.lastSeen(before: bill)
    #expect(!other.isEstablished && other.words.hasSuffix("by Bone, who is orthopedics"))
    desk.does(past(Day(2023, 11, 23), desk.osei))
    #expect(desk.office.lastSeen(before: bill).words == "established: seen Thu 23 Nov 2023 by Osei, Family Medicine")
    // The rule of coding goes by the same.
    let lin = try #require(desk.office[desk.lin])
    #expect(desk.office.lastSeen(ada, bySpecialtyOf: lin, before: bill.day) == desk.office.lastSeen(before: bill).counts)
    #expect(Day(2024, 2, 29)?.advanced(byMonths: -36) == Day(2021, 2, 28))
  }

  @Test("or by what the card says of the time before these records, until somebody saw them; of that no specialty is known")
  func before() throws {
    var sheet = Sheet("I10", "99213 A")
    let bill = sheet.bill
    func rule(_ sheet: Sheet) -> [BillFinding] { sheet.findings.filter { $0.rule == "new or established" } }
    func wasHere(_ seen: Day?, _ sheet: inout Sheet) {
      var patient = sheet.office[sheet.bill.patient]!
      patient.seenBefore = seen
      sheet.office.put(patient)
    }
    #expect(rule(sheet).map(\.weight) == [.warning])
    wasHere(bill.day.advanced(byMonths: -37), &sheet)
    #expect(sheet.office.lastSeen(before: bill).words.hasSuffix("more than three years before") && rule(sheet).count == 1)
    wasHere(Day(2024, 3, 9), &sheet)
    #expect(sheet.office.lastSeen(before: bill).words == "established: last seen Sat 9 Mar 2024, by the card")
    #expect(rule(sheet).isEmpty)
    var new = Sheet("I10", "99203 A")
    wasHere(Day(2024, 3, 9), &new)
    #expect(rule(new).map(\.weight) == [.warning])
    #expect(rule(new)[0].sentence.contains("the card says that they were seen here on Sat 9 Mar 2024"))
    new.wasHere(Day(2026, 2, 5)!, by: new.bill.provider)
    #expect(rule(new).map(\.weight) == [.error], "what is on file counts for more")
  }

  @Test("a date before birth or still to come is nobody's last visit, and of two cards that become one the later counts")
  func dates() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    let old = desk.office[ada]!
    func at(_ day: Day?) -> ChangePatient {
      var new = old
      new.seenBefore = day
      return ChangePatient(from: old, to: new)
    }
    #expect(desk.rule(at(desk.today.advanced(by: 1))) == "seen in the future")
    #expect(desk.rule(at(old.born!.advanced(by: -1))) == "seen before birth")
    #expect(desk.rule(at(desk.today)) == "done")
    var one = old, two = old
    (one.seenBefore, two.seenBefore) = (Day(2024, 3, 9), Day(2025, 1, 2))
    #expect(one.joined(with: two).seenBefore == Day(2025, 1, 2) && two.joined(with: one).seenBefore == Day(2025, 1, 2))
    one.seenBefore = nil
    #expect(one.joined(with: two).seenBefore == Day(2025, 1, 2))
  }

  @Test("a sheet with a shot alone does not make an established patient, neither in the head nor for the rule")
  func nurse() throws {
    var sheet = Sheet("I10", "99203 A") { $0.wasHere(Day(2026, 1, 5)!, by: $0.bill.provider, "90471") }
    let bill = sheet.bill
    #expect(!sheet.office.lastSeen(before: bill).isEstablished)
    sheet.wasHere(Day(2026, 2, 5)!, by: bill.provider)
    #expect(sheet.office.lastSeen(before: bill).counts?.day == Day(2026, 2, 5))
  }
}
