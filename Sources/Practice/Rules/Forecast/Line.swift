/// A line of people before one provider, and when each is seen: the arithmetic under the forecast and under the simulated day.
/// Seconds since midnight.
package struct Line: Sendable {
  /// Someone in the line before a provider.
  package struct Person: Hashable, Sendable {
    /// Whatever tells them apart.
    package var id: Int
    /// What they are taken in by, of those who are there: the smaller first.
    package var turn: Int
    /// When they are there.
    package var arrives: Int
    /// Not before, although they are there and the provider is free.
    package var notBefore: Int
    /// How long the provider is busy with them.
    package var takes: Int

    package init(id: Int, turn: Int, arrives: Int, notBefore: Int = 0, takes: Int) {
      self.id = id
      self.turn = turn
      self.arrives = arrives
      self.notBefore = notBefore
      self.takes = takes
    }
  }

  /// When each begins, if the provider is free from `free` on and needs `gap` between two. Nobody is left over.
  package static func starts(_ people: [Person], free: Int, gap: Int) -> [(id: Int, start: Int)] {
    var waiting = people, at = free
    var starts: [(id: Int, start: Int)] = []
    starts.reserveCapacity(people.count)
    while !waiting.isEmpty {
      var next = -1
      // Whoever is there and may be taken in; among those the smallest turn.
      for (index, person) in waiting.enumerated() where max(person.arrives, person.notBefore) <= at {
        if next < 0 || (person.turn, person.id) < (waiting[next].turn, waiting[next].id) { next = index }
      }
      if next < 0 {
        at = waiting.reduce(Int.max) { min($0, max($1.arrives, $1.notBefore)) }
        continue
      }
      let person = waiting.remove(at: next)
      starts.append((person.id, at))
      at += person.takes + gap
    }
    return starts
  }
}
