/// An audit in people's words: what was done, on what, and what a field was and is.
package struct AuditWords {
  package let office: Office
  /// How a patient is called on this screen.
  let called: (PatientID) -> String
  /// Whose audit it is: of a line about many, an import or a family's check-in, only what is theirs is told.
  let only: PatientID?

  package init(_ office: Office, called: ((PatientID) -> String)? = nil, only: PatientID? = nil) {
    self.office = office
    self.only = only
    self.called = called ?? { office[$0]?.name.listed ?? "patient \($0.number)" }
  }

  // MARK: In a row

  /// "change patient", "saw card", "searched a name, 3 found".
  package func what(_ event: AuditEvent) -> String {
    switch event.said {
    case .journal(let entry):
      return entry.did + (entry.undoes.map { " of line \($0)" } ?? "") + (entry.redoes.map { " of line \($0)" } ?? "")
    case .access(let event):
      var words = event.did.words
      if event.did == .missing { return event.count.map { "\($0) views not recorded" } ?? "views not as they were written" }
      if !event.what.isEmpty { words += " \(event.what)" }
      if let count = event.count { words += event.did == .searched ? ", \(count) found" : ", \(count) rows" }
      return words
    }
  }

  /// Whose records, and which.
  package func on(_ event: AuditEvent) -> String {
    switch event.said {
    case .journal(let entry):
      let people = patients(of: entry)
      let records = edits(of: entry).references.filter { $0.kind != .patients }.map(short)
      let few = records.count > 3 ? records.prefix(2) + ["\(records.count - 2) more"] : records[...]
      return (people.map(called) + few).joined(separator: "; ")
    case .access(let event): return event.about.isEmpty ? event.note : event.about.map(called).joined(separator: "; ")
    }
  }

  /// The patients that a line is about, in its order.
  package func patients(of entry: Entry) -> [PatientID] {
    var found: [PatientID] = []
    func add(_ id: PatientID?) { if let id, !found.contains(id) { found.append(id) } }
    let edits = edits(of: entry)
    for whole in edits.new + edits.gone {
      add(PatientID((whole.reference.kind == .patients ? whole.reference.id : whole.fields["patient"].text) ?? ""))
    }
    for edit in edits.set {
      if edit.reference.kind == .patients { add(PatientID(edit.reference.id)) }
      for text in [edit.was["patient"].text, edit.now["patient"].text] { add(text.flatMap { PatientID($0) }) }
      add(office.fields(of: edit.reference)?["patient"].text.flatMap { PatientID($0) })
    }
    return only.map { only in found.filter { $0 == only } } ?? found
  }

  /// What a line did, or only to the records of the one whose audit it is. What is nobody's is everybody's.
  func edits(of entry: Entry) -> Edits {
    guard let only else { return entry.edits }
    func isTheirs(_ reference: Reference, _ fields: [Datum.Fields]) -> Bool {
      if reference.kind == .patients { return reference.id == only.text }
      let said = fields.compactMap { $0["patient"].text }
      let whose = said + (office.fields(of: reference)?["patient"].text.map { [$0] } ?? [])
      return whose.isEmpty || whose.contains(only.text)
    }
    return Edits(
      new: entry.edits.new.filter { isTheirs($0.reference, [$0.fields]) },
      set: entry.edits.set.filter { isTheirs($0.reference, [$0.was, $0.now]) },
      gone: entry.edits.gone.filter { isTheirs($0.reference, [$0.fields]) })
  }

  /// "visit 17"
  private func short(_ reference: Reference) -> String {
    "\(reference.kind.one) \(reference.id.drop { !$0.isNumber })"
  }

  // MARK: In full

  /// All of an event, a line each.
  package func lines(_ event: AuditEvent) -> [String] {
    let at = event.at
    let seconds = at.milliseconds / 1000 % 60
    var lines = ["\(at.day.shown) \(at.time.shown):\(seconds < 10 ? "0" : "")\(seconds), by \(event.by) at \(event.desk)"]
    switch event.said {
    case .journal(let entry):
      lines.append("\(what(event)) (line \(entry.seq) of the journal)")
      if let happened = entry.happened { lines.append("happened: \(happened.day.shown) \(happened.time.shown)") }
      if let why = entry.why { lines.append("why: \(why)") }
      let edits = edits(of: entry)
      for whole in edits.new { lines += [""] + self.whole(whole, "new") }
      for edit in edits.set { lines += [""] + changes(edit) }
      for whole in edits.gone { lines += [""] + self.whole(whole, "taken back") }
    case .access(let access):
      lines.append("\(what(event)) (line \(access.seq) of the access file)")
      for patient in access.about { lines.append("whose: \(called(patient)), chart number \(patient.number)") }
      if !access.note.isEmpty { lines.append(access.note) }
    }
    return lines
  }

  private func heading(_ reference: Reference, _ fields: Datum.Fields) -> String {
    if reference.kind == .patients { return "patient \(PatientID(reference.id).map(called) ?? reference.id)" }
    let whose = (fields["patient"].text ?? office.fields(of: reference)?["patient"].text).flatMap { PatientID($0) }
    return short(reference) + (whose.map { " of \(called($0))" } ?? "")
  }

  private func whole(_ whole: Edits.Whole, _ how: String) -> [String] {
    let fields = whole.fields.filter { !["id", "v"].contains($0.name) }
    return ["\(how) \(heading(whole.reference, whole.fields))"]
      + fields.map { name, value in "  \(label(name, whole.reference.kind)): \(said(value, name, whole.reference.kind))" }
  }

  private func changes(_ edit: Edits.Edit) -> [String] {
    let kind = edit.reference.kind
    return [heading(edit.reference, edit.now)]
      + edit.now.map { name, now in
        let (was, now) = different(edit.was[name], now)
        return "  \(label(name, kind)): \(said(was, name, kind)) -> \(said(now, name, kind))"
      }
  }

  /// What a field of a record says. What nobody is to see is only said to be there.
  private func said(_ datum: Datum, _ name: String, _ kind: Kind) -> String {
    let shelving = Shelving.of(kind)
    if shelving.secrets.contains(name), !datum.isBlank { return "(not shown)" }
    return said(datum, name, shelving.fieldWords[name]?.shape)
  }

  /// "phone: 845-555-0100 -> 845-555-0199", each change of a line in one, for tables.
  package func changes(_ entry: Entry) -> [String] {
    edits(of: entry).set.flatMap { edit in changes(edit).dropFirst().map { "\(short(edit.reference)) \($0.trimmed)" } }
  }

  /// Of two lists, or of their ends, only what is in one and not in the other.
  private func different(_ was: Datum, _ now: Datum) -> (Datum, Datum) {
    guard let before = was.orNull.items ?? (was.isBlank ? [] : nil), let after = now.items ?? (now.isBlank ? [] : nil) else {
      return (was, now)
    }
    let gone = before.filter { !after.contains($0) }, new = after.filter { !before.contains($0) }
    return gone.isEmpty && new.isEmpty ? (.list(before), .list(after)) : (.list(gone), .list(new))
  }

  private func label(_ name: String, _ kind: Kind) -> String {
    // What a field is called says more than what belongs in it, where that is a whole sentence.
    if let meaning = Shelving.of(kind).fieldWords[name]?.meaning, !meaning.isEmpty, meaning.count <= 30 { return meaning }
    return Self.split(name)
  }

  /// "patientShare" as "patient share".
  private static func split(_ name: String) -> String {
    var words = ""
    for character in name { words += character.isUppercase ? " \(character.lowercased())" : String(character) }
    return words
  }

  /// Names of fields within records that are amounts.
  private static let amounts: Set<String> = [
    "amount", "fee", "price", "cash", "check", "card", "other", "givenBack", "counted", "float", "patientShare", "copay",
  ]

  private func said(_ datum: Datum, _ name: String, _ shape: String? = nil) -> String {
    switch datum {
    case _ where datum.isBlank && datum != .flag(false): return "nothing"
    case .null: return "nothing"
    case .flag(let flag): return flag ? "yes" : "no"
    case .whole(let number):
      return shape?.hasPrefix(Cents.shape) ?? Self.amounts.contains(name) ? "$\(Cents(number).shown)" : String(number)
    case .text(let text):
      if let moment = Moment(iso: text) { return "\(moment.day.iso) \(moment.time.shown)" }
      return named(text) ?? text
    case .list(let items): return items.map { said($0, name) }.joined(separator: "; ")
    case .fields(let fields): return fields.map { "\(Self.split($0.name)) \(said($0.value, $0.name))" }.joined(separator: ", ")
    }
  }

  /// What an id stands for.
  private func named(_ id: String) -> String? {
    guard ID<Patient>(id) != nil, let kind = Kind.allCases.first(where: { $0.prefix == String(id.prefix { $0.isLetter }) }) else {
      return nil
    }
    let reference = Reference(kind, id)
    switch kind {
    case .patients: return PatientID(id).map(called)
    case .providers: return office.fields(of: reference)?["short"].text ?? id
    case .rooms, .visitTypes, .payers, .staff: return office.fields(of: reference)?["name"].text ?? id
    default: return short(reference)
    }
  }
}
