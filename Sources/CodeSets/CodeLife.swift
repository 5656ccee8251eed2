import Practice

/// The days on which one code of an edition is in force, where they are not all of the edition's.
package struct CodeLife: Hashable, Sendable {
  package var from: Day?
  /// The last day.
  package var to: Day?

  package init(from: Day? = nil, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  package func contains(_ day: Day) -> Bool { from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true }
}

extension CodeSet {
  /// The days of a code: those in its own line, or none, which means those of the edition.
  func life(_ place: Int) -> CodeLife {
    var life = CodeLife()
    let end = bytes[Int(nodes[place].titleEnd)...].firstIndex(of: newline) ?? bytes.count
    for part in bytes[Int(nodes[place].titleEnd)..<end].split(separator: tab) {
      guard let (isLast, day) = Self.lifeDay(part) else { continue }
      if isLast { life.to = day } else { life.from = day }
    }
    return life
  }

  /// "from 2026-01-01", "to 2026-12-31".
  static func lifeDay(_ part: some Collection<UInt8>) -> (isLast: Bool, day: Day)? {
    let text = String(decoding: part, as: UTF8.self)
    if text.hasPrefix("from ") { return Day(iso: String(text.dropFirst(5))).map { (false, $0) } }
    if text.hasPrefix("to ") { return Day(iso: String(text.dropFirst(3))).map { (true, $0) } }
    return nil
  }
}
