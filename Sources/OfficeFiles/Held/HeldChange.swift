import Practice

/// A change that the disk has not taken, with all that is needed to do it later as it was meant.
package struct HeldChange: Sendable {
  /// What an undo takes back, or a redo does again: it must never be another line than the one that was on the screen.
  enum Target: Hashable, Sendable {
    /// A line of the journal.
    case line(Int)
    /// A change that was held as well, by its token.
    case held(String)
  }

  /// With a token, so that it is done once however often it is asked for.
  var change: Change
  /// Who asked for it, where and when.
  let context: Context
  /// Where counting stood when it was held: it keeps its provisional numbers as long as it waits.
  var numbers: Numbering
  /// The records that it made in memory.
  var made: [Reference]
  /// What an attempt wrote without becoming sure of it.
  var written: Entry?
  var target: Target?
  /// For the person.
  let words: String
  let patient: PatientID?

  var token: String { change.token ?? "" }
  var line: Unsaved.Line { Unsaved.Line(token: token, words: words, patient: patient, by: context.by, at: context.now) }
}

extension HeldChange {
  /// As it is kept in the person's own folder.
  var datum: Datum {
    var fields: Datum.Fields = [
      "action": .text(change.name), "fields": change.verb.datum, "token": change.token.datum, "now": context.now.datum,
      "by": .text(context.by), "role": context.role.datum, "desk": .text(context.desk), "numbers": numbers.datum,
      "made": .list(made.map { .list([.text($0.kind.rawValue), .text($0.id)]) }), "words": .text(words),
    ]
    if let person = context.person { fields["person"] = person.datum }
    if let happened = change.happened { fields["happened"] = happened.datum }
    if let why = change.why { fields["why"] = .text(why) }
    if let written { fields["written"] = .fields(written.fields) }
    switch target {
    case .line(let seq): fields["line"] = .whole(seq)
    case .held(let token): fields["held"] = .text(token)
    case nil: break
    }
    if let patient { fields["patient"] = patient.datum }
    return .fields(fields)
  }

  init(datum: Datum) throws(Misfit) {
    guard let fields = datum.fields, let action = fields["action"].text, let details = fields["fields"].fields,
      let token = fields["token"].text, let by = fields["by"].text, let desk = fields["desk"].text, let words = fields["words"].text
    else { throw Misfit("a change that was kept") }
    change = Change(
      try Verbs.spoken(action, details), token: token, happened: try Moment?(datum: fields["happened"]), why: fields["why"].text)
    context = Context(
      now: try Moment(datum: fields["now"]), by: by, role: try StaffRole(datum: fields["role"]), desk: desk,
      person: try StaffID?(datum: fields["person"]))
    numbers = try Numbering(datum: fields["numbers"])
    made = (fields["made"].list ?? []).compactMap { item in
      guard let parts = item.list, parts.count == 2, let kind = parts[0].text.flatMap({ Kind(rawValue: $0) }), let id = parts[1].text
      else { return nil }
      return Reference(kind, id)
    }
    written = try fields["written"].fields.map { (line) throws(Misfit) in try Entry(fields: line) }
    target = fields["line"].whole.map { .line($0) } ?? fields["held"].text.map { .held($0) }
    self.words = words
    patient = try PatientID?(datum: fields["patient"])
  }
}

extension Unsaved.Line {
  var datum: Datum {
    var fields: Datum.Fields = [
      "token": .text(token), "words": .text(words), "by": .text(by), "at": at.datum, "why": .text(why),
    ]
    if let patient { fields["patient"] = patient.datum }
    return .fields(fields)
  }

  init(datum: Datum) throws(Misfit) {
    guard let fields = datum.fields, let token = fields["token"].text, let words = fields["words"].text, let by = fields["by"].text else {
      throw Misfit("a change that was refused")
    }
    self.init(
      token: token, words: words, patient: try PatientID?(datum: fields["patient"]), by: by, at: try Moment(datum: fields["at"]),
      why: fields["why"].text ?? "")
  }
}

extension Datum {
  /// The same with other names for some records.
  func renamed(_ names: [String: String]) -> Datum {
    switch self {
    case .text(let text): names[text].map { .text($0) } ?? self
    case .list(let items): .list(items.map { $0.renamed(names) })
    case .fields(let fields): .fields(fields.renamed(names))
    case .null, .flag, .whole: self
    }
  }
}

extension Datum.Fields {
  func renamed(_ names: [String: String]) -> Datum.Fields {
    var result = Datum.Fields()
    for (name, value) in self { result.append(names[name] ?? name, value.renamed(names)) }
    return result
  }
}

extension Datum {
  /// The same with higher provisional numbers in ids.
  func shifted(by shift: Int) -> Datum {
    if shift == 0 { return self }
    switch self {
    case .text(let text):
      guard let id = ID<Patient>(text), id.isProvisional else { return self }
      return .text("\(text.prefix { $0.isLetter })\(id.number + shift)")
    case .list(let items): return .list(items.map { $0.shifted(by: shift) })
    case .fields(let fields):
      var result = Datum.Fields()
      for (name, value) in fields { result.append(name, value.shifted(by: shift)) }
      return .fields(result)
    case .null, .flag, .whole: return self
    }
  }
}
