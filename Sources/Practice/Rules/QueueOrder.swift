/// Where someone stands among those who are here: one total order, each part of which can be said in words.
package struct QueueOrder: Hashable, Comparable, Sendable {
  /// Who needs the desk first, then who was called, who waits, who is in a room.
  package var stage: Int
  /// How soon a clinician wants them seen; 3 where none said so.
  package var urgency: Int
  /// The minute from which their turn counts.
  package var due: Int
  package var ticket: Int
  /// Before or after that very turn, where somebody gave it by hand.
  package var nudge: Int
  /// The number of the visit: no two are the same.
  package var number: Int

  package static func < (a: QueueOrder, b: QueueOrder) -> Bool {
    if a.stage != b.stage { return a.stage < b.stage }
    return (a.urgency, a.due, a.ticket, a.nudge, a.number) < (b.urgency, b.due, b.ticket, b.nudge, b.number)
  }
}

extension Office {
  /// Where a visit stands. Whoever is booked counts from the appointed time, or from arrival if that was later than the office allows;
  /// whoever walked in from arrival. A clinician's word comes before that, and a place given by hand in place of it.
  package func order(of visit: Visit, _ appointment: Appointment?) -> QueueOrder {
    order(of: visit, appointment, lateAfter: settings.lateAfter)
  }

  /// The same for many, for whom the office's rule is looked up once.
  func order(of visit: Visit, _ appointment: Appointment?, lateAfter: Int) -> QueueOrder {
    let stage =
      switch visit.state {
      case .checkout: 0
      case .called: 1
      case .ready, .arrived: 2
      case .roomed: 4
      case .withProvider: 5
      default: 6
      }
    let urgency = visit.urgency.flatMap { level in Urgency.Level.allCases.firstIndex(of: level.level) } ?? 3
    return QueueOrder(
      stage: stage, urgency: stage == 2 ? urgency : 3, due: visit.turn?.due ?? ownDue(visit, appointment, lateAfter),
      ticket: visit.turn?.ticket ?? visit.ticket, nudge: visit.turn?.nudge ?? 0, number: visit.id.number)
  }

  /// The minute, counted from a day long ago, from which someone's own turn counts.
  func ownDue(_ visit: Visit, _ appointment: Appointment?, _ lateAfter: Int) -> Int {
    let arrived = visit.arrivedAt.map { minute($0.day, $0.time) } ?? minute(visit.day, ClockTime(minutes: 0))
    guard let appointment else { return arrived }
    let booked = minute(appointment.day, appointment.start)
    return arrived - booked > lateAfter ? arrived : booked
  }

  private func minute(_ day: Day, _ time: ClockTime) -> Int { day.number * 1440 + time.minutes }

  /// One line, fit to be said to whoever asks: why one patient stands before another. It names no illness.
  package func why(_ a: Visit, before b: Visit) -> String {
    let first: Appointment? = self[a.appointment], second: Appointment? = self[b.appointment]
    let one = order(of: a, first), other = order(of: b, second)
    if one.stage != other.stage {
      return switch a.state {
      case .checkout: "is leaving: who needs only the desk is done first"
      case .called: "was called at \(a.since?.time.shown ?? "?")"
      case .ready, .arrived: "waits, and the other is in a room already"
      default: "is in a room"
      }
    }
    if one.urgency != other.urgency, let urgency = a.urgency {
      return "a clinician looked at it and comes first to them: \(urgency.by), \(urgency.at.time.shown)"
    }
    if let turn = a.turn { return moved(turn) }
    if let turn = b.turn { return "the other was \(moved(turn))" }
    if one.due != other.due { return "\(counts(a, first)), the other \(counts(b, second))" }
    return "their turns are the same; ticket \(a.ticket) was given before ticket \(b.ticket)"
  }

  /// "moved before Cohen, Miriam by maria at 10:31: feels faint"
  private func moved(_ turn: Turn) -> String {
    let whose = self[turn.other].flatMap { self[$0.patient]?.name.listed } ?? "another"
    return "moved \(turn.nudge < 0 ? "before" : "after") \(whose) by \(turn.by) at \(turn.at.time.shown): \(turn.why)"
  }

  private func counts(_ visit: Visit, _ appointment: Appointment?) -> String {
    let arrived = visit.arrivedAt?.time ?? ClockTime(minutes: 0)
    guard let appointment else { return "walked in at \(arrived.shown)" }
    if ownDue(visit, appointment, settings.lateAfter) == minute(appointment.day, appointment.start) {
      return "is booked for \(appointment.start.shown)"
    }
    return "came \(arrived - appointment.start) minutes late and counts from \(arrived.shown)"
  }
}
