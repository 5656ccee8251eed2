import Canvas
import Practice

/// Whom to call or write to about appointments: reminders of a day, a provider who is late or out, appointments that were missed.
package struct CallList: Screen {
  package enum Action: Hashable, Sendable { case call, yes, letters, list, dayBefore, dayAfter, date, excuse, card, leave }

  package static let name = "call list"

  package static let keys: [Binding<Action>] = [
    Binding(
      .enter, .char("c"), action: .call, label: "call round", "calls from the row under the cursor on, one after the other",
      verb: NoteCall.self),
    Binding(.char("y"), action: .yes, label: "reached", "reached this one: they come, or they know", verb: NoteCall.self),
    Binding(
      .char("P"), action: .letters, label: "letters", "prints a letter for everyone on the list, and keeps that it was sent",
      verb: NoteLetters.self),
    Binding(.char("W"), action: .list, label: "print list", "prints the list with numbers, and room for what came of each call"),
    Binding(.char("["), .left, action: .dayBefore, "reminders of the day before"),
    Binding(.char("]"), .right, action: .dayAfter, label: "day", "reminders of the day after"),
    Binding(.char("g"), action: .date, "reminders of a date"),
    Binding(
      .char("e"), action: .excuse, "says that the missed appointment does not count: clinicians and managers", verb: ExcuseNoShow.self),
    Binding(.char("i"), action: .card, "opens the patient's card"), Binding(.escape, action: .leave, "back"),
  ]

  let about: CallAttempt.About
  private var day: Day
  var list = ListState()
  private var rows: [Appointment] = []

  init(_ about: CallAttempt.About, on day: Day) {
    self.about = about
    self.day = day
  }

  /// Those on a list.
  static func rows(_ about: CallAttempt.About, on day: Day, _ view: View) -> [Appointment] {
    switch about {
    case .reminder: return view.office.toRemind(of: day)
    case .noShow: return view.office.missed(to: view.today)
    case .late, .absence, .offer, .recall: return view.office.toTell(about, from: view.today)
    }
  }

  package func about(_ view: View) -> String { title(view) }
  private func page(_ view: View) -> Int { max(1, view.rows - 8) }
  private var chosen: Appointment? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }

  private func title(_ view: View) -> String {
    switch about {
    case .reminder: "To remind of \(day.shown)"
    case .noShow: "Missed, and a step is due"
    case .late: "To tell: the provider runs late"
    case .absence: "To tell: the provider is out, or the office closed"
    case .offer, .recall: "To call"
    }
  }

  package mutating func refresh(_ view: View) {
    let at = chosen?.id
    rows = Self.rows(about, on: day, view)
    if let at, let index = rows.firstIndex(where: { $0.id == at }) { list.selected = index }
    list.keep(count: rows.count, page: page(view))
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    let nobody = rows.isEmpty ? "nobody is on this list" : nil
    switch action {
    case .call, .card, .list: return nobody
    case .letters: return nobody ?? (about == .late ? "a letter would come too late; c calls them" : nil)
    case .yes: return nobody ?? (about == .noShow ? "c calls, P writes" : nil)
    case .dayBefore, .dayAfter, .date:
      if about != .reminder { return "this list has no day" }
      return action == .dayBefore && day <= view.today ? "what is over needs no reminder" : nil
    case .excuse: return nobody ?? (about == .noShow ? nil : "nothing was missed here")
    case .leave: return nil
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: rows.count, page: page(view)) ? [] : nil
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .leave: return [.close]
    case .call:
      return [.open(CallRound(rows.dropFirst(list.selected).map { CallItem.appointment($0, about) }, title: title(view)))]
    case .yes:
      guard let chosen else { return [] }
      let number = view.office[chosen.patient]?.phones.first?.number ?? ""
      return [.change(CallItem.appointment(chosen, about).note(.reached, number: number, note: ""))]
    case .card: return chosen.map { [.open(PatientCard($0.patient))] } ?? []
    case .excuse: return chosen.map { chosen in [.open(FormScreen(ExcuseForm { $0.appointment = chosen.id }, view))] } ?? []
    case .list:
      return Effect.print(CallSheet.sheets(rows, about, title(view), view), about: rows.map { Reference($0.patient) })
    case .letters:
      let open = rows.filter { !view.isClosed($0.patient) }
      if open.isEmpty { return [.complain("this record is restricted: i opens it, with a reason")] }
      return Effect.letters(
        Letters.sheets(open, about, view), to: open.map(\.patient), leftOut: rows.count - open.count,
        NoteLetters {
          $0.appointments = open.map(\.id)
          $0.about = about
        })
    case .dayBefore: day = max(view.today, day.advanced(by: -1))
    case .dayAfter: day = day.advanced(by: 1)
    case .date: return [.open(FormScreen(BookDayForm(), view))]
    }
    list = ListState()
    refresh(view)
    return []
  }

  package mutating func accept(_ answer: Answered, _ view: View) -> [Effect] {
    if case .day(let day) = answer { self.day = day }
    list = ListState()
    refresh(view)
    return []
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    if case .failed(let sentence) = heard { return [.complain(sentence)] }
    return []
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    canvas.box(rect, title: title(view), note: rows.count == 1 ? "1 patient" : "\(rows.count) patients", focused: true)
    let rows = rows.map { appointment -> Row in
      let patient = view.office[appointment.patient]
      let closed = view.isClosed(appointment.patient)
      let last = appointment.calls.last { $0.about == about }.map { "\($0.outcome.label) \($0.at.time.shown) \($0.by)" } ?? ""
      let when = about == .reminder ? appointment.start.shown : "\(appointment.day.short) \(appointment.start.shown)"
      return Row([
        when, view.name(appointment.patient), closed ? Flag.restricted.rawValue : patient?.phones.first?.number ?? "no phone",
        view.provider(appointment.provider), last, closed ? "" : note(appointment, view),
      ])
    }
    let columns = [
      Column("when", width: about == .reminder ? 5 : 12, alignRight: true, priority: 9), Column("patient", min: 18, priority: 9),
      Column("phone", width: 13, priority: 8), Column("with", width: 7, priority: 6), Column("last", width: 20, priority: 3),
      Column("", min: 14, priority: 5),
    ]
    Table.draw(columns, rows, state: list, focused: true, on: &canvas, in: rect.inset(rows: 1, columns: 1), empty: empty(view))
  }

  private func note(_ appointment: Appointment, _ view: View) -> String {
    switch about {
    case .late: return view.office.retimed(appointment).map { "come for \($0.shown)" } ?? ""
    case .absence:
      if appointment.slot == .cancelledByClinic { return "cancelled" }
      return appointment.movedFrom == nil ? "still to be moved" : "was \(view.office[appointment.movedFrom]?.start.shown ?? "?")"
    case .noShow:
      let ladder = view.office.noShowLadder(of: appointment.patient, on: view.today)
      return "\(ladder.step.label): \(ladder.count) missed"
    case .reminder, .offer, .recall: return view.office[appointment.type]?.name ?? ""
    }
  }

  private func empty(_ view: View) -> String {
    switch about {
    case .reminder: "Nobody who is booked on \(day.shown) has still to be reminded. ] goes to the day after."
    case .noShow: "No step is due for anyone who missed an appointment in the last 30 days."
    case .late: "Nobody has to be told about a delay. Y on the desk says that a provider runs late."
    case .absence, .offer, .recall: "Nobody has to be told about a provider who is out, or about a closed day."
    }
  }
}

/// Why a missed appointment does not count.
struct ExcuseForm: FormKind {
  static let name = "excuse no-show"

  var appointment = AppointmentID.unnumbered

  init() {}

  static let fields: [Field<ExcuseForm>] = [Field("appointment", \.appointment)]

  func title(_ view: View) -> String { "Excuse the no-show of \(view.name(view.office[appointment]?.patient))" }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "was in hospital")] }
  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "excusing a missed appointment needs the reason")
    return [
      .change(
        ExcuseNoShow {
          $0.appointment = appointment
          $0.reason = reason
        })
    ]
  }
}
