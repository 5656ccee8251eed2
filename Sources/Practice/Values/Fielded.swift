/// Something made of named fields: a record, a part of one, or the details of an action.
///
/// One list of fields serves the files, the scripted actions, the audit and the forms. A field that is empty, absent or
/// `false` is not written, and a field that is missing when read keeps the value of `init()`: so `init()` must leave texts
/// and lists empty, options `nil` and flags `false`.
package protocol Fielded: DatumCoded {
  init()
  static var fields: [Field<Self>] { get }
}

/// One named field of a `Whole`: its word in the files and how to get at it.
///
/// A class, because going through a record's fields would else copy what each is made of.
package final class Field<Whole: Sendable>: Sendable {
  package let name: String
  /// A few words for people: what belongs here.
  package let meaning: String
  package let shape: String
  /// False where `init()` leaves nothing sensible and the field has to be given.
  package let optional: Bool
  /// True for what only the journal and the snapshot have: no screen, no export and no answer shows it.
  package let isSecret: Bool
  /// Whether a value is what an absent field would be read as.
  package let isLeftOut: @Sendable (Datum) -> Bool
  /// Whether two have the same there, without writing it out.
  package let isSame: @Sendable (Whole, Whole) -> Bool
  /// Where its bytes are in a whole.
  let bytes: Range<Int>?
  package let read: @Sendable (Whole) -> Datum
  package let write: @Sendable (inout Whole, Datum) throws(Misfit) -> Void

  package init<Value: DatumCoded>(
    _ name: String, _ path: any WritableKeyPath<Whole, Value> & Sendable, _ meaning: String = "", optional: Bool = true,
    isSecret: Bool = false
  ) {
    self.name = name
    self.meaning = meaning
    self.shape = Value.shape
    self.optional = optional
    self.isSecret = isSecret
    isLeftOut = { Value.isLeftOut($0) }
    let place = FieldPlace(path)
    bytes = place.bytes
    isSame = { place.get($0) == place.get($1) }
    read = { place.get($0).datum }
    write = { (whole: inout Whole, datum: Datum) throws(Misfit) in
      do throws(Misfit) { place.set(&whole, try Value(datum: datum)) } catch { throw error.within(name) }
    }
  }
}

extension Fielded {
  package static var shape: String { "fields " + fields.map(\.name).joined(separator: ", ") }

  /// A new one, filled in: `Room { $0.name = "2" }`.
  package init(_ fill: (inout Self) -> Void) {
    self.init()
    fill(&self)
  }

  package var datum: Datum { .fields(recorded) }

  /// The fields worth writing down, in their order.
  package var recorded: Datum.Fields {
    var result = Datum.Fields()
    for field in Self.fields {
      let value = field.read(self)
      if !field.isLeftOut(value) { result.append(field.name, value) }
    }
    return result
  }

  /// The fields in which another differs that are worth writing down, here and there.
  func differing(from other: Self) -> [(name: String, here: Datum, there: Datum)] {
    var result: [(name: String, here: Datum, there: Datum)] = []
    for field in unlike(other) {
      let pair = (field.read(self), field.read(other))
      let here = field.isLeftOut(pair.0) ? .null : pair.0, there = field.isLeftOut(pair.1) ? .null : pair.1
      if here.orNull != there.orNull { result.append((field.name, here, there)) }
    }
    return result
  }

  /// The fields in which another differs. A change leaves almost all of a record as it was, byte for byte, so that is looked at first.
  private func unlike(_ other: Self) -> [Field<Self>] {
    let changed = withUnsafeBytes(of: self) { here in
      withUnsafeBytes(of: other) { there in
        Self.fields.filter { field in field.bytes.map { !here.isSame(as: there, in: $0) } ?? true }
      }
    }
    return changed.filter { !$0.isSame(self, other) }
  }

  package init(datum: Datum) throws(Misfit) {
    guard let given = datum.fields else { throw Misfit(Self.shape) }
    try self.init(given)
  }

  /// Reads the fields given and refuses a name that this kind of thing does not have.
  package init(_ given: Datum.Fields) throws(Misfit) {
    self.init()
    let fields = Self.fields
    // They stand in their order almost always, so the next one is looked for from where the last one was.
    var next = 0
    for (name, value) in given {
      if let found = fields[next...].firstIndex(where: { $0.name == name }) {
        try fields[found].write(&self, value)
        next = found + 1
        continue
      }
      guard let field = fields.first(where: { $0.name == name }) else {
        let names = Self.fields.map(\.name).joined(separator: ", ")
        throw Misfit("left out: \(names.isEmpty ? "there are no fields here" : "the fields here are \(names)")", at: [name])
      }
      try field.write(&self, value)
    }
    for field in Self.fields where !field.optional && given[field.name].isNull {
      throw Misfit("given: \(field.shape)", at: [field.name])
    }
  }
}

extension Datum {
  /// True for what is left out of the files: nothing, no text, no items, no.
  package var isBlank: Bool {
    switch self {
    case .null, .flag(false): true
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .fields(let fields): fields.isEmpty
    default: false
    }
  }
}
