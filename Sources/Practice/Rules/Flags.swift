/// A word on a row that tells the desk to look: never only a colour.
package enum Flag: String, Word {
  case emergency = "EMERG"
  case urgent = "URGENT"
  case red = "RED"
  case restricted = "RESTR"
  case insurance = "INS?"
  case balance = "$DUE"
  case form = "FORM"
  case interpreter = "INTERP"
  case alone = "MINOR"
  case alert = "ALERT"
  case late = "LATE"
  case long = "LONG"
  case identity = "ID?"
  case unidentified = "NOT ID'D"
  case moved = "MOVED"
  case wheelchair = "WHEEL"
  case fall = "FALL"
  case hearing = "HEAR"
  case vision = "SIGHT"
  case animal = "ANIMAL"
  case mask = "MASK"
  case tell = "TELL"

  /// What the word means, for help and for screen readers.
  package var meaning: String {
    switch self {
    case .emergency: "an emergency is going on"
    case .urgent: "a clinician said how soon this patient has to be seen"
    case .red: "words that must not wait: a clinician heard of them, or has to now"
    case .restricted: "the record is restricted: it opens with a reason, which is recorded and reviewed"
    case .insurance: "no coverage in force, not active at the payer, or not shown at check-in"
    case .balance: "a balance is due"
    case .form: "consents or the privacy notice are due"
    case .interpreter: "an interpreter is needed"
    case .alone: "under 18: a guardian must be here or have agreed"
    case .alert: "a pinned note is in force"
    case .late: "past the appointed time by more than the office allows"
    case .long: "one of the three clocks is longer than the office means it to be"
    case .moved: "was given another turn by hand; e says why"
    case .wheelchair: "needs the wheelchair way, and room for one"
    case .fall: "may fall: someone walks along"
    case .hearing: "hard of hearing: goes and fetches instead of calling"
    case .vision: "sees poorly: forms are read out"
    case .animal: "comes with a service animal"
    case .tell: "has to hear that the provider is out or late, or the office closed: # calls"
    case .mask: "what brings them may be catching: offer a mask and distance"
    case .identity: "identity was not checked"
    case .unidentified: "imported, not identified: nobody has found out who this is"
    }
  }
}

extension Flag {
  init(_ need: Need) {
    switch need {
    case .wheelchair: self = .wheelchair
    case .fallRisk: self = .fall
    case .hearing: self = .hearing
    case .vision: self = .vision
    case .serviceAnimal: self = .animal
    }
  }
}

extension Office {
  package var settings: PracticeSettings { practices.sorted.first ?? PracticeSettings() }

  /// Flags of someone who is here.
  package func flags(visit: Visit, patient: Patient, now: Moment) -> [Flag] {
    var flags = flags(patient: patient, on: visit.day, at: visit.state.isWaiting ? .call : .arrival)
    if let emergency: Emergency = self[visit.emergency], emergency.closedAt == nil { flags.insert(.emergency, at: 0) }
    let appointment: Appointment? = self[visit.appointment]
    if let arrived = visit.arrivedAt, let appointment, arrived.time - appointment.start > settings.lateAfter { flags.append(.late) }
    if over(visit, VisitClocks(visit, appointment, now: now)).any { flags.append(.long) }
    if visit.urgency != nil { flags.insert(.urgent, at: flags.first == .emergency ? 1 : 0) }
    if visit.cleared != nil, !flags.contains(.urgent), !flags.contains(.red) { flags.insert(.red, at: flags.first == .emergency ? 1 : 0) }
    if visit.turn != nil, visit.state.isWaiting { flags.append(.moved) }
    if visit.checks.contains(where: { $0.what == .coverage && $0.answer == .waived }), !flags.contains(.insurance) {
      flags.append(.insurance)
    }
    if visit.state != .arrived, !visit.past, !visit.checks.contains(where: { $0.what == .identity }) { flags.append(.identity) }
    if visit.state.isWaiting, asksForMask(visit.reason) { flags.append(.mask) }
    return flags
  }

  /// Flags of a patient on a day, before or after they come.
  package func flags(patient: Patient, on day: Day, at place: Alert.Place) -> [Flag] {
    // Every row in sight is asked for them at every key.
    remembered(.flags(patient.id, place), day) { findFlags(patient, on: day, at: place) }
  }

  private func findFlags(_ patient: Patient, on day: Day, at place: Alert.Place) -> [Flag] {
    var flags: [Flag] = patient.unidentified ? [.unidentified] : []
    if unanswered(of: [patient.id], on: day) != nil { flags.append(.red) }
    if patient.restricted != nil { flags.append(.restricted) }
    if !patient.alerts(at: place, on: day).isEmpty { flags.append(.alert) }
    let coverage = coverage(of: patient.id, on: day)
    if coverage == nil || coverage?.standing == .inactive { flags.append(.insurance) }
    if account(of: patient.id).balance > .zero { flags.append(.balance) }
    if due(for: patient, on: day, type: nil).contains(where: { $0.topic == .consent || $0.topic == .privacyNotice }) { flags.append(.form) }
    if patient.interpreter { flags.append(.interpreter) }
    if patient.isMinor(on: day) { flags.append(.alone) }
    return flags + patient.needs.map(Flag.init)
  }

  /// The coverage that pays first on a day.
  package func coverage(of patient: PatientID, on day: Day) -> Coverage? {
    let inForce = filed(Coverage.self, of: patient).filter { $0.covers(day) }
    let active = inForce.filter { $0.standing != .inactive }
    return active.last { $0.order == .primary } ?? active.last ?? inForce.last
  }
}
