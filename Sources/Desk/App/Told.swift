import Practice

/// What the message line says after a change, in the person's words.
enum Told {
  static func saved(_ entry: Entry, _ view: View) -> String {
    if let seq = entry.undoes {
      return "taken back: \(original(seq, view.office).map { what($0, view) } ?? "your last change")"
    }
    if let seq = entry.redoes {
      return "done again: \(original(seq, view.office).map { what($0, view) } ?? "what you took back")"
    }
    return "saved: \(what(entry, view))"
  }

  /// What the disk does not take just now, and that nothing has to be done again.
  static func held(_ entry: Entry, _ why: String, _ view: View) -> String {
    let kept =
      view.unsaved.isKept ? "It is kept and tried again" : "It is tried again, but only this desk has it: do not leave before it is saved"
    return "NOT SAVED YET: \(what(entry, view)): \(why). \(kept)"
  }

  /// The line that did it first: what was done again says nothing of itself.
  private static func original(_ seq: Int, _ office: Office) -> Entry? {
    var entry = office.recent.last { $0.seq == seq }
    while let first = entry?.redoes, let before = office.recent.last(where: { $0.seq == first }) { entry = before }
    return entry
  }

  /// "check in, Okafor, Ada", with the receipt number where there is one.
  static func what(_ entry: Entry, _ view: View) -> String {
    let office = view.office
    var words = entry.did
    if entry.did == ProviderOut.name, entry.edits.references.count > 4 {
      let moved = entry.edits.new.count { $0.reference.kind == .appointments }
      let cancelled = entry.edits.set.count { $0.now["slot"].text == Appointment.Slot.cancelledByClinic.rawValue }
      let asked = entry.edits.set.count { $0.now["slot"].isNull && $0.now["toTell"].text != nil }
      let parts = [(moved, "moved"), (asked, "to call and ask"), (cancelled, "cancelled")].filter { $0.0 > 0 }
      return "provider out" + parts.map { ", \($0.0) \($0.1)" }.joined()
    }
    if entry.did == FreeSlot.name {
      let isCancelled = entry.edits.set.contains { $0.now["slot"].text?.hasPrefix("cancelled") == true }
      words = isCancelled ? "cancellation" : "offer of a free time"
    }
    let references = entry.edits.references
    if entry.did == ChangeSetting.name, let reference = references.first { words += ": \(setting(reference, entry, office, view))" }
    if entry.did == SetTickPage.name, let edit = entry.edits.set.first { words += " \(tickPage(edit))" }
    if entry.did == SetOfficeRules.name {
      let names = references.compactMap { fields(of: $0, entry, office)?["name"].text }
      words += names.count > 4 ? ": \(names.count) of them" : ": \(names.joined(separator: ", "))"
    }
    if entry.did == SetHours.name, let first = references.first(where: { $0.kind == .templates }) {
      words += ", \(setting(first, entry, office, view))\(references.count > 1 ? ", \(references.count) days" : "")"
    }
    if entry.did == CloseDays.name || entry.did == OpenDays.name, let first = references.first,
      let closure = fields(of: first, entry, office).flatMap({ try? Closure($0) })
    {
      words += ", \(closure.when), \(closure.words)"
    }
    // That a provider runs late is about nobody in particular.
    let patients = entry.did == RunningLate.name ? [] : Set(references.compactMap { patient($0, entry, office) }).sorted()
    if let code = codes(entry) { words += " \(code)" }
    if entry.did == JustifyServices.name, let edit = entry.edits.set.first(where: { $0.reference.kind == .superbills }) {
      // What was proposed is said, so that whoever signs for it has seen it.
      let lines = (edit.now["lines"].items ?? []).compactMap(\.fields)
      words += ": " + lines.map { "\($0["code"].text ?? "") \($0["pointers"].text ?? "")" }.joined(separator: ", ")
    }
    if entry.did == MoveVisit.name,
      let edit = entry.edits.set.first(where: { $0.reference.kind == .visits && $0.now["patient"].text != nil })
    {
      let ends = [edit.was, edit.now].map { view.name($0["patient"].text.flatMap { PatientID($0) }) }
      words += " from \(ends[0]) to \(ends[1])"
    }
    let hasAppointments = entry.edits.new.contains { $0.reference.kind == .appointments }
    if patients.count == 1 || !(hasAppointments || entry.did == MoveVisit.name) {
      let names = patients.prefix(4).compactMap { name(of: $0, entry, office) }
      if patients.count > 4 { words += ", \(patients.count) patients" } else { for name in names { words += ", \(name)" } }
    }
    if patients.isEmpty, let place = entry.edits.references.first(where: { $0.kind == .emergencies }) {
      let whole = fields(of: place, entry, office)
      if let room = whole?["place"].text, !room.isEmpty { words += " in \(room)" }
    }
    if let delay = references.first(where: { $0.kind == .delays }), let said = fields(of: delay, entry, office) {
      let minutes = said["minutes"].whole ?? 0, who = view.provider(said["provider"].text.flatMap { ProviderID($0) })
      words += ", \(who) \(minutes == 0 ? "on time" : "\(minutes) min late")"
    }
    if entry.did == QuoteWait.name, let told = entry.edits.set.first?.now["quoted"].items?.last?.fields?["minutes"].whole {
      words += ", told \(told) minutes"
    }
    let receipts = entry.edits.new.filter { $0.reference.kind == .payments }.compactMap { $0.fields["receipt"].whole }
    for receipt in receipts { words += Provisional.isOne(receipt) ? ", receipt number follows" : ", receipt \(receipt)" }
    let made = entry.edits.new.filter { $0.reference.kind == .appointments }
    if entry.did == BookSeries.name, made.count > 1 { words += ", \(made.count) appointments, the first" }
    for whole in entry.did == BookSeries.name ? Array(made.prefix(1)) : made {
      // One that was taken back is not there any more, and is told as it was made.
      if let id = AppointmentID(whole.reference.id), let booked = office[id] ?? (try? Appointment(whole.fields)) {
        words +=
          ", \(patients.count > 1 ? "\(name(of: booked.patient, entry, office) ?? "") " : "")\(booked.day.shown) \(booked.start.shown) \(view.provider(booked.provider))"
      }
    }
    if let happened = entry.happened {
      words += " (happened \(happened.day == view.today ? "" : happened.day.short + ", ")\(happened.time.shown))"
    }
    return words
  }

  /// The name of the tick page that was put up, changed or taken down.
  private static func tickPage(_ edit: Edits.Edit) -> String {
    let was = edit.was["tickPages"].items ?? [], now = edit.now["tickPages"].items ?? []
    let page = now.first { !was.contains($0) } ?? was.first { !now.contains($0) }
    return page?.fields?["name"].text ?? ""
  }

  /// What was put on a superbill or taken off it.
  private static func codes(_ entry: Entry) -> String? {
    if entry.did == ChangeService.name, let edit = entry.edits.set.first(where: { $0.reference.kind == .superbills }) {
      let was = (edit.was["lines"].items ?? []).compactMap(\.fields), now = (edit.now["lines"].items ?? []).compactMap(\.fields)
      guard let (old, new) = zip(was, now).first(where: { $0 != $1 }) else { return nil }
      return "\(new["code"].text ?? "")\(old["units"] == new["units"] ? "" : " x\(new["units"].whole ?? 1)")"
    }
    guard [AddService.name, RemoveService.name, AddDiagnosis.name, RemoveDiagnosis.name, ReplaceDiagnosis.name].contains(entry.did),
      let edit = entry.edits.set.first(where: { $0.reference.kind == .superbills })
    else { return nil }
    let isService = entry.did == AddService.name || entry.did == RemoveService.name
    func list(_ fields: Datum.Fields) -> [String] {
      (fields[isService ? "lines" : "diagnoses"].items ?? []).compactMap { $0.fields?["code"].text }
    }
    let was = list(edit.was), now = list(edit.now)
    let longer = was.count > now.count ? was : now, shorter = was.count > now.count ? now : was
    return longer.enumerated().first { $0 >= shorter.count || shorter[$0] != $1 }?.element
  }

  /// Which record of the set-up: "room 3", "fee 99213". One that is gone is named as the line has it.
  private static func setting(_ reference: Reference, _ entry: Entry, _ office: Office, _ view: View) -> String {
    let whole = (entry.edits.new + entry.edits.gone).first { $0.reference == reference }?.fields
    let fields = whole ?? office.fields(of: reference) ?? [:]
    func text(_ name: String) -> String { fields[name].text ?? "" }
    switch reference.kind {
    case .practices: return "practice \(text("name"))"
    case .staff: return "\(text("name")), who works here"
    case .providers: return "provider \(text("short"))"
    case .rooms: return "room \(text("name"))"
    case .visitTypes: return "visit type \(text("name"))"
    case .templates: return "hours of \(view.provider(ProviderID(text("provider"))))"
    case .payers: return "payer \(text("name"))"
    case .fees: return "fee \(text("code"))"
    case .commonDiagnoses: return "diagnosis \(text("code"))"
    case .slotCodes: return "slot code \(text("code"))"
    case .closures: return "closure \(text("words"))"
    case .resources: return text("name")
    case .officeRules: return "billing rule \(text("name"))"
    default: return reference.kind.rawValue
    }
  }

  private static func patient(_ reference: Reference, _ entry: Entry, _ office: Office) -> PatientID? {
    if reference.kind == .patients { return PatientID(reference.id) }
    return fields(of: reference, entry, office).flatMap { $0["patient"].text }.flatMap { PatientID($0) }
  }

  /// A record as it stands, or as the line has it if it is not there any more.
  private static func fields(of reference: Reference, _ entry: Entry, _ office: Office) -> Datum.Fields? {
    office.fields(of: reference) ?? (entry.edits.new + entry.edits.gone).first { $0.reference == reference }?.fields
  }

  private static func name(of patient: PatientID, _ entry: Entry, _ office: Office) -> String? {
    fields(of: Reference(patient), entry, office).flatMap { try? Patient($0) }?.name.listed
  }
}
