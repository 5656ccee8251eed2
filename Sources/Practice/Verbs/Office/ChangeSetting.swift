/// Adds or changes a record of the office's set-up: a provider, a room, a price, a policy.
package struct ChangeSetting: Verb {
  package static let name = "change setting"
  package static let sentence = "adds or changes a provider, room, visit type, template, payer, fee, person, rule or policy"
  package static let who: [StaffRole] = .manager

  package var kind = Kind.rooms
  /// Which one; not given for a new one.
  package var id = ""
  package var was = Datum.fields([:])
  package var now = Datum.fields([:])

  package init() {}

  package init(_ kind: Kind, id: String = "", was: Datum.Fields = [:], now: Datum.Fields) {
    self.kind = kind
    self.id = id
    self.was = .fields(was)
    self.now = .fields(now)
  }

  /// A new record of the set-up.
  package init<R: Record>(new record: R) {
    self.init(R.kind, now: record.recorded.without(Self.fixed(R.kind)))
  }

  package static let fields: [Field<ChangeSetting>] = [
    Field("kind", \.kind, optional: false), Field("id", \.id, "which one; not given for a new one"),
    Field("was", \.was, "the fields as they were seen"), Field("now", \.now, "the fields as they should be", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    switch kind {
    case .practices: try change(PracticeSettings.self, in: &draft)
    case .staff: try change(StaffMember.self, in: &draft)
    case .providers: try change(Provider.self, in: &draft)
    case .rooms: try change(Room.self, in: &draft)
    case .visitTypes: try change(VisitType.self, in: &draft)
    case .templates: try change(ScheduleTemplate.self, in: &draft)
    case .payers: try change(Payer.self, in: &draft)
    case .fees: try change(Fee.self, in: &draft)
    case .commonDiagnoses: try change(CommonDiagnosis.self, in: &draft)
    case .slotCodes: try change(SlotCode.self, in: &draft)
    case .closures: try change(Closure.self, in: &draft)
    case .resources: try change(Resource.self, in: &draft)
    case .officeRules: try change(OfficeRule.self, in: &draft)
    case .patients, .coverages, .appointments, .visits, .superbills, .payments, .emergencies, .disclosures, .dayCloses, .openings,
      .waitlist, .recalls, .delays, .authorisations, .openItems, .rounds, .estimates:
      throw Refusal("not a setting", "\(kind.rawValue) are not part of the set-up")
    }
  }

  /// What no form of the set-up writes: the number, the version, and what signing in keeps.
  private static func fixed(_ kind: Kind) -> Set<String> { kind == .staff ? StaffMember.ofTheDoor.union(["id", "v"]) : ["id", "v"] }

  private func change<R: Record>(_ type: R.Type, in draft: inout Draft) throws(Refusal) {
    let office = draft.office
    let given = now.fields ?? [:]
    if let npi = given["npi"].text, !npi.trimmed.isEmpty, !NPI.isRight(npi) {
      throw Refusal("no NPI", "\(npi) is no NPI: ten digits with a check digit", field: "npi")
    }
    if id.isEmpty {
      var record = R()
      try merge(&record, was: record.everyField, now: given.without(["id", "v"]), by: office, fixed: Self.fixed(R.kind))
      try SettingRules.check(record, in: office)
      draft.add(record)
    } else {
      guard let id = ID<R>(id) else { throw Refusal("no such record", "\"\(id)\" is not an id") }
      let before = try draft.get(id)
      let changed = try draft.edit(id) { (record) throws(Refusal) in
        try merge(&record, was: was.fields ?? [:], now: given, by: office, fixed: Self.fixed(R.kind))
      }
      try SettingRules.check(changed, in: office)
      try SettingRules.mayGo(from: before, to: changed, in: office, today: draft.today)
      try draft.mustKeepManager(of: office)
    }
  }
}

extension Draft {
  /// The last manager stays one: without any, nobody could change the set-up or make a manager again.
  func mustKeepManager(of old: Office) throws(Refusal) {
    guard old.hasManager, !office.hasManager else { return }
    throw Refusal(
      "last manager", "this is the last manager, and nobody could change the set-up any more",
      wayPast: "make someone else a manager first", field: "role")
  }
}

extension SettingRules {
  /// What somebody is in or waits for is not put out of use.
  static func mayGo<R: Record>(from before: R, to after: R, in office: Office, today: Day) throws(Refusal) {
    switch (before, after) {
    case (let before as Room, let after as Room) where after.gone && !before.gone:
      guard let visit = office.occupant(of: after.id, on: today), let patient = office[visit.patient] else { return }
      throw Refusal(
        "room taken", "room \(after.name) has \(patient.name.listed) in it, \(visit.state.label)", wayPast: "room, another one for them",
        with: visit.reference)
    case (let before as Provider, let after as Provider) where after.gone && !before.gone:
      if let visit = office.visitsHere(on: today).first(where: { $0.provider == after.id }), let patient = office[visit.patient] {
        throw Refusal(
          "patients here", "\(patient.name.listed) is here for \(after.title), \(visit.state.label)",
          wayPast: "check out their visits first",
          with: visit.reference)
      }
      let booked = (0...400).lazy.map { office.filed(Appointment.self, on: today.advanced(by: $0)) }.map { appointments in
        appointments.filter { $0.provider == after.id && ($0.slot == .booked || $0.slot == .confirmed) }
      }
      guard let first = booked.first(where: { !$0.isEmpty })?.first else { return }
      throw Refusal(
        "patients booked",
        "\(after.title) is booked from \(first.day.shown) \(first.start.shown) on, \(booked.map(\.count).reduce(0, +)) in all",
        wayPast: "reschedule or cancel them first", with: first.reference)
    default: break
    }
  }
}

extension Office {
  var hasManager: Bool { staff.sorted.contains { $0.role == .manager && !$0.gone } }
}

extension Datum.Fields {
  func without(_ names: Set<String>) -> Datum.Fields {
    var result = Datum.Fields()
    for (name, value) in self where !names.contains(name) { result.append(name, value) }
    return result
  }
}

extension Fielded {
  /// All fields, also those not worth writing down.
  var everyField: Datum.Fields {
    var result = Datum.Fields()
    for field in Self.fields { result.append(field.name, field.read(self)) }
    return result
  }
}

/// What a record of the set-up must have to be of use.
enum SettingRules {
  static func check<R: Record>(_ record: R, in office: Office) throws(Refusal) {
    func need(_ text: String, _ what: String, _ field: String = "name") throws(Refusal) {
      if text.trimmed.isEmpty { throw Refusal("name missing", "\(what) is missing", field: field) }
    }
    func alone<T: Record>(_ others: [T], _ mine: String, _ field: String = "name", _ name: (T) -> String?) throws(Refusal) {
      let twin = others.first { $0.id.text != record.id.text && name($0) == mine }
      if let twin, !mine.isEmpty { throw Refusal("twice", "there is one called \(mine) already", with: twin.reference, field: field) }
    }
    switch record {
    case let practice as PracticeSettings:
      if let first = office.practices.sorted.first, first.id != practice.id {
        throw Refusal("twice", "the practice is set up already; change that record", with: first.reference)
      }
      for (field, minutes) in [
        ("lateAfter", practice.lateAfter), ("noShowAfter", practice.noShowAfter), ("longWait", practice.longWait),
        ("lockAfter", practice.lockAfter), ("travelMinutes", practice.travelMinutes), ("longState", practice.longState),
        ("longPast", practice.longPast), ("roundEvery", practice.roundEvery),
      ] where !(0...1440).contains(minutes) {
        throw Refusal("minutes", "\(minutes) minutes is not between 0 and 1440, a day", field: field)
      }
      for (field, count) in [
        ("noShowMonths", practice.noShowMonths), ("noShowLetter", practice.noShowLetter), ("noShowDeposit", practice.noShowDeposit),
        ("noShowReview", practice.noShowReview), ("shortNotice", practice.shortNotice),
      ] where !(0...120).contains(count) {
        throw Refusal("count", "\(count) is not between 0 and 120", field: field)
      }
      guard (5...1440).contains(practice.holdMinutes) else {
        throw Refusal("minutes", "a hold of \(practice.holdMinutes) minutes is not between 5 and 1440", field: "holdMinutes")
      }
      guard (.zero ... .most).contains(practice.noShowAmount) else {
        throw Refusal("amount", "$\(practice.noShowAmount.shown) is not a deposit", field: "noShowAmount")
      }
      for (field, days) in [
        ("addressEvery", practice.addressEvery), ("phoneEvery", practice.phoneEvery), ("coverageEvery", practice.coverageEvery),
        ("consentEvery", practice.consentEvery), ("privacyNoticeEvery", practice.privacyNoticeEvery),
        ("enrolmentEvery", practice.enrolmentEvery), ("benefitsEvery", practice.benefitsEvery),
        ("guarantorEvery", practice.guarantorEvery),
      ] where !(0...36_500).contains(days) {
        throw Refusal("days", "\(days) days is not between 0 and 36,500, a hundred years", field: field)
      }
      guard (0...60).contains(practice.verifyAhead) else {
        throw Refusal("days", "\(practice.verifyAhead) days is not between 0 and 60", field: "verifyAhead")
      }
    case let room as Room:
      try need(room.name, "the name of the room")
      if !room.gone { try alone(office.rooms.sorted, room.name) { $0.gone ? nil : $0.name } }
    case let provider as Provider:
      try need(provider.short, "the short name of the provider", "short")
      try provider.name.mustBeWritable()
      if !provider.gone { try alone(office.providers.sorted, provider.short, "short") { $0.gone ? nil : $0.short } }
    case let payer as Payer:
      try need(payer.name, "the name of the payer")
      for rule in payer.copays where !(.zero ... .most).contains(rule.amount) || rule.type.map({ office[$0] == nil }) ?? false {
        throw Refusal("amount", "$\(rule.amount.shown) is not a copay of a kind of visit", field: "copays")
      }
    case let type as VisitType:
      try need(type.name, "the name of the visit type")
      if !type.gone { try alone(office.visitTypes.sorted, type.name) { $0.gone ? nil : $0.name } }
      guard Appointment.lengths.contains(type.minutes) else {
        throw Refusal("length", "a visit takes 5 to 360 minutes, not \(type.minutes)", field: "minutes")
      }
    case let fee as Fee:
      guard CodeShape.isService(fee.code) else {
        throw Refusal("not a service code", "\"\(fee.code)\" is not shaped like a CPT or HCPCS code", field: "code")
      }
      guard (.zero ... .most).contains(fee.price) else { throw Refusal("amount", "$\(fee.price.shown) is not a price", field: "price") }
      try check(fee, in: office)
    case let diagnosis as CommonDiagnosis:
      guard CodeShape.isDiagnosis(diagnosis.code) else {
        throw Refusal("not a diagnosis code", "\"\(diagnosis.code)\" is not shaped like an ICD-10-CM code", field: "code")
      }
      if !diagnosis.gone { try alone(office.commonDiagnoses.sorted, diagnosis.code, "code") { $0.gone ? nil : $0.code } }
    case let person as StaffMember:
      try need(person.name, "the name to sign in with")
      if office.staff.sorted.contains(where: { $0.name.lowercased() == person.name.lowercased() && $0.id != person.id }) {
        throw Refusal("twice", "someone signs in as \(person.name) already", field: "name")
      }
      for name in person.allowed where name != StaffMember.everything {
        guard let verb = Verbs.all.first(where: { $0.name == name }) else {
          throw Refusal("no such action", "there is no action \"\(name)\"; anteroom actions lists them, or write all", field: "allowed")
        }
        guard verb.who.contains(.trainee) else {
          throw Refusal("not for trainees", "\(name) is for \(verb.who.words); no trainee can be allowed it", field: "allowed")
        }
      }
    default: try checkSchedule(record, in: office)
    }
  }
}
