/// An office as it may be seen by whoever leans over the counter: names are initials, and what people said or wrote is blank.
///
/// It is made for looking only. Nothing of it is ever kept: what someone does while it is shown is decided by the office itself.
extension Office {
  /// The same office with every record masked as it is read, which costs nothing until one is.
  package func masked(on day: Day) -> Office {
    var masked = self
    masked.patients.mask = { $0.masked(on: day) }
    masked.coverages.mask = { $0.masked }
    masked.appointments.mask = { $0.masked }
    masked.visits.mask = { $0.masked }
    masked.superbills.mask = { $0.masked }
    masked.payments.mask = { $0.masked }
    masked.emergencies.mask = { $0.masked }
    masked.openings.mask = { $0.masked }
    masked.waitlist.mask = { $0.masked }
    masked.recalls.mask = { $0.masked }
    masked.authorisations.mask = { $0.masked }
    masked.openItems.mask = { $0.masked }
    masked.rounds.mask = { $0.masked }
    masked.estimates.mask = { $0.masked }
    let plain = shelf
    // What was worked out or read before was made of names, and nothing made of initials may be taken for them later.
    masked.shelf.memo = nil
    masked.shelf.read = nil
    masked.shelf.recordsOnDay = nil
    masked.shelf.card = nil
    masked.shelf.alikes = nil
    masked.shelf.record = { reference in
      func read<R: Record>(_ mask: (R) -> R) -> Datum.Fields? {
        plain.record(reference).flatMap { try? R($0) }.map { mask($0).recorded }
      }
      switch reference.kind {
      case .patients: return read { (patient: Patient) in patient.masked(on: day) }
      case .coverages: return read { (coverage: Coverage) in coverage.masked }
      case .appointments: return read { (appointment: Appointment) in appointment.masked }
      case .visits: return read { (visit: Visit) in visit.masked }
      case .superbills: return read { (bill: Superbill) in bill.masked }
      case .payments: return read { (payment: Payment) in payment.masked }
      case .emergencies: return read { (emergency: Emergency) in emergency.masked }
      case .openings: return read { (opening: RecordOpening) in opening.masked }
      case .waitlist: return read { (entry: WaitlistEntry) in entry.masked }
      case .recalls: return read { (recall: Recall) in recall.masked }
      case .authorisations: return read { (given: Authorisation) in given.masked }
      case .openItems: return read { (item: OpenItem) in item.masked }
      case .rounds: return read { (round: ComfortRound) in round.masked }
      case .estimates: return read { (estimate: Estimate) in estimate.masked }
      default: return plain.record(reference)
      }
    }
    return masked
  }

  /// A sentence that was made before, or elsewhere, without the names of those whom the desk has to do with on a day.
  package func withoutNames(_ text: String, on day: Day) -> String {
    var text = text
    let people = Set(
      filed(Appointment.self, on: day).map(\.patient) + visitsHere(on: day).map(\.patient) + filed(Visit.self, on: day).map(\.patient)
        + openEmergencies(on: day).compactMap(\.patient))
    let names = people.sorted().compactMap { self[$0]?.name }
    for name in names {
      for whole in [name.listed, name.loud, name.spoken] where !whole.isEmpty && text.contains(whole) {
        text = text.replacing(whole, with: name.masked.listed)
      }
    }
    for name in names where name.family.count > 1 && text.contains(name.family) {
      text = text.replacing(name.family, with: PersonName.initial(name.family))
    }
    return text
  }
}

/// What stands for words that are not for everyone's eyes.
private let hidden = "(hidden)"

/// Something that was written stays something, so that rules that ask whether there is any answer the same.
private func blank(_ text: String) -> String { text.isEmpty ? "" : hidden }

extension PersonName {
  /// "O. A."
  package var masked: PersonName {
    PersonName([family, given].filter { !$0.isEmpty }.map(PersonName.initial).joined(separator: " "), "")
  }

  /// The first letter with a full stop. A name of one letter has none that would hide it.
  static func initial(_ name: String) -> String {
    guard name.count > 1, let letter = name.first(where: { $0.isLetter }) else { return "*." }
    return "\(letter.uppercased())."
  }
}

extension Patient {
  /// Initials, sex and age stay; everything else by which a stranger could know who this is goes.
  func masked(on day: Day) -> Patient {
    var copy = self
    copy.name = name.masked
    copy.statedAge = age(on: day)
    copy.statedOn = copy.statedAge == nil ? nil : day
    copy.born = nil
    copy.address = Address()
    copy.phones = []
    copy.email = ""
    copy.guarantor = Guarantor()
    copy.contacts = []
    copy.note = ""
    copy.merged = nil
    copy.outside = []
    copy.ssn4 = ""
    for index in copy.alerts.indices { copy.alerts[index].text = "a note is pinned here: Z lifts the shield and shows it" }
    for index in copy.consents.indices { copy.consents[index].refused = blank(copy.consents[index].refused) }
    return copy
  }
}

extension Coverage {
  var masked: Coverage {
    var copy = self
    copy.member = blank(member)
    copy.group = blank(group)
    copy.holderName = blank(holderName)
    copy.rep = blank(rep)
    copy.reference = blank(reference)
    copy.notVerified = blank(notVerified)
    return copy
  }
}

extension Appointment {
  var masked: Appointment {
    var copy = self
    copy.reason = blank(reason)
    copy.note = blank(note)
    copy.overbooked = blank(overbooked)
    copy.cancelReason = blank(cancelReason)
    copy.excused = blank(excused)
    copy.calls = calls.map(\.masked)
    copy.outside = []
    return copy
  }
}

extension Visit {
  var masked: Visit {
    var copy = self
    copy.reason = blank(reason)
    copy.outcome = blank(outcome)
    copy.nextStep = blank(nextStep)
    copy.urgency?.why = hidden
    copy.turn?.why = hidden
    for index in copy.calls.indices { copy.calls[index].text = hidden }
    for index in copy.checks.indices { copy.checks[index].note = blank(copy.checks[index].note) }
    return copy
  }
}

extension Superbill {
  /// How much was found and done, and not what.
  var masked: Superbill {
    var copy = self
    copy.diagnoses = diagnoses.map { _ in Diagnosis(hidden, "") }
    for index in copy.lines.indices {
      (copy.lines[index].code, copy.lines[index].words) = (hidden, "")
      (copy.lines[index].note, copy.lines[index].drug) = ("", nil)
    }
    (copy.followUp, copy.referral, copy.hold) = (blank(followUp), blank(referral), blank(hold))
    for index in copy.amendments.indices { copy.amendments[index].text = blank(copy.amendments[index].text) }
    return copy
  }
}

extension Payment {
  var masked: Payment {
    var copy = self
    copy.reason = blank(reason)
    for index in copy.tenders.indices { copy.tenders[index].reference = blank(copy.tenders[index].reference) }
    return copy
  }
}

extension Emergency {
  /// Where it is and what was done stay, as far as they are the office's own words; what someone typed is hidden.
  var masked: Emergency {
    var copy = self
    let places = ["waiting room", "front desk", "restroom", "parking lot"]
    if !places.contains(place), !place.hasPrefix("room ") || place.count > 12 { copy.place = blank(place) }
    copy.signs = signs.map(blank)
    copy.ending = blank(ending)
    let own = ["911 called", "ambulance here", "left with the ambulance"]
    for index in copy.log.indices where !own.contains(copy.log[index].text) { copy.log[index].text = hidden }
    return copy
  }
}

extension OpenItem {
  /// What kind of thing it is, and since when; what someone typed is hidden.
  var masked: OpenItem {
    var copy = self
    copy.what = blank(what)
    copy.place = blank(place)
    copy.outcome = blank(outcome)
    for index in copy.log.indices { copy.log[index].text = hidden }
    return copy
  }
}

extension ComfortRound {
  var masked: ComfortRound {
    var copy = self
    for index in copy.problems.indices { copy.problems[index].note = blank(copy.problems[index].note) }
    return copy
  }
}

extension RecordOpening {
  var masked: RecordOpening {
    var copy = self
    copy.reason = blank(reason)
    copy.remark = blank(remark)
    return copy
  }
}

extension CallAttempt {
  /// That they were called, and not on which number.
  var masked: CallAttempt {
    var copy = self
    copy.number = ""
    copy.note = blank(note)
    return copy
  }
}

extension WaitlistEntry {
  var masked: WaitlistEntry {
    var copy = self
    copy.reason = blank(reason)
    copy.note = blank(note)
    copy.priorityWhy = blank(priorityWhy)
    copy.endedWhy = blank(endedWhy)
    copy.attempts = attempts.map(\.masked)
    return copy
  }
}

extension Recall {
  var masked: Recall {
    var copy = self
    copy.what = blank(what)
    copy.endedWhy = blank(endedWhy)
    copy.attempts = attempts.map(\.masked)
    return copy
  }
}

extension Estimate {
  var masked: Estimate {
    var copy = self
    (copy.what, copy.elsewhere) = (blank(what), blank(elsewhere))
    copy.diagnoses = diagnoses.map { _ in Diagnosis(hidden, "") }
    for index in copy.lines.indices { (copy.lines[index].code, copy.lines[index].words) = (hidden, "") }
    return copy
  }
}

extension Authorisation {
  var masked: Authorisation {
    var copy = self
    copy.number = blank(number)
    copy.name = blank(name)
    return copy
  }
}
