extension Office {
  /// What is booked along with an appointment and stays where it is when that one is moved or cancelled: the rest of its series, and the
  /// household booked beside it. A sentence each, without a full stop.
  package func stayingBehind(_ appointment: Appointment, from today: Day) -> [String] {
    var words: [String] = []
    if let series = appointment.series {
      let rest = filed(Appointment.self, of: appointment.patient).filter {
        $0.series == series && $0.id != appointment.id && $0.day >= today && ($0.slot == .booked || $0.slot == .confirmed)
      }.sorted { ($0.day, $0.start) < ($1.day, $1.start) }
      if let next = rest.first {
        words.append(
          "\(rest.count) more of its series stay\(rest.count == 1 ? "s" : ""), the next on \(next.day.shown) \(next.start.shown)")
      }
    }
    guard let head = self[appointment.patient].map({ $0.family ?? $0.id }) else { return words }
    let beside = filed(Appointment.self, on: appointment.day).filter { other in
      guard other.id != appointment.id, other.provider == appointment.provider, other.slot == .booked || other.slot == .confirmed,
        let patient = self[other.patient]
      else { return false }
      return (patient.family ?? patient.id) == head && patient.id != appointment.patient
    }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    if !beside.isEmpty {
      let names = beside.map { "\(self[$0.patient]?.name.listed ?? "?") \($0.start.shown)" }.joined(separator: ", ")
      words.append("of the household \(names) stay\(beside.count == 1 ? "s" : "")")
    }
    return words
  }
}
