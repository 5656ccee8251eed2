/// One thing to ask at check-in, with how old the answer on file is.
package struct DueItem: Hashable, Sendable {
  package var topic: Topic
  /// What is on file, to be read out: the address, the last digits of the phone.
  package var onFile: String
  package var lastConfirmed: Day?
  /// For the copay: how much.
  package var amount: Cents?

  package init(_ topic: Topic, onFile: String, lastConfirmed: Day? = nil, amount: Cents? = nil) {
    self.topic = topic
    self.onFile = onFile
    self.lastConfirmed = lastConfirmed
    self.amount = amount
  }
}

extension Office {
  /// What is due to be asked on a day, in the order of the strip. Identity always comes first.
  package func due(for patient: Patient, on day: Day, type: VisitType?) -> [DueItem] {
    let policy = settings
    func isDue(_ last: Day?, every days: Int) -> Bool {
      guard let last else { return true }
      return days > 0 && last.distance(to: day) >= days
    }
    var items = [DueItem(.identity, onFile: "\(patient.name.listed), born \(patient.born?.iso ?? "unknown")")]
    let address = patient.confirmed(.address)
    if isDue(address, every: policy.addressEvery) {
      items.append(DueItem(.address, onFile: patient.address.line.isEmpty ? "none on file" : patient.address.line, lastConfirmed: address))
    }
    let phone = patient.confirmed(.phone)
    if isDue(phone, every: policy.phoneEvery) {
      items.append(DueItem(.phone, onFile: patient.phones.first?.number ?? "none on file", lastConfirmed: phone))
    }
    let seen = patient.confirmed(.coverage)
    let coverage = coverage(of: patient.id, on: day)
    if coverage == nil || coverage?.standing == .inactive || isDue(seen, every: policy.coverageEvery) {
      items.append(DueItem(.coverage, onFile: coverage.map(describe) ?? "none in force: self-pay", lastConfirmed: seen))
    }
    // A refused consent is asked for again; a refused notice is not: the law wants the effort, not the signature.
    let treatment = patient.consents.last { $0.paper == .treatment && $0.refused.isEmpty }?.on
    if isDue(treatment, every: policy.consentEvery) {
      items.append(DueItem(.consent, onFile: "treatment, financial policy", lastConfirmed: treatment))
    }
    let notice = patient.consents.last { $0.paper == .privacyNotice }?.on
    if isDue(notice, every: policy.privacyNoticeEvery) {
      items.append(DueItem(.privacyNotice, onFile: "Notice of Privacy Practices", lastConfirmed: notice))
    }
    if let coverage, coverage.standing != .inactive, let copay = coverage.copay, copay > .zero, type?.noCopay != true {
      items.append(DueItem(.copay, onFile: "$\(copay.shown)", amount: copay))
    }
    return items
  }

  /// A coverage in one line: payer, plan, member number, copay.
  package func describe(_ coverage: Coverage) -> String {
    let payer = self[coverage.payer]?.name ?? "unknown payer"
    let copay = coverage.copay.map { ", copay $\($0.shown)" } ?? ""
    return [payer, coverage.plan, coverage.member].filter { !$0.isEmpty }.joined(separator: " ") + copay
      + (coverage.standing == .inactive ? ", not active" : "")
  }
}
