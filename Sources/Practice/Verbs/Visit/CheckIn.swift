/// Completes check-in: everything due was asked, the superbill begins, and the copay is taken as credit.
package struct CheckIn: Verb {
  package static let name = "check in"
  package static let sentence = "records the answers of check-in, takes the copay and begins the superbill"

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
    // A visit that was moved from the wrong patient is under way and was not checked in for this one.
    guard visit.state == .arrived || (visit.state.isHere && visit.checks.isEmpty) else {
      throw Refusal("not from here", "the patient is \(visit.state.spoken), not waiting to be checked in", with: visit.reference)
    }
    guard Set(checks.map(\.what)).count == checks.count else { throw Refusal("twice", "one question of check-in is answered twice") }
    let type = draft.office[visit.type]
    let takenBefore = draft.office.taken(for: visit)
    for item in draft.office.due(for: patient, on: visit.day, type: type) {
      guard let check = checks.first(where: { $0.what == item.topic }) else {
        throw Refusal("not asked", "\(item.topic.label) is due and was not asked", wayPast: "answer it, or waive it with a reason")
      }
      if check.answer == .waived, check.note.trimmed.isEmpty {
        throw Refusal("reason missing", "waiving \(item.topic.label) needs a reason")
      }
      if item.topic == .identity, check.answer == .waived {
        throw Refusal("identity", "nobody is checked in without two identifiers", wayPast: "ask for name and birth date")
      }
    }
    if !tenders.isEmpty { try tenders.mustBeTakeable() }
    if let copay = draft.office.due(for: patient, on: visit.day, type: type).first(where: { $0.topic == .copay })?.amount,
      checks.contains(where: { $0.what == .copay && $0.answer != .waived })
    {
      let missing = copay - takenBefore - tenders.map(\.amount).total
      if missing > .zero {
        throw Refusal("copay", "$\(missing.shown) of the copay of $\(copay.shown) was neither paid nor waived with a reason")
      }
    }
    try draft.confirm(checks, of: patient.id)
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
    try draft.edit(visit.id) { $0.checks = checks }
  }
}

extension Office {
  /// What was taken at this visit and not given back.
  package func taken(for visit: Visit) -> Cents {
    filed(Payment.self, of: visit.patient).filter { $0.visit == visit.id }.map(\.effect).total
  }
}

extension Draft {
  /// Writes the day of confirmation beside what was asked, and the papers that were signed or refused.
  mutating func confirm(_ checks: [Check], of patient: PatientID) throws(Refusal) {
    let day = happened.day, by = context.by
    try edit(patient) { record in
      for check in checks {
        switch check.what {
        case .identity, .copay: break
        case .address, .phone, .coverage:
          if check.answer != .waived { record.confirm(check.what, on: day, by: by) }
        case .consent, .privacyNotice:
          let papers: [Consent.Paper] = check.what == .consent ? [.treatment, .financialPolicy] : [.privacyNotice]
          for paper in papers {
            record.consents.append(
              Consent {
                $0.paper = paper
                $0.on = day
                $0.by = by
                $0.refused = check.answer == .waived ? check.note : ""
              })
          }
        }
      }
    }
  }
}
