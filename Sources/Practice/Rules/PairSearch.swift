/// Everyone on file compared with everyone who could be the same person, a step at a time, so that a large office can be looked through
/// beside the desk.
///
/// Two are compared where they share what two records of one person nearly always share (`Blocking`), and where not every such thing is
/// contradicted by the birth date: between two birth dates only the social security number makes one person of two.
package struct PairSearch: Sendable {
  private let office: Office
  private let ids: [PatientID]
  private var people: [Sketch] = []
  private var keys: [Key] = []
  private var candidates: [Candidate]?
  private var next = 0
  private var found: [Pair] = []

  package init(_ office: Office) {
    self.office = office
    let onShelf = office.shelf.count(.patients) > 0 ? office.numbersGiven[.patients] ?? 0 : 0
    let far = (0..<onShelf).map { PatientID(prefix: Kind.patients.prefix, number: $0 + 1) }
    ids = far + office.patients.ids.filter { $0.number > onShelf }.sorted()
    people.reserveCapacity(ids.count)
  }

  /// How many records there are, how many were read, and of how many it is known whom they are like.
  package var total: Int { ids.count }
  package private(set) var read = 0
  package var compared: Int {
    guard let candidates else { return 0 }
    return candidates.indices.contains(next) ? Int(candidates[next].one) : total
  }

  /// The pairs so far that are worth a look, likeliest first.
  package func pairs(_ limit: Int = 200) -> [Pair] { Array(found.sorted(by: Pair.isLikelier).prefix(limit)) }

  /// Reads or compares so many; false once nothing is left.
  package mutating func step(_ count: Int) -> Bool {
    if read < ids.count {
      for id in ids[read..<min(ids.count, read + count)] { look(id) }
      read = min(ids.count, read + count)
      return true
    }
    guard let candidates else {
      candidates = pairUp()
      keys = []
      return true
    }
    let end = min(candidates.count, next + count)
    for candidate in candidates[next..<end] { compare(people[Int(candidate.one)].id, people[Int(candidate.other)].id) }
    next = end
    return next < candidates.count
  }

  private mutating func look(_ id: PatientID) {
    guard let patient = office[id], patient.merged == nil, patient.id == id else { return }
    let place = Int32(people.count)
    people.append(Sketch(patient))
    for key in Blocking.keys(patient) { keys.append(Key(hash: Sketch.hash(key), place: place)) }
  }

  /// Those who share a key and may be one.
  private mutating func pairUp() -> [Candidate] {
    keys.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var pairs: Set<Candidate> = []
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
      for one in start..<end {
        for other in (one + 1)..<max(end, one + 1) where people[Int(keys[one].place)].mayBe(people[Int(keys[other].place)]) {
          pairs.insert(Candidate(one: keys[one].place, other: keys[other].place))
        }
      }
      start = end
    }
    return pairs.sorted { ($0.one, $0.other) < ($1.one, $1.other) }
  }

  private mutating func compare(_ one: PatientID, _ other: PatientID) {
    guard let a = office[one], let b = office[other], !a.notSame.contains(other), !b.notSame.contains(one) else { return }
    // Member numbers are read only where they could tip the scales.
    guard Likeness(a, b).mayReach(Likeness.worthALook) else { return }
    let likeness = Likeness(a, b, members: (office.members(of: one), office.members(of: other)))
    if likeness.percent >= Likeness.worthALook { found.append(Pair(a: min(one, other), b: max(one, other), likeness: likeness)) }
  }

  private struct Key {
    var hash: UInt64
    var place: Int32
  }

  private struct Candidate: Hashable {
    var one: Int32
    var other: Int32
  }
}

/// What of a patient says quickly whom they cannot be.
private struct Sketch {
  var id: PatientID
  /// The birth date with four bits for each digit; 0 where it is not known.
  var born: UInt32
  var ssn: UInt64
  /// The first letters of family and given name.
  var initials: (UInt8, UInt8)

  init(_ patient: Patient) {
    id = patient.id
    born = patient.born.map { Self.digits($0) } ?? 0
    ssn = patient.ssn4.isEmpty ? 0 : Self.hash(patient.ssn4)
    initials = (
      NameFolding.plain(patient.name.family).utf8.first ?? 0, NameFolding.plain(patient.name.given).utf8.first ?? 0
    )
  }

  /// False only for two who are not worth a look, whatever else is on file.
  func mayBe(_ other: Sketch) -> Bool {
    if ssn != 0, ssn == other.ssn { return true }
    guard born == 0 || other.born == 0 || Self.isSlip(born, other.born) else { return false }
    return initials.0 == other.initials.0 || initials.1 == other.initials.1 || initials.0 == other.initials.1
      || initials.1 == other.initials.0
  }

  /// The same, two digits apart at most, or day and month exchanged: more than any slip of the pen that `Likeness.dates` knows.
  private static func isSlip(_ a: UInt32, _ b: UInt32) -> Bool {
    var differing = a ^ b, count = 0
    while differing != 0 {
      if differing & 15 != 0 { count += 1 }
      differing >>= 4
    }
    return count <= 2 || (a >> 16 == b >> 16 && a & 0xff == (b >> 8) & 0xff && b & 0xff == (a >> 8) & 0xff)
  }

  private static func digits(_ day: Day) -> UInt32 {
    let parts = day.parts
    return [parts.year / 1000, parts.year / 100, parts.year / 10, parts.year, parts.month / 10, parts.month, parts.day / 10, parts.day]
      .reduce(0) { $0 << 4 | UInt32($1 % 10) }
  }

  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
