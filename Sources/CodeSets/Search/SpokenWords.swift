/// Which of the desk's sayings stand in what was typed.
///
/// A saying counts wherever its words stand, in any order and with other words between them: "broke my left wrist" has "broke wrist" in it.
/// More words come before fewer, words that stand close before words far apart, and each word is part of one saying only. Over a word that
/// denies what follows it ("without") no saying reaches.
struct SpokenWords {
  /// A saying, with a bit for each word that it takes.
  struct Found {
    var places: UInt32
    var saying: DeskPlace
    var isSilent: Bool
    fileprivate var isDenial: Bool

    fileprivate var count: Int { places.nonzeroBitCount }
    fileprivate var first: Int { places.trailingZeroBitCount }
    fileprivate var span: Int { UInt32.bitWidth - places.leadingZeroBitCount - first }
  }

  /// The longest saying that may have other words between its own, and how far apart these may stand.
  private static let mostApart = 4, reach = 7

  private let desk: DeskWords
  private let sums: [WordSums]
  private var found: [Found] = []

  static func found(in words: [[UInt8]], _ desk: DeskWords) -> [Found] {
    var spoken = SpokenWords(words, desk)
    spoken.lookTogether()
    spoken.lookApart()
    return spoken.chosen()
  }

  private init(_ words: [[UInt8]], _ desk: DeskWords) {
    self.desk = desk
    sums = words.map { WordSums($0) }
  }

  private mutating func look(_ places: UInt32, _ key: WordKey) {
    guard let saying = desk.place(of: key) else { return }
    found.append(Found(places: places, saying: saying, isSilent: desk.isSilent(saying), isDenial: desk.isDenial(saying)))
  }

  /// As the words stand.
  private mutating func lookTogether() {
    for start in sums.indices {
      var key = WordKey()
      var places: UInt32 = 0
      for place in start..<min(sums.count, start + desk.longest) {
        key.add(sums[place])
        places |= 1 << UInt32(place)
        look(places, key)
      }
    }
  }

  /// With others between.
  private mutating func lookApart() {
    let denials = found.reduce(UInt32(0)) { $1.isDenial ? $0 | $1.places : $0 }
    for start in sums.indices { extend(start, min(sums.count, start + Self.reach), denials, WordKey(), 0) }
  }

  private mutating func extend(_ next: Int, _ end: Int, _ denials: UInt32, _ before: WordKey, _ placesBefore: UInt32) {
    var key = before
    key.add(sums[next])
    let places = placesBefore | 1 << UInt32(next)
    let width = UInt32.bitWidth - places.leadingZeroBitCount - places.trailingZeroBitCount
    if width > places.nonzeroBitCount { look(places, key) }
    guard places.nonzeroBitCount < Self.mostApart else { return }
    for other in next + 1..<max(end, next + 1) {
      extend(other, end, denials, key, places)
      if denials & 1 << UInt32(other) != 0 { return }
    }
  }

  private func chosen() -> [Found] {
    var taken: UInt32 = 0
    var chosen: [Found] = []
    for one in found.sorted(by: { ($1.count, $0.span, $0.first) < ($0.count, $1.span, $1.first) }) where one.places & taken == 0 {
      taken |= one.places
      chosen.append(one)
    }
    return chosen.sorted { $0.first < $1.first }
  }
}

/// Numbers for a word: one that stands for it, and one in which every number is alike, so that "2 yo" and "3 yo" are one saying ("0 yo").
struct WordSums {
  let exact: UInt64
  let numbered: UInt64
  /// A single letter means something in its place only: "h o" is no "o h".
  let isLetter: Bool

  init(_ word: some Collection<UInt8>) {
    var exact = WordSum(), numbered = WordSum()
    var isInNumber = false, hasNumber = false
    for byte in word {
      exact.add(byte)
      let isDigit = byte >= 0x30 && byte <= 0x39
      hasNumber = hasNumber || isDigit
      if !isDigit { numbered.add(byte) } else if !isInNumber { numbered.add(0x30) }
      isInNumber = isDigit
    }
    self.exact = exact.sum
    self.numbered = hasNumber ? numbered.sum : exact.sum
    isLetter = exact.count == 1 && !hasNumber
  }
}

/// A number for several words in any order, or in this order if one of them is a single letter.
struct WordKey {
  private var inOrder: (exact: UInt64, numbered: UInt64) = (0x9E37_79B9_7F4A_7C15, 0x9E37_79B9_7F4A_7C15)
  private var inAnyOrder: (exact: UInt64, numbered: UInt64) = (0, 0)
  private var hasLetter = false
  private var hasNumber = false

  mutating func add(_ word: WordSums) {
    inOrder = (Self.mix(inOrder.exact, word.exact), Self.mix(inOrder.numbered, word.numbered))
    inAnyOrder = (inAnyOrder.exact &+ Self.mix(0, word.exact), inAnyOrder.numbered &+ Self.mix(0, word.numbered))
    hasLetter = hasLetter || word.isLetter
    hasNumber = hasNumber || word.exact != word.numbered
  }

  var exact: UInt64 { hasLetter ? inOrder.exact : inAnyOrder.exact }
  /// The same with every number alike, if there is one.
  var numbered: UInt64? { hasNumber ? hasLetter ? inOrder.numbered : inAnyOrder.numbered : nil }

  private static func mix(_ before: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = ((before << 7 | before >> 57) ^ word) &* 0x9FB2_1C65_1E98_DF25
    return mixed ^ mixed >> 29
  }
}

/// A number for the letters of a word, in which one and several are the same ("kidney stone", "kidney stones").
struct WordSum {
  private(set) var count = 0
  private var whole: UInt64 = 0xCBF2_9CE4_8422_2325, before: UInt64 = 0, last: UInt8 = 0, second: UInt8 = 0

  mutating func add(_ letter: UInt8) {
    before = whole
    whole = (whole ^ UInt64(letter)) &* 0x100_0000_01B3
    second = last
    last = letter
    count += 1
  }

  var sum: UInt64 { count > 4 && last == UInt8(ascii: "s") && !"sui".utf8.contains(second) ? before : whole }
}
