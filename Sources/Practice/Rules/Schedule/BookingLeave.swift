/// The checks of a booking that have to do with who pays, who sent the patient, and whether they come.
extension BookingChecks {
  static func isAuthorised(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    guard let type = office[wanted.type], type.needsAuthorisation else { return [] }
    return leave(.authorisation, ask, office, "\(type.name) needs an authorisation")
  }

  static func isReferred(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    if let type = office[wanted.type], type.needsReferral { return leave(.referral, ask, office, "\(type.name) needs a referral") }
    let payer = office.filed(Coverage.self, of: wanted.patient).first { $0.order == .primary && $0.covers(wanted.day) }
      .flatMap { office[$0.payer] }
    guard let payer, payer.needsReferral else { return [] }
    return leave(.referral, ask, office, "\(payer.name) pays only with a referral")
  }

  private static func leave(_ sort: Authorisation.Sort, _ ask: BookingAsk, _ office: Office, _ need: String) -> [BookingProblem] {
    let wanted = ask.wanted
    let states = office.leaves(sort, of: wanted.patient, for: wanted.type).map { office.state(of: $0, on: wanted.day, except: ask.instead) }
    if states.contains(.good) { return [] }
    let sentence =
      switch states.last {
      case nil: "\(need), and none is on file for \(office[wanted.patient]?.name.listed ?? "the patient")"
      case .usedUp(let units): "\(need): all \(units) units are used"
      case .ended(let day): "\(need): it ended on \(day.iso)"
      case .notYet(let day): "\(need): it begins on \(day.iso)"
      case .good: ""
      }
    return [
      .override(
        sort == .referral ? "no referral" : "no authorisation", sentence, who: [.clinician, .manager],
        also: "add authorisation, once it is given")
    ]
  }

  static func ladderAllows(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let patient = ask.wanted.patient
    if var refusal = office.noShowObstacle(patient, on: ask.now.day) {
      if refusal.who.isEmpty { refusal.who = [.frontDesk, .clinician, .manager] }
      return [BookingProblem(refusal: refusal)]
    }
    let ladder = office.noShowLadder(of: patient, on: ask.now.day)
    return ladder.step == .letter ? [.warning("no-show letter", "\(ladder.words): a letter is due")] : []
  }

  static func balance(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let balance = office.account(of: ask.wanted.patient).balance
    return balance > .zero ? [.warning("balance", "$\(balance.shown) is owed", wayPast: "take payment")] : []
  }

  static func estimate(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    guard office.isSelfPay(ask.wanted.patient, on: ask.wanted.day),
      let due = GoodFaith.due(booked: ask.now.day, for: ask.wanted.day, in: office)
    else { return [] }
    return [.warning("estimate", "nobody covers them that day: a good-faith estimate is due by \(due.shown)", wayPast: "make estimate")]
  }
}

extension Office {
  /// Whether there is leave from outside for a visit.
  package enum LeaveState: Hashable, Sendable {
    case good
    case usedUp(Int)
    case ended(Day)
    case notYet(Day)
  }

  /// A patient's authorisations or referrals for a kind of visit, the latest last.
  package func leaves(_ sort: Authorisation.Sort, of patient: PatientID, for type: VisitTypeID) -> [Authorisation] {
    filed(Authorisation.self, of: patient).filter { $0.sort == sort && $0.isFor(type) }
  }

  /// How many visits are booked or done under it.
  package func unitsUsed(of leave: AuthorisationID, by patient: PatientID, except: AppointmentID? = nil) -> Int {
    filed(Appointment.self, of: patient).count { $0.authorisation == leave && $0.id != except && $0.slot.holdsTime }
  }

  /// Whether one more visit can be booked under it on a day.
  package func state(of leave: Authorisation, on day: Day, except: AppointmentID? = nil) -> LeaveState {
    if day < leave.from { return .notYet(leave.from) }
    if let to = leave.to, day > to { return .ended(to) }
    if let coverage: Coverage = self[leave.coverage], !coverage.covers(day) { return .ended(coverage.to ?? coverage.from) }
    guard leave.units > 0 else { return .good }
    return unitsUsed(of: leave.id, by: leave.patient, except: except) < leave.units ? .good : .usedUp(leave.units)
  }

  /// The leave under which a visit is booked, if it needs one and one is good.
  func leave(for wanted: Appointment) -> AuthorisationID? {
    guard let type = self[wanted.type] else { return nil }
    func good(_ sort: Authorisation.Sort) -> AuthorisationID? {
      leaves(sort, of: wanted.patient, for: wanted.type).first { state(of: $0, on: wanted.day) == .good }?.id
    }
    if type.needsAuthorisation { return good(.authorisation) }
    let payer = filed(Coverage.self, of: wanted.patient).first { $0.order == .primary && $0.covers(wanted.day) }.flatMap { self[$0.payer] }
    return type.needsReferral || payer?.needsReferral == true ? good(.referral) : nil
  }
}
