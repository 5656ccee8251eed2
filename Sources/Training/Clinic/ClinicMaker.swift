import Practice

/// Makes the journal of a large clinic: years of days, every line decided by the verbs that a desk uses.
///
/// Each visit lives in a small office of its own, with the set-up, its patient and what belongs to it. So a line costs the same
/// whether it is the first or the ten-millionth, and no more is at hand than what goes on.
package struct ClinicMaker {
  /// How many patients and visits, over how many days.
  package struct Size: Sendable {
    package var patients = 100_000
    package var visits = 1_000_000
    package var days = 3 * 365
    /// The account of the host that signs the manager in.
    package var account = ""
    package init() {}
  }

  /// What became of a day: the records that will not change any more, for the snapshot.
  package struct Finished {
    package var appointments: [Appointment] = []
    package var visits: [Visit] = []
    package var superbills: [Superbill] = []
    package var payments: [Payment] = []
  }

  let size: Size
  let at: Moment
  let data: SampleData
  var dice: Dice
  /// The set-up, which every small office begins with.
  package internal(set) var setUp = Office()
  /// How far the journal has come.
  var seq = 0, lastAt: Moment?
  var numbersGiven: [Kind: Int] = [:], lastReceipt = 0
  package private(set) var patients: [Patient] = []
  package private(set) var coverages: [Coverage?] = []
  package private(set) var accounts: [PatientID: Account] = [:]
  let emit: (Entry) -> Void

  /// How long before its day a visit is booked at most, in days.
  static let lead = 28
  private var booked: [Int: [Booked]] = [:]
  private var wishes: [Int: [Wish]] = [:]
  private var planned = -1
  private var newcomers = 0.0
  private var ticket = 0

  /// A place in a provider's day that someone will be booked on.
  struct Wish {
    var day: Int
    var slot: Int
  }

  /// Someone who is expected.
  struct Booked {
    var appointment: Appointment
    var patient: Int
    /// When they come, and whether.
    var luck: Int
  }

  /// - Parameter at: The moment at which the journal ends; that day is half over.
  package init(seed: UInt64, _ size: Size, at: Moment, data: SampleData, emit: @escaping (Entry) -> Void) {
    self.size = size
    self.at = at
    self.data = data
    self.emit = emit
    dice = Dice(seed: seed)
  }

  package var today: Day { at.day }

  /// The set-up, counted on to the end of the journal.
  package var ending: Office {
    var office = setUp
    office.count(on: seq, lastAt: lastAt, numbersGiven: numbersGiven, lastReceipt: lastReceipt)
    return office
  }
  private var first: Day { today.advanced(by: 1 - size.days) }
  private func isOpen(_ day: Day) -> Bool { day.weekday <= 6 }

  /// How many are booked on a day, so that the visits come out right.
  private var perDay: Int {
    let open = (0..<size.days).count { isOpen(first.advanced(by: $0)) }
    // One in twelve does not come.
    return max(1, Int((Double(size.visits) / Double(max(1, open)) * 12 / 11).rounded()))
  }

  /// Makes everything; `finish` takes what a day left behind, and at the end what still goes on.
  package mutating func make(_ finish: (ClinicMaker, Day, Finished) throws -> Void) rethrows {
    let perDay = perDay
    open(
      providers: max(3, (perDay + Self.slots.count - 3) / (Self.slots.count - 2)),
      at: Moment(first.advanced(by: -30), ClockTime(9, 0), offset: at.offset))
    for index in 0..<size.days + Self.lead {
      let day = first.advanced(by: index)
      // Beyond today there is only what is booked.
      if day > today { break }
      plan(upTo: index + Self.lead, perDay)
      let finished = live(index, day)
      try finish(self, day, finished)
    }
    var rest = Finished()
    for list in booked.values { rest.appointments += list.map(\.appointment) }
    rest.appointments.sort { $0.id < $1.id }
    try finish(self, today.advanced(by: 1), rest)
  }

  /// Decides which places of the coming days will be booked, and when.
  private mutating func plan(upTo last: Int, _ perDay: Int) {
    let providers = setUp.providers.count
    while planned < last {
      planned += 1
      guard isOpen(first.advanced(by: planned)) else { continue }
      // Further ahead fewer are booked yet, because whoever will be is only planned then.
      var places = Array(0..<providers * Self.slots.count)
      for taken in 0..<min(perDay, places.count) {
        let other = dice.number(taken...(places.count - 1))
        places.swapAt(taken, other)
        let ahead = dice.chance(15) ? 0 : dice.number(1...Self.lead)
        wishes[max(0, planned - ahead), default: []].append(Wish(day: planned, slot: places[taken]))
      }
    }
  }

  /// Everything that happens on a day, in the order of the clock.
  private mutating func live(_ index: Int, _ day: Day) -> Finished {
    var finished = Finished()
    ticket = 0
    busy[index - 1] = nil
    var steps: [(time: Int, order: Int, step: Step)] = []
    let wishes = self.wishes.removeValue(forKey: index) ?? []
    for (order, wish) in wishes.enumerated() {
      // What is for today is booked before anyone comes; on a day when nobody is there the telephone rings all the same.
      let time = wish.day == index ? 7 * 3_600_000 + order * 700 : 7 * 3_600_000 + dice.number(3_600_000...36_000_000)
      steps.append((time, steps.count, .book(wish)))
    }
    steps.sort { ($0.time, $0.order) < ($1.time, $1.order) }
    let midnight = Moment(day, ClockTime(0, 0), offset: at.offset).milliseconds
    let end = day == today ? at.milliseconds - midnight : Int.max
    var heap = steps[...]
    // What is booked in the early morning comes the same day.
    while let next = heap.first, next.time < 8 * 3_600_000, next.time <= end {
      heap.removeFirst()
      if case .book(let wish) = next.step { book(wish, at: next.time, midnight) }
    }
    var lives = (booked.removeValue(forKey: index) ?? []).map { Life($0, &dice) }
    var all = Array(heap)
    for life in lives.indices {
      for (time, step) in lives[life].plan { all.append((time, all.count, .life(life, step))) }
    }
    all.sort { ($0.time, $0.order) < ($1.time, $1.order) }
    for next in all where next.time <= end {
      switch next.step {
      case .book(let wish): book(wish, at: next.time, midnight)
      case .life(let life, let step): act(&lives[life], step, at: Moment(milliseconds: midnight + next.time, offset: at.offset))
      }
    }
    for life in lives {
      finished.appointments.append(life.appointment)
      if let visit = life.visit { finished.visits.append(visit) }
      if let bill = life.bill { finished.superbills.append(bill) }
      finished.payments += life.payments
      if !life.payments.isEmpty || life.bill != nil { add(life) }
    }
    return finished
  }

  private enum Step {
    case book(Wish)
    case life(Int, Life.Step)
  }

  /// What a visit does to the account of its patient.
  private mutating func add(_ life: Life) {
    let patient = patients[life.patient].id
    var account = accounts[patient] ?? Account()
    if let bill = life.bill, bill.stage == .checkedOut {
      account.charged += bill.patientShare
      account.withPayers += bill.total - bill.patientShare
    }
    for payment in life.payments {
      account.paid += payment.total
      account.credit += payment.unapplied
    }
    accounts[patient] = account
  }

  // MARK: Deciding

  /// Decides a verb in a small office as if all the others were there, and writes its line.
  @discardableResult
  mutating func act(_ verb: any Verb, in office: inout Office, at now: Moment, by person: Person) -> Entry? {
    office.count(on: seq, lastAt: lastAt, numbersGiven: numbersGiven, lastReceipt: lastReceipt)
    let context = Context(now: now, by: person.name, role: person.role, desk: person.desk)
    guard var entry = try? office.apply(Change(verb), context) else { return nil }
    entry.durable = seq
    seq = entry.seq
    lastAt = entry.at
    numbersGiven = office.numbersGiven
    lastReceipt = office.lastReceipt
    emit(entry)
    return entry
  }

  enum Person {
    case manager, desk, clinic

    var name: String { self == .manager ? "you" : self == .desk ? "maria" : "lin" }
    var role: StaffRole { self == .manager ? .manager : self == .desk ? .frontDesk : .clinician }
    var desk: String { self == .clinic ? "clinic" : "front-1" }
  }

  private mutating func book(_ wish: Wish, at time: Int, _ midnight: Int) {
    let now = Moment(milliseconds: midnight + time, offset: at.offset)
    let day = first.advanced(by: wish.day)
    // So many come for the first time that all have been here at the end.
    newcomers += Double(size.patients) / (Double(size.visits) * 12 / 11 * 0.97)
    let isNew = patients.isEmpty || (newcomers >= 1 && patients.count < size.patients)
    if isNew { newcomers -= 1 }
    guard let patient = isNew ? register(at: now) : someone(on: wish.day) else { return }
    busy[wish.day, default: []].insert(patient)
    let providers = setUp.providers.sorted, provider = providers[wish.slot / Self.slots.count]
    let reasons = self.reasons
    let reason = dice.pick(reasons)
    guard let type = setUp.visitTypes.sorted.first(where: { $0.short == reason.type }) else { return }
    var office = setUp
    office.place(patients[patient])
    let verb = Book {
      $0.patients = [patients[patient].id]
      $0.provider = provider.id
      $0.type = type.id
      $0.day = day
      $0.start = Self.slots[wish.slot % Self.slots.count]
      $0.reason = reason.words
    }
    guard let entry = act(verb, in: &office, at: now, by: .desk),
      let id = entry.edits.new.first.flatMap({ AppointmentID($0.reference.id) }), let appointment = office[id]
    else { return }
    booked[wish.day, default: []].append(Booked(appointment: appointment, patient: patient, luck: dice.number(1...100)))
  }

  /// Who has something on which day already.
  private var busy: [Int: Set<Int>] = [:]

  private mutating func someone(on day: Int) -> Int? {
    for _ in 0..<20 {
      let patient = dice.number(0...patients.count - 1)
      if busy[day]?.contains(patient) != true { return patient }
    }
    return nil
  }

  private mutating func register(at now: Moment) -> Int? {
    guard let (patient, coverage) = newPatient(at: now) else { return nil }
    patients.append(patient)
    coverages.append(coverage)
    return patients.count - 1
  }

  mutating func keep(_ patient: Patient, _ index: Int) { patients[index] = patient }

  mutating func nextTicket() -> Int {
    ticket += 1
    return ticket
  }

  /// When appointments begin.
  static let slots: [ClockTime] = (0..<24).map { ClockTime(minutes: ($0 < 12 ? 8 * 60 : 9 * 60) + $0 * 20) }

  /// Why people come, for visits of twenty minutes.
  var reasons: [DemoReason] { data.reasons.filter { ["FU", "SICK"].contains($0.type) } }
}
