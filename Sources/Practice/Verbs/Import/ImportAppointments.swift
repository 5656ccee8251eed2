/// Takes over appointments of another system, and the visits that came of them, as many as fit in one line of the journal.
package struct ImportAppointments: Verb {
  package static let name = "import appointments"
  package static let sentence = "takes over appointments from another system, with the visits that came of them"
  package static let who: [StaffRole] = .seniorDesk
  /// Reading in a book shows nothing of a record, and one row must not stop the others.
  package static let passesRestriction = true
  package static let undoing = Undoing.refused(
    "an import is not taken back line by line: restore the backup from before it, or cancel what should not be here")

  /// The system they come from.
  package var source = ""
  /// For rows that name no provider.
  package var provider: ProviderID?
  /// For rows that name no kind of visit, or one that the office does not have.
  package var type = VisitTypeID.unnumbered
  package var rows: [ImportedAppointment] = []
  /// The line of the journal on which this was decided, so that what was told is what is done.
  package var after: Int?
  /// Where to look; not said by scripts, and then built anew.
  package var index: ImportIndex?

  package init() {}

  package static let fields: [Field<ImportAppointments>] = [
    Field("source", \.source, "the system they come from", optional: false), Field("provider", \.provider, "for rows that name none"),
    Field("type", \.type, "visit type, for rows that name none", optional: false),
    Field("rows", \.rows, "the appointments", optional: false),
    Field("after", \.after, "the last line of the journal that was known; refused if there is a later one"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) { _ = try carry(in: &draft) }

  /// Does it and says what became of each row.
  package func carry(in draft: inout Draft) throws(Refusal) -> [ImportOutcome] {
    try draft.mustBeUnchanged(since: after)
    guard !source.trimmed.isEmpty else { throw Refusal("source", "an import needs the name of the system it comes from") }
    if let provider { _ = try draft.get(provider) }
    _ = try draft.get(type)
    var lookup = ImportLookup(index, draft.office)
    var outcomes: [ImportOutcome] = []
    outcomes.reserveCapacity(rows.count)
    for row in rows { outcomes.append(take(row, &lookup, in: &draft)) }
    return outcomes
  }

  private func take(_ row: ImportedAppointment, _ index: inout ImportLookup, in draft: inout Draft) -> ImportOutcome {
    do throws(Refusal) {
      if !row.number.isEmpty, let known = index.appointment(source, row.number), let there: Appointment = draft.office[known] {
        guard there.day == row.day, there.start == row.start else {
          throw Refusal(
            "another appointment",
            "appointment \(row.number) of \(source) is here on \(there.day.iso) at \(there.start.iso): this row is another one, or it was moved"
          )
        }
        return ImportOutcome(row.row, .alreadyThere, "appointment \(row.number) of \(source) is \(known)", patient: there.patient)
      }
      var marks: Set<ImportOutcome.Mark> = []
      let appointment = try planned(row, draft, &marks)
      let visit = try held(row, draft, appointment)
      // Everything is asked before anything is put on file: a rejected row leaves nothing behind.
      let known = try person(row, index, draft)
      if let known {
        if let there = twin(of: row, appointment, known, draft.office) {
          return ImportOutcome(row.row, .alreadyThere, "\(known.name.listed) has \(there.id) then", patient: known.id)
        }
        try mayCome(known, appointment, visit, draft)
      }
      var patient = known
      if patient == nil {
        let added = try added(row, appointment.day, in: &draft)
        index.note(added)
        patient = added
        marks.insert(.unidentified)
      }
      guard let patient else { return ImportOutcome(row.row, .rejected, "nobody") }
      var booked = appointment
      booked.patient = patient.id
      booked = draft.add(booked)
      index.note(booked)
      if var visit {
        visit.patient = patient.id
        visit.appointment = booked.id
        visit.ticket = (draft.office.filed(Visit.self, on: visit.day).map(\.ticket).max() ?? 0) + 1
        draft.add(visit)
        marks.insert(.visit)
      }
      return ImportOutcome(row.row, .imported, marks: marks, patient: patient.id)
    } catch { return ImportOutcome(row.row, .rejected, error.sentence) }
  }

  /// The appointment without its patient.
  private func planned(
    _ row: ImportedAppointment, _ draft: Draft, _ marks: inout Set<ImportOutcome.Mark>
  ) throws(Refusal) -> Appointment {
    let office = draft.office
    guard let day = row.day, let start = row.start else { throw Refusal("when", "an appointment needs a day and a time") }
    if let age = row.age, !(0...130).contains(age) { throw Refusal("age", "\(age) years is no age") }
    var type = try draft.get(self.type)
    var note = row.note
    if !row.type.isEmpty {
      if let named = office.visitTypes.sorted.first(where: { $0.isCalled(row.type) }) {
        type = named
      } else {
        marks.insert(.unknownType)
        note = [note, "imported as \(row.type)"].filter { !$0.isEmpty }.joined(separator: "; ")
      }
    }
    let minutes = row.minutes ?? type.minutes
    guard (1...1440).contains(minutes), start.minutes >= 0, start.minutes + minutes <= 1440 else {
      throw Refusal("length", "an appointment takes 1 to 1440 minutes and ends on its day, not \(minutes) from \(start.iso)")
    }
    if row.status == .done || row.status == .noShow, day > draft.today {
      throw Refusal("not yet", "\(day.iso) is still to come, and the row says that it is over")
    }
    if row.status == .unknown {
      marks.insert(.unknownStatus)
      note = [note, "imported without a status"].filter { !$0.isEmpty }.joined(separator: "; ")
    }
    let context = draft.context
    var appointment = Appointment {
      $0.type = type.id
      $0.day = day
      $0.start = start
      $0.minutes = minutes
      $0.slot = row.slot
      $0.reason = row.reason
      $0.note = note
      $0.bookedAt = row.bookedAt ?? context.now
      $0.bookedBy = context.by
      if row.status == .cancelled || row.status == .cancelledByClinic { $0.cancelReason = "imported" }
      if !row.number.isEmpty { $0.outside = [OutsideNumber(source, row.number)] }
    }
    appointment.provider = try doctor(row, office)
    if appointment.slot.holdsTime {
      let others = office.filed(Appointment.self, on: day)
      if others.contains(where: { $0.provider == appointment.provider && $0.slot.holdsTime && $0.overlaps(start, minutes) }) {
        appointment.overbooked = "imported"
        marks.insert(.overbooked)
      }
    }
    return appointment
  }

  private func doctor(_ row: ImportedAppointment, _ office: Office) throws(Refusal) -> ProviderID {
    if row.provider.isEmpty {
      guard let provider else { throw Refusal("no provider", "the row names no provider, and the import has none either") }
      return provider
    }
    let found = office.providers.sorted.filter { $0.isCalled(row.provider) }
    guard let only = found.first else { throw Refusal("no provider", "nobody called \(row.provider) sees patients here") }
    guard found.count == 1 else { throw Refusal("no provider", "\(found.count) providers are called \(row.provider)") }
    return only.id
  }

  /// The visit that came of it, without its patient, if its times are known.
  private func held(_ row: ImportedAppointment, _ draft: Draft, _ appointment: Appointment) throws(Refusal) -> Visit? {
    let times = row.times
    guard row.status == .done, let first = times.first, let last = times.last else { return nil }
    guard zip(times, times.dropFirst()).allSatisfy({ $0.at <= $1.at }) else {
      throw Refusal("out of order", "the times are not in order: arrived, with the provider, left")
    }
    guard first.at.day == appointment.day, last.at.day == appointment.day else {
      throw Refusal("wrong day", "the visit is not on the day of the appointment")
    }
    guard last.at <= draft.context.now else { throw Refusal("not yet", "\(last.at.time.shown) on \(last.at.day.iso) is still to come") }
    let by = draft.context.by
    // Someone whose end nobody wrote down is gone all the same.
    let ended = last.state == .left ? times : times + [(.left, last.at)]
    return Visit {
      $0.provider = appointment.provider
      $0.type = appointment.type
      $0.day = appointment.day
      $0.state = .left
      $0.reason = appointment.reason
      $0.past = true
      $0.spans = ended.map { state, at in
        VisitSpan {
          $0.state = state
          $0.from = at
          $0.by = by
        }
      }
    }
  }

  /// Who it is for, if they are on file.
  private func person(_ row: ImportedAppointment, _ index: ImportLookup, _ draft: Draft) throws(Refusal) -> Patient? {
    let day = row.day ?? draft.today
    if !row.patient.isEmpty, let id = index.patient(source, row.patient), let known = draft.office[id] {
      if let why = doubt(known, row, on: day) {
        throw Refusal("someone else", "patient \(row.patient) of \(source) is \(ImportPatients.words(known)) here, and \(why)")
      }
      return known
    }
    guard !row.name.family.isEmpty, let born = row.born else { return nil }
    let named = index.patients(row.name, born).compactMap { draft.office[$0] }.filter {
      $0.born == born && NameFolding.plain($0.name.family) == NameFolding.plain(row.name.family)
        && NameFolding.plain($0.name.given) == NameFolding.plain(row.name.given) && doubt($0, row, on: day) == nil
        && (row.patient.isEmpty || $0.outside.id(in: source).map { $0 == row.patient } ?? true)
    }
    if named.count > 1 { throw Refusal("who", "\(named.count) patients are called \(row.name.listed) and born on \(born.iso)") }
    return named.first
  }

  /// What in the row cannot be true of a patient.
  private func doubt(_ patient: Patient, _ row: ImportedAppointment, on day: Day) -> String? {
    if row.sex != .unknown, patient.sex != .unknown, row.sex != patient.sex {
      return "the row says \(row.sex.rawValue), not \(patient.sex.rawValue)"
    }
    if let born = row.born, let known = patient.born, born != known { return "the row says born \(born.iso)" }
    // An age may be that of the day on which it was booked.
    if let age = row.age, let known = patient.age(on: day), abs(age - known) > 1 { return "the row says \(age) years, not \(known)" }
    return nil
  }

  /// The same appointment, put in here by hand or from a file without numbers.
  private func twin(of row: ImportedAppointment, _ wanted: Appointment, _ patient: Patient, _ office: Office) -> Appointment? {
    office.filed(Appointment.self, of: patient.id).first {
      $0.day == wanted.day && $0.start == wanted.start && $0.provider == wanted.provider && ($0.slot == wanted.slot || row.number.isEmpty)
        && (row.number.isEmpty || $0.outside.id(in: source) == nil)
    }
  }

  private func mayCome(_ patient: Patient, _ appointment: Appointment, _ visit: Visit?, _ draft: Draft) throws(Refusal) {
    if let died = patient.deceased, appointment.day > died, appointment.slot.holdsTime {
      throw Refusal("deceased", "\(patient.name.listed) died on \(died.iso)")
    }
    if appointment.slot == .booked || appointment.slot == .confirmed,
      let other = draft.office.booking(of: patient.id, on: appointment.day, appointment.start, appointment.minutes)
    {
      throw Refusal("patient booked elsewhere", "\(patient.name.listed) is booked \(other.start.shown)-\(other.end.shown) then")
    }
    if let visit, let from = visit.arrivedAt, let to = visit.since,
      let other = draft.office.filed(Visit.self, of: patient.id).first(where: { $0.covers(from, to) })
    {
      throw Refusal(
        "one place at a time",
        "\(patient.name.listed) has another visit from \(other.arrivedAt?.time.shown ?? "?") to \(other.since?.time.shown ?? "?") that day")
    }
  }

  /// Puts someone on file of whom only the appointment knows.
  private func added(_ row: ImportedAppointment, _ day: Day, in draft: inout Draft) throws(Refusal) -> Patient {
    guard !row.patient.isEmpty || (!row.name.family.isEmpty && row.born != nil) else {
      throw Refusal("who", "the row has no patient number, and no name with a birth date either")
    }
    let wanted = Patient {
      $0.name = row.name.family.isEmpty ? PersonName("Not identified \(row.patient)", "") : row.name
      $0.born = row.born
      $0.sex = row.sex
      $0.unidentified = true
      if row.born == nil, let age = row.age {
        $0.statedAge = age
        $0.statedOn = day
      }
      if !row.patient.isEmpty { $0.outside = [OutsideNumber(source, row.patient)] }
    }
    try draft.mustBeSound(wanted)
    return draft.add(wanted)
  }
}

extension Provider {
  /// Whether someone may mean this provider: "Lin", "Dr Lin", "Mei Lin", "Lin, Mei".
  package func isCalled(_ said: String) -> Bool {
    let wanted = NameFolding.plain(said)
    guard !wanted.isEmpty else { return false }
    return [short, title, "Dr \(short)", name.spoken, "Dr \(name.spoken)", name.listed].contains { NameFolding.plain($0) == wanted }
  }
}

extension VisitType {
  /// Whether someone may mean this kind of visit.
  package func isCalled(_ said: String) -> Bool {
    let wanted = NameFolding.plain(said)
    return !wanted.isEmpty && [name, short].contains { NameFolding.plain($0) == wanted }
  }
}
