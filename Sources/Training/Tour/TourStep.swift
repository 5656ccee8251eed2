import Practice

/// One thing that the tour asks for, and how it knows that it was done.
struct TourStep: Sendable {
  /// What a step looks at: the visit as it is, and where the person is on the screen.
  struct Facts: Sendable {
    let state: Visit.State?
    let screen: String
    let isOnPatient: Bool
    let diagnoses: Int
    let services: Int

    init(_ sight: Tour.Sight, _ patient: PatientID, _ appointment: AppointmentID) {
      let visit = sight.office.visit(for: appointment)
      let bill = sight.office[visit?.superbill]
      state = visit?.state
      screen = sight.screen
      isOnPatient = sight.subject == patient
      diagnoses = bill?.diagnoses.count ?? 0
      services = bill?.lines.count ?? 0
    }

    /// True when the visit has come as far as a state, or further.
    func has(_ wanted: Visit.State) -> Bool {
      let way: [Visit.State] = [.arrived, .ready, .called, .roomed, .withProvider, .checkout, .left]
      guard let state, let here = way.firstIndex(of: state), let there = way.firstIndex(of: wanted) else { return false }
      return here >= there
    }
  }

  let words: String
  /// Whether its keys are for the patient under the cursor of the desk.
  var isAboutPatient = true
  let isDone: @Sendable (Facts) -> Bool

  static func all(for patient: Patient, appointment: Appointment, _ office: Office) -> [TourStep] {
    let name = patient.name.spoken
    let typed = NameFolding.plain(patient.name.family).prefix(4) + " " + NameFolding.plain(patient.name.given).prefix(2)
    let with = office[appointment.provider]?.title ?? "the provider"
    return [
      TourStep(
        words: "This is the desk: who is here, who comes today, and the superbill of the patient under the cursor. "
          + "\(name) is at the window, booked at \(appointment.start.shown) with \(with). Press / to find a patient.",
        isAboutPatient: false
      ) { $0.screen == "find" || $0.has(.arrived) },
      TourStep(
        words: "Type the beginning of the names in any order: \(typed). A birth date, a phone or a chart number would do as well. "
          + "When \(patient.name.listed) is on the first line, press Enter.", isAboutPatient: false
      ) { ($0.screen == "card" && $0.isOnPatient) || $0.has(.arrived) },
      TourStep(
        words: "The patient's card: how to call them, phones, who may be spoken to, coverage by date, balance. "
          + "Esc goes back one level, here and everywhere, and never leaves the program. Press Esc."
      ) { $0.screen == "desk" || $0.has(.arrived) },
      TourStep(
        words: "The cursor is on \(patient.name.listed), on the schedule. Press a: \(name) arrived, and the clocks of the wait begin."
      ) {
        $0.has(.arrived)
      },
      TourStep(words: "Arrived is not checked in: something is still to be asked. Press c.") { $0.screen == "check-in" || $0.has(.ready) },
      TourStep(
        words: "Only what is due stands here, with what is on file to be read out: ask for name and birth date first. e changes a line, "
          + "w lets one go with a reason. If all is the same, Enter takes it, with the copay if one is due, which makes a receipt."
      ) { $0.has(.ready) },
      TourStep(
        words: "\(name) is ready, the superbill has begun, and what you did is on the disk. Press f to call \(name)."
      ) {
        $0.has(.called)
      },
      TourStep(words: "Press r, and choose a room by its number or with Enter.") { $0.has(.roomed) },
      TourStep(words: "Now the clinic works. When \(with) goes in, press p.") { $0.has(.withProvider) },
      TourStep(words: "The provider hands back what was found and done. Press b for the superbill.") {
        $0.screen == "superbill" || ($0.diagnoses > 0 && $0.services > 0)
      },
      TourStep(words: "A letter ticks a diagnosis, and the letter again takes it off. / finds any other code by words. Tick one.") {
        $0.diagnoses > 0
      },
      TourStep(words: "The right arrow goes to the services. Tick one, an office visit for example; it points at diagnosis A.") {
        $0.services > 0
      },
      TourStep(words: "Everything ticked is saved already. Enter or Esc goes back to the desk.") { $0.screen == "desk" },
      TourStep(words: "The visit is over: d brings \(name) to the checkout.") { $0.has(.checkout) },
      TourStep(
        words: "d again: the charges, what \(name) owes after insurance, and how it is paid. Next step first: n for none needed. "
          + "Then Enter saves, with a receipt where something is paid."
      ) {
        $0.has(.left)
      },
      TourStep(
        words:
          "That was a visit. n goes to whoever needs you next and says why, Enter does the next step; ? lists the keys, : does anything "
          + "by name; Ctrl-K sets a form aside when the phone rings, Ctrl-G brings it back. Ctrl-T ends the tour.", isAboutPatient: false
      ) { _ in false },
    ]
  }
}
