/// When each patient of a provider's day will probably be seen, as things stand.
package struct DayForecast: Sendable {
  /// Someone who is here or expected.
  package struct Person: Hashable, Sendable {
    package var visit: VisitID?
    package var appointment: AppointmentID?
    package var type: VisitTypeID
    /// Minutes that the appointment or the type sets aside.
    package var planned: Int
    /// The appointed time, in seconds since midnight.
    package var due: Int?
    /// When they came; nothing while they are only expected.
    package var arrived: Int?
    /// The time that they were told to come instead, where the provider was said to run late.
    package var told: Int?
    /// In a room already: the next that the provider sees.
    package var isRoomed = false

    package init(type: VisitTypeID, planned: Int, due: Int?, arrived: Int?) {
      self.type = type
      self.planned = planned
      self.due = due
      self.arrived = arrived
    }
  }

  /// A provider's day as it stands.
  package struct State: Sendable {
    package var provider: ProviderID
    package var now: Int
    /// The visit that goes on with the provider: its type, the minutes set aside, and since when.
    package var with: (type: VisitTypeID, planned: Int, since: Int)?
    package var people: [Person] = []
    /// Before this the provider takes in nobody new: the day has not begun, or they were said to run late and have not shown otherwise.
    package var begins = 0

    package init(provider: ProviderID, now: Int) {
      self.provider = provider
      self.now = now
    }
  }

  /// One patient of the day as the forecast sees them.
  package struct Row: Hashable, Sendable {
    package var person: Person
    /// Seconds since midnight.
    package var start: Int
    /// From arrival, or from the expected arrival, to the start; never negative.
    package var wait: Int
  }

  /// By start.
  package let rows: [Row]
  /// When the provider is through, in seconds since midnight.
  package let end: Int

  package init(_ state: State, _ pace: Pace) {
    var free = max(state.now, state.begins)
    if let with = state.with {
      let left = pace.remaining(state.provider, with.type, planned: with.planned * 60, elapsed: max(0, state.now - with.since))
      free = max(state.begins, state.now + left + pace.gap)
    }
    var line: [Line.Person] = []
    for (index, person) in state.people.enumerated() {
      let mean = pace.mean(state.provider, person.type, planned: person.planned * 60)
      let due = person.due ?? person.arrived ?? state.now
      if let arrived = person.arrived {
        let turn = person.isRoomed ? -1 : pace.byArrival ? arrived : due
        line.append(.init(id: index, turn: turn, arrives: arrived, notBefore: pace.ahead ? 0 : due, takes: mean))
      } else {
        // Who is late comes less likely from minute to minute, and is gone from the forecast after three quarters of an hour.
        let usual = (person.told ?? due) - pace.early
        let over = max(0, state.now - max(usual, person.told ?? due))
        guard over < 2700 else { continue }
        let arrives = usual > state.now ? usual : state.now + 300
        let share = pace.coming * (2700 - over) / 2700
        line.append(
          .init(
            id: index, turn: pace.byArrival ? arrives : due, arrives: arrives, notBefore: pace.ahead ? 0 : due, takes: mean * share / 1000))
      }
    }
    let starts = Line.starts(line, free: free, gap: pace.gap)
    rows = starts.map { start in
      let person = state.people[start.id]
      let from = person.arrived ?? max(state.now, (person.told ?? person.due ?? state.now) - pace.early)
      return Row(person: person, start: start.start, wait: max(0, start.start - from))
    }
    let last = starts.last.flatMap { last in line.first { $0.id == last.id }.map { last.start + $0.takes } }
    end = max(free, last ?? free)
  }
}

extension DayForecast.State {
  package func adding(_ person: DayForecast.Person) -> Self {
    var copy = self
    copy.people.append(person)
    return copy
  }
}
