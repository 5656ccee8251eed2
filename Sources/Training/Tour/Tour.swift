import Practice

/// A newcomer's way through one visit: it says what to press, waits until that was done, and stops nobody from doing anything else.
package struct Tour: Sendable {
  /// What the tour may look at.
  package struct Sight: Sendable {
    package var office: Office
    /// The name of the screen on top.
    package var screen: String
    /// The patient whom the desk's keys are about.
    package var subject: PatientID?

    package init(office: Office, screen: String, subject: PatientID?) {
      self.office = office
      self.screen = screen
      self.subject = subject
    }
  }

  /// Whose visit it is.
  package let patient: PatientID
  package let appointment: AppointmentID
  private let steps: [TourStep]
  private var at = 0

  /// Chooses an adult with an appointment still to come today; nothing if nobody is left.
  package init?(_ office: Office, now: Moment) {
    let booked = office.filed(Appointment.self, on: now.day).filter {
      ($0.slot == .booked || $0.slot == .confirmed) && $0.with == nil && office.visit(for: $0.id) == nil
    }
    .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    let all = office.filed(Appointment.self, on: now.day)
    func isPlain(_ appointment: Appointment) -> Bool {
      guard let patient = office[appointment.patient] else { return false }
      return !patient.isMinor(on: now.day) && patient.alerts.isEmpty && !patient.interpreter && !patient.name.given.isEmpty
        && patient.name.family.allSatisfy(\.isASCII) && office[appointment.type]?.telehealth != true
        && office.openVisit(of: patient.id) == nil && !all.contains { $0.with == appointment.id }
    }
    /// Someone with papers on file and a copay shows most of what there is to see.
    func isTelling(_ appointment: Appointment) -> Bool {
      guard let patient = office[appointment.patient], isPlain(appointment) else { return false }
      let copay = office.coverage(of: patient.id, on: now.day)?.copay ?? .zero
      return copay > .zero && office[appointment.type]?.noCopay != true && patient.consents.contains { $0.refused.isEmpty }
    }
    let coming = booked.filter { $0.start > now.time }
    guard let chosen = coming.first(where: isTelling) ?? coming.first(where: isPlain) ?? booked.first(where: isPlain),
      let person = office[chosen.patient]
    else { return nil }
    patient = chosen.patient
    appointment = chosen.id
    steps = TourStep.all(for: person, appointment: chosen, office)
  }

  package var isOver: Bool { at >= steps.count }
  /// What to do now.
  package var words: String { isOver ? "" : steps[at].words }
  package var number: Int { min(at + 1, steps.count) }
  package var count: Int { steps.count }

  /// Where the patient went, if the tour cannot go on with them.
  package func lost(_ sight: Sight) -> String? {
    guard let booked = sight.office[appointment] else { return "the appointment is gone" }
    guard let visit = sight.office.visit(for: appointment) else {
      return booked.slot.holdsTime ? nil : "the appointment is \(booked.slot.label)"
    }
    switch visit.state {
    case .leftUnseen, .emergency, .error: return "the patient is \(visit.state.spoken)"
    default: return visit.patient == patient ? nil : "the visit was moved to someone else"
    }
  }

  /// True where the keys of the step would be about somebody else.
  package func isElsewhere(_ sight: Sight) -> Bool {
    !isOver && steps[at].isAboutPatient && sight.screen == "desk" && sight.subject != patient
  }

  /// Looks whether the step is done, and goes on past all that are.
  package mutating func look(_ sight: Sight) {
    while !isOver, steps[at].isDone(TourStep.Facts(sight, patient, appointment)) { at += 1 }
  }
}
