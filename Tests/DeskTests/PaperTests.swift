import Canvas
import Practice
import Testing

@testable import Desk

/// What leaves the desk on paper.
@Suite("Paper") struct PaperTests {
  private static let wide = [
    "山田花子山田花子山田花子山田花子山田花子山田花子", "O'Brien-Fitzgerald-Montgomery-Featherstonehaugh-Cholmondeley-Smythe", "Nguyễn\u{302}\u{301}\u{323}",
    "Ed\u{1B}[2Jdy\u{7}\u{202E}", "x",
  ]

  /// The example with people whom any list has trouble with, booked today.
  private static func office() -> Office {
    var office = Example.office
    let context = Context(now: Example.now, by: "maria", role: .manager, desk: "front-2")
    for (index, name) in wide.enumerated() {
      // What cannot be typed may have come with an import, so that it is put on file as a file would bring it.
      let added = try? office.apply(
        Change(
          AddPatient {
            ($0.name, $0.born, $0.notTheSame) = (PersonName("Wide\(index)", "Ada"), Day(1980 + index, 2, 3), true)
            $0.phones = [Phone { $0.number = "845-555-020\(index)" }]
          }), context)
      guard let id = added?.edits.new.first.flatMap({ PatientID($0.reference.id) }), var patient = office[id] else { continue }
      patient.name = PersonName(name, name)
      patient.note = String(repeating: "a long note ", count: 40)
      patient.contacts = [
        Contact { ($0.name, $0.relation, $0.phone, $0.mayHear) = (name, "mother", "845-555-0300", [.appointments]) }
      ]
      try? office.load([Edits.Whole(patient.reference, patient.recorded)])
      _ = try? office.apply(
        Change(
          Book {
            $0.patients = [id]
            $0.provider = office.providers.sorted[index % 3].id
            $0.type = office.visitTypes.sorted[0].id
            ($0.day, $0.start, $0.reason) = (Example.now.day, ClockTime(15, index * 5), "check \(name)")
            $0.overbook = "paper"
          }), context)
    }
    return office
  }

  private func expectPlain(_ text: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let pages = text.split(separator: "\u{0C}")
    for page in pages {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 61, "\(what) has a page of \(lines.count) lines", sourceLocation: sourceLocation)
      for line in lines where TextWidth.columns(String(line)) > 80 {
        Issue.record("\(what) is \(TextWidth.columns(String(line))) wide: \(line)", sourceLocation: sourceLocation)
      }
    }
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{0C}" {
      let isOdd = scalar.value < 32 || (127..<160).contains(scalar.value) || scalar.properties.generalCategory == .format
      #expect(!isOdd, "\(what) has U+\(String(scalar.value, radix: 16))", sourceLocation: sourceLocation)
    }
    #expect(text.hasSuffix("\n") && !text.contains("\u{0C}\u{0C}"), sourceLocation: sourceLocation)
  }

  @Test("A downtime pack has a list for everyone and for each provider, face sheets, phones and forms, all 80 columns wide and harmless")
  func pack() throws {
    let office = Self.office()
    let pack = DowntimePack(office, from: Example.now.day, days: 2, now: Example.now)
    let files = pack.files
    for file in files { expectPlain(file.text, file.name) }
    let names = files.map(\.name)
    #expect(Set(names).count == names.count && names[0] == "index.txt")
    #expect(names.contains("2026-11-23-all.txt") && names.contains("2026-11-23-np-park-d3.txt") && names.contains("2026-11-24-phones.txt"))
    #expect(names.allSatisfy { $0.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 } })
    let booked = DayList(office, on: Example.now.day).appointments
    let all = try #require(files.first { $0.name == "2026-11-23-all.txt" }?.text)
    let faces = try #require(files.first { $0.name == "2026-11-23-face-sheets.txt" }?.text)
    for appointment in booked {
      let patient = try #require(office[appointment.patient])
      let name = String(PlainText.shown(patient.name.loud).prefix(12))
      #expect(all.contains(name) && faces.contains(name), "\(name)")
      if let born = patient.born { #expect(all.contains(born.iso)) }
    }
    #expect(
      all.contains("\(booked.count) appointments") && all.contains("copay $25.00") && all.contains("FLAGS:") && all.contains("arrived ____")
    )
    #expect(faces.split(separator: "\u{0C}").count >= Set(booked.map(\.patient)).count)
    let index = files[0].text
    #expect(names.dropFirst().allSatisfy { index.contains($0) })
    #expect(index.contains("Mon 23 Nov 2026 at 10:42") && index.contains("\"happened\":\"2026-11-23T09:05-05:00\""))
    let superbill = try #require(files.first { $0.name == "blank-superbill.txt" }?.text)
    #expect(superbill.contains("E11.9") && superbill.contains("99213") && superbill.contains("$128.00"))
    #expect(pack.summary.hasPrefix("2 days, "))
  }

  @Test("An office where nobody is booked has a pack that says so")
  func empty() {
    let pack = DowntimePack(Office(), from: Example.now.day, days: 1, now: Example.now)
    for file in pack.files { expectPlain(file.text, file.name) }
    #expect(pack.files.contains { $0.text.contains("Nobody is booked.") } && pack.summary == "1 day, 0 appointments, 0 patients")
  }

  private func printed(_ desk: Receptionist) throws -> Paper { try #require(desk.printed.last) }

  @Test("W prints the day from the desk, the face sheet from the card and the receipt from the receipts, and no title names anyone")
  func keys() throws {
    let desk = Receptionist(Example.office, .large)
    desk.press("W")
    let list = try printed(desk)
    #expect(desk.answer.contains("printed: Mon 23 Nov 2026, all providers"))
    #expect(list.text.contains("PETROV, Ivan") && !list.text.contains("____:____") && list.about.count > 5)
    desk.press("}")
    desk.press("W")
    let one = try printed(desk)
    #expect(one.title == "Mon 23 Nov 2026, Lin" && one.about.count < list.about.count)
    desk.select("okafor")
    desk.press("iW")
    let sheet = try printed(desk)
    #expect(sheet.title == "Face sheet, chart 1" && sheet.about == [Reference(desk.patient("Okafor")!.id)])
    #expect(
      sheet.text.contains("OKAFOR, Ada") && sheet.text.contains("1981-12-27") && sheet.text.contains("printed Mon 23 Nov 2026 10:42 by"))
    desk.press("$")
    desk.press("W")
    let receipt = try printed(desk)
    #expect(receipt.title.hasPrefix("Receipt ") && receipt.text.contains("Okafor, Ada") && receipt.text.contains("total"))
    for paper in [list, one, sheet, receipt] {
      expectPlain(paper.text, paper.title)
      for patient in desk.office.patients.sorted { #expect(!paper.title.contains(patient.name.family)) }
    }
  }
}
