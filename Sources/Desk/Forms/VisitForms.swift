import Practice

/// A visit that happened unseen.
struct PastVisitForm: FormKind {
  static let name = "past visit"
  var doing: String { "record the visit" }

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<PastVisitForm>] = [Field("patient", \.patient)]

  func title(_ view: View) -> String { "Record a past visit of \(view.name(patient))" }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("day", "Day", start: "t", example: "t-1, 11/20"), FormInput("arrived", "Arrived", example: "9:05"),
      FormInput("left", "Left", example: "if known"),
      FormInput("provider", "Provider", start: Choices.usual(patient, view), choices: Choices.providers(view)),
      FormInput("type", "Visit type", start: Choices.types(view).first ?? "", choices: Choices.types(view)), FormInput("reason", "Reason"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let day = try values.day("day") else { throw FormProblem("day", "on which day?") }
    guard let arrived = try values.time("arrived") else { throw FormProblem("arrived", "when did they come?") }
    let left = try values.time("left")
    let provider = try Choices.provider(values, view), type = try Choices.type(values, view)
    return [
      .change(
        RecordPastVisit {
          $0.patient = patient
          $0.provider = provider
          $0.type = type
          $0.day = day
          $0.arrived = arrived
          $0.left = left
          $0.reason = values.text("reason")
        })
    ]
  }

  func after(_ entry: Entry, _ view: View) -> [Effect] {
    let bill = entry.edits.new.first { $0.reference.kind == .superbills }.flatMap { SuperbillID($0.reference.id) }
    return [.close] + (bill.map { [.open(BillScreen($0))] } ?? [])
  }
}

/// A patient without an appointment.
struct WalkInForm: FormKind {
  static let name = "walk-in"
  var doing: String { "take them in" }

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<WalkInForm>] = [Field("patient", \.patient)]

  /// Whoever stands at the desk is taken in.
  func concerns(_ view: View) -> [PatientID] { [] }

  func title(_ view: View) -> String { "Walk-in: \(view.name(patient))" }

  /// What they are booked for today and have not come for yet.
  private func ahead(_ view: View) -> [Appointment] {
    view.office.bookings(of: patient, on: view.today).filter { view.office.visit(for: $0.id) == nil }
  }

  func lines(_ view: View) -> [String] {
    let waits = view.office.waitingRoom(on: view.today, now: view.now).filter(\.visit.state.isWaiting)
    return (view.office[patient]?.alerts(at: .arrival, on: view.today).map { "Alert: \($0.text)" } ?? [])
      + ahead(view).map { "Booked today at \($0.start.shown) with \(view.provider($0.provider))." }
      + ["\(waits.count) waiting, the longest for \(minutesShown(waits.map(\.clocks.sinceArrival).max() ?? 0))."]
  }

  func inputs(_ view: View) -> [FormInput] {
    let types = Choices.types(view)
    return [
      FormInput(
        "provider", "Provider", start: view.office[patient]?.usualProvider.map { view.provider($0) } ?? Choices.providers(view).first ?? "",
        choices: Choices.providers(view)),
      FormInput("type", "Visit type", start: types.first { $0.contains("Sick") } ?? types.first ?? "", choices: types),
      FormInput("reason", "Reason", example: "in the patient's words"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let provider = try Choices.provider(values, view), type = try Choices.type(values, view)
    // Words that must not wait come before a clinician, before anything is taken in.
    let card = view.redFlag([patient], values.text("reason"))
    if !card.isEmpty { return card }
    let walkIn = WalkIn {
      $0.patient = patient
      $0.provider = provider
      $0.type = type
      $0.reason = values.text("reason")
    }
    // An appointment that nobody comes for would become a no-show.
    guard let booked = ahead(view).first else { return [.change(walkIn)] }
    return [
      .open(
        PickScreen(
          title: "\(view.name(patient)) is booked today", lines: ["At \(booked.start.shown) with \(view.provider(booked.provider))."],
          items: [
            .init("they come for it: arrive", [.change(Arrive([booked.id]))]),
            .init("they come besides: walk-in, and the appointment stays", [.change(walkIn)]),
          ]))
    ]
  }

  func after(_ entry: Entry, _ view: View) -> [Effect] { [.closeAll, .show(patient)] }
}

/// The words that choose a provider or a visit type.
enum Choices {
  static func providers(_ view: View) -> [String] { view.office.providers.sorted.filter { !$0.gone }.map(\.short) }
  /// The usual provider of a patient, or the only one there is.
  static func usual(_ patient: PatientID, _ view: View) -> String {
    view.office[patient]?.usualProvider.map { view.provider($0) } ?? only(view)
  }

  /// The provider of an office that has one.
  static func only(_ view: View) -> String {
    let all = providers(view)
    return all.count == 1 ? all.first ?? "" : ""
  }

  static func payers(_ view: View) -> [String] { view.office.payers.sorted.filter { !$0.gone }.map(\.name) }

  static func types(_ view: View) -> [String] { view.office.visitTypes.sorted.filter { !$0.gone }.map(\.name) }

  static func provider(_ values: FormValues, _ view: View) throws(FormProblem) -> ProviderID {
    let text = values.text("provider")
    guard let found = view.office.providers.sorted.first(where: { $0.short == text }) else {
      throw FormProblem("provider", "which provider?")
    }
    return found.id
  }

  static func type(_ values: FormValues, _ view: View) throws(FormProblem) -> VisitTypeID {
    let text = values.text("type")
    guard let found = view.office.visitTypes.sorted.first(where: { $0.name == text }) else {
      throw FormProblem("type", "which kind of visit?")
    }
    return found.id
  }
}

/// Why a visit is struck.
struct StrikeForm: FormKind {
  static let name = "strike visit"
  var doing: String { "strike the visit" }

  var visit = VisitID.unnumbered

  init() {}

  static let fields: [Field<StrikeForm>] = [Field("visit", \.visit)]

  func title(_ view: View) -> String { "Strike the visit of \(view.name(view.office[visit]?.patient))" }
  func lines(_ view: View) -> [String] {
    let isBooked = view.office[visit]?.appointment != nil
    return ["For a visit that never was. " + (isBooked ? "The appointment waits for its patient again." : "There was no appointment.")]
  }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "wrong row")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "striking a visit needs the reason")
    return [
      .change(
        EnterInError {
          $0.visit = visit
          $0.reason = reason
        })
    ]
  }
}

/// Why a no-show was none.
struct EraseNoShowForm: FormKind {
  static let name = "erase no-show"
  var doing: String { "erase the no-show" }

  var appointment = AppointmentID.unnumbered

  init() {}

  static let fields: [Field<EraseNoShowForm>] = [Field("appointment", \.appointment)]

  func title(_ view: View) -> String { "Erase the no-show of \(view.name(view.office[appointment]?.patient))" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "was in the other waiting room")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "taking a no-show back needs the reason")
    return [
      .change(
        EraseNoShow {
          $0.appointment = appointment
          $0.reason = reason
        })
    ]
  }
}

/// Another reason than those on the list, for a cancellation or for leaving unseen.
struct ReasonForm: FormKind {
  static let name = "reason"
  var doing: String { visit == nil ? "cancel the appointment" : "record that they left" }

  var appointment: AppointmentID?
  var visit: VisitID?
  var by = CancelAppointment.Side.patient

  init() {}

  static let fields: [Field<ReasonForm>] = [Field("appointment", \.appointment), Field("visit", \.visit), Field("by", \.by)]

  func title(_ view: View) -> String { visit == nil ? "Cancelled by the \(by.rawValue): why?" : "Left without being seen: why?" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "say why")
    if let visit {
      return [
        .change(
          LeaveUnseen {
            $0.visit = visit
            $0.reason = reason
          })
      ]
    }
    return [.replace(FreedScreen(cancelling: appointment ?? .unnumbered, by: by, reason: reason))]
  }
}

/// What came of calling back someone who left unseen.
struct CallBackForm: FormKind {
  static let name = "call back"

  var visit = VisitID.unnumbered

  init() {}

  static let fields: [Field<CallBackForm>] = [Field("visit", \.visit)]

  func title(_ view: View) -> String { "Called back: \(view.name(view.office[visit]?.patient))" }

  func lines(_ view: View) -> [String] {
    guard let visit = view.office[visit] else { return [] }
    let phone = view.office[visit.patient]?.phones.first?.number ?? "no phone on file"
    return ["Left unseen at \(visit.since?.time.shown ?? "?"): \(visit.outcome). \(phone)."]
  }

  func inputs(_ view: View) -> [FormInput] { [FormInput("outcome", "What came of it", example: "comes tomorrow, not reached twice")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let outcome = try values.needed("outcome", "say what came of the call")
    return [
      .change(
        CallBack {
          $0.visit = visit
          $0.outcome = outcome
        })
    ]
  }
}

/// A date for the schedule pane.
struct GoToDayForm: FormKind {
  static let name = "go to a date"
  var doing: String { "go there" }

  init() {}

  static let fields: [Field<GoToDayForm>] = []

  var showsMasked: Bool { true }
  func title(_ view: View) -> String { "Go to a date" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("day", "Date", example: "t+7, mon, 12/1, 2026-12-01")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let day = try values.day("day") else { throw FormProblem("day", "which date?") }
    return [.close, .showDay(day)]
  }
}

/// What happened in an emergency, in words.
struct EmergencyNoteForm: FormKind {
  static let name = "emergency note"
  var doing: String { ends ? "end the emergency" : "note it" }

  var emergency = EmergencyID.unnumbered
  var step = NoteEmergency.Step.words
  var ends = false

  init() {}

  static let fields: [Field<EmergencyNoteForm>] = [Field("emergency", \.emergency), Field("step", \.step), Field("ends", \.ends)]

  // Help comes before secrets: nothing of a record is shown, and nothing stands in the way.
  func concerns(_ view: View) -> [PatientID] { [] }
  var showsMasked: Bool { true }

  func title(_ view: View) -> String {
    if ends { return "How did it end?" }
    return switch step {
    case .clinicianTold: "Which clinician was told?"
    case .place: "Where exactly is it?"
    case .seen: "What is seen?"
    default: "What happened?"
    }
  }

  func inputs(_ view: View) -> [FormInput] {
    if ends {
      return [FormInput("text", "Ending"), FormInput("away", "Left by ambulance", start: "no", choices: ["no", "yes"])]
    }
    return [
      FormInput(
        "text", step == .clinicianTold ? "Who" : "Words",
        example: step == .clinicianTold ? Choices.providers(view).joined(separator: ", ") : "")
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let text = try values.needed("text", step == .clinicianTold ? "say which clinician was told" : "say what happened")
    if ends {
      return [
        .change(
          EndEmergency {
            $0.emergency = emergency
            $0.ending = text
            $0.takenAway = values.text("away") == "yes"
          })
      ]
    }
    return [
      .change(
        NoteEmergency {
          $0.emergency = emergency
          $0.step = step
          $0.text = text
        })
    ]
  }
}
