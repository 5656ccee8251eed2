import Practice

enum Weekdays {
  static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// 1 is Monday; nothing for a number that is no weekday.
  static func name(_ number: Int?) -> String? {
    number.flatMap { (1...names.count).contains($0) ? names[$0 - 1] : nil }
  }
}

/// The hours of a template as one line of text, in a form.
enum BlockText {
  static func write(_ datum: Datum, _ view: View) -> String {
    guard let blocks = try? [ScheduleTemplate.Block](datum: datum) else { return "" }
    return HoursText(view.office, today: view.today).write(blocks)
  }

  static func read(_ text: String, _ field: String, _ view: View) throws(FormProblem) -> Datum {
    do throws(HoursFault) { return try HoursText(view.office, today: view.today).blocks(text).datum } catch {
      throw FormProblem(field, "column \(error.column): \(error.sentence)")
    }
  }
}
