import Practice

/// Reads patients out of the rows of a file.
package struct PatientReading: ImportReading {
  package let map: ColumnMap
  private let today: Day
  /// Synthea makes its names unlike any real one by digits at their ends.
  package let stripsDigits: Bool
  private var order = DateOrder()
  private var stripped = 0
  private var shortened = 0
  private var noLastVisit = 0

  package init(_ map: ColumnMap, today: Day, keepsDigits: Bool) {
    self.map = map
    self.today = today
    stripsDigits = map.source == "synthea" && !keepsDigits
  }

  package mutating func look(_ row: CSVRow) {
    if map.has("seen"), !map.raw("seen", row).isEmpty, lastVisit(map.raw("seen", row)) == nil { noLastVisit += 1 }
    for date in ["born", "died", "seen"] { order.look(map.raw(date, row), line: row.line) }
    if stripsDigits, ["given", "family"].contains(where: { map.raw($0, row).last?.isASCIIDigit == true }) { stripped += 1 }
    if map.has("ssn"), !map.raw("ssn", row).isEmpty { shortened += 1 }
  }

  package func fault() -> String? { order.fault(isDayFirst: map.isDayFirst) }

  package func read(_ row: CSVRow) throws(CSVFault) -> ImportedPatient {
    if let fault = row.fault { throw CSVFault(fault) }
    func cell(_ ours: String, longest: Int = 200) throws(CSVFault) -> String {
      do throws(CSVFault) { return try CSVCell.text(map.raw(ours, row), longest: longest) } catch {
        throw CSVFault("\(error.sentence), in the column for \(ours)")
      }
    }
    func namePart(_ ours: String) throws(CSVFault) -> String {
      let text = try cell(ours)
      return stripsDigits ? text.withoutDigitsAtTheEnds : text
    }
    var patient = ImportedPatient()
    patient.row = row.line
    patient.number = try cell("number", longest: 100)
    if map.has("family") {
      patient.name = PersonName(try namePart("family"), try namePart("given"))
    } else {
      patient.name = CellReading.name(try namePart("name"))
    }
    if map.has("middle") { patient.name.middle = try namePart("middle") }
    if map.has("suffix") { patient.name.suffix = try cell("suffix") }
    patient.name.called = try namePart("called")
    patient.born = try CellReading.day(try cell("born"), "the birth date", isDayFirst: map.isDayFirst, today: today)
    patient.deceased = try CellReading.day(try cell("died"), "the date of death", isDayFirst: map.isDayFirst, today: today)
    patient.seenBefore = lastVisit(try cell("seen"))
    patient.sex = CellReading.sex(try cell("sex"), source: map.source)
    patient.ssn4 = Self.lastFour(map.raw("ssn", row))
    patient.address.street = try cell("street")
    patient.address.unit = try cell("unit")
    patient.address.city = try cell("city")
    patient.address.state = try cell("state")
    patient.address.zip = try cell("zip")
    for (ours, use) in [("mobile", Phone.Use.mobile), ("home", .home), ("work", .work), ("phone", .other)] {
      let number = try cell(ours, longest: 60)
      guard number.contains(where: \.isASCIIDigit), !patient.phones.contains(where: { $0.number == number }) else { continue }
      patient.phones.append(
        Phone {
          $0.number = number
          $0.use = use
        })
    }
    patient.email = try cell("email")
    patient.language = try cell("language")
    if patient.language.lowercased() == "english" { patient.language = "" }
    let maiden = try namePart("maiden")
    patient.note = [try cell("note", longest: 2000), maiden.isEmpty ? "" : "born as \(maiden)"].filter { !$0.isEmpty }.joined(
      separator: "; ")
    if patient.name.family.isEmpty, !patient.name.given.isEmpty, map.has("family") {
      // People of one name have it as their family name here.
      (patient.name.family, patient.name.given) = (patient.name.given, "")
    }
    if patient.number.isEmpty, patient.born == nil {
      throw CSVFault("has no birth date and no number, so that it could not be told from others of the name")
    }
    return patient
  }

  /// "never", or a day that is still to come, is no last visit, and no reason to leave the patient out.
  private func lastVisit(_ cell: String) -> Day? {
    let day = try? CellReading.day(cell, "the last visit", isDayFirst: map.isDayFirst, today: today)
    return day.flatMap { $0 <= today ? $0 : nil }
  }

  /// The last four digits of a social security number; the rest is forgotten here and now.
  private static func lastFour(_ cell: String) -> String {
    let digits = cell.filter(\.isASCIIDigit)
    guard (4...9).contains(digits.count) else { return "" }
    let four = String(digits.suffix(4))
    return four == "0000" || digits.allSatisfy { $0 == digits.first } ? "" : four
  }

  package func action(_ rows: [ImportedPatient]) -> ImportPatients {
    ImportPatients {
      $0.source = map.source
      $0.rows = rows
    }
  }

  package mutating func note(_ row: ImportedPatient, _ outcome: ImportOutcome) {}

  package var remarks: [String] { [] }

  package var preface: [String] {
    var remarks: [String] = []
    if stripped > 0 {
      remarks.append("\(stripped) names have digits at their ends, as Synthea's do: they are left out (--keep-digits keeps them)")
    }
    if shortened > 0 { remarks.append("of \(shortened) social security numbers only the last four digits are kept") }
    if noLastVisit > 0 { remarks.append("\(noLastVisit) last visits are no days gone by, and are left out") }
    if !map.has("family"), map.has("name") { remarks.append("whole names are taken apart; titles such as Mrs and MD are left out") }
    return remarks
  }
}

extension String {
  /// "O'Keefe54-Núñez12" without the digits that end its words.
  fileprivate var withoutDigitsAtTheEnds: String {
    var result = "", digits = ""
    for character in self {
      if character.isASCIIDigit, !result.isEmpty {
        digits.append(character)
      } else {
        if character != " ", character != "-" { result += digits }
        digits = ""
        result.append(character)
      }
    }
    return result
  }
}
