import Practice

extension DemoMaker {
  /// Books a month: the last two weeks, which then happen, today nearly full, and the next two weeks ever more loosely.
  mutating func bookDays() {
    let providers = office.providers.sorted
    let then = moment(today.advanced(by: -DemoMaker.days), ClockTime(7, 30))
    bookScenes(at: then)
    // The last one walks in; those before the twenty-fifth have a part in the day's troubles.
    var waiting = dice.shuffled(Array(patients.dropFirst(25).dropLast()))
    let fixed: [(Int, Int, ClockTime, Int)] = [
      (0, 0, ClockTime(10, 0), 0), (1, 1, ClockTime(10, 40), 1), (2, 1, ClockTime(11, 0), 0), (6, 2, ClockTime(10, 20), 0),
      (8, 0, ClockTime(10, 40), 1), (7, 0, ClockTime(11, 0), 0), (10, 2, ClockTime(13, 20), 0),
    ]
    for (patient, provider, start, type) in fixed {
      book([patients[patient]], providers[provider].id, today, start, type: type, at: then)
    }
    let order: [Int] = [0] + (1...DemoMaker.days).flatMap { [-$0, $0] }
    for offset in order {
      let day = today.advanced(by: offset)
      // The practice is shut at the weekend; only practising may fall on a Sunday.
      guard offset == 0 || day.weekday <= 5 else { continue }
      let chance = offset <= 0 ? (offset == 0 ? 78 : 62) : max(18, 66 - 4 * offset)
      for provider in providers {
        for slot in DayPlan(provider.id, on: day, in: office, today: day).stretches where slot.use == .open {
          guard !isSameDay(slot.start, provider.id, day), dice.chance(chance) else { continue }
          if waiting.isEmpty { waiting = dice.shuffled(Array(patients.dropFirst(25).dropLast())) }
          guard let patient = waiting.popLast() else { break }
          book([patient], provider.id, day, slot.start, type: nil, at: then)
        }
      }
    }
  }

  /// Time that opens on its own day stays free in the demo, to be given away.
  private func isSameDay(_ start: ClockTime, _ provider: ProviderID, _ day: Day) -> Bool {
    office.blocks(of: provider, on: day).contains { $0.sameDay && $0.from <= start && start < $0.to }
  }

  @discardableResult
  private mutating func book(
    _ people: [PatientID], _ provider: ProviderID, _ day: Day, _ start: ClockTime, type: Int?, at now: Moment, overbook: String = ""
  ) -> [AppointmentID] {
    // Where the kind of visit is given, the reason fits it; else the reason says what kind it is. Nobody on file is a new patient.
    let types = office.visitTypes.sorted
    let persons = people.compactMap { office[$0] }
    let possible = data.reasons.filter { reason in reason.type != "NEW" && persons.allSatisfy { reason.fits($0, on: day) } }
    let fitting = type.map { type in possible.filter { $0.type == types[type].short } } ?? possible
    let reason = dice.pick(fitting.isEmpty ? (possible.isEmpty ? data.reasons : possible) : fitting)
    let kind = type.map { types[$0] } ?? types.first { $0.short == reason.type } ?? types[0]
    let entry = act(
      Book {
        $0.patients = people
        $0.provider = provider
        $0.type = kind.id
        $0.day = day
        $0.start = start
        $0.reason = reason.words
        $0.overbook = overbook
      }, at: now)
    return entry?.edits.new.compactMap { AppointmentID($0.reference.id) } ?? []
  }

  /// A part that someone has in the day, told from the moment at which the demo begins.
  enum Scene: Sendable {
    case leftUnseen, noShow, cancelled, closedOut, atLab, inCar, onScreen, family, inRoom, leaving, next

    /// Whose it is, how many minutes before or after the beginning they are booked, with whom, for what.
    var booking: (patients: [Int], minutes: Int, provider: Int, type: Int) {
      switch self {
      case .leftUnseen: ([13], -80, 1, 1)
      case .noShow: ([14], -100, 0, 0)
      case .cancelled: ([15], 40, 1, 0)
      case .closedOut: ([16], 100, 2, 0)
      case .atLab: ([17], -60, 0, 0)
      case .inCar: ([18], 0, 1, 1)
      case .onScreen: ([19], -20, 2, 4)
      case .family: ([3, 4, 5], 20, 2, 0)
      case .inRoom: ([20], -20, 1, 0)
      case .leaving: ([21], -60, 2, 1)
      case .next: ([22], 20, 0, 0)
      }
    }

    static let all: [Scene] = [.leftUnseen, .noShow, .cancelled, .closedOut, .atLab, .inCar, .onScreen, .family, .inRoom, .leaving, .next]
  }

  /// Books those who have a part, on the grid of the hour at which the demo begins, if the office is open then.
  private mutating func bookScenes(at then: Moment) {
    let slot = demo.at.time.minutes / 20 * 20
    for scene in Scene.all {
      let (people, minutes, provider, type) = scene.booking
      guard (8 * 60...16 * 60 + 40).contains(slot + minutes) else { continue }
      let who = people.map { patients[$0] }, with = office.providers.sorted[provider].id, start = ClockTime(minutes: slot + minutes)
      var booked = book(who, with, today, start, type: type, at: then)
      if booked.isEmpty { booked = book(who, with, today, start, type: type, at: then, overbook: "asked for by the provider") }
      for id in booked { scenes[id] = scene }
    }
  }

  /// What someone does at a minute of today.
  private enum Step {
    case confirm(AppointmentID)
    case arrive([AppointmentID])
    case checkIn(AppointmentID)
    case call(AppointmentID)
    case room(AppointmentID)
    case start(AppointmentID)
    case tick(AppointmentID)
    case finish(AppointmentID)
    case leave(AppointmentID)
    case out(AppointmentID, Visit.Place)
    case leaveUnseen(AppointmentID)
    case noShow(AppointmentID)
    case cancel(AppointmentID, CancelAppointment.Side)
    case walkIn(PatientID)
  }

  /// Lives today minute by minute until the demo begins.
  mutating func liveToday() {
    var plan: [(at: ClockTime, order: Int, step: Step)] = []
    func add(_ at: ClockTime, _ step: Step) { plan.append((at, plan.count, step)) }
    let now = demo.at.time
    for provider in office.providers.sorted {
      var free = ClockTime(8, 0)
      // One of them is running late, as on most mornings.
      let isLate = provider.id == office.providers.sorted.dropFirst().first?.id
      let mine = office.filed(Appointment.self, on: today).filter { $0.provider == provider.id }.sorted { $0.start < $1.start }
      for (index, appointment) in mine.enumerated() {
        let id = appointment.id
        if let scene = scenes[id] {
          for (minutes, step) in steps(of: scene, appointment) { add(now + minutes, step) }
          if case .onScreen = scene { free = now }
          continue
        }
        if dice.chance(50) { add(ClockTime(7, 40) + index, .confirm(id)) }
        if appointment.start > now, dice.chance(6) {
          add(ClockTime(8, 5) + index, .cancel(id, .patient))
          continue
        }
        if appointment.start + 30 < now, dice.chance(9) {
          add(appointment.start + 25, .noShow(id))
          continue
        }
        let here = appointment.start + (dice.chance(12) ? dice.number(16...21) : dice.number(-14...2))
        let ready = here + dice.number(2...5)
        let room = max(ready + dice.number(1...4), free)
        let start = room + dice.number(3...7) + (isLate && now - appointment.start < 70 ? 19 : 0)
        let end = start + (appointment.minutes - dice.number(2...7))
        free = end
        add(here, .arrive([id]))
        add(ready, .checkIn(id))
        add(room, .call(id))
        add(room + 1, .room(id))
        add(start, .start(id))
        add(end + -1, .tick(id))
        add(end, .finish(id))
        add(end + dice.number(3...6), .leave(id))
      }
    }
    if let stranger = patients.last { add(now + -9, .walkIn(stranger)) }
    for item in plan.sorted(by: { ($0.at, $0.order) < ($1.at, $1.order) }) where item.at <= now {
      take(item.step, at: moment(today, item.at))
    }
  }

  /// What happens to someone who has a part, in minutes from the moment at which the demo begins.
  private func steps(of scene: Scene, _ appointment: Appointment) -> [(Int, Step)] {
    let id = appointment.id
    let checkedIn: [(Int, Step)] = [(-23, .arrive([id])), (-19, .checkIn(id))]
    switch scene {
    case .leftUnseen: return [(-84, .arrive([id])), (-80, .checkIn(id)), (-31, .leaveUnseen(id))]
    case .noShow: return [(-70, .noShow(id))]
    case .cancelled: return [(-65, .cancel(id, .patient))]
    case .closedOut: return [(-55, .cancel(id, .clinic))]
    case .atLab:
      return [(-58, .arrive([id])), (-55, .checkIn(id)), (-41, .call(id)), (-40, .room(id)), (-33, .start(id)), (-12, .out(id, .lab))]
    case .inCar: return [(-8, .arrive([id])), (-7, .out(id, .car))]
    case .onScreen: return checkedIn + [(-9, .start(id))]
    case .family:
      guard appointment.with == nil else { return [] }
      return [(-3, .arrive([id] + office.appointments.sorted.filter { $0.with == id }.map(\.id)))]
    case .next: return [(-15, .arrive([id])), (-11, .checkIn(id))]
    case .inRoom: return checkedIn + [(-7, .call(id)), (-6, .room(id))]
    case .leaving:
      return [
        (-62, .arrive([id])), (-57, .checkIn(id)), (-36, .call(id)), (-35, .room(id)), (-26, .start(id)), (-4, .tick(id)),
        (-2, .finish(id)),
      ]
    }
  }

  private mutating func take(_ step: Step, at now: Moment) {
    func visit(_ appointment: AppointmentID) -> VisitID { office.visit(for: appointment)?.id ?? .unnumbered }
    switch step {
    case .confirm(let id): act(ConfirmAppointment { $0.appointment = id }, at: now)
    case .arrive(let ids): act(Arrive(ids), at: now)
    case .checkIn(let id): checkIn(visit(id), at: now)
    case .call(let id): act(CallPatient(visit(id)), at: now)
    case .room(let id):
      guard let room = office.freeRooms(on: today).first else { return }
      act(
        PutInRoom {
          $0.visit = visit(id)
          $0.room = room.id
        }, at: now)
    case .start(let id):
      act(StartWithProvider(visit(id)), at: now)
    case .tick(let id): charge(visit(id), at: now)
    case .finish(let id): act(SendToCheckout(visit(id)), at: now)
    case .leave(let id): checkOut(visit(id), at: now)
    case .noShow(let id): act(MarkNoShow { $0.appointment = id }, at: now)
    case .out(let id, let place): act(SendOut(visit(id), to: place), at: now)
    case .leaveUnseen(let id):
      act(
        LeaveUnseen {
          $0.visit = visit(id)
          $0.reason = "had to fetch a child from school"
        }, at: now)
    case .cancel(let id, let side):
      act(
        CancelAppointment {
          $0.appointment = id
          $0.by = side
          $0.reason = side == .patient ? "work called" : "NP Park teaches that hour"
        }, at: now)
    case .walkIn(let patient):
      act(
        WalkIn {
          $0.patient = patient
          $0.provider = office.providers.sorted[2].id
          $0.type = office.visitTypes.sorted[1].id
          $0.reason = "cut on hand"
        }, at: now)
    }
  }

  private mutating func checkIn(_ id: VisitID, at now: Moment) {
    guard let visit = office[id], let patient = office[visit.patient] else { return }
    act(
      CheckIn {
        $0.visit = id
        $0.checks = office.plainAnswers(visit, patient)
        if let copay = office.copayDue(visit, patient) { $0.tenders = [Tender(dice.chance(70) ? .card : .cash, copay)] }
      }, at: now)
  }
}
