import Practice

/// A wish to come, or to come earlier.
struct WishForm: FormKind {
  static let name = "waitlist wish"

  var patient: PatientID?
  var entry: WaitlistEntryID?

  init() {}

  static let fields: [Field<WishForm>] = [Field("patient", \.patient), Field("entry", \.entry)]

  private func record(_ view: View) -> WaitlistEntry? { view.office[entry] }
  var edits: Reference? { entry.map { Reference($0) } }
  func recordField(_ input: String) -> String { input == "provider" ? "providers" : input }

  func title(_ view: View) -> String {
    entry == nil ? "Put \(view.name(patient)) on the waitlist" : "Change the wish of \(view.name(record(view)?.patient))"
  }

  func lines(_ view: View) -> [String] {
    entry == nil
      ? ["The next appointment of the same kind, if there is one, is given up when an earlier time is taken."] : []
  }

  func inputs(_ view: View) -> [FormInput] {
    let old = record(view)
    func number(_ value: Int?) -> String { value.map(String.init) ?? "" }
    let booked = view.office.filed(Appointment.self, of: patient ?? .unnumbered).last { $0.slot == .booked || $0.slot == .confirmed }
    let type = view.office[old?.type ?? booked?.type]?.name ?? Choices.types(view).first ?? ""
    return [
      FormInput("type", "Visit type", start: type, choices: Choices.types(view)),
      FormInput(
        "provider", "Provider", start: old?.providers.first.map { view.provider($0) } ?? "anyone",
        choices: ["anyone"] + Choices.providers(view)),
      FormInput(
        "weekdays", "Weekdays", start: (old?.weekdays ?? []).compactMap { Weekdays.name($0) }.joined(separator: " "),
        example: "tue thu, or mon-fri; empty: any"),
      FormInput(
        "part", "Part of day", start: old?.part.rawValue ?? WaitlistEntry.Part.any.rawValue,
        choices: WaitlistEntry.Part.allCases.map(\.rawValue)),
      FormInput("earliest", "Not before", start: old?.earliest?.iso ?? "", example: "t+3, mon, 12/1"),
      FormInput("latest", "Of no use after", start: old?.latest?.iso ?? "", example: "t+30"),
      FormInput("noticeHours", "Needs, hours", start: number(old?.noticeHours), example: "how long to get here"),
      FormInput("minutes", "Minutes", start: number(old?.minutes), example: "if not what the type takes"),
      FormInput("reason", "Reason", start: old?.reason ?? "", example: "in the patient's words"),
      FormInput("note", "Note", start: old?.note ?? ""),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let type = try Choices.type(values, view)
    let provider = view.office.providers.sorted.first { $0.short == values.text("provider") }?.id
    guard let weekdays = WishWords.weekdays(values.text("weekdays")) else {
      throw FormProblem("weekdays", "\"\(values.text("weekdays"))\" are not weekdays; write tue thu, or mon-fri")
    }
    let earliest = try values.day("earliest"), latest = try values.day("latest")
    let notice = try values.whole("noticeHours"), minutes = try values.whole("minutes")
    return [
      .change(
        PutOnWaitlist {
          $0.entry = entry
          $0.patient = patient
          $0.type = type
          $0.providers = provider.map { [$0] } ?? []
          $0.weekdays = weekdays
          $0.part = values.word("part", as: WaitlistEntry.Part.self) ?? .any
          $0.earliest = earliest
          $0.latest = latest
          $0.noticeHours = notice
          $0.minutes = minutes
          $0.reason = values.text("reason")
          $0.note = values.text("note")
        })
    ]
  }
}

/// Why someone who comes first is not asked.
struct PassOverForm: FormKind {
  static let name = "passed over"
  var doing: String { "give it all the same" }

  /// Who stands before, as it is shown.
  var names = ""

  init() {}

  static let fields: [Field<PassOverForm>] = [Field("names", \.names)]

  func title(_ view: View) -> String { "Why not the first?" }
  func lines(_ view: View) -> [String] { ["\(names) comes before. The reason stays with their wish and in the journal."] }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "called twice this morning")] }
  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    [.answer(.text(try values.needed("reason", "passing someone over needs the reason")))]
  }
}

/// How soon someone should come, and why: a clinician's to say.
struct PriorityForm: FormKind {
  static let name = "waitlist priority"

  var entry = WaitlistEntryID.unnumbered

  init() {}

  static let fields: [Field<PriorityForm>] = [Field("entry", \.entry)]

  func title(_ view: View) -> String { "How soon should \(view.name(view.office[entry]?.patient)) come?" }
  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput(
        "priority", "Priority", start: view.office[entry]?.priority.rawValue ?? "routine",
        choices: WaitlistEntry.Priority.allCases.map(\.rawValue)),
      FormInput("why", "Clinical reason", start: view.office[entry]?.priorityWhy ?? ""),
    ]
  }
  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    [
      .change(
        SetWaitPriority {
          $0.entry = entry
          $0.priority = values.word("priority", as: WaitlistEntry.Priority.self) ?? .routine
          $0.why = values.text("why")
        })
    ]
  }
}
