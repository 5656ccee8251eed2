import Canvas
import Practice

/// The three panes: who is waiting, who comes when, what was done and is owed. All three are always on the screen.
package struct Home: Screen {
  package enum Pane: Hashable, Sendable, CaseIterable { case waiting, schedule, bill }

  package static let name = "desk"
  package var showsMasked: Bool { true }

  package var focus = Pane.waiting
  /// The day on the schedule; nothing means today.
  var otherDay: Day?
  /// Only this provider's schedule; nothing means everyone's.
  var onlyProvider: ProviderID?
  var visitAt: VisitID?
  var slotAt: SlotRow.Identity?
  var waitingList = ListState()
  var scheduleList = ListState()
  var billList = ListState()
  /// The patient that the other panes follow; a short pause behind the cursor, so that moving sends few bytes.
  var linked: PatientID?
  var linkedVisit: VisitID?
  var isBehind = false
  var settledHints: [Hint] = []
  /// The appointment that was picked up, to be put down elsewhere.
  var lifted: AppointmentID?
  /// Rows marked by their numbers.
  var marked: Set<String> = []
  var numbers: TextField?
  /// The task that `n` went to last: pressed again, it goes on.
  var lastTask: PatientID?
  /// What needs a person, once somebody asked since the desk was looked at: it is gathered from the whole day.
  var known: [Task]?
  var waiting: [WaitingRow] = [] { didSet { crowd = Crowd(waiting) } }
  /// Those of the waiting room who wait.
  private(set) var crowd = Crowd([])
  /// What the rules find on the superbill that is shown. The code sets are opened for it, so it waits for the first picture of the desk.
  private(set) var findings: [BillFinding] = []
  private var isNew = true
  /// The first picture is there, and lacks what the rules find.
  private(set) var isFresh = false
  /// In how many minutes the comfort round is due.
  private(set) var roundDue: Int?
  var slots: [SlotRow] = [] {
    didSet {
      booked = slots.count { $0.holdsTime }
      open = slots.count { $0.isOpen }
    }
  }
  /// How many of the rows of the schedule are booked, and how many can be.
  private(set) var booked = 0, open = 0
  private var wasCancelled: Set<AppointmentID> = []
  /// The rows as they look, until the office is looked at anew.
  private(set) var drawn = DrawnRows()

  package init() {}

  /// The line above the hints shows the numbers of rows that are being typed.
  var isPicking: Bool { numbers != nil }

  func day(_ view: View) -> Day { otherDay ?? view.today }

  // MARK: What the cursor is on

  /// The patient, appointment and visit that keys are about.
  struct Subject: Sendable {
    var patient: PatientID?
    var appointment: Appointment?
    var visit: VisitID?
    var open: Opening?
    /// Every appointment that is marked, or the one under the cursor.
    var appointments: [AppointmentID] = []
  }

  /// The row of the schedule under its cursor. It is asked for by every key that may be on or off, and a day has fifteen hundred of them.
  var slotHere: SlotRow? {
    let at = scheduleList.selected
    if slots.indices.contains(at), slots[at].identity == slotAt { return slots[at] }
    return slots.first { $0.identity == slotAt }
  }

  /// The row of the waiting room under its cursor.
  private var waitingHere: WaitingRow? {
    let at = waitingList.selected
    if waiting.indices.contains(at), waiting[at].visit.id == visitAt { return waiting[at] }
    return waiting.first { $0.visit.id == visitAt }
  }

  /// The appointment of the patient whom the other panes follow, on the day that is shown.
  private var linkedSlot: Appointment? {
    guard let linked, let row = slots.last(where: { $0.patient == linked && $0.cancelled == nil }) else { return nil }
    if case .appointment(let appointment, _) = row.use { return appointment }
    return nil
  }

  func subject(_ view: View) -> Subject {
    var subject = Subject()
    switch focus {
    case .waiting:
      if let row = waitingHere {
        subject.patient = row.visit.patient
        subject.visit = row.visit.id
        subject.appointment = row.appointment
      }
    case .schedule:
      guard let row = slotHere else { break }
      switch row.use {
      case .appointment(let appointment, let visit):
        subject.patient = appointment.patient
        subject.appointment = appointment
        subject.visit = visit?.id
        subject.appointments = [appointment.id]
      case .open, .over, .rest, .kept, .closed:
        subject.open = Opening(provider: row.provider, day: day(view), start: row.start)
      }
    case .bill:
      subject.visit = linkedVisit
      subject.patient = linked
      let visit: Visit? = view.office[linkedVisit]
      // Before a visit the pane is about the appointment that the others point to.
      subject.appointment = visit == nil ? linkedSlot : view.office[visit?.appointment]
      if visit == nil, let booked = subject.appointment { subject.appointments = [booked.id] }
    }
    // Asked for every key that may be on or off; almost always nothing is marked.
    let chosen =
      marked.isEmpty
      ? []
      : slots.filter { marked.contains($0.mark) }.compactMap { row -> AppointmentID? in
        if case .appointment(let appointment, _) = row.use { return appointment.id }
        return nil
      }
    if focus == .schedule, !chosen.isEmpty { subject.appointments = chosen }
    return subject
  }

  // MARK: Keeping up

  package mutating func refresh(_ view: View) {
    known = nil
    drawn = DrawnRows()
    waiting = view.office.waitingRoom(on: view.today, now: view.now)
    roundDue = view.office.roundDue(among: waiting.lazy.map(\.visit), on: view.today, now: view.now)
    slots = SlotRow.all(in: view.office, on: day(view), only: onlyProvider, view)
    if let id = lifted, view.office[id].map({ Lifting.whyNot($0, view) != nil }) ?? true { lifted = nil }
    if !waiting.contains(where: { $0.visit.id == visitAt }) {
      // Whoever was under the cursor is gone: those who need the desk come first.
      waitingList.offset = 0
      visitAt = waiting.indices.contains(waitingList.selected) ? waiting[waitingList.selected].visit.id : waiting.last?.visit.id
    }
    if !slots.contains(where: { $0.identity == slotAt }) {
      let next = slots.first { otherDay != nil || $0.start + $0.minutes > view.now.time } ?? slots.last
      // A taken slot that came free keeps the cursor at its time, and so does one that was taken.
      let here = slots.filter { $0.start == slotAt?.start && $0.provider == slotAt?.provider }
      let same = here.first { $0.cancelled == nil } ?? here.first
      let isNewDay = slotAt == nil
      slotAt = (isNewDay ? next : same ?? next)?.identity
      // What is over matters less than what comes: the day opens a few rows before the cursor.
      if isNewDay { scheduleList.offset = max(0, (slots.firstIndex { $0.identity == slotAt } ?? 0) - 6) }
    }
    // The time of an appointment that was cancelled is open again: the cursor goes there, to offer it.
    if let at = slots.first(where: { $0.identity == slotAt }), case .appointment(let appointment, _) = at.use,
      at.cancelled != nil, !wasCancelled.contains(appointment.id),
      let open = slots.first(where: { $0.start == at.start && $0.provider == at.provider && $0.patient == nil })
    {
      slotAt = open.identity
    }
    wasCancelled = Set(slots.compactMap(\.cancelled))
    waitingList.selected = waiting.firstIndex { $0.visit.id == visitAt } ?? 0
    scheduleList.selected = slots.firstIndex { $0.identity == slotAt } ?? 0
    keepInSight(view)
    settle(view)
    isFresh = isNew && bill(view) != nil
    isNew = false
  }

  mutating func keepInSight(_ view: View) {
    let layout = HomeLayout(view, focus: focus, waits: waiting.count)
    waitingList.keep(count: waiting.count, page: layout.waitingPage)
    scheduleList.keep(count: slots.count, page: layout.schedulePage)
    billList.keep(count: bill(view)?.lines.count ?? 0, page: max(1, layout.bill.inner.rows - 3))
  }

  /// The linked panes catch up with the cursor.
  package mutating func settle(_ view: View) {
    isBehind = false
    known = known ?? tasks(view)
    defer {
      settledHints = hintsHere(view)
      if !isNew { judge(view) }
    }
    guard focus != .bill else { return }
    let subject = subject(view)
    if subject.patient != nil || linked == nil {
      linked = subject.patient
      linkedVisit = subject.visit ?? subject.patient.flatMap { view.office.openVisit(of: $0)?.id }
    } else {
      linked = nil
      linkedVisit = nil
    }
  }

  /// What the rules find on the superbill that is shown.
  mutating func judge(_ view: View) {
    findings = bill(view).map(view.findings) ?? []
    isFresh = false
  }

  /// Brings a patient under the cursor, where they are: in the office, or on today's schedule.
  mutating func show(_ patient: PatientID, _ view: View) {
    refresh(view)
    if let row = waiting.first(where: { $0.visit.patient == patient }) {
      focus = .waiting
      visitAt = row.visit.id
    } else if let row = slots.last(where: { $0.patient == patient && $0.cancelled == nil }) ?? slots.last(where: { $0.patient == patient })
    {
      focus = .schedule
      slotAt = row.identity
    }
    refresh(view)
  }

  func bill(_ view: View) -> Superbill? {
    if isClosed(view) { return nil }
    let visit: Visit? = view.office[linkedVisit]
    return view.office[visit?.superbill]
  }

  package func about(_ view: View) -> String { "the desk" }
}
