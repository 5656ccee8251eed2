import Practice

extension SettingsText {
  /// Puts settings as a snapshot has them on the desk of an office; false where they cannot be read or do not fit.
  static func load(_ bytes: [UInt8], into office: inout Office) -> Bool {
    var quick = office
    if bytes.withUnsafeBufferPointer({ loadQuickly($0, into: &quick) }) {
      office = quick
      return true
    }
    guard let wholes = read(bytes) else { return false }
    do throws(Misfit) { try office.load(wholes) } catch { return false }
    return true
  }

  /// Without the steps in between for the kinds of which there are many; false where anything is not as it is always written.
  private static func loadQuickly(_ bytes: UnsafeBufferPointer<UInt8>, into office: inout Office) -> Bool {
    var reading = QuickReading(bytes)
    guard reading.takes("{") else { return false }
    repeat {
      reading.skipBlanks()
      guard let name = reading.quoted(), reading.takes(":") else { return false }
      reading.skipBlanks()
      let word = String(decoding: name, as: UTF8.self)
      if word == "seq" {
        guard reading.whole() != nil else { return false }
        continue
      }
      guard let kind = Kind(rawValue: word), reading.takes("[") else { return false }
      reading.skipBlanks()
      if reading.takes("]") { continue }
      guard load(kind, &reading, bytes, into: &office) else { return false }
      reading.skipBlanks()
      guard reading.takes("]") else { return false }
    } while reading.takes(",")
    reading.skipBlanks()
    guard reading.takes("}") else { return false }
    reading.skipBlanks()
    return reading.at == bytes.count
  }

  /// The records of one kind, from the first to behind the last.
  private static func load(
    _ kind: Kind, _ reading: inout QuickReading, _ bytes: UnsafeBufferPointer<UInt8>, into office: inout Office
  ) -> Bool {
    func each<R: Record>(_ fill: (inout QuickReading, inout R) -> Void) -> Bool {
      var records: [R] = []
      repeat {
        reading.skipBlanks()
        let start = reading.at
        if let record: R = reading.record(fill) {
          records.append(record)
          continue
        }
        // What is not as plain as most are is read thoroughly.
        guard let end = end(ofObjectAt: start, bytes),
          let record = RecordLine.fields(Slice(base: bytes, bounds: start..<end))
            .flatMap({ try? R($0) })
        else { return false }
        records.append(record)
        reading = QuickReading(bytes, at: end)
      } while reading.takes(",")
      office.place(all: records)
      return true
    }
    return switch kind {
    case .providers: each { (reading, record: inout Provider) in reading.fill(&record) }
    case .rooms: each { (reading, record: inout Room) in reading.fill(&record) }
    case .visitTypes: each { (reading, record: inout VisitType) in reading.fill(&record) }
    case .templates: each { (reading, record: inout ScheduleTemplate) in reading.fill(&record) }
    case .payers: each { (reading, record: inout Payer) in reading.fill(&record) }
    case .fees: each { (reading, record: inout Fee) in reading.fill(&record) }
    case .commonDiagnoses: each { (reading, record: inout CommonDiagnosis) in reading.fill(&record) }
    case .practices: each { (_, _: inout PracticeSettings) in }
    case .staff: each { (_, _: inout StaffMember) in }
    default: false
    }
  }

  /// Where the object that begins at a place ends, whatever is in it.
  private static func end(ofObjectAt start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var depth = 0, at = start, isText = false
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if isText {
        if byte == backslash { at += 1 } else if byte == quote { isText = false }
      } else if byte == quote {
        isText = true
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return at }
      }
    }
    return nil
  }
}
