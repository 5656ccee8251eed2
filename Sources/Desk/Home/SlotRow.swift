import Practice

/// A row of the day schedule: an appointment, or time that is open, kept or closed.
struct SlotRow: Sendable {
  /// Held at one remove, because a day of a large clinic has fifteen hundred rows that are passed around.
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

  struct Identity: Hashable, Sendable {
    var start: ClockTime
    var provider: ProviderID
    var appointment: AppointmentID?
  }

  let start: ClockTime
  let minutes: Int
  let provider: ProviderID
  let use: Use
  let identity: Identity
  let patient: PatientID?
  /// The appointment, if it was cancelled or moved.
  let cancelled: AppointmentID?
  /// Whether an appointment holds the time, or it can be booked.
  let holdsTime, isOpen: Bool

  init(start: ClockTime, minutes: Int, provider: ProviderID, use: Use) {
    self.start = start
    self.minutes = minutes
    self.provider = provider
    self.use = use
    guard case .appointment(let appointment, _) = use else {
      identity = Identity(start: start, provider: provider, appointment: nil)
      patient = nil
      cancelled = nil
      holdsTime = false
      isOpen = if case .open = use { true } else { false }
      return
    }
    identity = Identity(start: start, provider: provider, appointment: appointment.id)
    patient = appointment.patient
    let isOff = [.cancelledByPatient, .cancelledByClinic, .rescheduled, .released].contains(appointment.slot)
    cancelled = isOff ? appointment.id : nil
    holdsTime = appointment.slot.holdsTime
    isOpen = false
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
    let visits = Dictionary(
      office.filed(Visit.self, on: day).filter { $0.state != .error }.compactMap { visit in visit.appointment.map { ($0, visit) } },
      uniquingKeysWith: { $1 })
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
        rows.append(SlotRow(start: stretch.start, minutes: stretch.minutes, provider: plan.provider, use: use))
      }
      for index in byProvider[plan.provider] ?? [] {
        let appointment = appointments[index]
        rows.append(
          SlotRow(
            start: appointment.start, minutes: appointment.minutes, provider: plan.provider,
            use: .appointment(appointment, visits[appointment.id])))
      }
    }
    // Rows are large, so their places are put in order and not they.
    let places = rows.indices.map { index in
      (rows[index].start.minutes, rows[index].provider.number, rows[index].identity.appointment?.number ?? 0, index)
    }
    return places.sorted { $0 < $1 }.map { rows[$0.3] }
  }
}
