import Practice

/// Reads the two kinds of record of which a day has a thousand, without the steps in between that serve every kind.
///
/// Only the plain form that a sheet has is understood. Whatever else there is, a field that came later or a letter written as an escape,
/// is left to the reading that understands everything: then this answers nothing.
struct QuickReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  static func appointment(_ line: ArraySlice<UInt8>) -> Appointment? {
    line.withUnsafeBufferPointer { buffer in
      var reading = QuickReading(bytes: buffer)
      var record = Appointment()
      let isRead = reading.object { (reading, name) in
        switch name {
        case "id": reading.id().map { record.id = $0 } != nil
        case "v": reading.whole().map { record.v = $0 } != nil
        case "patient": reading.id().map { record.patient = $0 } != nil
        case "provider": reading.id().map { record.provider = $0 } != nil
        case "type": reading.id().map { record.type = $0 } != nil
        case "day": reading.day().map { record.day = $0 } != nil
        case "start": reading.time().map { record.start = $0 } != nil
        case "minutes": reading.whole().map { record.minutes = $0 } != nil
        case "slot": reading.word().map { record.slot = $0 } != nil
        case "reason": reading.text().map { record.reason = $0 } != nil
        case "bookedAt": reading.moment().map { record.bookedAt = $0 } != nil
        case "bookedBy": reading.text().map { record.bookedBy = $0 } != nil
        case "note": reading.text().map { record.note = $0 } != nil
        case "overbooked": reading.text().map { record.overbooked = $0 } != nil
        case "cancelReason": reading.text().map { record.cancelReason = $0 } != nil
        case "with": reading.id().map { record.with = $0 } != nil
        default: false
        }
      }
      return isRead && reading.isAtEnd && record.v > 0 ? record : nil
    }
  }

  static func visit(_ line: ArraySlice<UInt8>) -> Visit? {
    line.withUnsafeBufferPointer { buffer in
      var reading = QuickReading(bytes: buffer)
      var record = Visit()
      let isRead = reading.object { (reading, name) in
        switch name {
        case "id": reading.id().map { record.id = $0 } != nil
        case "v": reading.whole().map { record.v = $0 } != nil
        case "patient": reading.id().map { record.patient = $0 } != nil
        case "appointment": reading.id().map { record.appointment = $0 } != nil
        case "provider": reading.id().map { record.provider = $0 } != nil
        case "type": reading.id().map { record.type = $0 } != nil
        case "day": reading.day().map { record.day = $0 } != nil
        case "state": reading.word().map { record.state = $0 } != nil
        case "place": reading.word().map { record.place = $0 } != nil
        case "room": reading.id().map { record.room = $0 } != nil
        case "spans": reading.list { $0.span() }.map { record.spans = $0 } != nil
        case "checks": reading.list { $0.check() }.map { record.checks = $0 } != nil
        case "ticket": reading.whole().map { record.ticket = $0 } != nil
        case "reason": reading.text().map { record.reason = $0 } != nil
        case "superbill": reading.id().map { record.superbill = $0 } != nil
        case "outcome": reading.text().map { record.outcome = $0 } != nil
        case "nextStep": reading.text().map { record.nextStep = $0 } != nil
        default: false
        }
      }
      return isRead && reading.isAtEnd && record.v > 0 ? record : nil
    }
  }

  private mutating func span() -> VisitSpan? {
    var span = VisitSpan()
    let isRead = object { (reading, name) in
      switch name {
      case "state": reading.word().map { span.state = $0 } != nil
      case "place": reading.word().map { span.place = $0 } != nil
      case "room": reading.id().map { span.room = $0 } != nil
      case "from": reading.moment().map { span.from = $0 } != nil
      case "by": reading.text().map { span.by = $0 } != nil
      default: false
      }
    }
    return isRead ? span : nil
  }

  private mutating func check() -> Check? {
    var check = Check()
    let isRead = object { (reading, name) in
      switch name {
      case "what": reading.word().map { check.what = $0 } != nil
      case "answer": reading.word().map { check.answer = $0 } != nil
      case "note": reading.text().map { check.note = $0 } != nil
      default: false
      }
    }
    return isRead ? check : nil
  }

  // MARK: Pieces

  private var isAtEnd: Bool { at == bytes.count }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// Hands over each field by its name; every field but the first has a comma before it.
  private mutating func object(_ field: (inout QuickReading, String) -> Bool) -> Bool {
    guard takes(UInt8(ascii: "{")) else { return false }
    if takes(UInt8(ascii: "}")) { return true }
    repeat {
      guard let name = text(), takes(colon), field(&self, name) else { return false }
    } while takes(comma)
    return takes(UInt8(ascii: "}"))
  }

  private mutating func list<Item>(_ item: (inout QuickReading) -> Item?) -> [Item]? {
    guard takes(UInt8(ascii: "[")) else { return nil }
    var items: [Item] = []
    if takes(UInt8(ascii: "]")) { return items }
    repeat {
      guard let next = item(&self) else { return nil }
      items.append(next)
    } while takes(comma)
    return takes(UInt8(ascii: "]")) ? items : nil
  }

  /// The bytes of a text that has no escape in it.
  private mutating func quoted() -> UnsafeBufferPointer<UInt8>? {
    guard takes(quote) else { return nil }
    let start = at
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == backslash || bytes[at] < 32 { return nil }
      at += 1
    }
    guard at < bytes.count else { return nil }
    at += 1
    return UnsafeBufferPointer(rebasing: bytes[start..<at - 1])
  }

  private mutating func text() -> String? {
    guard let bytes = quoted() else { return nil }
    // Almost all of it is plain letters, of which nothing has to be proven.
    if bytes.allSatisfy({ $0 < 128 }) { return String(decoding: bytes, as: UTF8.self) }
    return String(validating: bytes, as: UTF8.self)
  }

  private mutating func whole() -> Int? {
    let start = at
    var number = 0
    while at < bytes.count, (48...57).contains(bytes[at]), at - start < 15 {
      number = number * 10 + Int(bytes[at] - 48)
      at += 1
    }
    return at == start || (bytes[start] == 48 && at > start + 1) ? nil : number
  }

  private mutating func id<Kind>() -> ID<Kind>? { text().flatMap { ID($0) } }
  private mutating func word<W: Word>() -> W? { text().flatMap { W(rawValue: $0) } }
  private mutating func day() -> Day? { quoted().flatMap { Day(iso: $0) } }
  private mutating func moment() -> Moment? { quoted().flatMap { Moment(iso: $0) } }
  private mutating func time() -> ClockTime? { quoted().flatMap { ClockTime(iso: $0) } }
}
