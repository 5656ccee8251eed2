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

/// Numbers for a word: one that stands for it, one in which its forms are alike ("vomit", "vomiting"), and one in which numbers are alike
/// too, so that "2 yo" and "3 yo" are one saying ("0 yo").
struct WordSums {
  let exact: UInt64
  let form: UInt64
  let loose: UInt64
  /// A single letter means something in its place only: "h o" is no "o h".
  let isLetter: Bool

  init(_ word: [UInt8]) { self.init(word[...]) }

  /// Of a word in small letters, where it stands.
  init(_ word: ArraySlice<UInt8>) {
    let stem = Self.stem(word)
    exact = Self.sum(word)
    form = stem.count == word.count ? exact : Self.sum(stem)
    let hasNumber = word.contains { Self.isDigit($0) }
    if hasNumber {
      var alike: [UInt8] = []
      for byte in stem where !Self.isDigit(byte) || alike.last != 0x30 { alike.append(Self.isDigit(byte) ? 0x30 : byte) }
      loose = Self.sum(alike[...])
    } else {
      loose = form
    }
    isLetter = word.count == 1 && !hasNumber
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func sum(_ word: ArraySlice<UInt8>) -> UInt64 {
    var sum = WordSum()
    for letter in word { sum.add(letter) }
    return sum.sum
  }

  /// Without the ending of one of its forms.
  private static func stem(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var stem = word
    if word.isEmpty { return word }
    let end = word.endIndex, last = word[end - 1], before = word.count > 1 ? word[end - 2] : 0
    let (d, e, g, i, n, s, u) = (
      UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "u")
    )
    if word.count > 5, last == g, before == n, word[end - 3] == i {
      stem = stem.dropLast(3)
    } else if word.count > 5, last == d, before == e {
      stem = stem.dropLast(2)
    } else if word.count > 3, last == s, before != s, before != u, before != i {
      stem = stem.dropLast()
    }
    if stem.count > 4, stem.last == UInt8(ascii: "e") { stem = stem.dropLast() }
    if stem.count > 3, let last = stem.last, stem.dropLast().last == last, !isDigit(last) { stem = stem.dropLast() }
    return stem
  }
}

/// A number for several words in any order, or in this order if one of them is a single letter.
struct WordKey {
  /// Of the words as they are, of their forms, and of these with numbers alike.
  private var inOrder = SIMD4<UInt64>(repeating: 0x9E37_79B9_7F4A_7C15)
  private var inAnyOrder = SIMD4<UInt64>(repeating: 0)
  private var hasLetter = false

  mutating func add(_ word: WordSums) {
    let sums = SIMD4(word.exact, word.form, word.loose, 0)
    inOrder = Self.mix(inOrder, sums)
    inAnyOrder = inAnyOrder &+ Self.mix(SIMD4(repeating: 0), sums)
    hasLetter = hasLetter || word.isLetter
  }

  var exact: UInt64 { hasLetter ? inOrder.x : inAnyOrder.x }
  var form: UInt64 { hasLetter ? inOrder.y : inAnyOrder.y }
  var loose: UInt64 { hasLetter ? inOrder.z : inAnyOrder.z }

  private static func mix(_ before: SIMD4<UInt64>, _ word: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let mixed = ((before &<< 7 | before &>> 57) ^ word) &* 0x9FB2_1C65_1E98_DF25
    return mixed ^ mixed &>> 29
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
