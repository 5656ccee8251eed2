extension Office {
  /// Two records lie together only if one person could have done what both say.
  func mustLieTogether(_ stays: Patient, _ goes: Patient) throws(Refusal) {
    let visits = (filed(Visit.self, of: stays.id), filed(Visit.self, of: goes.id))
    for one in visits.0 where one.state != .error {
      for other in visits.1 where other.state != .error {
        guard let from = one.arrivedAt, let second = other.arrivedAt,
          other.covers(from, one.state.isHere ? nil : one.since) || one.covers(second, other.state.isHere ? nil : other.since)
        else { continue }
        throw Refusal(
          "one place at a time", "both records have a visit on \(one.day.shown) at one time: one person cannot have made both",
          wayPast: "entered in error, if one of them never was", with: other.reference)
      }
    }
    let held: (PatientID) -> [Appointment] = { id in
      self.filed(Appointment.self, of: id).filter { $0.slot == .booked || $0.slot == .confirmed }
    }
    for one in held(stays.id) {
      if let other = held(goes.id).first(where: { $0.day == one.day && $0.overlaps(one.start, one.minutes) }) {
        throw Refusal(
          "patient booked elsewhere", "both records are booked on \(one.day.shown) at \(max(one.start, other.start).shown)",
          wayPast: "cancel appointment, of one of them", with: other.reference)
      }
    }
    if stays.deceased == nil,
      goes.deceased != nil || stays.restricted != goes.restricted && goes.restricted != nil && stays.restricted != nil
    {
      throw Refusal(
        "not alike", goes.deceased == nil ? "both records are restricted, for two reasons" : "one record says that the patient died",
        wayPast: goes.deceased == nil ? "lift restriction" : "change patient", with: goes.reference)
    }
  }
}

extension Patient {
  /// This record with what only the other knew.
  func joined(with other: Patient) -> Patient {
    var all = self
    for field in Patient.fields where !["id", "v", "archived", "merged", "notSame", "deceased", "family", "guarantor"].contains(field.name)
    {
      guard field.read(self).isBlank, !field.read(other).isBlank else { continue }
      try? field.write(&all, field.read(other))
    }
    func more<T: Equatable>(_ mine: [T], _ theirs: [T]) -> [T] { mine + theirs.filter { !mine.contains($0) } }
    all.phones = more(phones, other.phones.filter { phone in !phones.contains { $0.digits == phone.digits } })
    all.contacts = more(contacts, other.contacts.filter { contact in !contacts.contains { $0.name == contact.name } })
    all.alerts = more(alerts, other.alerts)
    all.outside = more(outside, other.outside)
    all.needs = more(needs, other.needs)
    all.consents = more(consents, other.consents).sorted { ($0.on, $0.paper.rawValue) < ($1.on, $1.paper.rawValue) }
    all.confirmed = more(confirmed, other.confirmed)
    all.seenBefore = [seenBefore, other.seenBefore].compactMap(\.self).max()
    if all.sex == .unknown { all.sex = other.sex }
    if family == nil, other.family != id { all.family = other.family }
    if guarantor == Guarantor(), other.guarantor.patient != id { all.guarantor = other.guarantor }
    return all
  }
}

extension Draft {
  /// Gives a record of one patient to another. A stretch of coverage that another one of theirs fills becomes the next in order, or, where
  /// none is left, one that never was in force; what it was is answered.
  mutating func hand(_ reference: Reference, from: Patient, to: PatientID) throws(Refusal) -> Datum.Fields {
    guard reference.kind == .coverages, let id = CoverageID(reference.id), var coverage: Coverage = office[id] else {
      try set(reference, ["patient": .text(to.text)])
      return [:]
    }
    let before = coverage
    coverage.patient = to
    let theirs = office.filed(Coverage.self, of: to)
    if theirs.contains(where: { $0.overlaps(coverage) }) {
      let isTwice = theirs.contains {
        $0.payer == coverage.payer && NameFolding.plain($0.member) == NameFolding.plain(coverage.member) && $0.overlaps(coverage)
      }
      let orders = Coverage.Order.allCases.filter { order in
        var tried = coverage
        tried.order = order
        return !theirs.contains { $0.overlaps(tried) }
      }
      if !isTwice, let free = orders.first { coverage.order = free } else { coverage.to = coverage.from.advanced(by: -1) }
    }
    var was = Datum.Fields()
    for field in Coverage.fields where ["order", "to"].contains(field.name) && field.read(before) != field.read(coverage) {
      was.append(field.name, field.read(before))
    }
    try edit(id) { $0 = coverage }
    return was
  }

  /// Gives a record back as it was.
  mutating func giveBack(_ reference: Reference, to patient: PatientID, as was: Datum.Fields) throws(Refusal) {
    var fields = was
    fields["patient"] = .text(patient.text)
    try set(reference, fields)
  }

  /// Sets fields of a record of any kind.
  mutating func set(_ reference: Reference, _ fields: Datum.Fields) throws(Refusal) {
    try Shelving.of(reference.kind).set(&self, reference.id, fields)
  }

  /// What was paid of the other one's charges is open again, once two records are two.
  mutating func partMoney(of patients: [PatientID]) throws(Refusal) {
    for patient in patients {
      for payment in office.filed(Payment.self, of: patient) {
        let own = payment.applied.filter { office[$0.superbill]?.patient == patient }
        if own.count < payment.applied.count { try edit(payment.id) { $0.applied = own } }
      }
      for bill in office.filed(Superbill.self, of: patient) {
        guard let coverage: Coverage = office[bill.coverage], coverage.patient != patient else { continue }
        let right = office.coverage(of: patient, on: bill.day)?.id
        try edit(bill.id) { $0.coverage = right }
        if bill.stage == .checkedOut { try price(bill.id) }
      }
    }
    for patient in patients { try placeCredit(of: patient) }
  }
}

extension Office {
  /// What goes back with records that go back: the visit of an appointment, the bill of a visit, what was paid at it or given back of it.
  func following(_ moved: Set<Reference>, of patient: PatientID) -> Set<Reference> {
    var all = moved
    func has<R: Record>(_ id: ID<R>?) -> Bool { id.map { all.contains(Reference($0)) } ?? false }
    let appointments = filed(Appointment.self, of: patient), visits = filed(Visit.self, of: patient)
    let bills = filed(Superbill.self, of: patient), payments = filed(Payment.self, of: patient)
    let emergencies = filed(Emergency.self, of: patient), items = filed(OpenItem.self, of: patient)
    var count = -1
    while count != all.count {
      count = all.count
      for one in appointments where has(one.movedFrom) { all.insert(one.reference) }
      for one in visits where has(one.appointment) { all.insert(one.reference) }
      for one in bills where has(one.visit) { all.insert(one.reference) }
      for one in payments where has(one.visit) || has(one.reverses) { all.insert(one.reference) }
      for one in emergencies where has(one.visit) { all.insert(one.reference) }
      for one in items where has(one.visit) || has(one.emergency) { all.insert(one.reference) }
    }
    return all
  }
}
