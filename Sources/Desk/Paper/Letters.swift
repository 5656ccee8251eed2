import Canvas
import Practice

/// Letters to patients: a page each, with nothing on it that the envelope's window should not show.
enum Letters {
  static func sheets(_ appointments: [Appointment], _ about: CallAttempt.About, _ view: View) -> Sheets {
    var sheets = Sheets(name(about), practice: view.office.settings.name, note: view.paperNote)
    for appointment in appointments {
      guard let patient = view.office[appointment.patient] else { continue }
      sheets.turnPage()
      letter(to: patient, body(appointment, about, view), in: &sheets, view)
    }
    return sheets
  }

  static func sheets(_ recalls: [Recall], _ view: View) -> Sheets {
    var sheets = Sheets(name(.recall), practice: view.office.settings.name, note: view.paperNote)
    for recall in recalls {
      guard let patient = view.office[recall.patient] else { continue }
      sheets.turnPage()
      letter(
        to: patient,
        [
          "our records show that it is time for your next visit with us\(recall.due >= view.today ? ", by \(recall.due.shown)" : "").",
          "Please call us\(phone(view)) and we will find a time that suits you. If you have been seen elsewhere, or do not wish to come, please "
            + "tell us as well, so that we do not write to you again.",
        ], in: &sheets, view)
    }
    return sheets
  }

  private static func name(_ about: CallAttempt.About) -> String {
    switch about {
    case .reminder: "Reminder letters"
    case .absence: "Letters about moved appointments"
    case .noShow: "Letters about missed appointments"
    case .recall: "Recall letters"
    case .late, .offer: "Letters"
    }
  }

  private static func phone(_ view: View) -> String {
    view.office.settings.phone.isEmpty ? "" : " at \(view.office.settings.phone)"
  }

  /// What kind of visit it is stays out of a letter: whoever opens it may not be the patient.
  private static func body(_ appointment: Appointment, _ about: CallAttempt.About, _ view: View) -> [String] {
    let who = view.office[appointment.provider]?.title ?? "us"
    let when = "\(appointment.day.shown) at \(appointment.start.shown) with \(who)"
    let settings = view.office.settings
    let call = "please call us\(phone(view))"
    switch about {
    case .reminder:
      return [
        "this is a reminder of your appointment on \(when).",
        "If you cannot come, \(call) at least \(settings.shortNotice) hours before, so that someone else can have the time.",
      ]
    case .absence:
      if let old: Appointment = view.office[appointment.movedFrom] {
        return [
          "your appointment of \(old.day.shown) at \(old.start.shown) cannot take place, and we are sorry for it. We have kept this time for you "
            + "instead: \(when).", "If that does not suit you, \(call).",
        ]
      }
      return ["your appointment on \(when) cannot take place, and we are sorry for it. To find another time, \(call)."]
    case .noShow:
      let ladder = view.office.noShowLadder(of: appointment.patient, on: view.today)
      var lines = [
        "we missed you on \(when). We hope that you are well. To find another time, \(call).",
        "When you cannot come, please tell us at least \(settings.shortNotice) hours before, so that someone else can have the time.",
      ]
      if ladder.step >= .deposit {
        lines.append(
          "This was appointment \(ladder.count) that was missed in \(ladder.policy.months) months. Before the next one we ask for a deposit of "
            + "$\(ladder.policy.amount.shown), which is counted towards your visit.")
      }
      return lines + ["If there was a reason that we should know of, tell us: we will take it into account."]
    case .late, .offer, .recall: return [when]
    }
  }

  private static func letter(to patient: Patient, _ body: [String], in sheets: inout Sheets, _ view: View) {
    let settings = view.office.settings
    sheets.add([settings.name, settings.address.line, settings.phone].filter { !$0.isEmpty } + ["", "", ""])
    let address = patient.address
    let place = [address.city, [address.state, address.zip].filter { !$0.isEmpty }.joined(separator: " ")].filter { !$0.isEmpty }
    sheets.add(
      ([
        [patient.name.spoken, patient.name.suffix].filter { !$0.isEmpty }.joined(separator: " "),
        [address.street, address.unit].filter { !$0.isEmpty }.joined(separator: ", "), place.joined(separator: ", "),
      ]
      .filter { !$0.isEmpty }) + ["", "", view.clock.day.shown, "", ""])
    let guardian = patient.isMinor(on: view.today) ? "To the parent or guardian of \(patient.name.spoken):" : "Dear \(patient.name.spoken),"
    sheets.add([guardian, ""])
    for part in body { sheets.add(TextWrap.lines(part, columns: PaperText.columns - 8) + [""]) }
    sheets.add(["", "With kind regards,", settings.name])
  }
}
