/// Whether a patient is new or established at a visit, and by what: seen face to face by the same specialty of the group within three
/// years (CPT; CMS Medicare Claims Processing Manual, chapter 12, 30.6.7).
package struct LastSeen: Hashable, Sendable {
  /// The last time before, by whomever and however long ago.
  package var last: Visit.Summary?
  /// The last one that makes the patient an established one.
  package var counts: Visit.Summary?
  package var specialty: String

  package var isEstablished: Bool { counts != nil }

  /// "established: seen Mon 9 Nov 2026 by Lin, family medicine"
  package var words: String {
    if let counts, counts.isToldOnly { return "established: last seen \(counts.day.shown), by the card" }
    if let counts { return "established: seen \(counts.day.shown) by \(counts.provider)\(specialty.isEmpty ? "" : ", \(specialty)")" }
    guard let last else { return "new: no earlier visit on file" }
    if last.isToldOnly { return "new: last seen \(last.day.shown), \(last.why)" }
    return "new: last seen \(last.day.shown) by \(last.provider), \(last.why)"
  }
}

extension Visit {
  /// An earlier visit, as it is told.
  package struct Summary: Hashable, Sendable {
    package var day: Day
    package var provider: String
    /// Why it does not make the patient an established one.
    package var why = ""
    /// Only the card says so: it was before these records began, and by whom is not known.
    package var isToldOnly = false
  }

  /// Someone saw the patient: a visit that ended before that, or was struck, counts for nothing.
  package var wasSeen: Bool {
    switch state {
    case .leftUnseen, .error, .arrived, .ready, .called, .roomed: false
    case .withProvider, .checkout: true
    case .left, .emergency: past || began(.withProvider) != nil || superbill != nil
    }
  }
}

extension Office {
  /// Who saw the patient of a superbill before its day, and whether that makes an established patient for the one who saw them then.
  package func lastSeen(before bill: Superbill) -> LastSeen {
    let specialty = self[bill.provider]?.specialty.trimmed ?? ""
    if let counts = lastSeen(bill.patient, bySpecialtyOf: self[bill.provider] ?? Provider(), before: bill.day) {
      return LastSeen(last: counts, counts: counts, specialty: specialty)
    }
    let since = threeYears(before: bill.day)
    let told = self[bill.patient]?.seenBefore.map { Visit.Summary(day: $0, provider: "", why: tooLong, isToldOnly: true) }
    let last = faceToFace(bill.patient, in: min(Day(number: 0), bill.day)..<bill.day).first.map { day, id in
      let who = self[id], other = who?.specialty.trimmed ?? ""
      let why = day < since ? tooLong : "who is \(other.isEmpty ? "of another specialty" : other)"
      return Visit.Summary(day: day, provider: who?.short ?? "?", why: why)
    }
    return LastSeen(last: last ?? told, counts: nil, specialty: specialty)
  }

  /// The last time within three years before a date of service that somebody of the same specialty here saw a patient face to face; where
  /// none is on file, what the card says of the time before, whoever it was.
  package func lastSeen(_ patient: PatientID, bySpecialtyOf provider: Provider, before day: Day) -> Visit.Summary? {
    let specialty = provider.specialty.trimmed.lowercased()
    for (seen, id) in faceToFace(patient, in: threeYears(before: day)..<day) {
      guard let who = self[id] else { continue }
      if id == provider.id || (!specialty.isEmpty && who.specialty.trimmed.lowercased() == specialty) {
        return Visit.Summary(day: seen, provider: who.short)
      }
    }
    guard let told = self[patient]?.seenBefore, told >= threeYears(before: day), told < day else { return nil }
    return Visit.Summary(day: told, provider: "", isToldOnly: true)
  }

  private var tooLong: String { "more than three years before" }

  /// The first day that counts: three years ago to the day is within them.
  private func threeYears(before day: Day) -> Day { day.advanced(byMonths: -36) }

  /// When somebody saw a patient face to face, and who, the newest first: by what was charged, and where nothing was, by who was with the
  /// patient. Of an injection by a nurse there is a sheet that says so, and it does not count.
  private func faceToFace(_ patient: PatientID, in days: Range<Day>) -> [(day: Day, who: ProviderID)] {
    // Those on the shelf are read only if they are of these days.
    func isThen(_ row: ShelfRow) -> Bool { row.day.map(days.contains) ?? false }
    let sheets = filed(Superbill.self, of: patient, where: isThen)
      .filter { days.contains($0.day) && $0.stage != .void && !$0.lines.isEmpty }
    let charged = Set(sheets.map(\.id))
    let visits = filed(Visit.self, of: patient, where: isThen)
      .filter { days.contains($0.day) && $0.wasSeen && !($0.superbill.map(charged.contains) ?? false) }
    let seen =
      sheets.flatMap { sheet in
        sheet.lines.filter { Services.isFaceToFace($0.code) }.map { (day: sheet.day, who: $0.provider ?? sheet.provider) }
      } + visits.map { (day: $0.day, who: $0.provider) }
    return seen.sorted { $0.day > $1.day }
  }
}
