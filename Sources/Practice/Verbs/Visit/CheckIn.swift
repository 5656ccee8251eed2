/// Completes check-in: everything due was asked, the superbill begins, and the copay is taken as credit.
package struct CheckIn: Verb {
  package static let name = "check in"
  package static let sentence = "records the answers of check-in, takes the copay and begins the superbill"
  package static let who: [StaffRole] = .desk

  package var visit = VisitID.unnumbered
  package var checks: [Check] = []
  /// How the copay was paid, if it was.
  package var tenders: [Tender] = []

  package init() {}

  package static let fields: [Field<CheckIn>] = [
    Field("visit", \.visit, optional: false), Field("checks", \.checks, "an answer for everything that is due", optional: false),
    Field("tenders", \.tenders, "how the copay was paid"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let visit = try draft.get(visit)
    let patient = try draft.get(visit.patient)
    if let obstacle = draft.office.obstacleToCheckIn(visit) { throw obstacle }
    guard Set(checks.map(\.what)).count == checks.count else { throw Refusal("twice", "one question of check-in is answered twice") }
    let type = draft.office[visit.type]
    let due = draft.office.due(for: patient, on: visit.day, type: type, visit: visit)
    for check in checks { try check.mustBeAnAnswer(of: patient) }
    if let item = due.first(where: { $0.topic == .guardian }), item.isMissing,
      checks.contains(where: { $0.what == .guardian && $0.answer == .same })
    {
      throw Refusal(
        "nobody decides", "\(patient.name.listed) is under 18 and nobody is on file who decides for them",
        wayPast: "change patient, to write down the guardian, or waive it with who agreed", with: patient.reference)
    }
    for item in due where !checks.contains(where: { $0.what == item.topic }) {
      throw Refusal("not asked", "\(item.topic.label) is due and was not asked", wayPast: "answer it, or waive it with a reason")
    }
    try tenders.mustPayCopay(due.first { $0.topic == .copay }, isWaived: checks.contains { $0.what == .copay && $0.answer == .waived })
    // There is nothing to let go where nothing is due.
    let kept = checks.filter { check in check.answer != .waived || due.contains { $0.topic == check.what } }
    try draft.confirm(kept, at: visit)
    if !tenders.isEmpty { try draft.receive(tenders, from: patient.id, visit: visit.id, purpose: "copay") }
    if visit.superbill == nil {
      let bill = draft.add(
        Superbill {
          $0.patient = patient.id
          $0.visit = visit.id
          $0.provider = visit.provider
          $0.day = visit.day
          $0.placeOfService = type?.telehealth == true ? "10" : "11"
          $0.coverage = draft.office.coverage(of: patient.id, on: visit.day)?.id
        })
      try draft.edit(visit.id) { $0.superbill = bill.id }
    }
    if visit.state == .arrived { try draft.move(visit.id, to: .ready, place: visit.place, from: [.arrived]) }
    try draft.edit(visit.id) { $0.checks = kept }
  }
}

extension Visit {
  /// Arrived and not asked yet; a visit that was moved from the wrong patient is under way and was not checked in for this one.
  package var awaitsCheckIn: Bool { state == .arrived || (state.isHere && checks.isEmpty) }
}

extension Office {
  /// Why a visit cannot be checked in, before anything is asked; nothing if it can.
  package func obstacleToCheckIn(_ visit: Visit) -> Refusal? {
    if visit.awaitsCheckIn { return nil }
    return Refusal("not from here", "the patient is \(visit.state.spoken), not waiting to be checked in", with: visit.reference)
  }
}

extension Check {
  /// An answer that this question can have, given what is on file.
  func mustBeAnAnswer(of patient: Patient) throws(Refusal) {
    if answer == .waived, what == .identity {
      throw Refusal("identity", "nobody is checked in without two identifiers", wayPast: "ask for name and birth date, or name and address")
    }
    if what == .identity {
      if let doubt = patient.doubt(aboutIdentifiers: note) { throw Refusal("identity", "identity is two identifiers: \(doubt)") }
    }
    let fits: [Answer] =
      what.isPaper ? [.same, .signed, .waived] : what == .identity || what == .copay ? [.same, .waived] : [.same, .changed, .waived]
    guard fits.contains(answer) else {
      throw Refusal("answer", "\(what.label) cannot be answered with \(answer.rawValue): \(fits.map(\.rawValue).joined(separator: ", "))")
    }
    if answer == .waived, note.trimmed.isEmpty { throw Refusal("reason missing", "waiving \(what.label) needs a reason") }
    guard answer == .same, what != .identity, patient.lacks(what) else { return }
    if what.isPaper {
      throw Refusal(
        "never signed", "no signature is on file for \(what.label)", wayPast: "signed, if it was signed now, or waived with a reason",
        with: patient.reference)
    }
    throw Refusal(
      "none on file", "no \(what.label) is on file that could be the same", wayPast: "change patient, or waive it with a reason",
      with: patient.reference)
  }
}

extension [Tender] {
  /// The copay that is still due, neither less, unless it was waived, nor more.
  func mustPayCopay(_ item: DueItem?, isWaived: Bool) throws(Refusal) {
    if !isEmpty { try mustBeTakeable() }
    let paid = map(\.amount).total
    guard let due = item?.amount else {
      if paid == .zero { return }
      throw Refusal(
        "no copay due", "no copay is due: $\(paid.shown) would be taken for nothing", wayPast: "take payment, for anything else")
    }
    if paid > due {
      throw Refusal("copay", "$\(paid.shown) is more than the copay that is due, $\(due.shown)", wayPast: "take payment, for the rest")
    }
    if paid < due, !isWaived {
      throw Refusal(
        "copay", "$\((due - paid).shown) of the copay of $\(due.shown) was neither paid nor waived with a reason",
        wayPast: "take it, or waive it with a reason")
    }
  }
}

extension Draft {
  /// Writes the day of confirmation beside what was asked, and the papers that were signed or refused.
  mutating func confirm(_ checks: [Check], at visit: Visit) throws(Refusal) {
    let day = happened.day, by = context.by
    try edit(visit.patient) { record in
      for check in checks where ![.identity, .copay, .guardian, .interpreter].contains(check.what) {
        switch check.answer {
        case .same, .changed: record.confirm(check.what, on: day, by: by, visit: visit.id)
        case .waived where !check.what.isPaper: break
        case .signed, .waived:
          for paper in check.what == .consent ? [Consent.Paper.treatment, .financialPolicy] : [.privacyNotice] {
            record.consents.append(
              Consent {
                $0.paper = paper
                $0.on = day
                $0.by = by
                $0.refused = check.answer == .waived ? check.note.trimmed : ""
                $0.visit = visit.id
              })
          }
        }
      }
    }
  }
}
