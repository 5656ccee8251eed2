import Practice

/// One visit of the clinic, from the booking on: what is still to come, and the records it has.
struct Life {
  enum Step { case confirm, noShow, cancel, arrive, checkIn, call, room, withProvider, diagnosis(Int), service(Int), toCheckout, checkOut }

  let patient: Int
  var appointment: Appointment
  var visit: Visit?
  var bill: Superbill?
  var payments: [Payment] = []
  /// The small office in which it is decided, while it goes on.
  var office: Office?
  /// When each step comes, in milliseconds from midnight.
  private(set) var plan: [(time: Int, step: Step)] = []

  init(_ booked: ClinicMaker.Booked, _ dice: inout Dice) {
    patient = booked.patient
    appointment = booked.appointment
    let start = appointment.start.minutes * 60_000
    func minutes(_ range: ClosedRange<Int>) -> Int { dice.number((range.lowerBound * 60_000)...(range.upperBound * 60_000)) }
    if booked.luck <= 30 { plan.append((start - minutes(20...50), .confirm)) }
    switch booked.luck {
    case 31...34: plan.append((start + minutes(40...90), .noShow))
    case 35...38: plan.append((start - minutes(15...60), .cancel))
    default:
      var time = start - minutes(-2...14)
      plan.append((time, .arrive))
      let steps: [(ClosedRange<Int>, Step)] = [
        (2...6, .checkIn), (3...25, .call), (1...2, .room), (3...8, .withProvider), (6...14, .diagnosis(0)), (0...1, .service(0)),
        (1...3, .toCheckout), (2...7, .checkOut),
      ]
      for (wait, step) in steps {
        time += minutes(wait)
        plan.append((time, step))
        if case .diagnosis = step, booked.luck > 70 { plan.append((time + 9000, .diagnosis(1))) }
        if case .service = step, booked.luck > 80 { plan.append((time + 12_000, .service(1))) }
      }
    }
  }
}

extension ClinicMaker {
  /// Does one step of a visit.
  mutating func act(_ life: inout Life, _ step: Life.Step, at now: Moment) {
    if life.office == nil {
      var office = setUp
      office.place(patients[life.patient])
      if let coverage = coverages[life.patient] { office.place(coverage) }
      office.place(life.appointment)
      life.office = office
    }
    guard var office = life.office else { return }
    life.office = nil
    let appointment = life.appointment.id
    let reason = DemoReason.fitting(life.appointment.reason, in: data.reasons)
    var isOver = false
    switch step {
    case .confirm: act(ConfirmAppointment { $0.appointment = appointment }, in: &office, at: now, by: .desk)
    case .noShow:
      act(MarkNoShow { $0.appointment = appointment }, in: &office, at: now, by: .desk)
      isOver = true
    case .cancel:
      let why = dice.pick(["work called", "feels better", "no ride", "child is ill"])
      act(
        CancelAppointment {
          $0.appointment = appointment
          $0.by = .patient
          $0.reason = why
        }, in: &office, at: now, by: .desk)
      isOver = true
    case .arrive:
      // The next ticket of the day: whoever had the last one has been here.
      let ticket = nextTicket()
      if ticket > 1, life.visit == nil { office.place(other(of: life, ticket: ticket - 1, at: now)) }
      act(Arrive([appointment]), in: &office, at: now, by: .desk)
      if ticket > 1 { office = without(office, life) }
      life.visit = office.filed(Visit.self, of: patients[life.patient].id).last
    case .checkIn:
      guard let visit = life.visit else { break }
      act(
        CheckIn {
          $0.visit = visit.id
          $0.checks = office.plainAnswers(visit, patients[life.patient])
          if let copay = office.copayDue(visit, patients[life.patient]) { $0.tenders = [Tender(dice.chance(70) ? .card : .cash, copay)] }
        }, in: &office, at: now, by: .desk)
    case .call: if let visit = life.visit { act(CallPatient(visit.id), in: &office, at: now, by: .clinic) }
    case .room:
      guard let visit = life.visit, let room = room(of: visit) else { break }
      act(
        PutInRoom {
          $0.visit = visit.id
          $0.room = room
        }, in: &office, at: now, by: .clinic)
    case .withProvider: if let visit = life.visit { act(StartWithProvider(visit.id), in: &office, at: now, by: .clinic) }
    case .diagnosis(let number):
      guard let bill = life.bill else { break }
      let codes = reason.diagnoses + ["I10", "E78.5"].filter { !reason.diagnoses.contains($0) }
      act(
        AddDiagnosis {
          $0.superbill = bill.id
          $0.code = codes[min(number, codes.count - 1)]
        }, in: &office, at: now, by: .clinic)
    case .service(let number):
      guard let bill = life.bill, reason.services.indices.contains(number) else { break }
      act(
        AddService {
          $0.superbill = bill.id
          $0.code = reason.services[number]
        }, in: &office, at: now, by: .clinic)
    case .toCheckout: if let visit = life.visit { act(SendToCheckout(visit.id), in: &office, at: now, by: .clinic) }
    case .checkOut:
      guard let visit = life.visit, var bill = life.bill else { break }
      bill.patientShare = office.patientShare(of: bill)
      let owed = office.account(of: visit.patient).balance + bill.patientShare
      let isLeft = dice.chance(4)
      act(
        CheckOut {
          $0.visit = visit.id
          if owed > .zero { if isLeft { $0.unpaid = "will pay by mail" } else { $0.tenders = [Tender(.card, owed)] } }
          $0.next = "follow-up in 3 months"
        }, in: &office, at: now, by: .desk)
      isOver = true
    }
    gather(&life, office)
    if !isOver { life.office = office }
  }

  /// Takes over what a step made of the records.
  private mutating func gather(_ life: inout Life, _ office: Office) {
    life.appointment = office[life.appointment.id] ?? life.appointment
    if let visit = life.visit { life.visit = office[visit.id] }
    life.bill = office[life.visit?.superbill]
    let patient = patients[life.patient].id
    life.payments = office.filed(Payment.self, of: patient)
    if let patient = office[patient] { keep(patient, life.patient) }
  }

  private func room(of visit: Visit) -> RoomID? {
    let rooms = setUp.rooms.sorted
    // Three for each provider, so that the next patients can wait in theirs.
    return rooms.isEmpty ? nil : rooms[(visit.provider.number * 3 + visit.ticket % 3) % rooms.count].id
  }

  /// Someone else who came before.
  private func other(of life: Life, ticket: Int, at now: Moment) -> Visit {
    Visit {
      $0.id = VisitID(prefix: Kind.visits.prefix, number: 0)
      $0.patient = PatientID(prefix: Kind.patients.prefix, number: 0)
      $0.day = life.appointment.day
      $0.state = .left
      $0.ticket = ticket
    }
  }

  /// The small office without whoever came before.
  private func without(_ office: Office, _ life: Life) -> Office {
    var clean = setUp
    let patient = patients[life.patient].id
    if let patient = office[patient] { clean.place(patient) }
    for coverage in office.filed(Coverage.self, of: patient) { clean.place(coverage) }
    if let appointment = office[life.appointment.id] { clean.place(appointment) }
    for visit in office.filed(Visit.self, of: patient) { clean.place(visit) }
    return clean
  }
}
