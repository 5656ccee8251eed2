import Practice

/// The appointments of a day and the visits that came of them, as the rows of the schedule point to them.
private final class SlotDay: Sendable {
  let appointments: [Appointment]
  private let visits: [Visit]
  /// Where the visit of an appointment stands.
  private let places: [AppointmentID: Int]

  init(_ appointments: [Appointment], _ visits: [Visit]) {
    self.appointments = appointments
    self.visits = visits
    var places: [AppointmentID: Int] = [:]
    places.reserveCapacity(visits.count)
    for place in visits.indices where visits[place].state != .error {
      if let appointment = visits[place].appointment { places[appointment] = place }
    }
    self.places = places
  }

  func use(_ index: Int) -> SlotRow.Use {
    .appointment(appointments[index], places[appointments[index].id].map { visits[$0] })
  }
}

/// A row of the day schedule: an appointment, or time that is open, kept or closed.
struct SlotRow: Sendable {
  indirect enum Use: Sendable {
    case appointment(Appointment, Visit?)
    case open
    /// Was open, and is over.
    case over
    /// Left between appointments: too short for any kind of visit.
    case rest
    /// Cannot be booked yet, or not any more, and why.
    case kept(String)
    case closed(String)
  }

  /// A day of a large clinic has fifteen hundred rows that are put in order and passed around: what is large stays where it is.
  private enum Held: Sendable {
    case appointment(SlotDay, Int)
    case use(Use)
  }

  struct Identity: Hashable, Sendable {
    var start: ClockTime
    var provider: ProviderID
    var appointment: AppointmentID?
  }

  let start: ClockTime
  let minutes: Int
  let provider: ProviderID
  let identity: Identity
  let patient: PatientID?
  /// The appointment, if it was cancelled or moved.
  let cancelled: AppointmentID?
  /// Whether an appointment holds the time, or it can be booked.
  let holdsTime, isOpen: Bool
  private let held: Held

  var use: Use {
    switch held {
    case .appointment(let day, let index): day.use(index)
    case .use(let use): use
    }
  }

  /// Time that no appointment takes.
  private init(_ stretch: PlannedStretch, of provider: ProviderID, _ use: Use) {
    start = stretch.start
    minutes = stretch.minutes
    self.provider = provider
    identity = Identity(start: start, provider: provider, appointment: nil)
    patient = nil
    cancelled = nil
    holdsTime = false
    isOpen = if case .open = use { true } else { false }
    held = .use(use)
  }

  private init(_ day: SlotDay, _ index: Int, _ now: Moment) {
    let id = day.appointments[index].id, slot = day.appointments[index].slot
    start = day.appointments[index].start
    minutes = day.appointments[index].minutes
    provider = day.appointments[index].provider
    identity = Identity(start: start, provider: provider, appointment: id)
    patient = day.appointments[index].patient
    let isOff = [.cancelledByPatient, .cancelledByClinic, .rescheduled, .released].contains(slot)
    cancelled = isOff ? id : nil
    holdsTime = day.appointments[index].holdsTime(at: now)
    isOpen = false
    held = .appointment(day, index)
  }

  var mark: String { "\(provider)-\(start.iso)-\(identity.appointment?.text ?? "")" }

  /// The appointment and the visit that came of it.
  var references: [Reference] {
    guard case .appointment(let appointment, let visit) = use else { return [] }
    return [appointment.reference] + (visit.map { [$0.reference] } ?? [])
  }

  /// The rows of a day in the order of the clock, then of the providers.
  static func all(in office: Office, on day: Day, only: ProviderID?, _ view: View) -> [SlotRow] {
    var rows: [SlotRow] = []
    let appointments = office.filed(Appointment.self, on: day)
    let held = SlotDay(appointments, office.filed(Visit.self, on: day))
    rows.reserveCapacity(appointments.count + 256)
    let shortest = office.visitTypes.sorted.filter { !$0.gone }.map(\.minutes).min() ?? 0
    let byProvider = Dictionary(grouping: appointments.indices) { appointments[$0].provider }
    let providers = office.providers.sorted.filter { (only == nil && !$0.gone) || $0.id == only }.map(\.id)
    for plan in office.dayPlans(of: providers, on: day, today: view.today, now: view.now) {
      for stretch in plan.stretches {
        let use: Use
        switch stretch.use {
        case .taken: continue
        case .open:
          let isOver = day < view.today || (day == view.today && stretch.end <= view.now.time)
          use = isOver ? .over : stretch.minutes < shortest ? .rest : .open
        case .kept(let why): use = .kept(why)
        case .closed(let label): use = .closed(label)
        }
        rows.append(SlotRow(stretch, of: plan.provider, use))
      }
      for index in byProvider[plan.provider] ?? [] { rows.append(SlotRow(held, index, view.now)) }
    }
    // Their places are put in order and not the rows, which are large for that.
    let places = rows.indices.map { index in
      (rows[index].start.minutes, rows[index].provider.number, rows[index].identity.appointment?.number ?? 0, index)
    }
    return places.sorted { $0 < $1 }.map { rows[$0.3] }
  }
}
