/// One line of the journal without its seals: who did what, when, and what it changed.
package struct Entry: Hashable, Sendable {
  /// The newest form of line that this program writes and understands.
  package static let format = 2

  package var format = Entry.format
  package var seq = 0
  /// When it was recorded. Never goes back.
  package var at = Moment(milliseconds: 0, offset: 0)
  /// When it was true, if that was earlier.
  package var happened: Moment?
  /// The person, by the name they sign in with.
  package var by = ""
  package var desk = ""
  /// The action, in its own words: "check in".
  package var did = ""
  package var why: String?
  /// The highest `seq` that its writer knew to be safe on the disk; left out of a line where that is the line before.
  package var durable = 0
  /// A client's own mark, which makes trying again harmless.
  package var token: String?
  /// The `seq` of the line that this one takes back, or does again.
  package var undoes: Int?
  package var redoes: Int?
  package var edits = Edits()

  package init() {}

  package init(_ fill: (inout Entry) -> Void) { fill(&self) }
}

extension Entry {
  /// The line's fields in the order in which they stand in the file, up to `prev` and `hash`, which the file adds.
  package var fields: Datum.Fields {
    var line = Datum.Fields()
    line.append("format", .whole(format))
    line.append("seq", .whole(seq))
    line.append("at", at.datum)
    if let happened { line.append("happened", happened.datum) }
    line.append("by", .text(by))
    line.append("desk", .text(desk))
    line.append("did", .text(did))
    if let why { line.append("why", .text(why)) }
    if durable != seq - 1 || format < 2 { line.append("durable", .whole(durable)) }
    if let token { line.append("token", .text(token)) }
    if let undoes { line.append("undoes", .whole(undoes)) }
    if let redoes { line.append("redoes", .whole(redoes)) }
    if !edits.new.isEmpty { line.append("new", Entry.grouped(edits.new)) }
    if !edits.set.isEmpty {
      var kinds = Datum.Fields()
      for edit in edits.set {
        var records = kinds[edit.reference.kind.rawValue].fields ?? [:]
        records[edit.reference.id] = .fields(["v": .whole(edit.v), "was": .fields(edit.was), "now": .fields(edit.now)])
        kinds[edit.reference.kind.rawValue] = .fields(records)
      }
      line.append("set", .fields(kinds))
    }
    if !edits.gone.isEmpty { line.append("gone", Entry.grouped(edits.gone)) }
    return line
  }

  /// Reads a line's fields; `prev` and `hash` may be there and are the file's business.
  package init(fields line: Datum.Fields) throws(Misfit) {
    func read<Value: DatumCoded>(_ name: String, as type: Value.Type) throws(Misfit) -> Value {
      do throws(Misfit) { return try Value(datum: line[name]) } catch { throw error.within(name) }
    }
    format = try read("format", as: Int.self)
    seq = try read("seq", as: Int.self)
    at = try read("at", as: Moment.self)
    happened = try read("happened", as: Moment?.self)
    by = try read("by", as: String.self)
    desk = try read("desk", as: String.self)
    did = try read("did", as: String.self)
    why = try read("why", as: String?.self)
    durable = line["durable"].isNull ? Entry.durable(line) : try read("durable", as: Int.self)
    token = try read("token", as: String?.self)
    undoes = try read("undoes", as: Int?.self)
    redoes = try read("redoes", as: Int?.self)
    edits.new = try Entry.wholes(line["new"], in: "new")
    edits.gone = try Entry.wholes(line["gone"], in: "gone")
    for (kindName, records) in line["set"].fields ?? [:] {
      let kind = try Entry.kind(kindName, in: "set")
      for (id, edit) in records.fields ?? [:] {
        guard let edit = edit.fields, let v = edit["v"].whole, let was = edit["was"].fields, let now = edit["now"].fields else {
          throw Misfit("v, was and now", at: ["set", kindName, id])
        }
        edits.set.append(.init(Reference(kind, id), v: v, was: was, now: now))
      }
    }
  }

  /// What a line says was safe when it was written.
  package static func durable(_ line: Datum.Fields) -> Int {
    if let durable = line["durable"].whole { return durable }
    // The first form of line, and that of the access file, always say it or mean nothing.
    guard let format = line["format"].whole, format > 1, let seq = line["seq"].whole else { return 0 }
    return seq - 1
  }

  private static func grouped(_ wholes: [Edits.Whole]) -> Datum {
    var kinds = Datum.Fields()
    for whole in wholes {
      kinds[whole.reference.kind.rawValue] = .list((kinds[whole.reference.kind.rawValue].list ?? []) + [.fields(whole.fields)])
    }
    return .fields(kinds)
  }

  private static func wholes(_ datum: Datum, in name: String) throws(Misfit) -> [Edits.Whole] {
    var result: [Edits.Whole] = []
    for (kindName, records) in datum.fields ?? [:] {
      let kind = try kind(kindName, in: name)
      for record in records.list ?? [] {
        guard let fields = record.fields, let id = fields["id"].text else { throw Misfit("a record with an id", at: [name, kindName]) }
        result.append(.init(Reference(kind, id), fields))
      }
    }
    return result
  }

  private static func kind(_ name: String, in field: String) throws(Misfit) -> Kind {
    guard let kind = Kind(rawValue: name) else { throw Misfit("a kind of record", at: [field, name]) }
    return kind
  }
}
