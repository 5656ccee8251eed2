import Canvas
import CodeSets
import Desk
import OfficeFiles
import Practice
import Terminal
import Training

/// One person's time at the desk: keys in, pictures out, changes to the writer, and drafts kept in case the line drops.
@MainActor struct Session {
  private let terminal: Terminal
  private let clock: Clock
  private let writer: Writer
  private let lookups: Lookups
  private var desk: Desk
  /// The drafts that are on the disk, by the name they have there, and when newer ones have to be.
  private var keptDrafts: [String: [FormDraft]] = [:]
  /// Who sat here a moment ago, and whose drafts of before were fetched.
  private var seated: StaffID?
  private var fetched: Set<String> = []
  private var draftsDue: ContinuousClock.Instant?
  private var unanswered = 0
  /// What goes on by itself in a practice office, and whether something of it is on its way.
  private let live: LiveDay?
  private var isLiveBusy = false
  /// What others were last told about this desk.
  private var shownPresence = Presence()
  /// How much of what others did was shown, and since when.
  private var othersShown = 0
  private var othersFade: ContinuousClock.Instant?
  /// Where the office is, and the way back into its past that someone is on.
  private let folderPath: String
  private var goingBack: TimeMachine?
  /// What the screen wears just now.
  private var worn: Wardrobe

  /// How long it is said who did what at another desk.
  private static let othersShowFor = Duration.seconds(4)
  /// How old typed text may get before it is on the disk.
  private static let draftAge = Duration.milliseconds(600)

  init(
    _ folder: sending OfficeFolder, seat: Desk.Seat, clock: Clock, terminal: Terminal, codes: CodeBook, wardrobe: Wardrobe, live: LiveDay?,
    notes: [String]
  ) {
    self.terminal = terminal
    self.clock = clock
    self.live = live
    worn = wardrobe
    folderPath = folder.path
    let size = terminal.size
    desk = Desk(folder.office, seat: seat, now: clock.now, rows: size.rows, columns: size.columns, glyphs: terminal.glyphs)
    desk.wardrobe = wardrobe
    desk.codes = codes
    let name = Session.draftName(seat.by, seat.place)
    let account = AccountDrafts(folder.path, seat: name)
    var drafts: [FormDraft] = []
    var rescued: [FormDraft] = []
    // A practice office has nothing from last time, and where nothing can be changed nothing is taken up.
    if !seat.isDemo, !seat.isReadOnly, !seat.isNobody {
      let left = try? folder.claimDrafts(of: name, as: ProcessMark.own, isGone: ProcessMark.isGone)
      drafts = (left ?? []).compactMap { try? FormDraft(datum: $0) }
      rescued = account.claim().compactMap { try? FormDraft(datum: $0) }
    }
    keptDrafts["\(name)-\(ProcessMark.own)"] = drafts
    seated = seat.person
    fetched = [name]
    if seat.isNobody { desk.awaitSignIn() }
    if seat.isDemo { desk.tell("practice office: Ctrl-T is a tour, n goes to who needs you, ? lists the keys") }
    desk.restore(drafts + rescued)
    for note in notes + folder.notices { desk.tell(note, isProblem: true) }
    if Places.environment("ANTEROOM_WELCOME") != "no" { desk.welcome() }
    lookups = Lookups(folder.auditReading)
    // What a practice office cannot save is thrown away with it.
    writer = Writer(folder, rescue: account, kept: seat.isDemo ? nil : KeptChanges(folder.path), clock: clock, desk: seat.desk)
  }

  /// A file name that any person and workstation can have, and no two the same: letters that a name cannot have are in the mark.
  private static func draftName(_ by: String, _ place: String) -> String {
    let words = "\(by)-\(place)".lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" }
    let mark = String(decoding: SHA256.hex(Array("\(by)\n\(place)".utf8)).prefix(8), as: UTF8.self)
    return "\(words.drop { $0 == "-" }.prefix(20))x\(mark)"
  }

  /// Runs until the person leaves or the line is gone; answers the exit code.
  mutating func run() -> Int32 {
    terminal.show(desk.canvas())
    showOthers()
    if !desk.seat.isNobody { desk.note(.signedIn) }
    record()
    // What was rescued into the account's folder goes to the office as soon as it takes it.
    keepDrafts()
    while true {
      let event = terminal.next(timeout: timeout(), alsoWatching: writer.bell)
      switch event {
      case .wake: learn()
      case .ended(let code):
        finish()
        return code
      case .resumed:
        let size = terminal.size
        send(desk.receive(.resize(rows: size.rows, columns: size.columns), now: clock.now))
        terminal.repaint()
      default:
        send(desk.receive(event, now: clock.now))
        if desk.wantsRepaint { terminal.repaint() }
      }
      keepDrafts()
      runErrands()
      record()
      for token in desk.takeDismissed() { writer.submit(.dismiss(token)) }
      greet()
      dress()
      goOn()
      showOthers()
      if desk.isOver {
        finish()
        return 0
      }
      terminal.show(desk.canvas())
    }
  }

  private func timeout() -> Int {
    // A practice day looks every second whether something happens.
    let patience = live == nil ? desk.patience : min(desk.patience, 1000)
    guard let due = [draftsDue, othersFade].compactMap(\.self).min() else { return patience }
    let left = ContinuousClock.now.duration(to: due)
    return max(1, min(patience, Int(left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000)))
  }

  /// Says to others what is open here, and for a moment to this person what others did.
  private mutating func showOthers() {
    let presence = desk.presence
    if presence != shownPresence, !desk.seat.isDemo {
      shownPresence = presence
      writer.submit(.present(presence))
    }
    if desk.elsewhere.number != othersShown {
      othersShown = desk.elsewhere.number
      othersFade = ContinuousClock.now + Session.othersShowFor
    } else if let fade = othersFade, fade <= ContinuousClock.now {
      othersFade = nil
      desk.fadeOthers()
    }
  }

  private mutating func send(_ changes: [Desk.Sent]) {
    for sent in changes {
      unanswered += 1
      writer.submit(.commit(sent.change, sent.context))
    }
  }

  /// Does what the desk wants done outside of the office.
  private mutating func runErrands() {
    for sending in desk.takeErrands() {
      switch sending.errand {
      case .print(let paper):
        Printer.start(paper) { [writer] in writer.post(.printed(paper, $0, sending.layer)) }
      case .asOf(let moment):
        goingBack?.stop()
        // With changes in it that no line of the journal has, the office at hand is no way back.
        let office = desk.unsaved.waiting.isEmpty ? desk.office : nil
        goingBack = TimeMachine.start(folderPath, from: office, to: clock.local(moment)) { [writer] in
          writer.post(.brought($0, sending.layer))
        }
      case .stayHere: goingBack?.stop()
      case .save(let paper): desk.bring(save(paper), to: sending.layer)
      case .lookUp(let query): lookUp(query, for: sending.layer)
      case .comparePeople:
        lookups.comparePeople(in: desk.office) { [writer] in writer.post(.brought(.compared($0), sending.layer)) }
      case .signIn(let person, let secret, let isUnlocking):
        writer.submit(.door(.look(secret, of: person, isUnlocking: isUnlocking, clock.now), layer: sending.layer))
      case .setPIN(let person, let new, let old):
        writer.submit(.door(.set(new, of: person, old: old, setter(person, at: sending.layer)), layer: sending.layer))
      }
    }
  }

  /// Writes a text or a table into a file of the person's own.
  private mutating func save(_ paper: Paper) -> Brought {
    switch OwnFile.write(paper, at: clock.now) {
    case .success(let path):
      desk.note(.exported, paper.title, about: paper.about, count: paper.rows.isEmpty ? nil : paper.rows.count - 1)
      return .done("saved in \(path)")
    case .failure(let trouble): return .failed("not saved: \(trouble.sentence)")
    }
  }

  /// Has the journal looked through beside everything else; who may not see it is told so here as well.
  private mutating func lookUp(_ query: AuditQuery, for layer: Int) {
    if let refusal = AuditQuery.refusal(desk.office, desk.view.context) { return desk.bring(.failed(refusal.full), to: layer) }
    // A patient's audit is a view of the patient; one of everybody is a view of nobody in particular.
    if query.patient == nil { desk.note(.saw, "audit", note: query.words(desk.office)) }
    let writer = writer
    lookups.find(query, in: desk.office) { writer.post(.brought(.found($0), layer)) }
  }

  /// Hands over what was looked at; the thread of the disk writes it when it has nothing better to do.
  private mutating func record() {
    let events = desk.takeAccesses()
    if !events.isEmpty { writer.submit(.note(events)) }
  }

  /// The context of whoever sets a PIN: at the door it is the one who just showed who they are.
  private func setter(_ person: StaffID, at layer: Int) -> Context {
    guard layer == Desk.doorLayer, let member = desk.office[person] else { return desk.view.context }
    return Context(now: clock.now, by: member.name, role: member.role, desk: desk.seat.desk, person: person)
  }

  /// Someone else sat down: what they left here unfinished when a program ended is fetched.
  private mutating func greet() {
    guard desk.seat.person != seated else { return }
    seated = desk.seat.person
    guard !desk.seat.isDemo, !desk.seat.isReadOnly, !desk.seat.isNobody else { return }
    let name = Session.draftName(desk.seat.by, desk.seat.place)
    if fetched.insert(name).inserted { writer.submit(.claimDrafts(name, seated)) }
  }

  /// Lets the practice day go on: one thing at a time, and nothing that the person at the desk is busy with.
  private mutating func goOn() {
    guard let live, !isLiveBusy, unanswered == 0, let deed = live.next(desk.office, now: clock.now, held: desk.held) else { return }
    isLiveBusy = true
    writer.submit(.others(deed.change, deed.context))
  }

  /// Puts on the theme that the person is looking at, and remembers one that they keep.
  private mutating func dress() {
    guard desk.wardrobe != worn else { return }
    if desk.wardrobe.wearing != worn.wearing {
      do throws(Stop) { terminal.wear(try Places.theme(desk.wardrobe.wearing).0) } catch { desk.tell(error.sentence, isProblem: true) }
    }
    if let kept = desk.wardrobe.kept, kept != worn.kept, let trouble = Preferences.keep(theme: kept) { desk.tell(trouble, isProblem: true) }
    worn = desk.wardrobe
  }

  private mutating func learn() {
    for news in writer.news() {
      switch news {
      case .answered(let answer, let office):
        unanswered -= 1
        send(desk.learn(Session.heard(answer), office: office, now: clock.now))
      case .othersDid(let office):
        isLiveBusy = false
        desk.follow(office, now: clock.now)
      case .followed(let office): desk.follow(office, now: clock.now)
      case .met(let others): desk.meet(others)
      case .unsaved(let unsaved): desk.unsaved = unsaved
      case .savedLate(let saved, let refused, let office): desk.learnLate(saved, refused: refused, office: office)
      case .onlyRead(let sentence): desk.becomeReadOnly(sentence)
      case .trouble(let sentence): desk.tell(sentence, isProblem: true)
      case .relief(let sentence): desk.tell(sentence)
      case .brought(let brought, let layer): desk.bring(brought, to: layer)
      case .printed(let paper, let brought, let layer):
        send(desk.learn(of: paper, brought, to: layer))
      case .drafts(let drafts, let person):
        // Whose desk it is not any more, finds them the next time.
        if desk.seat.person == person { desk.restore(drafts.compactMap { try? FormDraft(datum: $0) }) }
      case .door(let brought, let layer, let office):
        desk.follow(office, now: clock.now)
        desk.bring(brought, to: layer)
      case .stopped: break
      }
    }
  }

  private static func heard(_ answer: HeldChanges.Answer) -> Heard {
    switch answer {
    case .saved(let entry): .saved(entry)
    case .refused(let refusal): .refused(refusal)
    case .held(let entry, let fault): .held(entry, fault.sentence)
    case .failed(let fault): .failed(fault.sentence)
    }
  }

  /// Sees to it that what is being typed is on the disk before it is a second old.
  private mutating func keepDrafts() {
    let drafts = draftsByName
    guard drafts != keptDrafts else {
      draftsDue = nil
      return
    }
    let now = ContinuousClock.now
    guard let due = draftsDue else {
      draftsDue = now + Session.draftAge
      return
    }
    if due <= now { writeDrafts(drafts) }
  }

  /// What each of those who sat here has typed and not saved.
  private var draftsByName: [String: [FormDraft]] {
    let all = desk.draftsOfAll.map { ("\(Session.draftName($0.by, desk.seat.place))-\(ProcessMark.own)", $0.drafts) }
    return Dictionary(all) { $0 + $1 }.merging(keptDrafts.mapValues { _ in [] }) { drafts, _ in drafts }
  }

  private mutating func writeDrafts(_ drafts: [String: [FormDraft]]) {
    draftsDue = nil
    for (name, drafts) in drafts where drafts != keptDrafts[name] ?? [] {
      writer.submit(.keepDraft(name, drafts.isEmpty ? nil : drafts.datum))
    }
    keptDrafts = drafts
  }

  /// What the person has to know when the screen is gone.
  var parting: String? { desk.parting(keptIn: KeptChanges.folder) }

  /// Everything on its way reaches the disk before the program ends.
  private mutating func finish() {
    let drafts = draftsByName
    if drafts != keptDrafts { writeDrafts(drafts) }
    if !desk.seat.isNobody { desk.note(.signedOut) }
    record()
    writer.submit(.checkpoint)
    writer.submit(.stop)
    // Ten seconds are more than any disk that still works needs.
    let limit = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < limit {
      for news in writer.news() {
        if case .unsaved(let unsaved) = news { desk.unsaved = unsaved }
        if case .stopped = news { return Printer.finish(within: .seconds(5)) }
      }
      writer.waitForNews(milliseconds: 100)
    }
    Printer.finish(within: .zero)
  }
}
