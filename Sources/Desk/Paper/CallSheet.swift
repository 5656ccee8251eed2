import Canvas
import Practice

/// Whom to call, on paper: numbers, what to say, and room for what came of it.
enum CallSheet {
  static func sheets(_ appointments: [Appointment], _ about: CallAttempt.About, _ title: String, _ view: View) -> Sheets {
    var sheets = Sheets(title, practice: view.office.settings.name, note: view.paperNote)
    sheets.add(["\(appointments.count) to call", ""])
    for appointment in appointments { sheets.add(lines(appointment, about, view)) }
    return sheets
  }

  static func lines(_ appointment: Appointment, _ about: CallAttempt.About, _ view: View) -> [String] {
    let patient = view.office[appointment.patient]
    if view.isClosed(appointment.patient) {
      return [
        Sheets.row([(patient?.name.loud ?? "unknown", 36), (Flag.restricted.rawValue, 17), ("opens at a desk, with a reason", 24)]), "",
      ]
    }
    let born = patient?.born.map { "born \($0.iso)" } ?? "birth date unknown"
    let item = CallItem.appointment(appointment, about)
    let phones = patient?.phones.map(\.number).joined(separator: ", ") ?? ""
    var lines = [
      Sheets.row([(patient?.name.loud ?? "unknown", 36), (born, 17), (phones.isEmpty ? "no phone" : phones, 24)])
    ]
    for line in item.lines(view) { lines += TextWrap.lines(line, columns: PaperText.columns - 6).map { "      " + $0 } }
    return lines + ["      [ ] reached  [ ] message  [ ] no answer  [ ] moves to ____________  at ____:____ by ______", ""]
  }
}
