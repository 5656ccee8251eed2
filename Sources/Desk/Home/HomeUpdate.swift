import Canvas
import Practice

extension Home {
  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if var field = numbers { return takeNumber(key, &field, view) }
    if key == .escape {
      if lifted != nil {
        lifted = nil
        isBehind = true
        return [.say("put nothing down; the appointment stays where it is")]
      }
      if marked.isEmpty { return view.isPast ? [.returnToNow] : [] }
      marked = []
      isBehind = true
      return []
    }
    if case .char(let character) = key, character.isASCIIDigit, focus != .bill {
      numbers = TextField(String(character))
      return []
    }
    if key == .char(" "), focus == .schedule, let row = slotHere, row.patient != nil {
      if marked.remove(row.mark) == nil { marked.insert(row.mark) }
      isBehind = true
      return []
    }
    let layout = HomeLayout(view, focus: focus, waits: waiting.count)
    switch focus {
    case .waiting:
      guard waitingList.receive(key, count: waiting.count, page: layout.waitingPage) else { return nil }
      visitAt = waiting.indices.contains(waitingList.selected) ? waiting[waitingList.selected].visit.id : nil
    case .schedule:
      guard scheduleList.receive(key, count: slots.count, page: layout.schedulePage) else { return nil }
      slotAt = slots.indices.contains(scheduleList.selected) ? slots[scheduleList.selected].identity : nil
    case .bill:
      guard billList.receive(key, count: bill(view)?.lines.count ?? 0, page: max(1, layout.bill.inner.rows - 3)) else { return nil }
      return []
    }
    isBehind = true
    return []
  }

  /// Numbers pick rows: `3` goes there, `1,3-5` marks those rows of the schedule.
  private mutating func takeNumber(_ key: Key, _ field: inout TextField, _ view: View) -> [Effect]? {
    switch key {
    case .escape:
      numbers = nil
      return []
    case .enter:
      let text = field.text
      numbers = nil
      let count = focus == .waiting ? waiting.count : slots.count
      switch NumberPick.rows(text, of: count) {
      case .failure(let complaint): return [.complain(complaint.sentence)]
      case .success(let rows):
        if rows.count == 1, let row = rows.first {
          if focus == .waiting {
            visitAt = waiting[row - 1].visit.id
          } else {
            slotAt = slots[row - 1].identity
          }
          refresh(view)
          return []
        }
        guard focus == .schedule else { return [.complain("several rows are marked on the schedule; s goes there")] }
        isBehind = true
        marked.formUnion(rows.filter { slots[$0 - 1].patient != nil }.map { slots[$0 - 1].mark })
        return [.say("\(marked.count) marked; a arrives them, y confirms them, Esc unmarks")]
      }
    case .char(let character) where character.isASCIIDigit || character == "," || character == "-":
      _ = field.receive(key)
      numbers = field
      return []
    case .backspace:
      _ = field.receive(key)
      numbers = field.isEmpty ? nil : field
      return []
    default:
      numbers = nil
      return nil
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved(let entry), .held(let entry, _):
      marked = []
      lifted = nil
      lastTask = nil
      isBehind = true
      let said: [Effect] = late(entry, view).map { [.say($0)] } ?? []
      // What was taken back is what the next key is about.
      guard entry.undoes != nil || entry.redoes != nil, case let whose = entry.patients(in: view.office), whose.count == 1 else {
        return said
      }
      return whose.map { .show($0) } + said
    case .refused(let refusal): return [.complain(refusal.full(Self.keys))]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    let subject = subject(view)
    let visit: Visit? = view.office[subject.visit]
    // Whatever it does, the hints and the linked panes look again in the next pause.
    isBehind = true
    if let question = asksFirst(action, subject, view) { return [.open(question)] }
    switch action {
    case .nextTask:
      guard let task = nextTask(view) else { return [] }
      otherDay = nil
      onlyProvider = nil
      refresh(view)
      if let screen = task.opens { return [.open(screen()), .say(task.why)] }
      show(task.patient, view)
      lastTask = task.patient
      // Someone who is neither here nor on the schedule has a card.
      return (self.subject(view).patient == task.patient ? [] : [.open(PatientCard(task.patient))]) + [.say(task.why)]
    case .step:
      guard let step = nextStep(view) else { return [] }
      if let reason = off(step.action, view) { return [.complain(reason)] }
      return update(step.action, view)
    case .arrive:
      let ids = subject.appointments.isEmpty ? subject.appointment.map { [$0.id] } ?? [] : subject.appointments
      return alerts(patients(ids, view), .arrival, view) + [.change(Arrive(ids))]
    case .arriveFamily:
      guard let appointment = subject.appointment else { return [] }
      let ids = family(of: appointment, view)
      return alerts(patients(ids, view), .arrival, view) + [.change(Arrive(ids))]
    case .checkIn:
      guard let visit else { return [] }
      return [.open(CheckInScreen([visit.id] + companions(of: visit, view), view))]
    case .call: return visit.map { alerts([$0.patient], .call, view) + [.change(CallPatient($0.id))] } ?? []
    case .room: return visit.map { [.open(Picks.room($0, view))] } ?? []
    case .withProvider:
      guard let visit else { return [] }
      // Nobody is called out of the waiting room to a telehealth visit: this is where the note belongs.
      let isFirst = view.office[visit.type]?.telehealth == true && visit.state == .ready
      return (isFirst ? alerts([visit.patient], .call, view) : []) + [.change(StartWithProvider(visit.id))]
    case .away:
      guard let visit else { return [] }
      return visit.place == .here ? [.open(Picks.away(visit, view))] : [.change(ComeBack(visit.id))]
    case .checkout:
      guard let visit else { return [] }
      let isReady = view.office.obstacleToCheckOut(visit) == nil
      return isReady ? [.open(FormScreen(CheckOutForm { $0.visit = visit.id }, view))] : [.change(SendToCheckout(visit.id))]
    case .bill: return view.office[visit?.superbill].map { [.open(BillScreen($0.id))] } ?? []
    case .book:
      if let open = subject.open { return [.open(FindPatient(.book(open)))] }
      guard let patient = subject.patient else { return [.open(FindPatient(.book(nil)))] }
      return [.open(BookScreen([patient], view))]
    case .walkIn: return [.open(FindPatient(.walkIn))]
    case .find: return [.open(FindPatient(.look))]
    case .card: return subject.patient.map { [.open(PatientCard($0))] } ?? []
    case .receipts: return subject.patient.map { [.open(ReceiptsScreen($0))] } ?? []
    case .pay:
      guard let patient = subject.patient else { return [] }
      return [
        .open(
          FormScreen(
            PaymentForm {
              $0.patient = patient
              $0.visit = subject.visit
            }, view))
      ]
    case .move: return subject.appointment.map { [.open(BookScreen(moving: $0, view))] } ?? []
    case .lift:
      guard let lifted else {
        lifted = subject.appointment?.id
        return [.say(Lifting.words(lifted, view))]
      }
      guard let row = slotHere else { return [] }
      return Lifting.put(lifted, at: Opening(provider: row.provider, day: day(view), start: row.start), view)
    // Whoever asks is most often on the telephone and not under the cursor: the patient is asked for afterwards.
    case .findTime: return [.open(FindTime([], view))]
    case .calendar:
      let at = slotHere
      return [.open(CalendarScreen(day(view), onlyProvider ?? (focus == .schedule ? at?.provider : nil), lifted: lifted, view))]
    case .cancel:
      guard let appointment = subject.appointment else { return [] }
      return [.open(appointment.slot == .held ? Picks.hold(appointment, view) : Picks.cancel(appointment, view))]
    case .offer:
      if let open = subject.open { return [.open(FreedScreen(open))] }
      return subject.appointment.map { appointment in [.open(FreedScreen(FreeSlot { $0.appointment = appointment.id }))] } ?? []
    case .papers: return [.open(PapersOut(day(view)))]
    case .waitlist: return [.open(WaitlistScreen())]
    case .rounds: return [.open(Picks.rounds(view))]
    case .outOrLate: return [.open(Picks.outOrLate(provider(view), on: day(view), view))]
    case .confirm:
      let ids = subject.appointments.isEmpty ? subject.appointment.map { [$0.id] } ?? [] : subject.appointments
      return ids.map { id in .change(ConfirmAppointment { $0.appointment = id }) }
    case .noShow:
      guard let appointment = subject.appointment else { return [] }
      if appointment.slot == .noShow { return [.open(FormScreen(EraseNoShowForm { $0.appointment = appointment.id }, view))] }
      return [.open(Picks.noShow(appointment, view))]
    case .leftUnseen: return visit.map { [.open(Picks.leftUnseen($0, view))] } ?? []
    case .callBack:
      let all = CallItem.unseen(view), chosen = all.filter { $0.visit == visit?.id }
      return [.open(CallRound(chosen + all.filter { !chosen.contains($0) }, title: "Left without being seen"))]
    case .why: return visit.map { [.open(RowStory($0.id))] } ?? []
    case .priority: return visit.map { visit in [.open(FormScreen(ClinicalPriorityForm { $0.visit = visit.id }, view))] } ?? []
    case .round: return [.open(RoundScreen())]
    case .items: return [.open(OpenItemsScreen())]
    case .verify: return [.open(VerifyList())]
    case .duplicates: return [.open(DuplicatesScreen())]
    case .fit: return subject.patient.map { [.open(FitScreen($0, view))] } ?? []
    case .wrongPatient: return visit.map { [.open(FindPatient(.moveVisit($0.id)))] } ?? []
    case .error: return visit.map { visit in [.open(FormScreen(StrikeForm { $0.visit = visit.id }, view))] } ?? []
    case .backToWaiting: return visit.map { [.change(ReturnToWaiting($0.id))] } ?? []
    case .quote: return visit.map { visit in [.open(FormScreen(QuoteForm { $0.visit = visit.id }, view))] } ?? []
    case .pastVisit:
      guard let patient = subject.patient else { return [.open(FindPatient(.pastVisit))] }
      return [.open(FormScreen(PastVisitForm { $0.patient = patient }, view))]
    case .settings: return [.open(SettingsScreen())]
    case .closeDay: return [.open(FormScreen(CloseDayForm { $0.day = day(view) }, view))]
    case .glass: return subject.patient.map { [.open(GlassScreen($0, then: .nothing))] } ?? []
    case .openings: return [.open(Picks.openings(view))]
    case .figures: return [.open(FiguresScreen(day(view), view))]
    case .charges: return [.open(ChargesScreen(min(day(view), view.today)))]
    case .print:
      let list = DayList(view.office, on: day(view), of: onlyProvider, isClosed: { view.isClosed($0) })
      return Effect.print(list.sheets(note: view.paperNote), about: list.appointments.map { Reference($0.patient) })
    case .nextPane: turn(by: 1, view)
    case .previousPane: turn(by: -1, view)
    case .schedule:
      focus = .schedule
      keepInSight(view)
      settle(view)
    case .today: go(to: nil, view)
    case .dayBefore: go(to: day(view).advanced(by: -1), view)
    case .dayAfter: go(to: day(view).advanced(by: 1), view)
    case .otherDay: return [.open(FormScreen(GoToDayForm(), view))]
    case .providerBefore: choose(by: -1, view)
    case .providerAfter: choose(by: 1, view)
    }
    return []
  }

  private mutating func turn(by step: Int, _ view: View) {
    let panes = Pane.allCases
    let index = panes.firstIndex(of: focus) ?? 0
    settle(view)
    focus = panes[(index + step + panes.count) % panes.count]
    keepInSight(view)
    settle(view)
  }

  mutating func go(to day: Day?, _ view: View) {
    otherDay = day == view.today ? nil : day
    slotAt = nil
    marked = []
    focus = .schedule
    refresh(view)
  }

  /// Turns the schedule to a time of a provider.
  mutating func go(to day: Day, _ provider: ProviderID?, _ start: ClockTime?, _ view: View) {
    if let provider, onlyProvider != nil { onlyProvider = provider }
    go(to: day, view)
    let mine = slots.filter { provider == nil || $0.provider == provider }
    guard let start, let row = mine.last(where: { $0.start <= start }) ?? mine.first else { return }
    slotAt = row.identity
    refresh(view)
  }

  private mutating func choose(by step: Int, _ view: View) {
    let all: [ProviderID?] = [nil] + view.office.providers.sorted.filter { !$0.gone }.map(\.id)
    let index = all.firstIndex(of: onlyProvider) ?? 0
    onlyProvider = all[(index + step + all.count) % all.count]
    slotAt = nil
    focus = .schedule
    refresh(view)
  }

  /// Whose schedule it is about: the one that is shown alone, or that of the row under the cursor.
  private func provider(_ view: View) -> ProviderID? {
    onlyProvider ?? (focus == .schedule ? slotHere?.provider : subject(view).appointment?.provider)
  }

  /// Family members who arrived together and wait to be checked in as well.
  private func companions(of visit: Visit, _ view: View) -> [VisitID] {
    guard let patient = view.office[visit.patient] else { return [] }
    let head = patient.family ?? patient.id
    return waiting.filter {
      $0.visit.id != visit.id && $0.visit.state == .arrived && ($0.patient.family == head || $0.patient.id == head)
    }.map(\.visit.id)
  }

  /// The pinned notes of those whom a key is about, each with its name where there are several.
  private func alerts(_ patients: [PatientID], _ place: Alert.Place, _ view: View) -> [Effect] {
    let pinned = patients.compactMap { view.office[$0] }.map { ($0.name.listed, $0.alerts(at: place, on: view.today).map(\.text)) }
      .filter { !$0.1.isEmpty }
    guard let first = pinned.first else { return [] }
    let lines = pinned.count == 1 ? first.1 : pinned.flatMap { name, texts in texts.map { "\(name): \($0)" } }
    let title = pinned.count == 1 ? "Alert: \(first.0)" : "Alerts of \(pinned.count) patients"
    return [.open(PickScreen(title: title, lines: lines, items: [.init("seen", [])]))]
  }

  private func patients(_ appointments: [AppointmentID], _ view: View) -> [PatientID] {
    appointments.compactMap { view.office[$0]?.patient }
  }

  /// What to think of when someone arrived late: nobody is sent away by the desk alone.
  private func late(_ entry: Entry, _ view: View) -> String? {
    guard entry.did == Arrive.name else { return nil }
    let visits = entry.edits.new.compactMap { VisitID($0.reference.id) }.compactMap { view.office[$0] }
    let late = visits.compactMap { visit -> (name: String, minutes: Int, provider: String)? in
      guard let appointment: Appointment = view.office[visit.appointment], let arrived = visit.arrivedAt else { return nil }
      return (view.name(visit.patient), arrived.time - appointment.start, view.provider(visit.provider))
    }.filter { $0.minutes > view.office.settings.lateAfter }
    guard let worst = late.max(by: { $0.minutes < $1.minutes }) else { return nil }
    return
      "\(worst.name) is \(minutesShown(worst.minutes)) late: ask whether \(worst.provider) can see them, or u takes it back and v rebooks"
  }
}
