import Practice

/// Reads appointments, and the visits that came of them, out of the rows of a file.
package struct AppointmentReading: ImportReading {
  package let map: ColumnMap
  private let today: Day
  /// How far the office's clock was from UTC at a time of a day.
  private let offset: @Sendable (Day, ClockTime) -> Int
  package var provider: ProviderID?
  package var type = VisitTypeID.unnumbered
  private var order = DateOrder()
  private var starts: [Day: Set<Int>] = [:]
  private var waits = WaitingTimes()
  private var namesNoProvider = 0
  /// The types that rows name, an empty one for those that name none.
  package private(set) var types: Set<String> = []

  package init(_ map: ColumnMap, today: Day, offset: @escaping @Sendable (Day, ClockTime) -> Int) {
    self.map = map
    self.today = today
    self.offset = offset
  }

  /// A row with the wait that its file says.
  package struct Row: Sendable {
    package var appointment: ImportedAppointment
    /// In tenths of a minute.
    var saidWait: Int?
  }

  package mutating func look(_ row: CSVRow) {
    for date in ["when", "day", "born", "booked"] { order.look(map.raw(date, row), line: row.line) }
    if map.raw("provider", row).trimmed.isEmpty { namesNoProvider += 1 }
    types.insert(map.raw("type", row).trimmed)
    if row.fault == nil, let (day, seconds) = try? start(row), let day, let seconds { starts[day, default: []].insert(seconds / 60) }
  }

  package func fault() -> String? { order.fault(isDayFirst: map.isDayFirst) }

  /// Whether rows need a provider that they do not name.
  package var needsProvider: Bool { namesNoProvider > 0 }

  /// The shortest time between two beginnings, which is how long a place in such a book is.
  package var grid: Int {
    let gaps = starts.values.flatMap { starts -> [Int] in
      let sorted = starts.sorted()
      return zip(sorted, sorted.dropFirst()).map { $1 - $0 }
    }
    return min(60, max(5, gaps.min() ?? 15))
  }

  private func start(_ row: CSVRow) throws(CSVFault) -> (Day?, Int?) {
    let date = map.has("when") ? "when" : "day", time = map.has("when") ? "when" : "start"
    return (
      try CellReading.day(
        try CSVCell.text(map.raw(date, row)), "the day of the appointment", isDayFirst: map.isDayFirst, today: today, birth: false),
      try CellReading.seconds(try CSVCell.text(map.raw(time, row)), "the time of the appointment")
    )
  }

  package func read(_ row: CSVRow) throws(CSVFault) -> Row {
    if let fault = row.fault { throw CSVFault(fault) }
    func cell(_ ours: String, longest: Int = 200) throws(CSVFault) -> String {
      do throws(CSVFault) { return try CSVCell.text(map.raw(ours, row), longest: longest) } catch {
        throw CSVFault("\(error.sentence), in the column for \(ours)")
      }
    }
    var wanted = ImportedAppointment()
    wanted.row = row.line
    wanted.number = try cell("number", longest: 100)
    wanted.patient = try cell("patient", longest: 100)
    if map.has("family") {
      wanted.name = PersonName(try cell("family"), try cell("given"))
    } else if map.has("name") {
      wanted.name = CellReading.name(try cell("name"))
    }
    wanted.born = try CellReading.day(try cell("born"), "the birth date", isDayFirst: map.isDayFirst, today: today)
    wanted.sex = CellReading.sex(try cell("sex"), source: map.source)
    wanted.age = try CellReading.tenths(try cell("age"), "the age").map { $0 / 10 }
    wanted.provider = try cell("provider")
    wanted.type = try cell("type")
    wanted.reason = try cell("reason", longest: 2000)
    wanted.note = try cell("note", longest: 2000)
    wanted.status = try CellReading.status(try cell("status"))
    let (day, seconds) = try start(row)
    guard let day, let seconds else { throw CSVFault("has no day or no time") }
    wanted.day = day
    // A place in the book begins on a whole minute.
    wanted.start = ClockTime(minutes: min((seconds + 30) / 60, 24 * 60 - 1))
    wanted.minutes = try CellReading.tenths(try cell("minutes"), "the minutes").map { $0 > 0 ? max(1, ($0 + 5) / 10) : $0 / 10 }
    wanted.arrived = try moment(day, try CellReading.seconds(try cell("arrived"), "the arrival"))
    let seen = try CellReading.seconds(try cell("seen"), "the beginning of the visit")
    wanted.withProvider = try moment(day, seen)
    var left = try CellReading.seconds(try cell("left"), "the end of the visit")
    if left == nil, let seen, let took = try CellReading.tenths(try cell("took"), "the duration") { left = seen + took * 6 }
    wanted.left = try moment(day, left)
    if let booked = try CellReading.day(try cell("booked"), "the day of booking", isDayFirst: map.isDayFirst, today: today, birth: false) {
      wanted.bookedAt = try moment(booked, (try? CellReading.seconds(try cell("booked"), "")) ?? 0)
    }
    let wait = try CellReading.tenths(try cell("wait"), "the waiting time")
    return Row(appointment: wanted, saidWait: wait)
  }

  private func moment(_ day: Day, _ seconds: Int?) throws(CSVFault) -> Moment? {
    guard let seconds else { return nil }
    guard seconds < 24 * 3600 else { throw CSVFault("has a time after midnight") }
    let offset = offset(day, ClockTime(minutes: seconds / 60))
    return Moment(milliseconds: (day.number * 86_400 + seconds - offset * 60) * 1000, offset: offset)
  }

  package func action(_ rows: [Row]) -> ImportAppointments {
    ImportAppointments {
      $0.source = map.source
      $0.provider = provider
      $0.type = type
      $0.rows = rows.map(\.appointment)
    }
  }

  package mutating func note(_ row: Row, _ outcome: ImportOutcome) {
    guard outcome.marks.contains(.visit), let arrived = row.appointment.arrived, let seen = row.appointment.withProvider else { return }
    waits.add(seconds: (seen.milliseconds - arrived.milliseconds) / 1000, said: row.saidWait, line: row.appointment.row)
  }

  package var preface: [String] { [] }
  package var remarks: [String] { waits.remarks(of: map.used.first { $0.ours == "wait" }?.theirs) }
}
