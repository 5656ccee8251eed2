import Practice

/// What a snapshot is a snapshot of: the line of the journal it goes up to, and the files it is made of.
struct SnapshotHead: Equatable, Sendable {
  /// 2: with the marks of the indexes' blocks. One of another form is made anew from the journal.
  static let format = 2
  static let name = "head.json"

  struct File: Equatable, Sendable {
    var name: String
    var size: Int
    var sha256: String
  }

  var seq = 0
  /// The fingerprint of that line.
  var hash: [UInt8] = []
  /// Just after that line.
  var place = Place(segment: 1, offset: 0)
  var lastAt: Moment?
  var numbersGiven: [Kind: Int] = [:]
  var lastReceipt = 0
  /// The kinds by the numbers that the indexes use for them.
  var kinds: [Kind] = []
  var counts: [Kind: Int] = [:]
  /// The record files first; the indexes use their positions as numbers.
  var files: [File] = []

  init() {}
}

extension SnapshotHead {
  private static let mark = Array(",\"check\":\"".utf8)

  /// The text of the file, which ends with a fingerprint of itself.
  var bytes: [UInt8] {
    func counted(_ counts: [Kind: Int]) -> Datum {
      var fields = Datum.Fields()
      for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { fields.append(kind.rawValue, .whole(count)) }
      return .fields(fields)
    }
    let datum: Datum = .fields([
      "format": .whole(Self.format), "seq": .whole(seq), "hash": .text(String(decoding: hash, as: UTF8.self)),
      "segment": .whole(place.segment), "offset": .whole(place.offset), "lastAt": lastAt?.datum ?? .null,
      "numbersGiven": counted(numbersGiven), "lastReceipt": .whole(lastReceipt), "kinds": .list(kinds.map(\.datum)),
      "counts": counted(counts),
      "files": .list(files.map { .fields(["name": .text($0.name), "size": .whole($0.size), "sha256": .text($0.sha256)]) }),
    ])
    var bytes = JSONText.writePretty(datum)
    bytes.removeLast(3)
    let hash = SHA256.hex(bytes)
    return bytes + Self.mark + hash + Array("\"\n}\n".utf8)
  }

  /// Reads a head back; nothing if it is not whole or not of this form.
  init?(_ text: [UInt8]) {
    let tail = Self.mark.count + 64 + 4
    guard text.count > tail else { return nil }
    let body = text.dropLast(tail)
    guard text.suffix(tail).elementsEqual(Self.mark + SHA256.hex(body) + Array("\"\n}\n".utf8)) else { return nil }
    guard let fields = (try? JSONText.read(text))?.fields, fields["format"].whole == Self.format else { return nil }
    guard let seq = fields["seq"].whole, let hash = fields["hash"].text, let segment = fields["segment"].whole,
      let offset = fields["offset"].whole, let receipt = fields["lastReceipt"].whole, let files = fields["files"].list,
      let numbers = Self.counted(fields["numbersGiven"]), let counts = Self.counted(fields["counts"]),
      let kinds = try? [Kind](datum: fields["kinds"]), let lastAt = try? Moment?(datum: fields["lastAt"])
    else { return nil }
    self.seq = seq
    self.hash = Array(hash.utf8)
    place = Place(segment: segment, offset: offset)
    self.lastAt = lastAt
    numbersGiven = numbers
    lastReceipt = receipt
    self.kinds = kinds
    self.counts = counts
    for file in files {
      guard let file = file.fields, let name = file["name"].text, let size = file["size"].whole, let sha = file["sha256"].text else {
        return nil
      }
      self.files.append(File(name: name, size: size, sha256: sha))
    }
  }

  private static func counted(_ datum: Datum) -> [Kind: Int]? {
    var result: [Kind: Int] = [:]
    for (name, count) in datum.fields ?? [:] {
      guard let kind = Kind(rawValue: name), let count = count.whole else { return nil }
      result[kind] = count
    }
    return result
  }
}
