/// One file of what desks say, with where each saying stands in it; what a saying means is read when somebody says it.
struct DeskPage: Sendable {
  /// A word that is long enough to have a slip in it: where it is first, whether it is a saying by itself, and its letters.
  struct Spelled: BitwiseCopyable {
    var start: Int32
    var count: Int16
    private var alone: Int16
    var letters: UInt32

    var isAlone: Bool { alone != 0 }

    init(start: Int32, count: Int16, isAlone: Bool, letters: UInt32) {
      (self.start, self.count, self.letters) = (start, count, letters)
      alone = isAlone ? 1 : 0
    }
  }

  private let bytes: Table<UInt8>
  private let places: SayingPlaces
  /// The same for sayings by the forms of their words, if these are not the words themselves.
  private let forms: SayingPlaces
  private let spellings: Table<Spelled>
  /// How many words the longest saying has, and how many sayings there are.
  let longest: Int, count: Int

  /// A page with its index as it was written; nothing if the bytes are no index of this.
  private init?(_ source: IndexSource, _ index: IndexBytes) {
    guard var parts = IndexParts.Reader(index, .sayings, of: source), let numbers = parts.table(of: Int64.self), numbers.count == 2,
      let places = parts.table(of: SayingPlaces.Entry.self), let forms = parts.table(of: SayingPlaces.Entry.self),
      let spellings = parts.table(of: Spelled.self)
    else { return nil }
    bytes = Table(source.bytes)
    (longest, count) = (Int(numbers[0]), Int(numbers[1]))
    (self.places, self.forms, self.spellings) = (SayingPlaces(places), SayingPlaces(forms), spellings)
  }

  /// A page without an index.
  init?(_ source: IndexSource) { self.init(source, IndexBytes(SayingsBuilder.make(source))) }

  /// Opens a page with the index beside it; where there is none, or one of another page, it is made. What an office keeps itself is short,
  /// and has none.
  static func open(_ path: String) throws(CodeFault) -> DeskPage? {
    let file = try IndexedFile(path), source = file.source
    guard source.bytes.count >= withIndex else { return DeskPage(source) }
    if let page = file.index({ DeskPage(source, $0) }) { return page }
    let made = SayingsBuilder.make(source)
    file.keep(made)
    return DeskPage(source, IndexBytes(made))
  }

  private static let withIndex = 1 << 16

  /// A dash and nothing else.
  func isSilence(_ place: Int32) -> Bool { Self.isSilence(bytes, Int(place)) }

  static func isSilence<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, _ place: Int) -> Bool where Bytes.Index == Int {
    bytes[place] == UInt8(ascii: "-") && (place + 1 == bytes.count || bytes[place + 1] == newline || bytes[place + 1] == 13)
  }

  /// Whether the meanings at a place begin so.
  func begins(_ place: Int32, _ text: StaticString) -> Bool {
    let place = Int(place)
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
  }

  // MARK: Meanings

  /// Where the meanings of these words are.
  func place(_ key: WordKey) -> Int32? {
    if let place = places[key.exact] ?? places[key.form] ?? forms[key.form] { return place }
    return key.loose == key.form ? nil : places[key.loose] ?? forms[key.loose]
  }

  func saying(at place: Int32) -> DeskWords.Saying {
    let place = Int(place)
    let end = bytes[place...].firstIndex(of: newline) ?? bytes.count
    var saying = DeskWords.Saying()
    for part in bytes[place..<end].split(separator: UInt8(ascii: ";")) {
      let part = Array(part.drop { $0 == 0x20 })
      if part.first == UInt8(ascii: "=") {
        if let code = CodeKey(bytes: part.dropFirst().prefix { $0 != 0x20 && $0 != 13 }) {
          saying.meanings.append(DeskWords.Meaning(code: code))
        }
        continue
      }
      let words = DeskWords.words(part)
      if !words.isEmpty {
        saying.meanings.append(DeskWords.Meaning(words: words))
      } else if part.first == UInt8(ascii: "-") {
        saying.isOptional = true
      }
    }
    return saying
  }

  /// Hears each word that differs from what was typed by so many slips at most, or sounds the same, and what that costs.
  func alike(_ typed: [UInt8], _ slips: Int, _ hear: (_ word: [UInt8], _ cost: Int) -> Void) {
    let letters = Spelling.letters(typed), sound = Spelling.sound(typed), bones = Spelling.bones(typed), sorted = typed.sorted()
    var rows = Spelling.Rows()
    for spelling in spellings
    where abs(Int(spelling.count) - typed.count) <= 3 && (letters & ~spelling.letters).nonzeroBitCount <= 2
      && (spelling.letters & ~letters).nonzeroBitCount <= 3
    {
      let word = self.word(spelling)
      let isSameStart = word.first == typed.first
      if let found = rows.distance(typed, word, most: 2)?.whole, found <= 2 {
        let isLike = found <= slips || isSameStart && (word.sorted() == sorted || Spelling.sound(word) == sound)
        if isLike { hear(word, found * 2 + (isSameStart ? 0 : 1)) }
      } else if isSameStart, bones.count > 3, Spelling.bones(word) == bones {
        hear(word, 6)
      }
    }
  }

  /// The shortest sayings of one word that begin so.
  func begun(_ typed: [UInt8], most: Int) -> [[UInt8]] {
    let letters = Spelling.letters(typed)
    var found: [[UInt8]] = []
    for spelling in spellings where spelling.isAlone && spelling.count > typed.count && letters & ~spelling.letters == 0 {
      let start = Int(spelling.start)
      if typed.indices.allSatisfy({ bytes[start + $0] == typed[$0] }) { found.append(word(spelling)) }
    }
    return Array(found.sorted { $0.count < $1.count }.prefix(most))
  }

  private func word(_ spelling: Spelled) -> [UInt8] {
    let start = Int(spelling.start)
    return bytes[start..<start + Int(spelling.count)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
