/// One thing to ask at check-in, with how old the answer on file is.
package struct DueItem: Hashable, Sendable {
  package var topic: Topic
  /// What is on file, to be read out: the address, the last digits of the phone.
  package var onFile: String
  package var lastConfirmed: Day?
  /// For the copay: how much of it is still to be taken.
  package var amount: Cents?
  /// True where nothing is on file that could be the same: no address, no signature.
  package var isMissing = false

  package init(_ topic: Topic, onFile: String, lastConfirmed: Day? = nil, amount: Cents? = nil, isMissing: Bool = false) {
    self.topic = topic
    self.onFile = onFile
    self.lastConfirmed = lastConfirmed
    self.amount = amount
    self.isMissing = isMissing
  }
}

extension Patient {
  /// Two identifiers that can be compared with what is on file, in the words of the record: "name, birth date".
  package var identifiers: String? {
    if born != nil { return "name, birth date" }
    if !address.line.isEmpty { return "name, address" }
    return lacks(.phone) ? nil : "name, phone"
  }

  /// Whether nothing is on file that could be the same: no address, no signature. Being without insurance is an answer.
  package func lacks(_ topic: Topic) -> Bool {
    switch topic {
    case .identity: identifiers == nil
    case .consent: signed(.treatment) == nil
    case .privacyNotice: signed(.privacyNotice) == nil
    case .coverage, .copay, .interpreter: false
    // Who came along is found in the household as well: see `Office.due`.
    case .guardian: false
    case .name: name == PersonName()
    case .born: born == nil
    case .address: address.line.isEmpty
    case .phone: phones.allSatisfy(\.digits.isEmpty)
    case .email: email.isEmpty
    case .language: language.isEmpty && !interpreter
    case .guarantor: guarantor == Guarantor()
    case .contacts: contacts.isEmpty
    }
  }

  /// Why what was asked does not tell this patient from others, or nothing.
  func doubt(aboutIdentifiers asked: String) -> String? {
    let words = Set(asked.lowercased().split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty })
    guard words.count >= 2 else { return "\"note\" names the two identifiers that were asked: \(identifiers ?? "name, photo ID")" }
    for (word, isThere) in [("birth date", born != nil), ("address", !address.line.isEmpty), ("phone", !lacks(.phone))]
    where words.contains(word) && !isThere {
      return "no \(word) is on file that could be compared"
    }
    return nil
  }
}

extension Office {
  /// What is due to be asked on a day, in the order of the strip. Identity always comes first.
  ///
  /// What was taken of the copay at the visit is not asked for again.
  package func due(for patient: Patient, on day: Day, type: VisitType?, visit: Visit? = nil) -> [DueItem] {
    let policy = settings
    func isDue(_ last: Day?, every days: Int) -> Bool {
      guard let last else { return true }
      return days > 0 && last.distance(to: day) >= days
    }
    let second =
      patient.born.map { "born \($0.iso)" }
      ?? [patient.address.line, patient.phones.first?.number ?? ""].first { !$0.isEmpty } ?? "nothing else on file"
    var items = [DueItem(.identity, onFile: "\(patient.name.listed), \(second)", isMissing: patient.lacks(.identity))]
    if patient.isMinor(on: day) {
      let guardian = guardian(of: patient, on: day)
      items.append(
        DueItem(.guardian, onFile: guardian.map { "came with \($0)" } ?? "under 18, and nobody on file decides", isMissing: guardian == nil)
      )
    }
    if patient.interpreter {
      items.append(
        DueItem(
          .interpreter, onFile: "\(patient.language.isEmpty ? "language not on file" : patient.language): in the room, or on the phone"))
    }
    let address = patient.confirmed(.address)
    if isDue(address, every: policy.addressEvery) {
      let line = patient.address.line
      items.append(
        DueItem(.address, onFile: line.isEmpty ? "none on file" : line, lastConfirmed: address, isMissing: patient.lacks(.address)))
    }
    let phone = patient.confirmed(.phone)
    if isDue(phone, every: policy.phoneEvery) {
      let number = patient.phones.first?.number
      items.append(DueItem(.phone, onFile: number ?? "none on file", lastConfirmed: phone, isMissing: patient.lacks(.phone)))
    }
    let seen = patient.confirmed(.coverage)
    let coverage = coverage(of: patient.id, on: day)
    if coverage == nil || coverage?.standing == .inactive || isDue(seen, every: policy.coverageEvery) {
      items.append(DueItem(.coverage, onFile: coverage.map(describe) ?? "none in force: self-pay", lastConfirmed: seen))
    }
    let payer = patient.confirmed(.guarantor)
    if !patient.lacks(.guarantor), isDue(payer, every: policy.guarantorEvery) {
      let name = self[patient.guarantor.patient]?.name.listed ?? patient.guarantor.name
      let words = [name, patient.guarantor.relation].filter { !$0.isEmpty }.joined(separator: ", ")
      items.append(DueItem(.guarantor, onFile: "pays what insurance does not: \(words)", lastConfirmed: payer))
    }
    // A refused consent is asked for again; a refused notice is not: the law wants the effort, not the signature.
    let treatment = patient.signed(.treatment)
    if isDue([treatment, patient.confirmed(.consent)].compactMap(\.self).max(), every: policy.consentEvery) {
      items.append(DueItem(.consent, onFile: "treatment, financial policy", lastConfirmed: treatment, isMissing: patient.lacks(.consent)))
    }
    let notice = patient.consents.last { $0.paper == .privacyNotice }?.on
    if isDue([notice, patient.confirmed(.privacyNotice)].compactMap(\.self).max(), every: policy.privacyNoticeEvery) {
      items.append(
        DueItem(.privacyNotice, onFile: "Notice of Privacy Practices", lastConfirmed: notice, isMissing: patient.lacks(.privacyNotice)))
    }
    if let coverage, coverage.standing != .inactive, let copay = copay(of: coverage, for: type), copay > .zero {
      let taken = visit.map(taken) ?? .zero, rest = copay - taken
      let words = taken > .zero ? "$\(rest.shown), $\(taken.shown) of $\(copay.shown) is taken" : "$\(copay.shown)"
      if rest > .zero { items.append(DueItem(.copay, onFile: words, amount: rest)) }
    }
    return items
  }

  /// Who decides for a minor, in words: a guardian among the contacts, who pays, or the grown-up at the head of the household.
  package func guardian(of patient: Patient, on day: Day) -> String? {
    if let contact = patient.contacts.first(where: \.guardian) {
      return [contact.name, contact.relation].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let others = [(patient.guarantor.patient, patient.guarantor.relation), (patient.family, "household")]
    for (id, relation) in others {
      guard let id, id != patient.id, let other: Patient = self[id], !other.isMinor(on: day), other.deceased == nil else { continue }
      return relation.isEmpty ? other.name.listed : "\(other.name.listed), \(relation)"
    }
    return nil
  }

  /// What was taken at this visit, not given back, and not used for other charges.
  package func taken(for visit: Visit) -> Cents {
    let receipts = filed(Payment.self, of: visit.patient)
    return receipts.filter { $0.visit == visit.id && $0.sort == .payment }.map { payment in
      payment.total - givenBack(of: payment, among: receipts)
        - payment.applied.filter { $0.superbill != visit.superbill }.map(\.amount).total
    }.total
  }

  /// A coverage in one line: payer, plan, member number, copay.
  package func describe(_ coverage: Coverage) -> String {
    let copay = coverage.copay.map { ", copay $\($0.shown)" } ?? ""
    return insurance(coverage) + copay + (coverage.standing == .inactive ? ", not active" : "")
  }

  /// Payer, plan and member number: "Lakeside HMO Standard LK2204417". A word that ends the payer's name and begins the plan's is said once.
  package func insurance(_ coverage: Coverage, plan: Bool = true) -> String {
    let payer = (self[coverage.payer]?.name ?? "unknown payer").split(separator: " ")
    let plan = plan ? coverage.plan.split(separator: " ") : []
    let shared = (0...min(payer.count, plan.count)).last { payer.suffix($0).elementsEqual(plan.prefix($0)) } ?? 0
    return (payer + plan.dropFirst(shared) + [Substring(coverage.member)]).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
