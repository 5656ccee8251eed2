import Practice

/// One line of the journal with its seals: what it says, the fingerprint of the line before, and its own.
struct JournalLine: Sendable {
  /// The longest line that is written or read, with its newline.
  static let longest = 1 << 20
  /// The fingerprint that the very first line follows.
  static let genesis = [UInt8](repeating: UInt8(ascii: "0"), count: 64)

  /// All of it, with its newline.
  let bytes: [UInt8]
  let fields: Datum.Fields
  /// The fingerprint of the line before, as it stands in this one.
  let prev: [UInt8]
  /// In 64 hexadecimal digits.
  let hash: [UInt8]

  var seq: Int { fields["seq"].whole ?? 0 }
  var format: Int { fields["format"].whole ?? 0 }
  var durable: Int { Entry.durable(fields) }

  private static let formMark = Array("{\"format\":".utf8)
  private static let prevMark = Array(",\"prev\":\"".utf8)
  private static let hashMark = Array(",\"hash\":\"".utf8)
  private static let end = Array("\"}\n".utf8)
  /// `,"prev":"` and a quote.
  private static let prevFrame = 9 + 1
  /// `,"hash":"` and `"}` and the newline.
  private static let hashFrame = 9 + 3

  /// Seals an entry onto the line before it; nothing if its own text could not be read back, which only what is too deep cannot.
  static func sealed(_ entry: Entry, after prev: [UInt8]) -> JournalLine? { sealed(entry.fields, after: prev) }

  /// The same for a line of another chain than the journal's.
  static func sealed(_ fields: Datum.Fields, after prev: [UInt8]) -> JournalLine? {
    let (line, hash) = seal(fields, after: prev)
    guard JSONText.depth(of: line) < JSONText.deepest else { return nil }
    return JournalLine(bytes: line, fields: fields, prev: Seal.short(prev), hash: hash)
  }

  /// The bytes of a line and its fingerprint, not read back.
  static func seal(_ entry: Entry, after prev: [UInt8]) -> (bytes: [UInt8], hash: [UInt8]) { seal(entry.fields, after: prev) }

  private static func seal(_ fields: Datum.Fields, after prev: [UInt8]) -> (bytes: [UInt8], hash: [UInt8]) {
    var line = JSONText.write(.fields(fields))
    line.removeLast()
    line += prevMark
    line += Seal.short(prev)
    line.append(quote)
    let hash = SHA256.hex(line)
    line += hashMark
    line += Seal.whole(hash)
    line += end
    return (line, hash)
  }

  private init(bytes: [UInt8], fields: Datum.Fields, prev: [UInt8], hash: [UInt8]) {
    self.bytes = bytes
    self.fields = fields
    self.prev = prev
    self.hash = hash
  }

  /// Reads a line whose seals are whole; nothing if a single byte of it is not as it was written.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.count <= Self.longest else { return nil }
    let short = Self.seals(of: line, Seal.length, Seal.shortLength)
    guard let place = short ?? Self.seals(of: line, Self.genesis.count, Self.genesis.count) else { return nil }
    let hash = SHA256.hex(line[..<(place.hash.lowerBound - 9)])
    guard line[place.hash].elementsEqual(short == nil ? hash : Seal.whole(hash)) else { return nil }
    guard let datum = try? JSONText.read(line.dropLast(), limit: Self.longest), let fields = datum.fields else { return nil }
    bytes = Array(line)
    prev = Array(line[place.prev])
    self.hash = hash
    self.fields = fields
  }

  /// Where the fingerprints stand in a line, if it has them in that length. All that they do not cover is compared as it stands, so that
  /// no byte is free to change.
  private static func seals(of line: ArraySlice<UInt8>, _ hash: Int, _ prev: Int) -> (hash: Range<Int>, prev: Range<Int>)? {
    guard line.count > hash + prev + hashFrame + prevFrame + 2 else { return nil }
    let hashAt = line.endIndex - hashFrame - hash, prevAt = hashAt - prevFrame - prev
    guard line[hashAt..<hashAt + 9].elementsEqual(hashMark), line.suffix(3).elementsEqual(end),
      line[prevAt..<prevAt + 9].elementsEqual(prevMark)
    else { return nil }
    return (hashAt + 9..<hashAt + 9 + hash, prevAt + 9..<prevAt + 9 + prev)
  }

  /// The form that a line says it has, where that is a newer one with seals of another shape, which cannot be proven here. A line with
  /// seals as they are known that does not come to them is damaged, whatever it says.
  static func newerForm(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.starts(with: formMark), seals(of: line, Seal.length, Seal.shortLength) == nil,
      seals(of: line, genesis.count, genesis.count) == nil
    else { return nil }
    let digits = line.dropFirst(formMark.count).prefix { (48...57).contains($0) }
    guard (1...6).contains(digits.count), line.dropFirst(formMark.count + digits.count).first == UInt8(ascii: ",") else { return nil }
    let form = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return form > Entry.format ? form : nil
  }

  /// The whole lines in a stretch of bytes whose own seals are whole, whatever stands between them.
  static func good(in bytes: [UInt8]) -> [JournalLine] {
    bytes.split(separator: newline, omittingEmptySubsequences: true).compactMap { line in
      line.endIndex < bytes.endIndex ? JournalLine(bytes[line.startIndex...line.endIndex]) : nil
    }
  }
}

/// A place in the journal: which file of it, and how many bytes into that file.
struct Place: Hashable, Sendable {
  var segment: Int
  var offset: Int

  /// "000001.jsonl"
  static func name(_ segment: Int) -> String {
    let digits = String(segment)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".jsonl"
  }

  /// The number in a file's name, if it is the name of a part of the journal.
  static func segment(_ name: String) -> Int? {
    // By bytes: at every start there is one name for each eight megabytes that the office ever wrote.
    let digits = name.utf8.prefix { (48...57).contains($0) }
    guard (6...12).contains(digits.count), name.utf8.dropFirst(digits.count).elementsEqual(".jsonl".utf8) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return number > 0 && (digits.count == 6 || digits.first != 48) ? number : nil
  }
}
