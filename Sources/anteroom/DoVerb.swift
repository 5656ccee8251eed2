import Desk
import Glibc
import OfficeFiles
import Practice

/// `anteroom do`: one JSON action a line in, one JSON answer a line out, in order, each after it is durable.
enum DoVerb {
  static func run(_ arguments: Arguments) throws(Stop) -> Int32 {
    StopSignal.listen()
    let folder: OfficeFolder
    var demo: DemoFolder?
    if arguments.isDemo {
      let made = try DemoFolder.make(arguments)
      demo = made.0
      folder = made.1
    } else {
      folder = try Opening.office(arguments, readOnly: arguments.isReadOnly)
    }
    defer { demo?.remove() }
    let seat = try Opening.seat(folder, arguments)
    var told = 0
    func tell() {
      for notice in folder.notices.dropFirst(told) { Streams.message(notice) }
      told = folder.notices.count
    }
    tell()
    let clock = demo.map { Clock.practice(from: $0.start, speed: arguments.speed) } ?? .real
    var code: Int32 = 0
    var number = 0, unsaved = 0
    var lines = InputLines(limit: OfficeFolder.longestChange)
    while let line = lines.next() {
      number += 1
      if case .bytes(let bytes) = line, bytes.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { continue }
      let answer = answer(line, number, folder, seat.context(clock.now))
      if answer["ok"] != .flag(true) {
        let isUnsaved = isOfFiles(answer)
        if isUnsaved { unsaved += 1 }
        code = max(code, isUnsaved ? 3 : 1)
      }
      Streams.result(String(decoding: JSONText.write(.fields(answer)), as: UTF8.self))
      tell()
      // Nothing is done whose answer nobody can read.
      if Streams.failed != nil { return 3 }
    }
    tidy(folder)
    tell()
    if unsaved > 0 { Streams.message("the files failed at \(unsaved) of \(number) lines; the answers to them say why") }
    return StopSignal.code ?? code
  }

  /// Whether it was the files that failed, and not the office that says no.
  private static func isOfFiles(_ answer: Datum.Fields) -> Bool {
    answer["ok"].isNull || answer["rule"].text.flatMap { FileFault.Kind(rawValue: $0) } != nil
  }

  /// From so many lines on a snapshot makes the next start faster; a stream of a script may be the only one that writes for days.
  private static let worthASnapshot = 300

  private static func tidy(_ folder: OfficeFolder) {
    guard folder.linesSinceSnapshot >= worthASnapshot, !folder.isReadOnly else { return }
    do throws(FileFault) { try folder.checkpoint() } catch {
      if error.kind != .busy { Streams.message("no snapshot was made: \(error.sentence)") }
    }
  }

  private static func answer(_ said: InputLines.Line, _ line: Int, _ folder: OfficeFolder, _ context: Context) -> Datum.Fields {
    func refused(_ token: Datum, _ sentence: String, _ rule: String) -> Datum.Fields {
      var answer: Datum.Fields = ["ok": .flag(false)]
      if !token.isNull { answer["token"] = token }
      answer["refused"] = .text(sentence)
      answer["rule"] = .text(rule)
      return answer
    }
    guard case .bytes(let bytes) = said else {
      let sentence = "line \(line) is longer than \(OfficeFolder.longestChange) bytes, the most that one change may have"
      return refused(.null, sentence, "too long")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return refused(.null, "line \(line) is not UTF-8; what was meant cannot be known, and nothing was done", "not UTF-8")
    }
    let given: Datum
    do throws(JSONFault) { given = try JSONText.read(bytes) } catch {
      return refused(.null, "line \(line) is not JSON: \(error.sentence)", "not JSON")
    }
    guard var fields = given.fields else { return refused(.null, "line \(line) is not a JSON object with an action", "not an action") }
    let token = fields["token"]
    do throws(Misfit) {
      let name = try read("action", fields["action"], as: String.self)
      // Where the action keeps a reason in the record, that is the one that is meant.
      let hasOwnWhy = Verbs.named(name)?.hasOwnWhy == true
      var change = Change(
        Undo(), token: try read("token", token, as: String?.self), happened: try read("happened", fields["happened"], as: Moment?.self),
        why: hasOwnWhy ? nil : try read("why", fields["why"], as: String?.self))
      fields.remove(hasOwnWhy ? ["action", "token", "happened"] : ["action", "token", "happened", "why"])
      if name == SetSignIn.name, let why = hash(&fields, folder) { return refused(token, why, "no PIN") }
      change.verb = try Verbs.spoken(name, fields)
      switch folder.commit(change, context) {
      case .saved(let entry), .again(let entry):
        var answer: Datum.Fields = ["ok": .flag(true)]
        if !token.isNull { answer["token"] = token }
        answer["seq"] = .whole(entry.seq)
        for whole in entry.edits.new {
          answer[whole.reference.kind.rawValue] = .list((answer[whole.reference.kind.rawValue].list ?? []) + [.text(whole.reference.id)])
        }
        return answer
      case .refused(let refusal):
        var answer = refused(token, refusal.full, refusal.rule)
        if let wayPast = refusal.wayPast { answer["wayPast"] = .text(wayPast) }
        if !refusal.who.isEmpty { answer["who"] = .list(refusal.who.map { .text($0.rawValue) }) }
        if let with = refusal.with { answer["with"] = .text(with.id) }
        return answer
      case .failed(let fault): return refused(token, fault.sentence, fault.kind.rawValue)
      case .uncertain(let entry, let fault):
        var answer: Datum.Fields = ["ok": .null]
        if !token.isNull { answer["token"] = token }
        answer["seq"] = .whole(entry.seq)
        answer["uncertain"] = .flag(true)
        answer["why"] = .text(fault.sentence)
        return answer
      }
    } catch { return refused(token, error.sentence, "does not fit") }
  }

  /// A script gives the secret itself; the office keeps its hash, and takes none that it did not make.
  private static func hash(_ fields: inout Datum.Fields, _ folder: OfficeFolder) -> String? {
    guard fields["hash"].isNull, let text = fields["secret"].text, let person = fields["person"].text.flatMap({ StaffID($0) }),
      let member = folder.office[person]
    else { return "\(SetSignIn.name) needs \"person\", who works here, and \"secret\", a PIN of 6 digits or a password of 10 letters" }
    let secret = Secret(text)
    if let why = SignInRules.weakness(of: secret, for: member) { return why }
    guard let made = SecretHash.make(secret) else { return "this computer's C library has no yescrypt, so no PIN can be kept" }
    fields.remove(["secret"])
    fields["hash"] = .text(made)
    return nil
  }

  private static func read<Value: DatumCoded>(_ name: String, _ datum: Datum, as type: Value.Type) throws(Misfit) -> Value {
    do throws(Misfit) { return try Value(datum: datum) } catch { throw error.within(name) }
  }
}
