extension Entry {
  /// The patients whom it is about.
  package func patients(in office: Office) -> [PatientID] {
    var found: [PatientID] = []
    // What the line itself made or took away says whose it was, also when it is not there any more.
    let own = edits.new + edits.gone
    for reference in edits.references {
      let fields = office.fields(of: reference) ?? own.first { $0.reference == reference }?.fields
      let id = reference.kind == .patients ? PatientID(reference.id) : fields.flatMap { $0["patient"].text }.flatMap { PatientID($0) }
      if let id, !found.contains(id) { found.append(id) }
    }
    return found
  }

  /// The records that it touched, and the visits and patients that money and coverages belong to: what a row shows of them is not certain
  /// either.
  package func records(in office: Office) -> Set<Reference> {
    var found = Set(edits.references)
    for reference in edits.references {
      guard [.payments, .coverages, .superbills].contains(reference.kind), let fields = office.fields(of: reference) else { continue }
      if let visit = fields["visit"].text { found.insert(Reference(.visits, visit)) }
      if reference.kind == .coverages, let patient = fields["patient"].text { found.insert(Reference(.patients, patient)) }
    }
    return found
  }
}
