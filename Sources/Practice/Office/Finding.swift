/// The people of a day by what they are found, for a search that shows them first.
package struct PeopleOfDay: Sendable {
  package let cards: [SearchCard]
  private let ids: Set<PatientID>
  /// The search texts of all cards one after the other, and where each ends.
  private let texts: [UInt8]
  private let ends: [Int]

  package static let nobody = PeopleOfDay([])

  init(_ cards: [SearchCard]) {
    self.cards = cards
    ids = Set(cards.map(\.id))
    var texts: [UInt8] = [], ends: [Int] = []
    for card in cards {
      texts += SearchText.of(card)
      ends.append(texts.count)
    }
    self.texts = texts
    self.ends = ends
  }

  /// Who of them answers a query, and how well.
  func scores(_ query: PatientQuery) -> [PatientID: Int] {
    var scores: [PatientID: Int] = [:]
    let quick = QuickQuery(query)
    guard quick.isPlain else {
      for card in cards {
        let score = query.score(card)
        if score > 0 { scores[card.id] = score }
      }
      return scores
    }
    texts.withUnsafeBufferPointer { texts in
      var start = 0
      for (index, end) in ends.enumerated() {
        let score = quick.score(UnsafeBufferPointer(rebasing: texts[start..<end]))
        if score > 0 { scores[cards[index].id] = score }
        start = end
      }
    }
    return scores
  }

  func has(_ patient: PatientID) -> Bool { ids.contains(patient) }
}

extension Office {
  /// How many patients are on file.
  package var patientCount: Int {
    guard shelf.count(.patients) > 0 else { return patients.count }
    func isOnShelf(_ id: PatientID) -> Bool { shelf.card.map { $0(id) != nil } ?? (shelf.record(Reference(id)) != nil) }
    // Whoever was taken back, or is still to come where an older time is shown, is on the shelf and not on file.
    let gone = removed.count { reference in reference.kind == .patients && PatientID(reference.id).map(isOnShelf) == true }
    return shelf.count(.patients) + patients.ids.count { !isOnShelf($0) } - gone
  }

  /// Everyone who has an appointment that holds its time, or a visit, on a day.
  package func people(of day: Day) -> PeopleOfDay {
    remembered(.cards, day) { PeopleOfDay(peopleHeld(on: day).sorted().compactMap { searchCard($0) }) }
  }

  /// By what a patient is found.
  func searchCard(_ id: PatientID) -> SearchCard? {
    if patients[id] == nil, !removed.contains(Reference(id)), let card = shelf.card?(id) { return card }
    return self[id].map { SearchCard($0) }
  }

  /// Patients that answer a query, those of the day first, else best first; those no longer patients only if asked for.
  package func find(_ query: PatientQuery, limit: Int, archived: Bool = false, first day: PeopleOfDay = .nobody) -> [Patient] {
    if query.isEmpty { return [] }
    var scores = day.scores(query)
    for id in patients.ids {
      guard let patient = patients[id] else { continue }
      let score = query.score(patient, names: foldedNames[id] ?? [])
      scores[id] = score > 0 ? score : nil
    }
    // Where those of the day fill the list, nobody else would be seen.
    if scores.count >= limit, scores.keys.count(where: day.has) >= limit {
      let found = best(scores, limit: limit, archived: archived, first: day)
      if found.count >= limit { return found }
    }
    for id in shelf.patients(query, limit + scores.count) where patients[id] == nil && scores[id] == nil {
      if let card = searchCard(id) { scores[id] = query.score(card) }
    }
    return best(scores, limit: limit, archived: archived, first: day)
  }

  /// The first of those who answer, in order.
  private func best(_ scores: [PatientID: Int], limit: Int, archived: Bool, first day: PeopleOfDay) -> [Patient] {
    var best: [Found] = []
    for (id, score) in scores where score > 0 { best.append(Found(rank: score + (day.has(id) ? 1000 : 0), id: id)) }
    // With thousands of answers only the names of the first have to be put in order, and only those shown are read.
    let ranks = best.map(\.rank).sorted(by: >)
    let enough = ranks.count > limit ? ranks[limit - 1] : 0
    best.removeAll { $0.rank < enough }
    for index in best.indices { best[index].names = searchCard(best[index].id)?.names ?? [] }
    best.sort(by: Found.precedes)
    var found: [Patient] = []
    for one in best where found.count < limit {
      guard let patient = self[one.id] else { continue }
      if archived || !patient.archived {
        if !found.contains(where: { $0.id == patient.id }) { found.append(patient) }
      } else if let into = patient.merged?.into, let kept = self[into], !kept.archived, !found.contains(where: { $0.id == into }) {
        // Who calls by the name of a merged record is the one with whom it was merged.
        found.append(kept)
      }
    }
    return found
  }
}

/// Someone who answers a query.
private struct Found {
  /// More is better.
  var rank: Int
  var id: PatientID
  var names: [String] = []

  static func precedes(_ a: Found, _ b: Found) -> Bool {
    if a.rank != b.rank { return a.rank > b.rank }
    return a.names == b.names ? a.id < b.id : a.names.lexicographicallyPrecedes(b.names)
  }
}
