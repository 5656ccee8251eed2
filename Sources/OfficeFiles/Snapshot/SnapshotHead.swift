import Practice

/// What a snapshot is a snapshot of: the line of the journal it goes up to, and the sheets it is made of.
struct SnapshotHead: Equatable, Sendable {
  /// 3: sheets laid over one another. One of another form is made anew from the journal.
  static let format = 4
  static let name = "head.json"

  struct NamedSheet: Equatable, Sendable {
    var name: String
    var facts: Sheet.Facts
  }

  var seq = 0
  /// The fingerprint of that line.
  var hash: [UInt8] = []
  /// Just after that line.
  var place = Place(segment: 1, offset: 0)
  var lastAt: Moment?
  var numbersGiven: [Kind: Int] = [:]
  var lastReceipt = 0
  var counts: [Kind: Int] = [:]
  /// The newest first: what one says of a key goes before what those after it say.
  var sheets: [NamedSheet] = []
  /// The size and the mark of the settings.
  var settings = PagePlace()

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
      "numbersGiven": counted(numbersGiven), "lastReceipt": .whole(lastReceipt), "counts": counted(counts),
      "settings": .text(settings.text),
      "sheets": .list(
        sheets.map {
          .fields([
            "name": .text($0.name), "lines": .whole($0.facts.lines), "index": .whole($0.facts.index), "count": .whole($0.facts.count),
            "depth": .whole($0.facts.depth), "root": .text($0.facts.root.text),
          ])
        }),
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
      let offset = fields["offset"].whole, let receipt = fields["lastReceipt"].whole, let sheets = fields["sheets"].list,
      let numbers = Self.counted(fields["numbersGiven"]), let counts = Self.counted(fields["counts"]),
      let lastAt = try? Moment?(datum: fields["lastAt"]), let settings = fields["settings"].text.flatMap({ PagePlace($0.utf8) })
    else { return nil }
    self.seq = seq
    self.hash = Array(hash.utf8)
    place = Place(segment: segment, offset: offset)
    self.lastAt = lastAt
    numbersGiven = numbers
    lastReceipt = receipt
    self.counts = counts
    self.settings = settings
    for sheet in sheets {
      guard let sheet = sheet.fields, let name = sheet["name"].text, let lines = sheet["lines"].whole, let index = sheet["index"].whole,
        let count = sheet["count"].whole, let depth = sheet["depth"].whole, (0...40).contains(depth),
        let root = sheet["root"].text.flatMap({ PagePlace($0.utf8) }), name.allSatisfy({ $0.isASCIIDigit || $0 == "-" })
      else { return nil }
      self.sheets.append(NamedSheet(name: name, facts: .init(lines: lines, index: index, count: count, root: root, depth: depth)))
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
