/// Works out what a visit will cost somebody who pays themselves, from the fee schedule, and keeps it with the record.
package struct MakeEstimate: Verb {
  package static let name = "make estimate"
  package static let sentence = "works out a good-faith estimate from the fee schedule and keeps it with the record"
  package static let who: [StaffRole] = .deskAndBilling

  package var patient = PatientID.unnumbered
  package var appointment: AppointmentID?
  package var provider: ProviderID?
  package var visitDay: Day?
  package var what = ""
  package var services: [Expected] = []
  package var diagnoses: [Diagnosis] = []
  package var elsewhere = ""

  /// A service that will probably be done.
  package struct Expected: Fielded, Hashable {
    package var code = ""
    package var units = 1

    package init() {}
    package init(_ code: String, _ units: Int = 1) {
      self.code = code
      self.units = units
    }

    package static let fields: [Field<Expected>] = [Field("code", \.code, optional: false), Field("units", \.units)]
  }

  package init() {}

  package static let fields: [Field<MakeEstimate>] = [
    Field("patient", \.patient, optional: false), Field("appointment", \.appointment, "what it is for"), Field("provider", \.provider),
    Field("visitDay", \.visitDay, "when the visit will be"), Field("what", \.what, "what is expected, in plain words"),
    Field("services", \.services, "codes of the fee schedule, with units", optional: false), Field("diagnoses", \.diagnoses),
    Field("elsewhere", \.elsewhere, "what will be booked elsewhere"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    _ = try draft.get(patient)
    let appointment = try appointment.map { (id) throws(Refusal) in try draft.get(id) }
    if let appointment, appointment.patient != patient {
      throw Refusal("wrong patient", "that appointment is another patient's", with: appointment.reference)
    }
    let day = appointment?.day ?? visitDay
    if let day, day < draft.today { throw Refusal("past", "\(day.shown) is past; an estimate is for what is to come", field: "visitDay") }
    guard let provider = provider ?? appointment?.provider ?? draft.office[patient]?.usualProvider else {
      throw Refusal("no provider", "an estimate names who will do it", field: "provider")
    }
    _ = try draft.get(provider)
    guard (1...50).contains(services.count) else {
      throw Refusal("no services", "an estimate lists what is expected: 1 to 50 services of the fee schedule", field: "services")
    }
    var lines: [ServiceLine] = []
    for service in services {
      let code = service.code.trimmed.uppercased()
      guard let fee = draft.office.fee(code, for: nil, on: day ?? draft.today) else {
        throw Refusal("not in the fee schedule", "\(code) has no price in the fee schedule", field: "services")
      }
      guard (1...999).contains(service.units) else {
        throw Refusal("units", "\(service.units) units of \(code) is not from 1 to 999", field: "services")
      }
      lines.append(
        ServiceLine {
          ($0.code, $0.words, $0.units, $0.fee) = (code, fee.words, service.units, fee.price)
        })
    }
    for diagnosis in diagnoses where !CodeShape.isDiagnosis(CodeShape.tidyDiagnosis(diagnosis.code)) {
      throw Refusal("not a diagnosis code", "\"\(diagnosis.code)\" is not shaped like an ICD-10-CM code", field: "diagnoses")
    }
    let office = draft.office, today = draft.today
    let due = appointment.flatMap { GoodFaith.due(booked: $0.bookedAt.day, for: $0.day, in: office) }
    draft.add(
      Estimate {
        ($0.patient, $0.appointment, $0.provider, $0.visitDay) = (patient, appointment?.id, provider, day)
        $0.what = what.trimmed.isEmpty ? lines.map(\.words).joined(separator: ", ") : what.trimmed
        $0.diagnoses = diagnoses.map { Diagnosis(CodeShape.tidyDiagnosis($0.code), $0.words) }
        ($0.lines, $0.elsewhere, $0.madeOn, $0.madeBy) = (lines, elsewhere.trimmed, today, draft.context.by)
        $0.due = due ?? GoodFaith.due(asked: today, in: office)
      })
  }
}

/// Notes that a patient got their estimate, and how. One that was given is not changed any more; a new one is made.
package struct HandOverEstimate: Verb {
  package static let name = "hand over estimate"
  package static let sentence = "notes that the patient got a good-faith estimate, and how"
  package static let who: [StaffRole] = .deskAndBilling

  package var estimate = EstimateID.unnumbered
  package var how = ""

  package init() {}

  package static let fields: [Field<HandOverEstimate>] = [
    Field("estimate", \.estimate, optional: false), Field("how", \.how, "on paper, by mail, by e-mail", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !how.trimmed.isEmpty else { throw Refusal("how", "say how the patient got it: on paper, by mail, by e-mail", field: "how") }
    let today = draft.today
    try draft.edit(estimate) { (record) throws(Refusal) in
      if let given = record.givenOn {
        throw Refusal(
          "given already", "that estimate was given on \(given.shown); a change of it is a new estimate", wayPast: MakeEstimate.name)
      }
      (record.givenOn, record.givenHow) = (today, how.trimmed)
    }
  }
}
