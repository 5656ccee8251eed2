extension CodingRules {
  static let newOrEstablished = CodingRule(
    "new or established", .error,
    source: "CPT and CMS Medicare Claims Processing Manual, chapter 12, 30.6.7: three years, same group and specialty",
    "a new-patient code is for whom nobody of the same specialty here has seen in three years"
  ) { view, find in
    for (place, line) in view.lines where Services.isNew(line.code) || Services.isEstablished(line.code) {
      guard let provider = view.who(line) else { continue }
      let seen = view.office.lastSeen(view.bill.patient, bySpecialtyOf: provider, before: view.bill)
      let other = Services.counterpart(line.code)
      let mends = other.map { [Mend.setCode(line: place, $0)] } ?? []
      if Services.isNew(line.code), let seen {
        find.say(
          "\(line.code) is for new patients: \(seen.by) saw them on \(seen.day.shown)", at: .line(place), mends: mends)
      } else if Services.isEstablished(line.code), seen == nil {
        let specialty = provider.specialty.isEmpty ? provider.title : provider.specialty
        // Whoever came from another system may have been here without our knowing.
        let isImported = view.patient?.outside.isEmpty == false
        find.say(
          "\(line.code) is for established patients, and \(specialty) here has not seen them in three years, as far as is on file",
          at: .line(place), isImported ? .reminder : .warning, mends: mends)
      }
    }
  }
}

extension Office {
  /// The last time within three years before a date of service that somebody of the same specialty here saw a patient face to face, by
  /// what was billed.
  package func lastSeen(_ patient: PatientID, bySpecialtyOf provider: Provider, before bill: Superbill) -> (day: Day, by: String)? {
    let from = bill.day.advanced(byMonths: -36)
    let specialty = provider.specialty.trimmed.lowercased()
    func isSame(_ other: Provider) -> Bool {
      other.id == provider.id || (!specialty.isEmpty && other.specialty.trimmed.lowercased() == specialty)
    }
    // Those on the shelf are read only if they are of these years.
    let earlier = filed(Superbill.self, of: patient) { row in row.day.map { $0 > from && $0 < bill.day } ?? false }
      .filter { $0.id != bill.id && $0.stage != .void && $0.day > from && $0.day < bill.day }
    for sheet in earlier.sorted(by: { ($0.day, $0.id) > ($1.day, $1.id) }) {
      for line in sheet.lines where Services.isFaceToFace(line.code) {
        guard let who = self[line.provider ?? sheet.provider], isSame(who) else { continue }
        return (sheet.day, who.title)
      }
    }
    return nil
  }
}
