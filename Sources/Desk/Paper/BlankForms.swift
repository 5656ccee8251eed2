import Canvas
import Practice

/// Forms to write on by hand while the screens are dark.
package enum BlankForms {
  private static func blank(_ label: String, _ width: Int) -> String { "\(label) \(String(repeating: "_", count: max(3, width)))" }

  /// What check-in asks, in the order in which it asks it.
  package static func checkIn(_ office: Office, note: String) -> Sheets {
    var sheets = Sheets("Check-in by hand", practice: office.settings.name, note: note)
    sheets.add([
      blank("Name", 48) + "  " + blank("Chart", 10), "", blank("Birth date", 14) + "  " + blank("Phone", 18) + "  " + blank("Date", 16), "",
      blank("Provider", 20) + "  " + blank("Arrived", 8) + "  " + blank("Checked in", 8), "",
      blank("Reason", 66), "", "Two identifiers were asked:  [ ] name  [ ] birth date  [ ] photo ID  [ ] address", "",
      "As on file, or what changed:", "",
    ])
    for topic in ["Address", "Phone", "Coverage", "Who pays", "Who may be spoken to"] {
      sheets.add(["[ ] same  [ ] changed  " + blank(topic, 72 - 24 - topic.count), ""])
    }
    sheets.add("New coverage:")
    sheets.add([
      "", blank("Payer", 30) + "  " + blank("Member number", 22), "", blank("Group", 20) + "  " + blank("Holder and birth date", 28), "",
    ])
    for paper in Consent.Paper.allCases { sheets.add("[ ] signed  [ ] on file  [ ] refused   \(paper.label)") }
    sheets.add([
      "", "Money:  " + blank("$", 10) + "  [ ] cash  [ ] check " + "_______" + "  [ ] card, last four ____", "",
      blank("Given by hand: receipt", 12) + "  " + blank("Taken by", 20), "",
      blank("Called", 8) + "  " + blank("Room", 6) + "  "
        + blank("With provider", 8) + "  " + blank("Left", 8), "", blank("Next visit", 60),
    ])
    return sheets
  }

  /// Diagnoses and services to tick, as the office has set them up.
  package static func superbill(_ office: Office, note: String) -> Sheets {
    var sheets = Sheets("Superbill by hand", practice: office.settings.name, note: note)
    sheets.add([
      blank("Name", 48) + "  " + blank("Chart", 10), "",
      blank("Birth date", 14) + "  " + blank("Date of service", 14) + "  " + blank("Provider", 14),
      "", "Diagnoses (letter them A, B, C ... in the order of weight)", "",
    ])
    let diagnoses = office.commonDiagnoses.sorted.filter { !$0.gone }.map { Sheets.row([("___", 3), ($0.code, 8), ($0.words, 25)]) }
    sheets.add(pairs(diagnoses))
    sheets.add([
      "___ ________ ________________________   ___ ________ ________________________", "",
      "Services (units, and the letters they point at)", "",
    ])
    let fees = office.fees.sorted.filter { !$0.gone }.map {
      Sheets.row([("__ ____", 7), ($0.code, 6), ($0.words, 15), ("$\($0.price.shown)".leftPadded(to: 8), 8)])
    }
    sheets.add(pairs(fees))
    sheets.add([
      "__ ____ ______ _______________ ________  __ ____ ______ _______________ ________", "",
      blank("Total $", 10) + "  " + blank("Paid $", 10)
        + "  [ ] cash  [ ] check  [ ] card  " + blank("by", 12), "", blank("Provider's signature", 40),
    ])
    return sheets
  }

  /// Two columns, read downwards.
  private static func pairs(_ cells: [String]) -> [String] {
    let half = (cells.count + 1) / 2
    return (0..<half).map { row in
      let right = row + half < cells.count ? cells[row + half] : ""
      return TextWidth.pad(cells[row], to: 39) + "  " + right
    }
  }
}
