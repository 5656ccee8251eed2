import Practice

/// Moving by cut and paste: an appointment is picked up with a key and put down on a free time with the same one.
enum Lifting {
  /// Why an appointment stays where it is.
  static func whyNot(_ appointment: Appointment, _ view: View) -> String? {
    guard appointment.slot == .booked || appointment.slot == .confirmed else { return "this appointment is \(appointment.slot.label)" }
    return view.office.visit(for: appointment.id).map { "the patient is \($0.state.spoken) for this appointment" }
  }

  static func words(_ id: AppointmentID?, _ view: View) -> String {
    guard let appointment: Appointment = view.office[id] else { return "" }
    return "\(view.name(appointment.patient)), \(appointment.start.shown), is picked up: go to a free time, - puts down, Esc leaves it"
  }

  /// Puts it down, or asks for the reason where something is in the way.
  static func put(_ id: AppointmentID, at opening: Opening, _ view: View) -> [Effect] {
    let verb = Reschedule {
      $0.appointment = id
      $0.day = opening.day
      $0.start = opening.start
      $0.provider = opening.provider
    }
    guard let refusal = view.refusal(verb) else { return [.change(verb)] }
    guard refusal.who.contains(view.context.role) else { return [.complain(refusal.full)] }
    return [
      .open(
        FormScreen(
          OverbookForm {
            $0.verb = Reschedule.name
            $0.fields = verb.datum
            $0.sentence = refusal.sentence
          }, view))
    ]
  }
}

/// A date for the calendar.
struct CalendarDayForm: FormKind {
  static let name = "calendar date"
  var doing: String { "go there" }

  init() {}

  static let fields: [Field<CalendarDayForm>] = []
  var showsMasked: Bool { true }

  func title(_ view: View) -> String { "Which date?" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("day", "Date", example: "t+14, mon, 12/1")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let day = try values.day("day") else { throw FormProblem("day", "which date?") }
    return [.answer(.day(day))]
  }
}
