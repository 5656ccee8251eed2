import Practice

/// What a simulated day is made of, from outside: how people and providers behave. Seconds.
///
/// For planning it is what the office itself has seen (`Nature(of:)`); tests give it distributions that no forecaster was told.
package struct Nature: Sendable {
  /// How long the provider is busy with a visit of a type.
  package var length: @Sendable (VisitTypeID, inout Dice) -> Int
  /// How long before the appointed time someone comes (negative: late), or nothing if they do not come.
  package var early: @Sendable (inout Dice) -> Int?
  /// How much later than the first appointment the provider begins.
  package var late: @Sendable (inout Dice) -> Int
  /// Between two patients.
  package var gap: Int

  package init(
    length: @escaping @Sendable (VisitTypeID, inout Dice) -> Int, early: @escaping @Sendable (inout Dice) -> Int?,
    late: @escaping @Sendable (inout Dice) -> Int, gap: Int
  ) {
    self.length = length
    self.early = early
    self.late = late
    self.gap = gap
  }

  /// The office as it was: lengths that were seen, and as many who come as came.
  package init(of pace: Pace, provider: ProviderID, planned: @escaping @Sendable (VisitTypeID) -> Int) {
    self.init(
      length: { type, dice in pace.length(provider, type, planned: planned(type) * 60, at: dice.number(0...999)) },
      early: { dice in
        guard dice.number(0...999) < pace.coming else { return nil }
        return pace.early + dice.number(-420...420)
      },
      late: { dice in pace.late * dice.number(50...150) / 100 }, gap: pace.gap)
  }
}

/// A day of one provider, played through: when everyone came, began and was done.
package struct SimulatedDay: Sendable {
  /// A patient of the simulated day, as the way of booking placed them.
  package struct Booked: Hashable, Sendable {
    /// The appointed time, in minutes since midnight.
    package var due: Int
    package var type: VisitTypeID

    package init(due: Int, type: VisitTypeID) {
      self.due = due
      self.type = type
    }
  }

  /// Those who were seen, by start.
  package let seen: [Seen]
  package let missed: Int
  /// Minutes that the provider had nobody to see between the start of the hours and the last patient.
  package let idle: Int
  /// Minutes past the end of the hours.
  package let overtime: Int

  package var waits: [Int] { seen.map { max(0, $0.wait) / 60 } }

  /// - Parameter hours: When the provider's day begins and ends, in minutes since midnight.
  package init(
    _ booked: [Booked], hours: ClosedRange<Int>, provider: ProviderID, on day: Day, nature: Nature, byArrival: Bool = false,
    dice: inout Dice
  ) {
    var people: [Line.Person] = [], missed = 0
    for (index, appointment) in booked.enumerated() {
      let takes = max(60, nature.length(appointment.type, &dice))
      guard let early = nature.early(&dice) else {
        missed += 1
        continue
      }
      let arrives = max(0, appointment.due * 60 - early)
      people.append(.init(id: index, turn: byArrival ? arrives : appointment.due * 60, arrives: arrives, takes: takes))
    }
    let opens = hours.lowerBound * 60 + nature.late(&dice)
    let byID = Dictionary(people.map { ($0.id, $0) }) { first, _ in first }
    var seen: [Seen] = [], busy = 0, last = hours.lowerBound * 60
    for (id, start) in Line.starts(people, free: opens, gap: nature.gap) {
      guard let person = byID[id] else { continue }
      seen.append(
        Seen(
          provider: provider, type: booked[id].type, day: day, due: booked[id].due * 60, arrived: person.arrives, start: start,
          end: start + person.takes))
      busy += person.takes
      last = start + person.takes
    }
    self.seen = seen
    self.missed = missed
    idle = max(0, last - hours.lowerBound * 60 - busy) / 60
    overtime = max(0, last - hours.upperBound * 60) / 60
  }
}
