import Practice

extension Home {
  /// What needs a person next, and why.
  struct Task: Sendable {
    var patient: PatientID
    /// Said only of the one that is gone to.
    var why: String { words() }
    let words: @Sendable () -> String
    /// The screen on which it is done, where that is no row.
    var opens: (@Sendable () -> any Screen)?

    init(_ patient: PatientID, _ words: @autoclosure @escaping @Sendable () -> String) {
      self.patient = patient
      self.words = words
    }
  }

  /// The queue of the desk itself: who stands at it first, then who can be moved on, then who is overdue.
  func nextTask(_ view: View) -> Task? {
    let tasks = known ?? tasks(view)
    // Pressed again without doing anything about it, `n` goes on to the one after.
    if let lastTask, lastTask == subject(view).patient, let index = tasks.firstIndex(where: { $0.patient == lastTask }) {
      return tasks[(index + 1) % tasks.count]
    }
    return tasks.first
  }

  /// What is somebody else's work is not among them.
  func tasks(_ view: View) -> [Task] {
    var tasks: [Task] = []
    func isMine(_ verb: any Verb.Type) -> Bool { view.notYours(verb) == nil }
    func add(_ row: WaitingRow, _ why: @autoclosure @escaping @Sendable () -> String) {
      tasks.append(Task(row.patient.id, "\(row.patient.name.listed) \(why())"))
    }
    let checksIn = isMine(CheckIn.self), checksOut = isMine(CheckOut.self), rooming = isMine(PutInRoom.self)
    for row in waiting where checksOut && row.visit.state == .checkout {
      add(row, "is at checkout since \(row.visit.since?.time.shown ?? "?"): d checks out")
    }
    for row in waiting where checksIn && row.visit.state == .arrived && row.visit.place != .here {
      add(row, "is \(row.visit.place.label) and not checked in: o brings them in")
    }
    for row in waiting where checksIn && row.visit.state == .arrived && row.visit.place == .here {
      add(row, "arrived \(minutesShown(row.clocks.sinceArrival)) ago and is not checked in: c checks in")
    }
    for row in waiting where checksIn && row.visit.awaitsCheckIn && row.visit.state != .arrived {
      add(row, "is \(row.visit.state.spoken) on a visit that was another patient's, and was not asked who they are: c checks in")
    }
    let rooms = view.office.freeRooms(on: view.today)
    for row in waiting where rooming && row.visit.state == .called && row.visit.place == .here {
      add(row, "was called at \(row.visit.since?.time.shown ?? "?"): r puts them in a room")
    }
    let busy = Set(waiting.filter { $0.visit.state == .roomed }.map(\.visit.provider))
    for row in waiting where rooming && row.visit.state == .ready && row.visit.place == .here && !busy.contains(row.visit.provider) {
      if let room = rooms.first { add(row, "is ready and \(room.spoken) is free: r puts them in it") }
    }
    let policy = view.office.settings, marksNoShows = isMine(MarkNoShow.self)
    let visits = view.office.filed(Visit.self, on: view.today)
    let arrived = Set(visits.filter { $0.state != .error }.compactMap(\.appointment))
    // Of a full day only those who are overdue are put in order.
    let overdue =
      !marksNoShows
      ? []
      : view.office.filed(Appointment.self, on: view.today).filter {
        ($0.slot == .booked || $0.slot == .confirmed) && view.now.time - $0.start >= policy.noShowAfter && !arrived.contains($0.id)
      }
    for appointment in overdue.sorted(by: { $0.start < $1.start }) {
      tasks.append(
        Task(
          appointment.patient,
          "\(view.name(appointment.patient)) was booked at \(appointment.start.shown) and is not here: X is a no-show, or call them"))
    }
    for visit in visits where visit.state == .emergency && isMine(AddService.self) {
      guard view.office[visit.superbill]?.stage == .open else { continue }
      let why = "was taken away at \(visit.since?.time.shown ?? "?") and is not charged yet: b ticks what was done, d checks out"
      tasks.append(Task(visit.patient, "\(view.name(visit.patient)) \(why)"))
    }
    for item in view.office.filed(OpenItem.self, on: view.today)
    where item.sort == .redFlag && item.closedAt == nil && isMine(AnswerRedFlag.self) {
      let words = "\(item.openedAt.time.shown): \"\(item.what)\" must not wait, and no clinician has answered yet"
      var task = Task(item.patient ?? .unnumbered, words)
      task.opens = { RedFlagCard(answering: item.id) }
      tasks.insert(task, at: 0)
    }
    if let due = roundDue, due <= 0, isMine(MakeRound.self) {
      var task = Task(.unnumbered, "the comfort round is due\(due < 0 ? " for \(minutesShown(-due))" : ""): Enter says that all is well")
      task.opens = { RoundScreen() }
      tasks.append(task)
    }
    for visit in visits where visit.awaitsCallBack && isMine(CallBack.self) {
      let why = "left unseen at \(visit.since?.time.shown ?? "?"), \(visit.outcome): call back today, C notes what came of it"
      tasks.append(Task(visit.patient, "\(view.name(visit.patient)) \(why)"))
    }
    for hold in view.office.filed(Appointment.self, on: view.today) where hold.isOver(at: view.now) && isMine(ReleaseHold.self) {
      let why = "had \(hold.start.shown) held until \(hold.heldUntil?.time.shown ?? "?"), which is over: x books it or gives it up"
      tasks.append(Task(hold.patient, "\(view.name(hold.patient)) \(why)"))
    }
    for (about, key) in [(CallAttempt.About.absence, "o"), (.late, "l")] where isMine(NoteCall.self) {
      for appointment in view.office.toTell(about, from: view.today, days: 1) {
        let why = "is booked at \(appointment.start.shown) and has to be told: \(about.label). #, then \(key)"
        tasks.append(Task(appointment.patient, "\(view.name(appointment.patient)) \(why)"))
      }
    }
    return tasks + openingTasks(view)
  }

  /// The one thing that usually comes next for a row, with its word.
  func nextStep(_ view: View) -> (action: Action, label: String)? {
    let subject = subject(view)
    if subject.open != nil {
      if let row = slotHere, case .over = row.use { return nil }
      return (.book, "book")
    }
    guard let visit: Visit = view.office[subject.visit] else {
      if subject.appointment?.slot == .held { return (.cancel, "book or give up") }
      guard let appointment = subject.appointment, appointment.slot == .booked || appointment.slot == .confirmed else {
        return subject.patient == nil ? nil : (.card, "card")
      }
      return appointment.day == view.today ? (.arrive, "arrive") : (.card, "card")
    }
    if visit.place != .here { return (.away, "back") }
    if visit.awaitsCheckIn { return (.checkIn, "check in") }
    switch visit.state {
    case .arrived: return (.checkIn, "check in")
    case .ready, .called: return view.office[visit.type]?.telehealth == true ? (.withProvider, "provider joins") : (.room, "room")
    case .roomed: return (.withProvider, "provider in")
    case .withProvider: return (.checkout, "to checkout")
    case .checkout: return (.checkout, "check out")
    case .left, .emergency:
      guard let bill: Superbill = view.office[visit.superbill], bill.stage == .open else { return (.card, "card") }
      return bill.lines.isEmpty ? (.bill, "bill") : (.checkout, "check out")
    case .leftUnseen, .error: return (.card, "card")
    }
  }
}
