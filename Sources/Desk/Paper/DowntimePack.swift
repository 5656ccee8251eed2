import Canvas
import Practice

/// The files that let a desk go on when the screens are dark. No file's name says who is in it.
package struct DowntimePack: Sendable {
  /// One of the pack's texts, with its name.
  package struct File: Sendable {
    package var name: String
    package var text: String
    var words: String
  }

  private let office: Office
  private let days: [Day]
  private let now: Moment

  package init(_ office: Office, from day: Day, days: Int, now: Moment) {
    self.office = office
    self.days = (0..<days).map { day.advanced(by: $0) }
    self.now = now
  }

  private var note: String { "as of \(now.day.shown) \(now.time.shown)" }

  /// Those booked whose records may lie about on paper: what is restricted stays in the office.
  private func open(on day: Day) -> [Patient] { patients(on: day).filter { $0.restricted == nil } }

  /// Of whom the pack says anything.
  package var people: [PatientID] { Set(days.flatMap { day in patients(on: day).map(\.id) }).sorted() }

  private func patients(on day: Day) -> [Patient] {
    var seen = Set<PatientID>()
    return DayList(office, on: day).appointments.compactMap { seen.insert($0.patient).inserted ? office[$0.patient] : nil }
      .sorted { ($0.name.listed, $0.id) < ($1.name.listed, $1.id) }
  }

  /// "2 days, 31 appointments, 29 patients".
  package var summary: String {
    let appointments = days.reduce(0) { $0 + DayList(office, on: $1).appointments.count }
    let people = people.count
    return "\(counted(days.count, "day")), \(counted(appointments, "appointment")), \(counted(people, "patient"))"
  }

  private func withheld(on day: Day) -> String {
    let count = patients(on: day).count - open(on: day).count
    return count == 0 ? "" : "; \(counted(count, "restricted record")) left out, which a desk prints with a reason"
  }

  private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  package var files: [File] {
    var files: [File] = []
    for day in days {
      files.append(list(day, nil, "\(day.iso)-all.txt"))
      for provider in office.providers.sorted {
        let isBooked = !DayList(office, on: day, of: provider.id).appointments.isEmpty
        // The number makes the name one of its own where two are called alike.
        if isBooked || !provider.gone { files.append(list(day, provider, "\(day.iso)-\(Self.slug(provider.short))-\(provider.id).txt")) }
      }
      files.append(faceSheets(day))
      files.append(phones(day))
    }
    files.append(
      File(
        name: "blank-check-in.txt", text: BlankForms.checkIn(office, note: note).text,
        words: "check-in to fill in by hand; copy as many as needed"))
    files.append(
      File(
        name: "blank-superbill.txt", text: BlankForms.superbill(office, note: note).text,
        words: "superbill with the office's diagnoses and services, to tick by hand"))
    return [index(of: files)] + files
  }

  private func list(_ day: Day, _ provider: Provider?, _ name: String) -> File {
    let list = DayList(office, on: day, of: provider?.id, isForWriting: true)
    return File(
      name: name, text: list.sheets(note: note).text,
      words: "\(list.title): \(counted(list.appointments.count, "appointment")), with lines to write on")
  }

  private func faceSheets(_ day: Day) -> File {
    let patients = open(on: day)
    var sheets = Sheets("Face sheets, \(day.shown)", practice: office.settings.name, note: note)
    for patient in patients {
      sheets.turnPage()
      sheets.add(FaceSheet.lines(patient, in: office, on: day))
    }
    if patients.isEmpty { sheets.add("Nobody is booked.") }
    return File(
      name: "\(day.iso)-face-sheets.txt", text: sheets.text,
      words: "a page for each of the \(counted(patients.count, "patient")) booked\(withheld(on: day))")
  }

  private func phones(_ day: Day) -> File {
    let patients = open(on: day)
    var sheets = Sheets("Phone list, \(day.shown)", practice: office.settings.name, note: note)
    for patient in patients {
      let times = DayList(office, on: day).appointments.filter { $0.patient == patient.id }.map(\.start.shown).joined(separator: " ")
      var lines: [String] = []
      for (index, phone) in patient.phones.enumerated() {
        let may = phone.mayLeaveMessage ? "may leave a message" : "no message"
        lines.append(
          Sheets.row([(index == 0 ? patient.name.loud : "", 34), (index == 0 ? times : "", 9), (phone.number, 16), (may, 18)]))
      }
      if lines.isEmpty { lines = [Sheets.row([(patient.name.loud, 34), (times, 9), ("no phone", 16)])] }
      for contact in patient.contacts where contact.mayHear.contains(where: { $0 == .appointments || $0 == .everything }) {
        lines.append(Sheets.row([("  or \(contact.name), \(contact.relation)", 44), (contact.phone, 16), ("appointments", 18)]))
      }
      sheets.add(lines)
    }
    sheets.add(patients.isEmpty ? ["Nobody is booked."] : [])
    let payers = office.payers.sorted.filter { !$0.gone && !$0.phone.isEmpty }
    if !payers.isEmpty { sheets.add(["", "Payers"]) }
    for payer in payers { sheets.add(Sheets.row([(payer.name, 44), (payer.phone, 16)])) }
    return File(
      name: "\(day.iso)-phones.txt", text: sheets.text,
      words: "phones of the \(counted(patients.count, "patient")) booked, and of the payers\(withheld(on: day))")
  }

  /// How old it is, what is in it, and how what is written on it comes back into the office.
  private func index(of files: [File]) -> File {
    var sheets = Sheets("Downtime pack", practice: office.settings.name, note: note)
    sheets.add([
      "This is how the office stood on \(now.day.shown) at \(now.time.shown), line \(office.seq) of its journal.",
      "Whatever was booked or changed after that is not in it.", "", summary, "",
    ])
    let width = files.map(\.name.count).max() ?? 0
    for file in files {
      for (index, part) in TextWrap.lines(file.words, columns: max(20, PaperText.columns - width - 2)).enumerated() {
        sheets.add(TextWidth.pad(index == 0 ? file.name : "", to: width) + "  " + part)
      }
    }
    sheets.add([
      "", "While the screens are dark", "--------------------------", "",
      "1. Work from the lists: write each time on the line of its appointment.",
      "2. Fill in a check-in form and a superbill for everyone seen.",
      "3. Give receipts from a numbered receipt book, and write the numbers down.", "4. Keep every sheet together until it is put in.", "",
      "When they are back", "-----------------", "", "1. P on the desk, or on a patient's card, records a visit that happened unseen:",
      "   provider, kind of visit, the day and the time of arrival.",
      "2. b ticks its diagnoses and services; d checks it out, with what was paid.",
      "3. Whoever is still here arrives and is checked in as always.",
      "4. From a list, by script: anteroom do takes a line for each, with the time it happened:", "",
      "{\"action\":\"arrive\",\"appointments\":[\"a17\"],\"happened\":\"\(now.day.iso)T09:05\(zone)\"}", "",
      "5. Compare the money in the drawer with the receipts of the day ($).", "6. Shred what is put in: these papers name patients.",
    ])
    return File(name: Self.indexName, text: sheets.text, words: "this page")
  }

  package static let indexName = "index.txt"

  private var zone: String { String(now.iso.suffix(6)) }

  /// Small letters, digits and dashes.
  private static func slug(_ name: String) -> String {
    let letters = Folding.plain(name).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(String(letters).split(separator: "-").joined(separator: "-").prefix(24))
  }
}
