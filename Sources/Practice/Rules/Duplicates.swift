/// Two people on file who may be one.
package struct Pair: Hashable, Sendable {
  package var a: PatientID
  package var b: PatientID
  package var likeness: Likeness

  static func isLikelier(_ a: Pair, _ b: Pair) -> Bool {
    (-a.likeness.percent, a.a, a.b) < (-b.likeness.percent, b.a, b.b)
  }
}

extension Office {
  /// Whom a patient may be on file as a second time, likeliest first. Those whom somebody told apart are left out.
  package func duplicates(of patient: Patient, limit: Int = 5) -> [Pair] {
    let candidates = Set(candidates(for: patient))
    let members = members(of: patient.id)
    let pairs = candidates.compactMap { id -> Pair? in
      guard id != patient.id, let other = self[id], other.merged == nil, !patient.notSame.contains(id), !other.notSame.contains(patient.id)
      else { return nil }
      let likeness = Likeness(patient, other, members: (members, self.members(of: id)))
      guard likeness.percent >= Likeness.worthALook else { return nil }
      return Pair(a: min(patient.id, id), b: max(patient.id, id), likeness: likeness)
    }
    return Array(pairs.sorted(by: Pair.isLikelier).prefix(limit))
  }

  /// Everyone on file against everyone who could be the same person, all at once.
  package func allDuplicates() -> [Pair] {
    var search = PairSearch(self)
    while search.step(1000) {}
    return search.pairs()
  }

  /// Whether two who were found are still two records that nobody has told apart or laid together.
  package func isStillPair(_ pair: Pair) -> Bool {
    guard let a = self[pair.a], let b = self[pair.b] else { return false }
    return a.merged == nil && b.merged == nil && a.id == pair.a && b.id == pair.b && !a.notSame.contains(b.id) && !b.notSame.contains(a.id)
  }

  /// The member numbers of a patient, each with its payer.
  func members(of patient: PatientID) -> Set<String> {
    if patient == .unnumbered { return [] }
    return Set(
      filed(Coverage.self, of: patient).filter { $0.holder == .patient && !$0.member.isEmpty }.map {
        "\($0.payer) \(NameFolding.plain($0.member))"
      })
  }

  private func candidates(for patient: Patient) -> [PatientID] {
    let key = Blocking.keys(patient)
    let near = patients.ids.filter { id in patients[id].map { !key.isDisjoint(with: Blocking.keys($0)) } ?? false }
    return near + namesakesNear(patient)
  }

  /// Those on the shelf who bear the name, either way round, or were born on that day.
  private func namesakesNear(_ patient: Patient) -> [PatientID] {
    guard shelf.count(.patients) > 0 else { return [] }
    var queries: [PatientQuery] = []
    let names = [patient.name.family, String(patient.name.given.prefix(1))].map(NameFolding.plain).filter { !$0.isEmpty }
    var byName = PatientQuery("", today: Day(number: 0))
    byName.words = names
    queries.append(byName)
    for born in [patient.born, patient.born?.exchanged].compactMap(\.self) {
      var byDay = PatientQuery("", today: Day(number: 0))
      byDay.born = born
      queries.append(byDay)
    }
    return queries.filter { !$0.isEmpty }.flatMap { shelf.patients($0, 40) }
  }
}

extension Day {
  /// The same date with day and month the other way round, where that is one.
  var exchanged: Day? { parts.day <= 12 && parts.day != parts.month ? Day(parts.year, parts.day, parts.month) : nil }
}

/// People by what two records of one person nearly always share, so that not everybody is compared with everybody.
enum Blocking {
  static func keys(_ patient: Patient) -> Set<String> {
    let family = NameFolding.plain(patient.name.family), given = NameFolding.plain(patient.name.given)
    var keys: Set<String> = ["n \(family) \(given.prefix(1))", "n \(given) \(family.prefix(1))"]
    if let born = patient.born {
      keys.insert("b \(born.iso)")
      if !given.isEmpty { keys.insert("y \(given) \(born.parts.year)") }
      if let other = born.exchanged { keys.insert("b \(other.iso)") }
    }
    if !patient.ssn4.isEmpty { keys.insert("s \(patient.ssn4) \(family.prefix(1))") }
    return keys
  }
}
