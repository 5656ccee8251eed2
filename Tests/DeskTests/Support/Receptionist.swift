import Canvas
import CodeSets
import Desk
import Practice
import Training

/// Someone at a desk, by keys alone: an office in memory, a clock, and a disk that answers at once, late, or with a no.
final class Receptionist {
  /// What the disk does with a change: takes it, at once or late; has no room, so that it waits; or is gone for good.
  enum Disk { case good, slow, full, gone }

  private(set) var office: Office
  private(set) var desk: Desk { didSet { picture = nil } }
  private var picture: Canvas?
  var now: Moment
  var disk = Disk.good
  /// Keys pressed since the last `startCounting()`, letters of names included.
  private(set) var strokes = 0
  /// What the journal would have.
  private(set) var journal: [Entry] = []
  /// Changes that the disk did not take, in order, and the office as it is shown with them.
  private(set) var held: [(sent: Desk.Sent, entry: Entry)] = []
  private var numbers = Numbering()
  private var shown: Office?
  /// Changes that the disk has not answered.
  private(set) var waiting: [Desk.Sent] = []

  init(
    _ office: Office = Example.office, _ size: Size = .small, glyphs: Glyphs = .unicode, at now: Moment = Example.now,
    seat: Desk.Seat = Example.seat
  ) {
    self.office = office
    self.now = now
    desk = Desk(office, seat: seat, now: now, rows: size.rows, columns: size.columns, glyphs: glyphs)
    // The pause after the first picture, in which the superbill on it is judged.
    _ = desk.receive(.tick, now: now)
  }

  /// The same desk and office, to try something out on.
  init(trying other: Receptionist) {
    office = other.office
    now = other.now
    desk = other.desk
  }

  func twin() -> Receptionist { Receptionist(trying: self) }

  /// A desk that somebody has brought so far.
  init(_ far: Far) { (office, desk, now) = (far.office, far.desk, far.now) }

  /// How far this desk was brought, without what came out of it.
  var far: Far { Far(office: office, desk: desk, now: now) }

  struct Far: Sendable {
    let office: Office
    let desk: Desk
    let now: Moment
  }

  /// The same picture with the letters of a typewriter.
  var canvasInASCII: Canvas {
    var other = desk
    other.glyphs = .ascii
    return other.canvas()
  }

  // MARK: Hands

  func press(_ keys: Key...) {
    for key in keys {
      strokes += 1
      happen(.key(key))
    }
  }

  /// Presses a key again and again until the cursor is on a line with a text; not for ever.
  func press(_ key: Key, untilCursorOn text: String) {
    for _ in 0..<40 where cursorLine?.contains(text) == false { press(key) }
  }

  /// Takes the line of a list that has these words: by its number, which is one key, or by going there.
  func pick(_ words: String) {
    guard let row = rows.first(where: { $0.contains(words) }), let at = row.firstRange(of: words)?.lowerBound else {
      press(.enter)
      return
    }
    let before = row[..<at].split { " │|▸>".contains($0) }.last ?? ""
    if let number = before.first, before.count == 1, number.isNumber { return press(.char(number)) }
    press(.down, untilCursorOn: words)
    press(.enter)
  }

  /// Presses keys that are letters, one after the other.
  func press(_ letters: String) { type(letters) }

  func type(_ text: String) {
    for character in text { press(.char(character)) }
  }

  /// Goes to the next field and writes; a choice takes its first letter the same way.
  func tab(_ text: String) {
    press(.tab)
    type(text)
  }

  /// Empties the field and writes.
  func overwrite(_ text: String) {
    press(.end, .ctrl("u"))
    type(text)
  }

  func paste(_ text: String) { happen(.paste(text)) }

  func resize(_ size: Size) { happen(.resize(rows: size.rows, columns: size.columns)) }

  func wait(minutes: Int) {
    now = now.advanced(byMinutes: minutes)
    happen(.tick)
  }

  func startCounting() { strokes = 0 }

  /// Brings a patient under the cursor as people do: find, take the first, and back from the card.
  func select(_ name: String) {
    press("/")
    type(name)
    press(.enter, .escape)
  }

  // MARK: Eyes

  /// What is on the screen, drawn once for each change.
  var canvas: Canvas {
    if let picture { return picture }
    let canvas = desk.canvas()
    picture = canvas
    return canvas
  }

  /// The line that the cursor is on.
  var cursorLine: String? { canvas.cursor.map { canvas.text[$0.row] } }

  var rows: [String] { canvas.text }
  var screen: String { rows.joined(separator: "\n") }

  func sees(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

  /// The line above the hints, where the desk answers.
  var answer: String { rows.dropLast().suffix(4).map(\.trimmed).joined(separator: " ") }

  /// The visit of a patient today, struck ones left out.
  func visit(_ family: String) -> Visit? {
    office.filed(Visit.self, on: now.day).last { office[$0.patient]?.name.family == family && $0.state != .error }
  }

  func patient(_ family: String) -> Patient? { office.patients.sorted.last { $0.name.family == family } }

  /// All appointments of a family name, in the order they were made.
  func appointments(_ family: String) -> [Appointment] {
    office.appointments.sorted.filter { office[$0.patient]?.name.family == family }
  }

  /// The first of them today.
  func today(_ family: String) -> Appointment? { appointments(family).first { $0.day == now.day } }

  // MARK: The disk

  /// Lets the disk answer what waits, oldest first.
  func diskAnswers(_ refusal: String? = nil) {
    guard !waiting.isEmpty else { return }
    let sent = waiting.removeFirst()
    let heard = heard(sent, refusal)
    waiting += desk.learn(heard, office: shown ?? office, now: now)
  }

  /// Keeps a change that there is no room for, as the program does.
  private func hold(_ sent: Desk.Sent) -> Heard {
    do throws(Refusal) {
      var office = shown ?? self.office
      office.count(from: numbers)
      let entry = try office.apply(sent.change, sent.context)
      numbers = Numbering(of: office)
      shown = office
      held.append((sent, entry))
      report()
      return .held(entry, Self.full)
    } catch { return .refused(error) }
  }

  static let full = "the disk is full (while writing journal/000001.jsonl); free some space"

  private func report(refused: [Unsaved.Line] = [], isKept: Bool = true) {
    var unsaved = Unsaved()
    unsaved.waiting = held.map { line($0.sent, $0.entry) }
    unsaved.refused = desk.unsaved.refused + refused
    unsaved.why = held.isEmpty ? "" : Self.full
    unsaved.records = held.reduce(into: []) { $0.formUnion($1.entry.records(in: shown ?? office)) }
    unsaved.isKept = isKept
    desk.unsaved = unsaved
  }

  private func line(_ sent: Desk.Sent, _ entry: Entry, _ why: String = "") -> Unsaved.Line {
    let patient = entry.patients(in: shown ?? office).first
    let words = [entry.did, patient.flatMap { (shown ?? office)[$0]?.name.listed } ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    return Unsaved.Line(
      token: "t\(entry.seq)", words: words, patient: patient, by: sent.context.by, at: sent.context.now, why: why)
  }

  /// The disk has room again: what waited is saved in order, or refused. Nothing here makes records of its own numbers; `HeldChanges` does.
  func diskIsWell() {
    if disk == .full { disk = .good }
    var refused: [Unsaved.Line] = []
    let all = held
    for (sent, entry) in all {
      do throws(Refusal) { journal.append(try office.apply(sent.change, sent.context)) } catch {
        refused.append(line(sent, entry, error.full))
      }
    }
    held = []
    shown = nil
    report(refused: refused)
    desk.learnLate(all.count - refused.count, refused: refused.count, office: office)
  }

  /// Nor could the person's own folder take it.
  func keepsNothing() { report(isKept: false) }

  private func heard(_ sent: Desk.Sent, _ refusal: String?) -> Heard {
    if let refusal { return .failed(refusal) }
    if disk == .full { return hold(sent) }
    if !held.isEmpty { diskIsWell() }
    do throws(Refusal) {
      let entry = try office.apply(sent.change, sent.context)
      journal.append(entry)
      return .saved(entry)
    } catch { return .refused(error) }
  }

  private func answerAll() {
    for _ in 0..<50 where disk != .slow && !waiting.isEmpty { diskAnswers(disk == .gone ? Self.gone : nil) }
  }

  private func happen(_ event: Event) {
    waiting += desk.receive(event, now: now)
    answerAll()
    runErrands()
    answerAll()
    // The pause after which linked panes follow the cursor.
    if disk != .slow { waiting += desk.receive(.tick, now: now) }
    looked += desk.takeAccesses()
  }

  /// A pause of some seconds.
  func pause(seconds: Int) {
    now = Moment(milliseconds: now.milliseconds + seconds * 1000, offset: now.offset)
    happen(.tick)
  }

  // MARK: Outside

  /// What came out of the printer, what went into a file, and who looked at what.
  private(set) var printed: [Paper] = []
  private(set) var saved: [Paper] = []
  private(set) var looked: [AccessEvent] = []
  private var kept: [Desk.Sending] = []
  /// Nothing comes out of the printer.
  var isOutOfPaper = false
  /// Nothing that is asked for comes back.
  var isDeaf = false

  /// What is asked of the world outside is done at once; a journal on a disk has tests of its own.
  private func runErrands() {
    looked += desk.takeAccesses()
    for sending in desk.takeErrands() {
      switch sending.errand {
      case .print(let paper):
        let answer = isOutOfPaper ? Brought.failed("not printed: the printer has no paper") : .done("printed: \(paper.title)")
        if !isOutOfPaper { printed.append(paper) }
        waiting += desk.learn(of: paper, answer, to: sending.layer)
      case .save(let paper):
        saved.append(paper)
        desk.bring(.done("saved in /home/you/\(paper.title)"), to: sending.layer)
      case .lookUp where isDeaf: break
      case .signIn(let person, let secret, _): desk.bring(lookAtPIN(secret, of: person), to: sending.layer)
      case .setPIN(let person, _, _): desk.bring(setPIN(of: person, at: sending.layer), to: sending.layer)
      case .lookUp(let query): desk.bring(.found(found(query)), to: sending.layer)
      case .comparePeople:
        var search = PairSearch(office)
        while search.step(1000) {}
        desk.bring(.compared(PeopleCompared(search)), to: sending.layer)
      case .asOf, .stayHere: kept.append(sending)
      }
    }
    looked += desk.takeAccesses()
  }

  private func found(_ query: AuditQuery) -> AuditFound {
    let records = query.patient.map { Set(office.references(of: $0).map(\.id)) } ?? []
    let all = journal.map { AuditEvent(.journal($0)) } + looked.map { AuditEvent(.access($0)) }
    var found = AuditFound(query)
    found.events = all.filter { $0.answers(query, records: records) }.sorted(by: AuditEvent.isNewer)
    found.count = found.events.count
    return found
  }

  private static let gone = "NOT SAVED: the journal is damaged; the office can only be read"
  // MARK: The door

  /// Answers whoever stands at the door as the files would, by comparing: everybody's PIN is that of the demo.
  private func lookAtPIN(_ secret: Secret, of person: StaffID) -> Brought {
    let isRight = office[person]?.hasPIN == true ? secret == Secret(Demo.pin) : office[person]?.account == desk.seat.account
    return isRight ? .signedIn(person) : .failed("that is not the PIN")
  }

  private func setPIN(of person: StaffID, at layer: Int) -> Brought {
    let by = layer == Desk.doorLayer ? office[person]?.name ?? "" : desk.seat.by
    let context = Context(now: now, by: by, role: .manager, desk: "front-1")
    if let entry = try? office.apply(Change(SetSignIn(person, hash: Demo.pinHash)), context) { journal.append(entry) }
    desk.follow(office)
    return .newPIN(person)
  }

  /// Nobody is signed in at this desk.
  func leaveTheDoorShut() { desk.awaitSignIn() }

  /// A new office's first manager is greeted.
  func greet() { desk.welcome() }

  // MARK: Another life of the same office

  /// The desk after the line dropped: the same office, a new screen, and what was being written.
  func reconnect(warning: String? = nil) {
    let drafts = desk.drafts
    desk = Desk(office, seat: desk.seat, now: now, rows: desk.rows, columns: desk.columns, glyphs: desk.glyphs)
    desk.restore(drafts)
    if let warning { desk.tell(warning, isProblem: true) }
  }

  /// What the desk wants done outside, and has not heard of yet.
  func errands() -> [Desk.Sending] {
    defer { kept = [] }
    return kept
  }

  /// The desk hears what came of an errand.
  func bring(_ brought: Brought, for sending: Desk.Sending) { desk.bring(brought, to: sending.layer) }

  /// Gives the desk themes to choose from.
  func dress(_ wardrobe: Wardrobe) { desk.wardrobe = wardrobe }

  /// Gives the desk code sets to look things up in.
  func shelve(_ codes: CodeBook) { desk.codes = codes }

  /// The files, or another desk, have something to say.
  func tellFromOutside(_ words: String, isProblem: Bool = false) { desk.tell(words, isProblem: isProblem) }

  /// Another desk does something.
  func elsewhere(_ verb: any Verb, by: String = "maria", at place: String = "front-2") throws(Refusal) {
    journal.append(try office.apply(Change(verb), Context(now: now, by: by, role: .manager, desk: place)))
    desk.follow(office, now: now)
  }

  /// The same desk does something in another window.
  func elsewhere(own verb: any Verb) throws(Refusal) {
    journal.append(try office.apply(Change(verb), Context(now: now, by: desk.seat.by, role: .manager, desk: desk.seat.desk)))
    desk.follow(office)
  }

  func fadeOthers() { desk.fadeOthers() }
  func meet(_ others: [Presence]) { desk.meet(others) }
  func becomeReadOnly(_ why: String) { desk.becomeReadOnly(why) }
}
