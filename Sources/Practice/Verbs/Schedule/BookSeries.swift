/// Books one patient again and again in one change: every so many days, weeks or months, or on the days that are named.
package struct BookSeries: Verb {
  package static let name = "book series"
  package static let sentence = "books a patient again and again, every so many days, weeks or months, in one change"
  package static let who: [StaffRole] = .deskAndClinic

  /// What the distance of a series is counted in.
  package enum Unit: String, Word { case days, weeks, months }

  /// One time of the series.
  package struct Occurrence: Fielded, Hashable {
    package var day = Day(number: 0)
    package var start = ClockTime(9, 0)
    /// If not the series' own.
    package var provider: ProviderID?
    /// Why it is kept although something is in the way.
    package var overbook = ""

    package init() {}

    package init(_ day: Day, _ start: ClockTime) { (self.day, self.start) = (day, start) }

    package static let fields: [Field<Occurrence>] = [
      Field("day", \.day, optional: false), Field("start", \.start, optional: false), Field("provider", \.provider, "if another"),
      Field("overbook", \.overbook, "why it is right to book over what is in the way"),
    ]
  }

  package var patient = PatientID.unnumbered
  package var provider = ProviderID.unnumbered
  package var type = VisitTypeID.unnumbered
  package var day: Day?
  package var start: ClockTime?
  package var minutes: Int?
  package var every = 1
  package var unit = Unit.weeks
  package var count = 0
  package var until: Day?
  /// Days of the rhythm that are left out.
  package var skip: [Day] = []
  /// The times themselves; then the rhythm is not asked.
  package var at: [Occurrence] = []
  package var reason = ""
  package var note = ""
  package var room: RoomID?
  package var needs: [ResourceID] = []

  package init() {}

  package static let most = 100

  package static let fields: [Field<BookSeries>] = [
    Field("patient", \.patient, optional: false), Field("provider", \.provider, optional: false), Field("type", \.type, optional: false),
    Field("day", \.day, "the first day"), Field("start", \.start), Field("minutes", \.minutes, "if not what the type takes"),
    Field("every", \.every), Field("unit", \.unit), Field("count", \.count, "how many"), Field("until", \.until, "or until which day"),
    Field("skip", \.skip, "days left out"), Field("at", \.at, "the times themselves, if not by rhythm"), Field("reason", \.reason),
    Field("note", \.note), Field("room", \.room), Field("needs", \.needs),
  ]

  /// The times of the rhythm, left-out days and all, or why there are none.
  package func rhythm() throws(Refusal) -> [Occurrence] {
    guard let day, let start else { throw Refusal("when", "a series needs its first day and a time", field: "day") }
    guard (1...365).contains(every) else { throw Refusal("rhythm", "every \(every) is no rhythm: 1 to 365", field: "every") }
    guard count > 0 || until != nil else { throw Refusal("rhythm", "say how many, or until which day", field: "count") }
    guard count <= Self.most else { throw Refusal("rhythm", "\(Self.most) are the most at once, not \(count)", field: "count") }
    if let until, until < day { throw Refusal("rhythm", "it ends on \(until.shown), before it begins", field: "until") }
    var times: [Occurrence] = []
    for step in 0..<Self.most {
      let next =
        switch unit {
        case .days: day.advanced(by: every * step)
        case .weeks: day.advanced(by: 7 * every * step)
        case .months: day.advanced(byMonths: every * step)
        }
      if let until, next > until { break }
      if count > 0, step >= count { break }
      times.append(Occurrence(next, start))
    }
    return times
  }

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    var times = at
    if times.isEmpty { times = try rhythm().filter { !skip.contains($0.day) } }
    guard !times.isEmpty else { throw Refusal("rhythm", "no day of the series is left", field: "skip") }
    guard times.count <= Self.most else { throw Refusal("rhythm", "\(Self.most) are the most at once, not \(times.count)", field: "at") }
    var first: AppointmentID?
    for (index, time) in times.enumerated() {
      do throws(Refusal) {
        let wanted = try appointment(time, in: draft)
        let booked = try draft.book(wanted)
        if first == nil { first = booked.id }
        if times.count > 1 { try draft.edit(booked.id) { $0.series = first } }
      } catch {
        var refusal = error
        refusal.sentence = "\(index + 1) of \(times.count), \(time.day.shown) \(time.start.shown): \(error.sentence)"
        if refusal.wayPast?.hasPrefix("overbook") == true { refusal.wayPast = "skip it, move it, or keep it with a reason" }
        throw refusal
      }
    }
  }

  /// One time of the series as an appointment.
  func appointment(_ time: Occurrence, in draft: Draft) throws(Refusal) -> Appointment {
    let by = time.provider ?? provider
    try draft.mustBeInUse(by, type)
    let usual = try draft.get(type).minutes
    let minutes = minutes ?? usual
    guard Appointment.lengths.contains(minutes) else {
      throw Refusal("length", "an appointment takes 5 to 360 minutes, not \(minutes)", field: "minutes")
    }
    guard time.day >= draft.today else { throw Refusal("in the past", "\(time.day.shown) is over", wayPast: "skip it") }
    return Appointment {
      ($0.patient, $0.provider, $0.type, $0.day, $0.start, $0.minutes) = (patient, by, type, time.day, time.start, minutes)
      ($0.reason, $0.note, $0.room, $0.needs, $0.overbooked) = (reason, note.trimmed, room, needs, time.overbook)
    }
  }
}

extension Office {
  /// What would be in the way of each time of a series, were the others booked.
  package func conflicts(_ series: BookSeries, _ times: [BookSeries.Occurrence], _ context: Context) -> [[BookingProblem]] {
    var draft = Draft(self, context, happened: nil)
    return times.map { time in
      do throws(Refusal) {
        var wanted = try series.appointment(time, in: draft)
        wanted.needs = draft.office.things(for: wanted, instead: nil)
        let problems = BookingChecks.problems(BookingAsk(wanted, now: context.now), in: draft.office)
        wanted.authorisation = draft.office.leave(for: wanted)
        if problems.allSatisfy(\.isWarning) { draft.add(wanted) }
        return problems
      } catch { return [.stop(error)] }
    }
  }
}
