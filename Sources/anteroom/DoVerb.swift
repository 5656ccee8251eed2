import Desk
import Glibc
import OfficeFiles
import Practice

/// `anteroom do`: one JSON action a line in, one JSON answer a line out, in order, each after it is durable.
enum DoVerb {
  static func run(_ arguments: Arguments) throws(Stop) -> Int32 {
    let folder: OfficeFolder
    var demo: DemoFolder?
    if arguments.isDemo {
      let made = try DemoFolder.make(arguments)
      demo = made.0
      folder = made.1
    } else {
      do throws(FileFault) { folder = try OfficeFolder(opening: Places.office(arguments), readOnly: arguments.isReadOnly) } catch {
        throw .failed(error.sentence)
      }
    }
    defer { demo?.remove() }
    for notice in folder.notices { Streams.message(notice) }
    let seat = try SignIn.seat(folder.office, arguments, isReadOnly: folder.isReadOnly)
    let clock = demo.map { Clock.practice(from: $0.start, speed: arguments.speed) } ?? .real
    var code: Int32 = 0
    var line = 0
    while let text = readLine() {
      line += 1
      if text.allSatisfy(\.isWhitespace) { continue }
      let answer = answer(text, line, folder, SignIn.context(seat, clock.now))
      if answer["ok"] != .flag(true) { code = 1 }
      Streams.result(String(decoding: JSONText.write(.fields(answer)), as: UTF8.self))
    }
    return code
  }

  private static func answer(_ text: String, _ line: Int, _ folder: OfficeFolder, _ context: Context) -> Datum.Fields {
    func refused(_ token: Datum, _ sentence: String, _ rule: String) -> Datum.Fields {
      var answer: Datum.Fields = ["ok": .flag(false)]
      if !token.isNull { answer["token"] = token }
      answer["refused"] = .text(sentence)
      answer["rule"] = .text(rule)
      return answer
    }
    let given: Datum
    do throws(JSONFault) { given = try JSONText.read(Array(text.utf8)) } catch {
      return refused(.null, "line \(line) is not JSON: \(error.sentence)", "not JSON")
    }
    guard var fields = given.fields else { return refused(.null, "line \(line) is not a JSON object with an action", "not an action") }
    let token = fields["token"]
    do throws(Misfit) {
      let name = try read("action", fields["action"], as: String.self)
      var change = Change(
        Undo(), token: try read("token", token, as: String?.self), happened: try read("happened", fields["happened"], as: Moment?.self),
        why: try read("why", fields["why"], as: String?.self))
      fields.remove(["action", "token", "happened", "why"])
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

  private static func read<Value: DatumCoded>(_ name: String, _ datum: Datum, as type: Value.Type) throws(Misfit) -> Value {
    do throws(Misfit) { return try Value(datum: datum) } catch { throw error.within(name) }
  }
}
