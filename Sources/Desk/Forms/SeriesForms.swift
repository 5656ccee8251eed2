import Practice

/// The rhythm of a series.
struct SeriesForm: FormKind {
  static let name = "series"
  var doing: String { "show the days" }

  /// The first of it: patient, provider, type, day, time.
  var series = Datum.fields([:])

  init() {}

  static let fields: [Field<SeriesForm>] = [Field("series", \.series)]

  /// How many, until somebody says otherwise.
  private static let usual = "4"

  func concerns(_ view: View) -> [PatientID] { (try? BookSeries(datum: series)).map { [$0.patient] } ?? [] }
  func title(_ view: View) -> String { "Again and again" }

  func lines(_ view: View) -> [String] {
    guard let series = try? BookSeries(datum: series), let day = series.day, let start = series.start else { return [] }
    return ["First \(day.shown) \(start.shown) with \(view.provider(series.provider)). Nothing is booked before all days are shown."]
  }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("every", "Every", start: "1"), FormInput("unit", "", start: "weeks", choices: BookSeries.Unit.allCases.map(\.rawValue)),
      FormInput("count", "How many", start: Self.usual), FormInput("until", "or until", example: "12/31, t+90"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard var series = try? BookSeries(datum: series) else { return [.close] }
    series.every = try values.whole("every") ?? 1
    series.unit = values.word("unit", as: BookSeries.Unit.self) ?? .weeks
    series.until = try values.day("until")
    let count = try values.whole("count") ?? 0
    // Where both are said, whichever comes first; the number that the form begins with was not said.
    series.count = series.until == nil ? count : 0
    do throws(Refusal) {
      var times = try series.rhythm()
      if series.until != nil, count > 0, values.text("count") != Self.usual { times = Array(times.prefix(count)) }
      return [.replace(SeriesScreen(series, times, view))]
    } catch { throw FormProblem(error.field ?? "every", error.sentence) }
  }
}

/// Why one of a series is kept over what is in its way.
struct KeepForm: FormKind {
  static let name = "keep of a series"
  var doing: String { "keep it" }

  var sentence = ""

  init() {}

  static let fields: [Field<KeepForm>] = [Field("sentence", \.sentence)]

  func title(_ view: View) -> String { "Keep it?" }
  func lines(_ view: View) -> [String] { [sentence + "."] }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "asked by the provider")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    [.answer(.text(try values.needed("reason", "keeping it over something needs a reason")))]
  }
}

/// How long an appointment is, in minutes or by its end.
struct LengthForm: FormKind {
  static let name = "length"
  var doing: String { "take it" }

  var minutes = 20

  init() {}

  static let fields: [Field<LengthForm>] = [Field("minutes", \.minutes)]

  func title(_ view: View) -> String { "How long, or until when?" }
  func inputs(_ view: View) -> [FormInput] {
    [FormInput("length", "Minutes or end", start: String(minutes), example: "45, or the end: 10:15")]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let text = values.text("length")
    if let minutes = Int(text), text.count < 4 {
      guard Appointment.lengths.contains(minutes) else {
        throw FormProblem("length", "an appointment takes 5 to 360 minutes, not \(minutes)")
      }
      return [.answer(.minutes(minutes))]
    }
    guard let end = ClockTime(typed: text) else {
      throw FormProblem("length", "\"\(text)\" is neither minutes nor a time: write 45 or 10:15")
    }
    return [.answer(.end(end))]
  }
}

/// The room and the things that an appointment is booked with.
struct NeedsForm: FormKind {
  static let name = "booked with"
  var doing: String { "take it" }

  var room: RoomID?
  var things: [ResourceID] = []

  init() {}

  static let fields: [Field<NeedsForm>] = [Field("room", \.room), Field("things", \.things)]

  func title(_ view: View) -> String { "Booked with which room and things?" }

  private func all(_ view: View) -> [Resource] { view.office.resources.sorted.filter { !$0.gone } }

  func lines(_ view: View) -> [String] {
    let names = all(view).map(\.name)
    return [names.isEmpty ? "No things are set up; settings, things, adds them." : "Things: \(names.joined(separator: ", "))."]
  }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput(
        "room", "Room", start: room.flatMap { view.office[$0]?.name } ?? "",
        choices: view.office.rooms.sorted.filter { !$0.gone }.map(\.name)),
      FormInput(
        "things", "Things", start: things.compactMap { view.office[$0]?.name }.joined(separator: ", "),
        example: "names, with commas between"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let room = view.office.rooms.sorted.first { !$0.gone && $0.name == values.text("room") }?.id
    var needs: [ResourceID] = []
    for name in values.text("things").split(separator: ",").map({ String($0).trimmed.lowercased() }) where !name.isEmpty {
      guard let thing = all(view).first(where: { $0.name.lowercased() == name || $0.use.lowercased() == name && !needs.contains($0.id) })
      else {
        throw FormProblem("things", "there is no \"\(name)\" here: \(all(view).map(\.name).joined(separator: ", "))")
      }
      needs.append(thing.id)
    }
    return [.answer(.needs(room, needs))]
  }
}

/// An authorisation or a referral, put on file where a booking needs it.
struct AuthorisationForm: FormKind {
  static let name = "authorisation"

  var patient = PatientID.unnumbered
  var sort = Authorisation.Sort.authorisation

  init() {}

  static let fields: [Field<AuthorisationForm>] = [Field("patient", \.patient), Field("sort", \.sort)]

  func title(_ view: View) -> String { "Authorisation or referral of \(view.name(patient))" }

  func lines(_ view: View) -> [String] {
    view.office.filed(Authorisation.self, of: patient).suffix(3).map { leave in
      let used = view.office.unitsUsed(of: leave.id, by: patient)
      let units = leave.units == 0 ? "\(used) booked" : "\(used) of \(leave.units) used"
      return
        "\(leave.sort.rawValue) \(leave.number.isEmpty ? leave.name : leave.number), from \(leave.from.iso)\(leave.to.map { " to \($0.iso)" } ?? ""), \(units)"
    }
  }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("sort", "What", start: sort.rawValue, choices: Authorisation.Sort.allCases.map(\.rawValue)),
      FormInput("number", "Number", example: "as the payer gave it"),
      FormInput("givenBy", "Given by", example: "who refers, or spoke for the payer"),
      FormInput("from", "From", example: "today"), FormInput("to", "To", example: "last day"),
      FormInput("units", "Visits", example: "0 or empty: not counted"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let from = try values.day("from"), to = try values.day("to"), units = try values.whole("units") ?? 0
    return [
      .change(
        AddAuthorisation {
          ($0.patient, $0.sort) = (patient, values.word("sort", as: Authorisation.Sort.self) ?? .authorisation)
          ($0.number, $0.givenBy, $0.from, $0.to, $0.units) = (values.text("number"), values.text("givenBy"), from, to, units)
        })
    ]
  }
}
