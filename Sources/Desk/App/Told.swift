import Practice

/// What the message line says after a change, in the person's words.
enum Told {
  static func saved(_ entry: Entry, _ view: View) -> String {
    if let seq = entry.undoes {
      return "taken back: \(view.office.recent.last { $0.seq == seq }.map { what($0, view) } ?? "your last change")"
    }
    if let seq = entry.redoes {
      return "done again: \(view.office.recent.last { $0.seq == seq }.map { what($0, view) } ?? "what you took back")"
    }
    return "saved: \(what(entry, view))"
  }

  /// "check in, Okafor, Ada", with the receipt number where there is one.
  static func what(_ entry: Entry, _ view: View) -> String {
    let office = view.office
    var words = entry.did
    let references = entry.edits.references
    let patients = Set(references.compactMap { patient($0, office) })
    if patients.count == 1, let id = patients.first, let patient = office[id] { words += ", \(patient.name.listed)" }
    let receipts = entry.edits.new.filter { $0.reference.kind == .payments }.compactMap { $0.fields["receipt"].whole }
    for receipt in receipts { words += ", receipt \(receipt)" }
    for whole in entry.edits.new where whole.reference.kind == .appointments {
      if let id = AppointmentID(whole.reference.id), let booked = office[id] {
        words += ", \(booked.day.shown) \(booked.start.shown) \(view.provider(booked.provider))"
      }
    }
    if let happened = entry.happened {
      words += " (happened \(happened.day == view.today ? "" : happened.day.short + ", ")\(happened.time.shown))"
    }
    return words
  }

  private static func patient(_ reference: Reference, _ office: Office) -> PatientID? {
    if reference.kind == .patients { return PatientID(reference.id) }
    return office.fields(of: reference).flatMap { $0["patient"].text }.flatMap { PatientID($0) }
  }
}
