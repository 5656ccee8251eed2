extension CodingRules {
  static let newOrEstablished = CodingRule(
    "new or established", .error,
    source: "CPT and CMS Medicare Claims Processing Manual, chapter 12, 30.6.7: three years, same group and specialty",
    "a new-patient code is for whom nobody of the same specialty here has seen in three years"
  ) { view, find in
    for (place, line) in view.lines where Services.isNew(line.code) || Services.isEstablished(line.code) {
      guard let provider = view.who(line) else { continue }
      let seen = view.office.lastSeen(view.bill.patient, bySpecialtyOf: provider, before: view.day)
      let other = Services.counterpart(line.code)
      let mends = other.map { [Mend.setCode(line: place, $0)] } ?? []
      if Services.isNew(line.code), let seen {
        // By whom they were seen before these records began is not known, and it may have been another specialty.
        let how = seen.isToldOnly ? "the card says that they were seen here" : "\(seen.provider) saw them"
        find.say(
          "\(line.code) is for new patients: \(how) on \(seen.day.shown)", at: .line(place), seen.isToldOnly ? .warning : nil, mends: mends)
      } else if Services.isEstablished(line.code), seen == nil {
        let specialty = provider.specialty.isEmpty ? provider.title : provider.specialty
        // Whoever came from another system may have been here without our knowing; the card can say when.
        let isImported = view.patient?.outside.isEmpty == false
        find.say(
          "\(line.code) is for established patients, and \(specialty) here has not seen them in three years, as far as is on file",
          at: .line(place), isImported ? .reminder : .warning, mends: mends)
      }
    }
  }
}
