/// One thing that is in the way of a booking, or that should be known before it.
package struct BookingProblem: Hashable, Sendable {
  package var refusal: Refusal
  /// True for what is only said and stops nobody.
  package var isWarning = false

  /// Whether someone may go past it with a reason.
  package func yields(to role: StaffRole) -> Bool { isWarning || refusal.who.contains(role) }

  static func stop(_ refusal: Refusal) -> BookingProblem { BookingProblem(refusal: refusal) }
  static func warning(_ rule: String, _ sentence: String, wayPast: String? = nil) -> BookingProblem {
    BookingProblem(refusal: Refusal(rule, sentence, wayPast: wayPast), isWarning: true)
  }

  /// Something that a reason gets past.
  static func override(
    _ rule: String, _ sentence: String, who: [StaffRole] = [.frontDesk, .clinician, .manager], with: Reference? = nil, also: String = ""
  ) -> BookingProblem {
    BookingProblem(
      refusal: Refusal(
        rule, sentence, wayPast: "overbook, with a reason" + (also.isEmpty ? "" : ", or \(also)"), who: who, with: with))
  }
}

/// An appointment that somebody wants, and what the rules look at to judge it.
package struct BookingAsk: Sendable {
  package var wanted: Appointment
  package var now: Moment
  /// The appointment that it takes the place of, which then holds no time.
  package var instead: AppointmentID?
  /// The provider's day, once it was looked at.
  private var planned: DayPlan?

  package init(_ wanted: Appointment, now: Moment, instead: AppointmentID? = nil) {
    self.wanted = wanted
    self.now = now
    self.instead = instead
  }

  /// Looks the provider's day up once, for all checks.
  mutating func prepare(in office: Office) { planned = plan(in: office) }

  func plan(in office: Office) -> DayPlan {
    planned ?? DayPlan(wanted.provider, on: wanted.day, in: office, today: now.day, now: now)
  }
}

/// The rules of a booking, each small and with a name, in the order in which they are asked.
package enum BookingChecks {
  package typealias Check = @Sendable (BookingAsk, Office) -> [BookingProblem]

  package static let all: [(name: String, run: Check)] = [
    ("the patient lives and is a patient here", patientIsHere), ("the time is still to come", isAhead),
    ("the patient is in one place", patientIsFree), ("the provider is there and free", providerIsFree),
    ("the room is free", roomIsFree), ("what is needed is free", thingsAreFree), ("the slot takes such visits", codeFits),
    ("the time is open for booking", isReleased), ("an authorisation has units left", isAuthorised),
    ("somebody referred the patient", isReferred), ("the no-show policy allows it", ladderAllows), ("the balance is known", balance),
    ("who pays themselves gets an estimate", estimate), ("other visits of the day are known", sameDay),
  ]

  /// All that is in the way, and all that should be known, in order.
  package static func problems(_ ask: BookingAsk, in office: Office) -> [BookingProblem] {
    var ask = ask
    ask.prepare(in: office)
    return all.flatMap { $0.run(ask, office) }
  }

  static func patientIsHere(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    guard let patient = office[ask.wanted.patient] else { return [] }
    if let died = patient.deceased {
      return [.stop(Refusal("deceased", "\(patient.name.listed) died on \(died.iso)", with: patient.reference))]
    }
    guard patient.archived else { return [] }
    return [
      .stop(
        Refusal("archived", "\(patient.name.listed) is archived", wayPast: "change patient to bring them back", with: patient.reference))
    ]
  }

  static func isAhead(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    guard wanted.start.minutes >= 0, wanted.start.minutes + wanted.minutes <= 24 * 60 else {
      return [.stop(Refusal("after midnight", "an appointment ends on the day it begins"))]
    }
    guard wanted.day == ask.now.day, wanted.end <= ask.now.time else { return [] }
    return [
      .stop(
        Refusal("in the past", "\(wanted.start.shown)-\(wanted.end.shown) is over", wayPast: "walk-in, or record past visit"))
    ]
  }

  static func patientIsFree(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    guard let patient = office[wanted.patient] else { return [] }
    let others = office.bookings(of: wanted.patient, on: wanted.day).filter { $0.id != ask.instead && $0.id != wanted.id }
    if let other = others.first(where: { $0.overlaps(wanted.start, wanted.minutes) }) {
      let with = office[other.provider]?.title ?? "another provider"
      return [
        .stop(
          Refusal(
            "patient booked elsewhere", "\(patient.name.listed) is booked \(other.start.shown)-\(other.end.shown) with \(with)",
            wayPast: "reschedule or cancel that one", with: other.reference))
      ]
    }
    let travel = office.settings.travelMinutes
    guard travel > 0, office[wanted.type]?.telehealth != true else { return [] }
    let place = office.hours(of: wanted.provider, on: wanted.day).place
    for other in others where office[other.type]?.telehealth != true {
      let there = office.hours(of: other.provider, on: wanted.day).place
      let gap = other.start >= wanted.end ? other.start - wanted.end : wanted.start - other.end
      guard there != place, gap < travel else { continue }
      return [
        .override(
          "time to travel",
          "\(patient.name.listed) is \(there.isEmpty ? "at the main place" : "at \(there)") \(other.start.shown)-\(other.end.shown), "
            + "\(gap) minutes away from this one \(place.isEmpty ? "at the main place" : "at \(place)"), and needs \(travel)",
          with: other.reference)
      ]
    }
    return []
  }

  /// Two visits of one day are most often one that should be moved.
  static func sameDay(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    return office.bookings(of: wanted.patient, on: wanted.day).filter {
      $0.id != ask.instead && $0.id != wanted.id && !$0.overlaps(wanted.start, wanted.minutes)
    }.map { other in
      let with = office[other.provider]?.title ?? "another provider"
      let way = office.visit(for: other.id) == nil ? " (v moves it)" : ""
      return .warning("same day", "booked at \(other.start.shown) with \(with) that day too\(way)")
    }
  }

  static func providerIsFree(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    guard let provider = office[wanted.provider] else { return [] }
    if provider.gone {
      return [.stop(Refusal("provider gone", "\(provider.title) no longer sees patients here", with: provider.reference))]
    }
    let plan = ask.plan(in: office)
    return plan.obstacles(wanted.start, wanted.minutes, type: wanted.type, except: ask.instead).compactMap { obstacle in
      switch obstacle {
      case .taken(let other, let count):
        let name = (office[other.patient]?.name.listed ?? "someone") + (other.slot == .held ? ", who rings back," : "")
        let more = count > 1 ? " and \(count - 1) more" : ""
        return .override(
          "slot taken", "\(provider.title) is booked \(other.start.shown)-\(other.end.shown) with \(name)\(more)", with: other.reference)
      case .outsideHours:
        let hours = plan.blocks.filter { !$0.closed }.map { "\($0.from.shown)-\($0.to.shown)" }.joined(separator: ", ")
        return .override(
          "outside hours",
          "\(provider.title) \(hours.isEmpty ? "does not work" : "works \(hours)") on \(wanted.day.shown), not \(wanted.start.shown)-\(wanted.end.shown)"
        )
      case .closed(let block):
        guard let closure = block.closure.flatMap({ office[$0] }) else {
          return .override(
            "time is kept",
            "\(provider.title) keeps \(wanted.start.shown)-\(wanted.end.shown) for \(block.title.isEmpty ? "something else" : block.title)")
        }
        let words = closure.words.isEmpty ? "" : ": \(closure.words)"
        return closure.provider == nil
          ? .override("office closed", "the office is closed on \(wanted.day.shown)\(words)", who: [.manager], with: closure.reference)
          : .override("provider away", "\(provider.title) is away on \(wanted.day.shown)\(words)", who: [.manager], with: closure.reference)
      case .full(let block):
        return .override(
          "limit reached", "\(provider.title) has \(block.limit) of \(block.limit) on \(block.title) on \(wanted.day.shown)")
      case .wrongCode, .later: return nil
      }
    }
  }

  static func roomIsFree(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    guard let id = wanted.room, let room = office[id] else { return [] }
    if room.gone { return [.stop(Refusal("room gone", "room \(room.name) is not in use", with: room.reference, field: "room"))] }
    return ask.others(in: office).filter { $0.room == id }.prefix(1).map { other in
      let name = office[other.patient]?.name.listed ?? "someone"
      return .override(
        "room booked", "room \(room.name) is booked \(other.start.shown)-\(other.end.shown) for \(name)", with: other.reference,
        also: "another room")
    }
  }

  static func thingsAreFree(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted, uses = office[wanted.type]?.needsUses ?? []
    if wanted.needs.isEmpty, uses.isEmpty { return [] }
    let others = ask.others(in: office)
    var problems: [BookingProblem] = []
    for id in wanted.needs {
      guard let thing = office[id] else { continue }
      if thing.gone {
        problems.append(
          .stop(Refusal("not kept any more", "\(thing.name) is not kept here any more", with: thing.reference, field: "needs")))
      } else if let until = thing.outUntil, wanted.day <= until {
        problems.append(
          .override(
            "out of the house", "\(thing.name) is out until \(until.shown)", who: [.clinician, .manager], with: thing.reference,
            also: "a later day"))
      } else if let other = others.first(where: { $0.needs.contains(id) }) {
        let name = office[other.patient]?.name.listed ?? "someone"
        problems.append(
          .override(
            "booked already", "\(thing.name) is booked \(other.start.shown)-\(other.end.shown) for \(name)",
            who: [.clinician, .manager], with: other.reference, also: "another time"))
      }
    }
    for use in uses where !wanted.needs.contains(where: { office[$0]?.use == use }) {
      problems.append(
        .override(
          "nothing free", "no \(use) is free \(wanted.start.shown)-\(wanted.end.shown)", who: [.clinician, .manager], also: "another time"))
    }
    return problems
  }

  static func codeFits(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    ask.plan(in: office).obstacles(ask.wanted.start, ask.wanted.minutes, type: ask.wanted.type, except: ask.instead).compactMap {
      guard case .wrongCode(let block) = $0 else { return nil }
      let types = block.types.compactMap { office[$0]?.name }.joined(separator: ", ")
      return .override("wrong code", "\(block.from.shown)-\(block.to.shown) is \(block.title), for \(types)", also: "another time")
    }
  }

  static func isReleased(_ ask: BookingAsk, _ office: Office) -> [BookingProblem] {
    let wanted = ask.wanted
    return ask.plan(in: office).obstacles(wanted.start, wanted.minutes, type: wanted.type, except: ask.instead).compactMap {
      guard case .later(let block) = $0, let provider = office[wanted.provider] else { return nil }
      let opens = block.opens(on: wanted.day, today: ask.now.day)
      guard !block.code.isEmpty else {
        return .override(
          "time is kept",
          "\(provider.title) keeps \(wanted.start.shown)-\(wanted.end.shown) for patients of that same day")
      }
      return .override("opens later", "\(wanted.start.shown)-\(wanted.end.shown) is \(block.title): it \(opens)")
    }
  }
}

extension BookingAsk {
  /// Everyone's appointments that hold time while this one would.
  func others(in office: Office) -> [Appointment] {
    office.filed(Appointment.self, on: wanted.day).filter {
      $0.id != instead && $0.id != wanted.id && $0.holdsTime(at: now) && $0.overlaps(wanted.start, wanted.minutes)
    }
  }
}

extension Office {
  /// What a patient is still booked for on a day, with whomever.
  package func bookings(of patient: PatientID, on day: Day) -> [Appointment] {
    filed(Appointment.self, of: patient, where: { $0.day == day }).filter { $0.day == day && ($0.slot == .booked || $0.slot == .confirmed) }
  }
}
