import Canvas
import Practice

extension Home {
  package enum Action: Hashable, Sendable {
    case nextTask, step, arrive, arriveFamily, checkIn, call, room, withProvider, away, checkout, bill, book, walkIn, find, card, receipts,
      pay
    case move, cancel, confirm, noShow, leftUnseen, callBack, wrongPatient, error, quote, backToWaiting, pastVisit, settings, closeDay
    case print, papers
    case nextPane, previousPane, schedule, today, dayBefore, dayAfter, providerBefore, providerAfter, otherDay
    case glass, openings, figures
    case calendar, findTime, lift
    case why, priority, round, items, verify, duplicates, fit
    case offer, waitlist, rounds, outOrLate, charges
  }

  package static let keys: [Binding<Action>] = [
    Binding(.char("n"), action: .nextTask, label: "next", "goes to the next thing that needs a person, and says why"),
    Binding(.enter, action: .step, label: "next step", "does the next step for the row under the cursor"),
    Binding(.char("a"), action: .arrive, label: "arrive", "records that the patient is here", verb: Arrive.self),
    Binding(.char("A"), action: .arriveFamily, "records that the whole family booked together is here", verb: Arrive.self),
    Binding(.char("c"), action: .checkIn, label: "check in", "asks what is due and begins the superbill", verb: CheckIn.self),
    Binding(.char("f"), action: .call, label: "call", "calls the patient from the waiting room", verb: CallPatient.self),
    Binding(.char("r"), action: .room, label: "room", "puts the patient in a room", verb: PutInRoom.self),
    Binding(
      .char("p"), action: .withProvider, label: "provider", "records that the provider is with the patient", verb: StartWithProvider.self),
    Binding(.char("o"), action: .away, label: "out/back", "out to lab, X-ray, car or outside; or back again", verb: SendOut.self),
    Binding(
      .char("d"), action: .checkout, label: "checkout", "done: brings the patient to the desk, then checks them out", verb: CheckOut.self,
      isForAll: true),
    Binding(
      .char("b"), action: .bill, label: "bill", "ticks diagnoses and services on the superbill", verb: AddService.self, isLooking: true),
    Binding(.char("s"), action: .schedule, label: "schedule", "goes to the day schedule"),
    Binding(.char("/"), action: .find, label: "find", "finds a patient by name, birth date, phone or number"),
    Binding(
      .char("m"), action: .book, label: "book", "makes an appointment: for the patient, or in the open slot, under the cursor",
      verb: Book.self),
    Binding(.char("w"), action: .walkIn, label: "walk-in", "takes in a patient without an appointment", verb: WalkIn.self),
    Binding(.char("i"), action: .card, label: "card", "opens the patient's card"),
    Binding(.char("v"), action: .move, "moves the appointment to another time", verb: Reschedule.self),
    Binding(
      .char("-"), action: .lift, "picks the appointment up, or puts down on a free time the one that is", verb: Reschedule.self),
    Binding(
      .char("F"), action: .findTime, "finds free time in words: 2x30 tue thu pm lin after 15 sep", verb: Book.self, isLooking: true),
    Binding(.char("G"), action: .calendar, "the month with a character a slot, a week, or the day by providers"),
    Binding(.char("x"), action: .cancel, "cancels the appointment with its reason", verb: CancelAppointment.self),
    Binding(.char("y"), action: .confirm, "records that the patient said they will come", verb: ConfirmAppointment.self),
    Binding(.char("X"), action: .noShow, "records a no-show, or erases one", verb: MarkNoShow.self, isForAll: true),
    Binding(
      .char("O"), action: .offer, "offers the open time under the cursor, or that of who cancelled, to the waitlist", verb: FreeSlot.self),
    Binding(
      .char("J"), action: .waitlist, "the waitlist: who waits for a time, or for an earlier one", verb: PutOnWaitlist.self, isLooking: true),
    Binding(
      .char("#"), action: .rounds, "calls and letters: reminders, recalls, the waitlist, who has to be told, missed appointments",
      verb: NoteCall.self, isForAll: true, isLooking: true),
    Binding(
      .char("Y"), action: .outOrLate, "a provider runs late, or is out: who is told, and where everyone goes", verb: RunningLate.self,
      isForAll: true),
    Binding(.char("$"), action: .receipts, "shows receipts, balance and credit; voids and refunds"),
    Binding(.char("+"), action: .pay, "takes a payment", verb: TakePayment.self),
    Binding(.char("L"), action: .leftUnseen, "records that the patient left without being seen", verb: LeaveUnseen.self),
    Binding(
      .char("C"), action: .callBack, "calls back those who left unseen today: the number, and one key an outcome", verb: CallBack.self),
    Binding(
      .char("e"), action: .why, label: "why",
      "the three clocks of the row, what was said, and why each before it comes first; gives another turn"),
    Binding(.char("z"), action: .priority, "how soon the patient has to be seen, as a clinician judges it", verb: SetPriority.self),
    Binding(
      .char("."), action: .round, label: "round", "the comfort round: looks at the waiting room thing by thing", verb: MakeRound.self),
    Binding(.char(","), action: .items, "what is open: incidents, troubles of the waiting room, words that wait for a clinician"),
    Binding(.char("^"), action: .fit, "fits in the patient today, with the least harm to the others", verb: Book.self),
    Binding(.char("I"), action: .verify, "insurance to ask about before they come, the most money first", verb: VerifyCoverage.self),
    Binding(
      .char("="), action: .duplicates, "two records that may be of one person, and records that were merged", verb: MergePatients.self),
    Binding(
      .char("M"), action: .wrongPatient, "wrong patient checked in: moves visit, superbill and payment to the right one",
      verb: MoveVisit.self),
    Binding(.char("E"), action: .error, "strikes a visit that never was", verb: EnterInError.self),
    Binding(.char("B"), action: .backToWaiting, "sends a called or roomed patient back to the waiting room", verb: ReturnToWaiting.self),
    Binding(.char("Q"), action: .quote, "keeps what the patient was told about the wait", verb: QuoteWait.self),
    Binding(.char("P"), action: .pastVisit, "records a visit that happened unseen", verb: RecordPastVisit.self),
    Binding(.char("W"), action: .print, "prints the list of the day that is shown, for everyone or for the provider that is shown"),
    Binding(.tab, .right, .char("l"), action: .nextPane, "goes to the next pane"),
    Binding(.backTab, .left, .char("h"), action: .previousPane, "goes to the pane before"),
    Binding(.char("t"), action: .today, "brings the schedule back to today"),
    Binding(.char("["), action: .dayBefore, "shows the day before"),
    Binding(.char("]"), action: .dayAfter, "shows the day after"),
    Binding(.char("g"), action: .otherDay, "goes to a date"),
    Binding(.char("{"), action: .providerBefore, "shows one provider fewer to the left, or everyone"),
    Binding(.char("}"), action: .providerAfter, "shows the next provider only, or everyone"),
    Binding(
      .char("D"), action: .closeDay, "closes the day on the schedule: counts the drawer against the receipts and prints the slip",
      verb: CloseDay.self),
    Binding(
      .char("R"), action: .glass, "opens the restricted record of the patient under the cursor, with a reason", verb: BreakGlass.self),
    Binding(
      .char("V"), action: .openings, "looks through the restricted records that were opened today, for managers", verb: ReviewOpening.self),
    Binding(
      .char("&"), action: .charges, "the charges of the day: sheets that are missing, unsigned, held, or have errors",
      verb: NothingToBill.self,
      isForAll: true, isLooking: true),
    Binding(.char("%"), action: .figures, "how the day went: hours used, waits, starts on time, no-shows"),
    Binding(action: .papers, label: "papers", "the printed superbills of the day that are not entered, and where each is"),
    Binding(
      .char("S"), action: .settings, "providers, rooms, visit types, hours, payers, fees, people, policies", verb: ChangeSetting.self,
      isForAll: true, isLooking: true),
  ]

  package func whyOff(_ action: Action, _ view: View) -> String? {
    let subject = subject(view)
    let visit: Visit? = view.office[subject.visit]
    func off(_ verb: any Verb) -> String? {
      guard let refusal = view.refusal(verb) else { return nil }
      // A restricted record is no reason against a key: the key asks what the record is needed for.
      return refusal.rule == "restricted" ? nil : refusal.full(Self.keys)
    }
    func noPatient() -> String? { subject.patient == nil ? "no patient is under the cursor" : nil }
    func needsVisit(_ then: (Visit) -> String?) -> String? {
      guard let visit else {
        let mayArrive = subject.appointment.map { $0.day == view.today && $0.slot.holdsTime } ?? true
        return noPatient() ?? "the patient is not here\(mayArrive ? "; a records that they arrived" : "")"
      }
      return then(visit)
    }
    func needsAppointment(_ then: (Appointment) -> String?) -> String? {
      guard let appointment = subject.appointment else { return noPatient() ?? "the patient has no appointment here" }
      return then(appointment)
    }
    func needsBooked(_ then: (Appointment) -> String?) -> String? { needsAppointment { held($0, view) ?? then($0) } }
    switch action {
    case .nextTask: return nextTask(view) == nil ? "nothing needs a person just now" : nil
    case .step: return view.whyNoChange ?? (nextStep(view) == nil ? noPatient() ?? "nothing more to do for this row" : nil)
    case .arrive:
      if let kept = subject.appointment.flatMap({ held($0, view) }) { return kept }
      if !subject.appointments.isEmpty { return off(Arrive(subject.appointments)) }
      return needsBooked { off(Arrive([$0.id])) }
    case .arriveFamily:
      return needsAppointment {
        let coming = family(of: $0, view)
        if coming.count > 1 { return off(Arrive(coming)) }
        let all = booked(with: $0, view)
        if all.count < 2 { return "nobody was booked together with this patient" }
        return coming.isEmpty ? "all \(all.count) of the family are here already" : "only one of the family is still to come: a"
      }
    case .checkIn: return needsVisit { view.office.obstacleToCheckIn($0)?.full(Self.keys) }
    case .call: return needsVisit { off(CallPatient($0.id)) }
    case .room:
      return needsVisit { visit in
        let others = view.office.rooms.sorted.filter { !$0.gone && $0.id != visit.room }
        guard let room = view.office.freeRooms(on: view.today).first ?? others.first else {
          return visit.room == nil ? "no room is set up; S adds one" : "the patient is in the only room"
        }
        return off(
          PutInRoom {
            $0.visit = visit.id
            $0.room = room.id
            $0.share = true
          })
      }
    case .withProvider: return needsVisit { off(StartWithProvider($0.id)) }
    case .away: return needsVisit { $0.state.isHere ? nil : "the patient is \($0.state.spoken)" }
    case .checkout:
      return needsVisit { visit in
        guard let obstacle = view.office.obstacleToCheckOut(visit) else { return view.notYours(CheckOut.self) }
        return visit.state.isHere ? off(SendToCheckout(visit.id)) : obstacle.full(Self.keys)
      }
    case .bill:
      return needsVisit { visit in
        guard let bill: Superbill = view.office[visit.superbill] else { return "no superbill yet: check-in (c) begins it" }
        return bill.stage == .void ? "superbill \(bill.id.shown) is \(bill.stage.label)" : nil
      }
    case .card, .receipts, .pay: return noPatient()
    case .move:
      return needsBooked { $0.slot == .booked || $0.slot == .confirmed ? arrived($0, view) : "this appointment is \($0.slot.label)" }
    case .cancel:
      return needsAppointment { appointment in
        if appointment.slot == .held { return view.notYours(BookHold.self) }
        return off(
          CancelAppointment {
            $0.appointment = appointment.id
            $0.reason = "?"
          })
      }
    case .confirm: return needsBooked { appointment in off(ConfirmAppointment { $0.appointment = appointment.id }) }
    case .noShow:
      return needsBooked { appointment in
        appointment.slot == .noShow ? view.notYours(EraseNoShow.self) : off(MarkNoShow { $0.appointment = appointment.id })
      }
    case .leftUnseen:
      return needsVisit { visit in
        off(
          LeaveUnseen {
            $0.visit = visit.id
            $0.reason = "?"
          })
      }
    case .callBack:
      return view.office.filed(Visit.self, on: view.today).contains(where: \.awaitsCallBack)
        ? nil : "nobody who left unseen today waits to be called back"
    case .why: return needsVisit { $0.state.isHere ? nil : "the patient is \($0.state.spoken)" }
    case .priority:
      return needsVisit { visit in
        off(
          SetPriority {
            $0.visit = visit.id
            $0.level = .soon
            $0.why = "?"
          })
      }
    case .fit: return Self.lacks(view, hours: true) ?? noPatient() ?? subject.patient.flatMap { FitScreen.whyHere($0, view) }
    case .items, .round, .verify, .duplicates: return nil
    case .wrongPatient: return needsVisit { $0.state == .error ? "the visit is struck" : nil }
    case .error:
      return needsVisit { visit in
        off(
          EnterInError {
            $0.visit = visit.id
            $0.reason = "?"
          })
      }
    case .backToWaiting: return needsVisit { off(ReturnToWaiting($0.id)) }
    case .quote: return needsVisit { $0.state.isWaiting ? nil : "the patient is \($0.state.spoken), not waiting" }
    case .today: return otherDay == nil ? "the schedule shows today" : nil
    case .book:
      if let missing = Self.lacks(view, hours: true) { return missing }
      if let row = slotHere, focus == .schedule, case .over = row.use {
        return "this time is over; P records a past visit, w takes a walk-in"
      }
      return nil
    case .walkIn: return Self.lacks(view, hours: false)
    case .papers: return nil
    case .closeDay:
      return day(view) > view.today ? "\(day(view).shown) is still to come; t goes to today" : nil
    case .offer:
      if let open = subject.open {
        if let row = slotHere, case .over = row.use { return "this time is over" }
        return open.day == view.today && open.start < view.now.time ? "this time has begun: nobody who is called now can be there" : nil
      }
      return needsBooked { appointment in
        switch appointment.slot {
        case .cancelledByPatient, .cancelledByClinic, .rescheduled, .released:
          return view.office.freedTime(appointment, now: view.now).minutes > 0 ? nil : "this time is over, or somebody else has it"
        case _ where view.office.visit(for: appointment.id) != nil: return "the patient came; no time is free of it"
        default: return "the appointment is \(appointment.slot.label); x cancels it and offers its time"
        }
      }
    case .waitlist, .rounds: return nil
    case .outOrLate: return view.office.providers.sorted.contains { !$0.gone } ? nil : "no provider is set up; S adds one"
    case .lift:
      if lifted != nil { return focus == .schedule ? nil : "s goes to the schedule, where it is put down" }
      return needsAppointment { Lifting.whyNot($0, view) }
    case .findTime: return Self.lacks(view, hours: true)
    case .calendar, .find, .pastVisit, .settings, .print, .nextPane, .previousPane, .schedule, .dayBefore, .dayAfter, .otherDay: return nil
    case .glass:
      guard let id = subject.patient, let patient = view.office[id] else { return noPatient() }
      if !view.isClosed(id), patient.restricted == nil { return "the record is not restricted" }
      return view.office.opening(of: id, by: view.context.by, on: view.today).map { "the record is open to you since \($0.at.time.shown)" }
    case .figures, .charges: return nil
    case .openings:
      if view.context.role != .manager { return "openings are looked through by managers" }
      return view.office.openingsToReview(on: view.today).isEmpty ? "no opening of today waits to be looked at" : nil
    case .providerBefore, .providerAfter: return view.office.providers.count == 0 ? "no provider is set up; S adds one" : nil
    }
  }

  /// A time that is kept for someone is taken or given up before anything else can be done with it.
  private func held(_ appointment: Appointment, _ view: View) -> String? {
    guard appointment.slot == .held else { return nil }
    let verb = appointment.isOver(at: view.now) ? "was" : "is"
    return "the time \(verb) held until \(appointment.heldUntil?.time.shown ?? "?"); x books it or gives it up"
  }

  private func arrived(_ appointment: Appointment, _ view: View) -> String? {
    view.office.visit(for: appointment.id).map { "the patient is \($0.state.spoken) for this appointment" }
  }

  /// Everyone booked back to back with an appointment and still expected, in order.
  func family(of appointment: Appointment, _ view: View) -> [AppointmentID] {
    booked(with: appointment, view).filter { view.office.visit(for: $0) == nil }
  }

  /// The same with those who are here.
  private func booked(with appointment: Appointment, _ view: View) -> [AppointmentID] {
    let head = appointment.with ?? appointment.id
    return view.office.filed(Appointment.self, on: appointment.day).filter {
      ($0.id == head || $0.with == head) && ($0.slot == .booked || $0.slot == .confirmed)
    }.map(\.id)
  }

  /// What an office lacks before anyone can be taken in.
  static func lacks(_ view: View, hours: Bool) -> String? {
    var missing: [String] = []
    if !view.office.providers.sorted.contains(where: { !$0.gone }) { missing.append("a provider") }
    if !view.office.visitTypes.sorted.contains(where: { !$0.gone }) { missing.append("a visit type") }
    if hours, !view.office.templates.sorted.contains(where: { !$0.gone }) { missing.append("hours") }
    return missing.isEmpty ? nil : "the office needs \(missing.joined(separator: " and ")) first: S sets them up"
  }
}
