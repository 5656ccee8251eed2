import Practice

/// One line of the journal with its seals: what it says, the fingerprint of the line before, and its own.
struct JournalLine: Sendable {
  /// The longest line that is written or read, with its newline.
  static let longest = 1 << 20
  /// What stands in `prev` of the very first line.
  static let genesis = [UInt8](repeating: UInt8(ascii: "0"), count: 64)

  /// All of it, with its newline.
  let bytes: [UInt8]
  let fields: Datum.Fields
  let prev: [UInt8]
  let hash: [UInt8]

  var seq: Int { fields["seq"].whole ?? 0 }
  var format: Int { fields["format"].whole ?? 0 }
  var durable: Int { fields["durable"].whole ?? 0 }

  private static let prevMark = Array(",\"prev\":\"".utf8)
  private static let hashMark = Array(",\"hash\":\"".utf8)
  private static let end = Array("\"}\n".utf8)
  /// `,"prev":"` and 64 digits and a quote.
  private static let prevLength = 9 + 64 + 1
  /// `,"hash":"` and 64 digits and `"}` and the newline.
  private static let hashLength = 9 + 64 + 3

  /// Seals an entry onto the line before it; nothing if its own text could not be read back, which only what is too deep cannot.
  static func sealed(_ entry: Entry, after prev: [UInt8]) -> JournalLine? { sealed(entry.fields, after: prev) }

  /// The same for a line of another chain than the journal's.
  static func sealed(_ fields: Datum.Fields, after prev: [UInt8]) -> JournalLine? {
    guard Datum.fields(fields).depth < JSONText.deepest else { return nil }
    let (line, hash) = seal(fields, after: prev)
    return JournalLine(bytes: line, fields: fields, prev: prev, hash: hash)
  }

  /// The bytes of a line and its fingerprint, not read back.
  static func seal(_ entry: Entry, after prev: [UInt8]) -> (bytes: [UInt8], hash: [UInt8]) { seal(entry.fields, after: prev) }

  private static func seal(_ fields: Datum.Fields, after prev: [UInt8]) -> (bytes: [UInt8], hash: [UInt8]) {
    var line = JSONText.write(.fields(fields))
    line.removeLast()
    line += prevMark
    line += prev
    line.append(quote)
    let hash = SHA256.hex(line)
    line += hashMark
    line += hash
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
    let count = line.count
    guard count > Self.prevLength + Self.hashLength + 2, count <= Self.longest else { return nil }
    let hashAt = line.endIndex - Self.hashLength
    let prevAt = hashAt - Self.prevLength
    // All that the fingerprint does not cover is compared as it stands, so that no byte is free to change.
    guard line[hashAt..<hashAt + 9].elementsEqual(Self.hashMark), line.suffix(3).elementsEqual(Self.end),
      line[prevAt..<prevAt + 9].elementsEqual(Self.prevMark)
    else { return nil }
    let hash = SHA256.hex(line[..<hashAt])
    guard line[(hashAt + 9)..<(hashAt + 73)].elementsEqual(hash) else { return nil }
    guard let datum = try? JSONText.read(line.dropLast(), limit: Self.longest), let fields = datum.fields else { return nil }
    bytes = Array(line)
    prev = Array(line[(prevAt + 9)..<(prevAt + 73)])
    self.hash = hash
    self.fields = fields
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
