/// One thing that was compared of two people on file: how it came out, and what that weighs.
package struct Evidence: Hashable, Sendable {
  package var what: String
  /// How it came out: "same", "day and month exchanged", "differs".
  package var words: String
  package var points: Int
  /// What it would have weighed if it were the same.
  package var most: Int

  /// "NAME same +100"
  package var line: String { "\(what) \(words) \(points < 0 ? "" : "+")\(points)" }
}

/// Whether two people on file are one: what speaks for it and what against, both ways round alike.
package struct Likeness: Hashable, Sendable {
  /// What each thing weighs: if it agrees, and if it does not. Data, so that it can be read and argued about.
  package static let weights: [(what: String, agrees: Int, differs: Int)] = [
    ("name", 100, -60), ("birth date", 60, -40), ("sex", 20, -90), ("SSN", 60, -60), ("suffix", 20, -90), ("middle name", 20, -30),
    ("death", 50, -50), ("member number", 80, -20), ("phone", 20, 0), ("address", 20, 0), ("e-mail", 30, 0),
  ]

  /// From here on two are shown, and from here on they are most likely one.
  package static let worthALook = 60, likely = 80
  /// Twins and namesakes of two generations are looked at, and never taken for one.
  static let mostForTwins = 65, mostForGenerations = 40

  package private(set) var evidence: [Evidence] = []
  /// Why they may well be two, whatever agrees.
  package private(set) var guarded: String?

  package var percent: Int {
    let most = evidence.map(\.most).reduce(0, +)
    let part = most > 0 ? max(0, evidence.map(\.points).reduce(0, +)) * 100 / most : 0
    return guarded == nil ? part : min(part, isOfGenerations ? Self.mostForGenerations : Self.mostForTwins)
  }

  /// Whether agreeing member numbers could bring it so far.
  func mayReach(_ wanted: Int) -> Bool {
    let more = Self.weights.first { $0.what == "member number" }?.agrees ?? 0
    let points = evidence.reduce(0) { $0 + $1.points } + more, most = evidence.reduce(0) { $0 + $1.most } + more
    return percent >= wanted || points * 100 >= wanted * most
  }

  /// How many things agree: a name that is like another's is not yet a person.
  package var agreeing: Int { evidence.count { $0.points > 0 } }

  private var isOfGenerations = false

  package init(_ a: Patient, _ b: Patient, members: (Set<String>, Set<String>) = ([], [])) {
    // Both ways round come to the same.
    let (a, b) = a.id <= b.id ? (a, b) : (b, a)
    let name = NameLikeness(a.name, b.name)
    add("name", name.share, name.words)
    let born = Self.dates(a.born, b.born)
    if let born { add("birth date", born.share, born.words) }
    compare("sex", a.sex == .unknown ? "" : a.sex.rawValue, b.sex == .unknown ? "" : b.sex.rawValue)
    compare("SSN", a.ssn4, b.ssn4)
    compare("suffix", a.name.suffix, b.name.suffix)
    let middles = [a.name.middle, b.name.middle].map(NameFolding.plain).sorted { $0.count < $1.count }
    if !middles[0].isEmpty { add("middle name", middles[1].hasPrefix(middles[0]) ? 100 : nil, "") }
    if let one = a.deceased, let other = b.deceased { add("death", one == other ? 100 : nil, "") }
    if !members.0.isEmpty, !members.1.isEmpty { add("member number", members.0.isDisjoint(with: members.1) ? nil : 100, "") }
    // A household shares a phone and an address: between two birth dates they say nothing.
    if born?.share != nil || born == nil {
      compareAny("phone", a.phones.map { String($0.digits.suffix(10)) }, b.phones.map { String($0.digits.suffix(10)) })
      compareAny("address", [a.address.street + a.address.zip.prefix(5)], [b.address.street + b.address.zip.prefix(5)])
      compareAny("e-mail", [a.email.lowercased()], [b.email.lowercased()])
    }
    let suffixes = Set([a.name.suffix, b.name.suffix].map(NameFolding.plain).filter { !$0.isEmpty })
    let years = a.born.flatMap { one in b.born.map { abs($0.parts.year - one.parts.year) } } ?? 0
    let isOtherDate = born != nil && born?.share == nil
    if suffixes.count == 2 || (isOtherDate && years >= 13 && (suffixes.count == 1 || name.isSame)) {
      guarded = "of two generations, perhaps: parent and child of one name"
      isOfGenerations = true
    } else if years >= 13, name.isSame {
      guarded = "of two generations, perhaps, or a slip in the year"
    } else if a.born != nil, a.born == b.born, name.isSameFamily, !name.isSameGiven {
      guarded = "twins, perhaps: one family name and birth date, two given names"
    }
  }

  /// `share` is how much of the weight counts, in percent; nothing means that it differs.
  private mutating func add(_ what: String, _ share: Int?, _ words: String) {
    guard let weight = Self.weights.first(where: { $0.what == what }) else { return }
    let points = share.map { weight.agrees * $0 / 100 } ?? weight.differs
    let said = words.isEmpty ? (share == nil ? "differs" : "same") : words
    evidence.append(Evidence(what: what.uppercased(), words: said, points: points, most: max(0, weight.agrees)))
  }

  private mutating func compare(_ what: String, _ a: String, _ b: String) {
    let a = NameFolding.plain(a), b = NameFolding.plain(b)
    if !a.isEmpty, !b.isEmpty { add(what, a == b ? 100 : nil, "") }
  }

  private mutating func compareAny(_ what: String, _ a: [String], _ b: [String]) {
    let a = Set(a.map(NameFolding.plain).filter { !$0.isEmpty }), b = Set(b.map(NameFolding.plain).filter { !$0.isEmpty })
    if !a.isEmpty, !b.isEmpty, !a.isDisjoint(with: b) { add(what, 100, "") }
  }

  /// Two birth dates: the same, a slip of the pen apart, or two dates.
  static func dates(_ a: Day?, _ b: Day?) -> (share: Int?, words: String)? {
    guard let a, let b else { return nil }
    if a == b { return (100, "same") }
    let one = a.parts, other = b.parts
    if one.year == other.year, one.month == other.day, one.day == other.month { return (80, "day and month exchanged") }
    let digits = (Array(a.iso), Array(b.iso))
    let apart = zip(digits.0, digits.1).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
    if apart.count == 1 { return (80, "one digit other") }
    if apart.count == 2, apart[1] == apart[0] + 1, digits.0[apart[0]] == digits.1[apart[1]], digits.0[apart[1]] == digits.1[apart[0]] {
      return (80, "two digits exchanged")
    }
    return (nil, "differs")
  }
}
