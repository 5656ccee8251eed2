/// Puts a patient's wish on the waitlist, or changes one that waits. A patient may have several.
package struct PutOnWaitlist: Verb {
  package static let name = "put on waitlist"
  package static let sentence = "puts a patient's wish to come, or to come earlier, on the waitlist, or changes it"
  package static let who: [StaffRole] = .deskAndClinic

  /// The one to change; not given for a new one.
  package var entry: WaitlistEntryID?
  package var patient: PatientID?
  package var type: VisitTypeID?
  package var minutes: Int?
  package var providers: [ProviderID] = []
  package var weekdays: [Int] = []
  package var part = WaitlistEntry.Part.any
  package var earliest: Day?
  package var latest: Day?
  package var noticeHours: Int?
  package var reason = ""
  package var note = ""
  package var appointment: AppointmentID?

  package init() {}

  package static let fields: [Field<PutOnWaitlist>] = [
    Field("entry", \.entry, "the one to change; not given for a new one"), Field("patient", \.patient), Field("type", \.type, "visit type"),
    Field("minutes", \.minutes, "if not what the type takes"), Field("providers", \.providers, "none: whoever is free"),
    Field("weekdays", \.weekdays, "1 is Monday; none: any"), Field("part", \.part, "of the day"),
    Field("earliest", \.earliest, "not before"), Field("latest", \.latest, "of no use after"),
    Field("noticeHours", \.noticeHours, "hours they need to get here"), Field("reason", \.reason, "why they come"),
    Field("note", \.note), Field("appointment", \.appointment, "the later one they have, and would give up"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    for provider in providers { _ = try draft.get(provider) }
    guard weekdays.allSatisfy({ (1...7).contains($0) }) else { throw Refusal("when", "weekdays are 1, Monday, to 7", field: "weekdays") }
    if let minutes, !(5...480).contains(minutes) {
      throw Refusal("length", "an appointment takes 5 to 480 minutes, not \(minutes)", field: "minutes")
    }
    if let noticeHours, !(0...720).contains(noticeHours) {
      throw Refusal("notice", "the hours they need are 0 to 720, a month, not \(noticeHours)", field: "noticeHours")
    }
    if let latest, latest < (earliest ?? draft.today) {
      throw Refusal("when", "a wish of no use after \(latest.shown) could never be met", field: "latest")
    }
    // A wish may wait for weeks; words that must not wait come before a clinician first.
    let whose: PatientID? = patient ?? entry.flatMap { draft.office[$0] }?.patient
    _ = try draft.mustBeCleared(reason, whose.map { [$0] } ?? [])
    if let entry {
      try draft.edit(entry) { (record) throws(Refusal) in
        try record.mustWait()
        fill(&record)
      }
      return
    }
    guard let patient, let type else { throw Refusal("who", "a wish needs its patient and its visit type") }
    let person = try draft.get(patient), kind = try draft.get(type)
    if let died = person.deceased { throw Refusal("deceased", "\(person.name.listed) died on \(died.iso)", with: person.reference) }
    if person.archived { throw Refusal("archived", "\(person.name.listed) is archived", wayPast: "change patient to bring them back") }
    if kind.gone { throw Refusal("type not in use", "visits of the kind \(kind.name) are not given any more", with: kind.reference) }
    let since = draft.happened.day, by = draft.context.by
    let appointment = appointment ?? draft.office.nextBooking(of: patient, type: type, from: draft.context.now)?.id
    if let twin = draft.office.filed(WaitlistEntry.self, of: patient).first(where: {
      $0.isOpen && $0.type == type && $0.providers == providers && $0.weekdays == weekdays && $0.part == part
    }) {
      throw Refusal(
        "twice", "\(person.name.listed) waits for that since \(twin.since.shown)", wayPast: "put on waitlist with the entry, to change it",
        with: twin.reference)
    }
    draft.add(
      WaitlistEntry {
        $0.patient = patient
        $0.type = type
        $0.since = since
        $0.by = by
        fill(&$0)
        $0.appointment = appointment
      })
  }

  private func fill(_ entry: inout WaitlistEntry) {
    if let type { entry.type = type }
    entry.minutes = minutes
    entry.providers = providers
    entry.weekdays = Array(Set(weekdays)).sorted()
    entry.part = part
    entry.earliest = earliest
    entry.latest = latest
    entry.noticeHours = noticeHours
    entry.reason = reason.trimmed
    entry.note = note.trimmed
    if let appointment { entry.appointment = appointment }
  }
}

extension WaitlistEntry {
  func mustWait() throws(Refusal) {
    guard let ending else { return }
    throw Refusal("not waiting", "this wish is over: \(ending.label)", wayPast: "put on waitlist, anew", with: reference)
  }
}

extension Office {
  /// The next appointment that a patient has, of a kind.
  func nextBooking(of patient: PatientID, type: VisitTypeID, from now: Moment) -> Appointment? {
    filed(Appointment.self, of: patient).filter {
      ($0.slot == .booked || $0.slot == .confirmed) && $0.type == type && ($0.day, $0.start) > (now.day, now.time)
    }.min { ($0.day, $0.start) < ($1.day, $1.start) }
  }
}
