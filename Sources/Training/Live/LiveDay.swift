import Practice

/// The rest of a practice day, going on by itself: patients come when they come, the clinic calls, sees and bills them, and a colleague
/// does what the desk leaves lying for too long.
///
/// It asks only for what the office's rules allow, one change at a time, so that a trainee who does something first is never in its way.
package struct LiveDay: Sendable {
  /// Something that someone else in the office does now.
  package struct Deed: Sendable {
    package let change: Change
    package let context: Context
  }

  private let seed: UInt64
  private let reasons: [DemoReason]
  /// Minutes that the desk has before a colleague steps in.
  static let patience = 7

  package init(seed: UInt64, reasons: [DemoReason]) {
    self.seed = seed
    self.reasons = reasons
  }

  /// The next thing that happens at this minute, if anything does. Patients in `held` are left to the person at the desk.
  package func next(_ office: Office, now: Moment, held: Set<PatientID>) -> Deed? {
    let visits = office.filed(Visit.self, on: now.day).filter { $0.state.isHere && !held.contains($0.patient) }
    for verb in (visits.lazy.compactMap { self.step($0, office, now) }) {
      if let deed = deed(verb, office, now) { return deed }
    }
    for appointment in office.filed(Appointment.self, on: now.day) where !held.contains(appointment.patient) {
      if let verb = coming(appointment, office, now), let deed = deed(verb, office, now) { return deed }
    }
    return nil
  }

  /// Who does it, if the office lets them.
  private func deed(_ verb: any Verb, _ office: Office, _ now: Moment) -> Deed? {
    let isClinical =
      verb is CallPatient || verb is PutInRoom || verb is StartWithProvider || verb is AddDiagnosis || verb is AddService
      || verb is SendToCheckout || verb is SendOut || verb is ComeBack
    let role: StaffRole = isClinical ? .clinician : .frontDesk
    guard let person = office.staff.sorted.first(where: { $0.role == role && !$0.gone }) else { return nil }
    let context = Context(now: now, by: person.name, role: role, desk: isClinical ? "clinic" : "front-2", person: person.id)
    guard let refusal = office.refusal(verb, context) else { return Deed(change: Change(verb), context: context) }
    guard refusal.rule == "restricted", let patient = refusal.with.flatMap({ PatientID($0.id) }) else { return nil }
    // A colleague who needs a restricted record says why, as everybody does.
    let glass = BreakGlass {
      $0.patient = patient
      $0.reason = isClinical ? "treating the patient today" : "the patient is at the desk"
    }
    return office.refusal(glass, context) == nil ? Deed(change: Change(glass), context: context) : nil
  }

  /// Chance that belongs to a visit or an appointment, and is the same whenever it is asked.
  private func dice(_ reference: Reference, _ what: UInt64) -> Dice {
    let number = UInt64(reference.id.filter(\.isASCIIDigit)) ?? 0
    return Dice(seed: seed &* 0x9E37_79B9 &+ number &* 1_000_003 &+ what &* 7919 &+ UInt64(reference.kind.prefix.utf8.first ?? 0))
  }

  // MARK: Who comes

  private func coming(_ appointment: Appointment, _ office: Office, _ now: Moment) -> (any Verb)? {
    guard appointment.slot == .booked || appointment.slot == .confirmed, office.visit(for: appointment.id) == nil else { return nil }
    var dice = dice(appointment.with.map(Reference.init) ?? appointment.reference, 1)
    let luck = dice.number(1...100)
    let offset = luck <= 10 ? dice.number(14...22) : dice.number(-16...3)
    // Some never come; a colleague says so long after the desk could have.
    if luck > 95 {
      let over = appointment.start + office.settings.noShowAfter + 15
      return now.time >= over ? MarkNoShow { $0.appointment = appointment.id } : nil
    }
    guard now.time >= appointment.start + offset else { return nil }
    guard let head = appointment.with else {
      let family = office.filed(Appointment.self, on: now.day).filter { $0.with == appointment.id && $0.slot.holdsTime }.map(\.id)
      return Arrive([appointment.id] + family.filter { office.visit(for: $0) == nil })
    }
    return office.visit(for: head) == nil ? nil : Arrive([appointment.id])
  }

  // MARK: Who is here

  private func step(_ visit: Visit, _ office: Office, _ now: Moment) -> (any Verb)? {
    let waited = now.minutes(since: visit.since ?? now)
    var dice = dice(visit.reference, UInt64(visit.spans.count) + 10)
    if visit.place != .here {
      return waited >= dice.number(6...12) ? ComeBack(visit.id) : nil
    }
    let isRemote = office[visit.type]?.telehealth == true
    switch visit.state {
    case .arrived: return waited >= LiveDay.patience ? checkIn(visit, office, now) : nil
    case .ready:
      if isRemote { return waited >= 3 && isFree(visit.provider, office, now) ? StartWithProvider(visit.id) : nil }
      let isNext = !office.filed(Visit.self, on: now.day).contains { $0.provider == visit.provider && $0.state == .roomed }
      // One room stays free for whomever the desk brings.
      guard waited >= dice.number(2...4), isNext, office.freeRooms(on: now.day).count > 1 else { return nil }
      return CallPatient(visit.id)
    case .called:
      guard waited >= 1, let room = office.freeRooms(on: now.day).first else { return nil }
      return PutInRoom {
        $0.visit = visit.id
        $0.room = room.id
      }
    case .roomed: return waited >= dice.number(3...7) && isFree(visit.provider, office, now) ? StartWithProvider(visit.id) : nil
    case .withProvider: return seen(visit, waited, office, &dice)
    case .checkout: return waited >= LiveDay.patience ? checkOut(visit, office) : nil
    case .left, .leftUnseen, .emergency, .error: return nil
    }
  }

  private func isFree(_ provider: ProviderID, _ office: Office, _ now: Moment) -> Bool {
    !office.filed(Visit.self, on: now.day).contains { $0.provider == provider && $0.state == .withProvider && $0.place == .here }
  }

  /// The provider takes most of the time booked, writes down what was found, and now and then sends someone to the lab.
  private func seen(_ visit: Visit, _ waited: Int, _ office: Office, _ dice: inout Dice) -> (any Verb)? {
    guard let bill = office[visit.superbill] else { return nil }
    let minutes = office[visit.appointment]?.minutes ?? office[visit.type]?.minutes ?? 20
    if waited >= 5, visit.spans.count < 6, dice.chance(12) { return SendOut(visit.id, to: .lab) }
    guard waited >= max(5, minutes - dice.number(2...7)) else { return nil }
    let reason = DemoReason.fitting(visit.reason, in: reasons)
    if let code = reason.diagnoses.first(where: { code in !bill.diagnoses.contains { $0.code == code } }), bill.stage == .open {
      return AddDiagnosis {
        $0.superbill = bill.id
        $0.code = code
      }
    }
    if bill.lines.isEmpty, let code = reason.services.first {
      return AddService {
        $0.superbill = bill.id
        $0.code = code
      }
    }
    return SendToCheckout(visit.id)
  }

  // MARK: What a colleague at the desk does

  private func checkIn(_ visit: Visit, _ office: Office, _ now: Moment) -> (any Verb)? {
    guard let patient = office[visit.patient] else { return nil }
    return CheckIn {
      $0.visit = visit.id
      $0.checks = office.plainAnswers(visit, patient)
      if let copay = office.copayDue(visit, patient) { $0.tenders = [Tender(.card, copay)] }
    }
  }

  private func checkOut(_ visit: Visit, _ office: Office) -> (any Verb)? {
    guard var bill = office[visit.superbill] else { return nil }
    bill.patientShare = office.patientShare(of: bill)
    let owed = office.account(of: visit.patient).balance + bill.patientShare
    return CheckOut {
      $0.visit = visit.id
      if owed > .zero { $0.tenders = [Tender(.card, owed)] }
      $0.next = "none needed"
    }
  }
}
