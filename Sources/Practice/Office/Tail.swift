/// A list that changed only towards its end, as a line of the journal has it: how many of its items stay, and what stands after them.
///
/// A visit's list of times grows at each step of the visit. Written whole before and after, a visit with seven steps would cost the
/// journal fifty times; written as tails it costs seven.
package enum Tail {
  private static let first = "first", then = "then"

  /// What a field was and became, with what both lists begin with left out.
  static func of(_ was: Datum, _ now: Datum) -> (was: Datum, now: Datum) {
    guard let before = was.list, let after = now.list else { return (was, now) }
    let same = zip(before, after).prefix { $0 == $1 }.count
    guard same > 0 else { return (was, now) }
    return (written(same, before), written(same, after))
  }

  private static func written(_ same: Int, _ items: [Datum]) -> Datum {
    var fields: Datum.Fields = [first: .whole(same)]
    if items.count > same { fields.append(then, .list(Array(items.dropFirst(same)))) }
    return .fields(fields)
  }

  /// How many items stay and what stands after them, if this is a tail.
  private static func read(_ datum: Datum) -> (same: Int, then: [Datum])? {
    guard let fields = datum.fields, let same = fields[first].whole, same > 0 else { return nil }
    return (same, fields[then].list ?? [])
  }

  /// Whether a field has the value that one side of a line gives it.
  static func fits(_ value: Datum, _ said: Datum) -> Bool {
    guard let items = value.list, let tail = read(said) else { return value.orNull == said.orNull }
    return items.count == tail.same + tail.then.count && items.suffix(tail.then.count).elementsEqual(tail.then)
  }

  /// The value of a field after a line, from what it is before it; to be asked only where that fits.
  static func turned(_ value: Datum, to said: Datum) -> Datum {
    guard let items = value.list, let tail = read(said) else { return said }
    return .list(items.prefix(tail.same) + tail.then)
  }
}

extension Datum {
  /// The items of a list, or those at the end of one that are written down.
  package var items: [Datum]? { list ?? (fields?["first"].whole == nil ? nil : fields?["then"].list ?? []) }
}
