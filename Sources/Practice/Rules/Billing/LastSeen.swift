/// Whether a patient is new or established at a visit, and by what: seen face to face by the same specialty of the group within three
/// years (CPT; CMS Medicare Claims Processing Manual, chapter 12, 30.6.7).
package struct LastSeen: Hashable, Sendable {
  /// The last visit before, by whomever.
  package var last: Visit.Summary?
  /// The last one that makes the patient an established one.
  package var counts: Visit.Summary?
  package var specialty: String

  package var isEstablished: Bool { counts != nil }

  /// "established: Mon 9 Nov 2026, Lin, family medicine"
  package var words: String {
    if let counts { return "established: seen \(counts.day.shown) by \(counts.provider)\(specialty.isEmpty ? "" : ", \(specialty)")" }
    guard let last else { return "new: no earlier visit on file" }
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
  /// Who saw the patient of a superbill before, and whether that makes an established patient.
  package func lastSeen(before bill: Superbill) -> LastSeen {
    let here = self[bill.provider], since = bill.day.advanced(byMonths: -36)
    let specialty = here?.specialty.trimmed ?? ""
    let earlier = filed(Visit.self, of: bill.patient).filter { $0.id != bill.visit && $0.day <= bill.day && $0.wasSeen }
      .sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    func isSame(_ visit: Visit) -> Bool {
      if visit.provider == bill.provider { return true }
      let other = self[visit.provider]?.specialty.trimmed ?? ""
      return !specialty.isEmpty && other.lowercased() == specialty.lowercased()
    }
    func summary(_ visit: Visit) -> Visit.Summary {
      let who = self[visit.provider]
      let why = visit.day < since ? "more than three years before" : "who is \(who?.specialty.trimmed ?? "of another specialty")"
      return Visit.Summary(day: visit.day, provider: who?.short ?? "?", why: why)
    }
    let counts = earlier.last { $0.day >= since && isSame($0) }
    return LastSeen(last: earlier.last.map(summary), counts: counts.map(summary), specialty: specialty)
  }
}
