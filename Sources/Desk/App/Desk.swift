import Canvas
import CodeSets
import Practice
import Training

/// The whole program as a value: what is on the screen, and what a key does to it. It knows no files and no terminal.
package struct Desk: Sendable {
  /// Who sits here, and what kind of office this is.
  package struct Seat: Sendable {
    package var by: String
    package var role: StaffRole
    /// What the office calls the workstation.
    package let place: String
    /// Which window of this person there it is, from 1: each is a desk of its own, so that none takes back what was done in another.
    package internal(set) var window = 1
    /// Which member of the staff it is; nobody while no one is signed in.
    package var person: StaffID?
    /// The account of the host that runs the program: it signs in those who have no PIN.
    package var account = ""
    package var isDemo = false
    package var isReadOnly = false

    package init(
      by: String, role: StaffRole, desk: String, person: StaffID? = nil, isDemo: Bool = false, isReadOnly: Bool = false
    ) {
      self.by = by
      self.role = role
      place = desk
      self.person = person
      self.isDemo = isDemo
      self.isReadOnly = isReadOnly
    }

    /// Where nobody is signed in yet.
    package static func nobody(desk: String, account: String, isReadOnly: Bool = false) -> Seat {
      var seat = Seat(by: "", role: .wallDisplay, desk: desk, isReadOnly: isReadOnly)
      seat.account = account
      return seat
    }

    package var isNobody: Bool { by.isEmpty }

    /// The desk's name in the journal: "front-1", in a second window of the same person "front-1 (2)".
    package var desk: String { window == 1 ? place : "\(place) (\(window))" }

    package func context(_ now: Moment) -> Context { Context(now: now, by: by, role: role, desk: desk, person: person) }
  }

  /// A change that is on its way to the disk, and the screen that asked for it.
  package struct Sent: Sendable {
    package let change: Change
    package let context: Context
    let layer: Int
  }

  struct Layer: Sendable {
    var id: Int
    var screen: any Screen
  }

  /// A stack of screens set aside because the phone rang.
  struct Aside: Sendable {
    var layers: [Layer]
    var words: String
  }

  package internal(set) var office: Office
  package var seat: Seat
  package internal(set) var now: Moment
  package private(set) var rows: Int
  package private(set) var columns: Int
  package var glyphs: Glyphs

  var layers: [Layer]
  var aside: [Aside] = []
  /// What lies under the privacy shield while it is up.
  var shield: Shield?
  /// The other time that the screen shows, if it does.
  var past: PastDesk?
  /// What stands before the desk while nobody is signed in, or while it is locked.
  package internal(set) var door: SignInScreen?
  /// What those had open who sat here before, each for themselves.
  var kept: [StaffID: Kept] = [:]
  /// When each of them left their seat.
  var seats: [StaffID: Int] = [:]
  /// Who may come in as soon as the disk has answered.
  var entering: StaffID?
  /// When a key was pressed last.
  var lastKey: Moment
  var message: (text: String, role: Role)? { didSet { messageSince = now } }
  var messageSince: Moment
  /// The code sets that superbills are coded from.
  package var codes = CodeBook.none
  /// What it looks like, and what it could.
  package var wardrobe = Wardrobe.plain
  /// The way through one visit that a newcomer is on.
  package internal(set) var tour: Tour?
  var lastID = 1
  var sent: [Int] = []
  var ahead: [Event] = []
  /// Set when the person chose to leave.
  package internal(set) var isOver = false
  /// Set when the terminal should be painted from nothing.
  package internal(set) var wantsRepaint = false
  var outbox: [Sent] = []
  /// What goes on at other desks.
  package internal(set) var elsewhere = Elsewhere()
  /// Why nothing can be changed any more, if that came while the desk was open.
  var whyReadOnly: String?
  /// What is to be done outside of the office and its screen, oldest first.
  var errands: [Sending] = []
  /// What was looked at and is not yet in the access file.
  var accesses: [AccessEvent] = []
  var views = Views()
  /// What the disk has not taken yet, or was refused when it did.
  package var unsaved = Unsaved() { didSet { refreshAll() } }
  var dismissed: [String] = []
  /// The newest time on the host's clock, and whether it is said that the clock went back.
  var latest: Moment
  var saysClock = false
  /// What lies set aside is offered on the message line, and Enter takes it up.
  var offer: String?
  private var lastMinute = 0
  /// Whether the people of the day were looked up, as the first search wants them.
  private var knowsPeople = false
  /// Why undo and redo do nothing, once that was asked since the last change: the answer looks at much of the office, so it is found
  /// in a pause, or when it is needed.
  private(set) var undoOff: String??
  private var redoOff: String??

  package init(_ office: Office, seat: Seat, now: Moment, rows: Int, columns: Int, glyphs: Glyphs = .unicode) {
    self.office = office
    self.seat = seat
    self.now = now
    latest = now
    lastKey = now
    messageSince = now
    self.rows = rows
    self.columns = columns
    self.glyphs = glyphs
    layers = [Layer(id: 1, screen: seat.role == .wallDisplay ? Board() : Home())]
    layers[0].screen.refresh(view)
    lookAtUndo()
    lookAtClock()
  }

  package var view: View {
    View(
      office: isShielded ? (past?.office ?? office).masked(on: now.day) : past?.office ?? office,
      context: seat.context(past?.moment ?? now),
      rows: deskRows, columns: columns, glyphs: glyphs, real: isShielded ? past?.office ?? office : nil, codes: codes,
      elsewhere: past == nil ? elsewhere : Elsewhere(), unsaved: past == nil ? unsaved : Unsaved(), whyNoChange: whyNoChange,
      present: past == nil ? nil : office, clock: now)
  }

  /// True while a change waits for the disk: keys typed meanwhile are kept for the screen that comes.
  package var isWaiting: Bool { !sent.isEmpty }

  // MARK: What comes in

  /// Takes a key, a paste, a new size or the passing of time; answers the changes that should be made.
  package mutating func receive(_ event: Event, now: Moment) -> [Sent] {
    self.now = now
    wantsRepaint = false
    outbox = []
    lookAtClock()
    switch event {
    case .resize(let rows, let columns):
      self.rows = rows
      self.columns = columns
      top.refresh(view)
    case .tick:
      if !finishFirstPicture() { settle() }
      lockWhenIdle()
    case .key, .paste:
      lastKey = now
      if door != nil {
        takeAtDoor(event)
      } else if isBoard {
        handleOnBoard(event)
      } else if isWaiting {
        // A lock does not wait for the disk.
        if event == .key(.ctrl("q")), whyOff(.lock) == nil { lock() } else { ahead.append(event) }
      } else {
        handle(event)
      }
    case .wake, .ended: break
    case .resumed: wantsRepaint = true
    }
    lookAtTour()
    noteViews()
    return outbox
  }

  /// Learns what became of the oldest change on its way. Keys that were typed meanwhile are done now.
  package mutating func learn(_ heard: Heard, office newest: Office, now: Moment) -> [Sent] {
    self.now = now
    let own: Entry? = if case .saved(let entry) = heard { entry } else { nil }
    take(newest, own: own)
    outbox = []
    inPresent { $0.learn(heard, own) }
    return outbox
  }

  private mutating func learn(_ heard: Heard, _ own: Entry?) {
    guard !sent.isEmpty else { return }
    let id = sent.removeFirst()
    lookAtUndo()
    refreshAll()
    // What a screen adds to this does not take away what was saved: the receipt's number is in it.
    let told: (text: String, role: Role)? =
      switch heard {
      case .saved(let entry): (Told.saved(entry, view), .toast)
      case .held(let entry, let why): (Told.held(entry, why, view), .problem)
      case .refused, .failed: nil
      }
    if let told { message = told }
    // Words of a refusal were made for someone who may see names.
    let heard = if isShielded, case .refused(let refusal) = heard { Heard.refused(refusal.shielded) } else { heard }
    if let index = layers.firstIndex(where: { $0.id == id }) {
      apply(layers[index].screen.hear(heard.asKept, view), from: index)
      if case .refused(let refusal) = heard { askForReason(refusal) }
    } else if keepsForLater(id, .heard(heard.asKept)) {
    } else if case .refused(let refusal) = heard {
      message = (refusal.full, .problem)
    } else if case .failed(let sentence) = heard {
      message = (sentence, .problem)
    }
    if let told, let added = message, added.text != told.text, added.role == .toast {
      message = ("\(told.text); \(added.text)", told.role)
    }
    if told != nil {
      handleAhead()
    } else if !ahead.isEmpty {
      // Keys meant for what would have come next must not go into what is still open.
      message = ("\(message?.text ?? "") (\(ahead.count) keys typed meanwhile were not used)", .problem)
      ahead = []
    }
    lookAtTour()
    lookAtSeat()
    enterIfReady()
    noteViews()
  }

  /// From here on the office can only be read: a newer program wrote in it, or its files cannot be trusted.
  package mutating func becomeReadOnly(_ why: String) {
    seat.isReadOnly = true
    whyReadOnly = why
    message = (why, .problem)
    refreshAll()
  }

  mutating func lookAtUndo() {
    undoOff = nil
    redoOff = nil
  }

  /// Says something from outside: a warning of the files, the name of the terminal.
  package mutating func tell(_ text: String, isProblem: Bool = false) {
    // What is offered stays on the screen until a key is pressed.
    message = (text + (offer.map { "; \($0)" } ?? ""), isProblem ? .problem : .toast)
  }

  // MARK: Layers

  var top: any Screen {
    get { layers[layers.count - 1].screen }
    set { layers[layers.count - 1].screen = newValue }
  }

  /// After a pause the linked panes follow the cursor.
  private mutating func settle() {
    if undoOff == nil { undoOff = .some(view.whyOff(Undo())) }
    if redoOff == nil { redoOff = .some(view.whyOff(Redo())) }
    if !knowsPeople, door == nil { _ = office.people(of: now.day) }
    knowsPeople = true
    guard var home = layers[0].screen as? Home else { return }
    let minute = now.milliseconds / 60_000
    // The clocks of the waiting room count minutes: once in each all is looked at again, else what a key has changed.
    if minute != lastMinute { home.refresh(view) } else if home.isBehind { home.settle(view) } else { return }
    lastMinute = minute
    layers[0].screen = home
  }

  mutating func handle(_ event: Event) {
    let offered = offer.map { message?.text.hasSuffix($0) == true } ?? false
    (offer, message) = (nil, nil)
    if offered, event == .key(.enter), !aside.isEmpty, !isTooSmall { return takeUp(0) }
    let index = layers.count - 1
    switch event {
    case .key(let key):
      if isDeaf(to: key) { return }
      if isTooSmall { return key == .ctrl("c") ? leave() : () }
      if let effects = layers[index].screen.press(key, view) {
        apply(effects, from: index)
      } else if key == .char("q"), index > 0, !isText(key), let effects = layers[index].screen.press(.escape, view) {
        apply(effects, from: index)
      } else if let binding = GlobalKeys.keys.first(where: { $0.keys.contains(key) }), !isText(key) {
        perform(binding.action)
      } else if key == .ctrl("c") {
        // A hand that copies by habit must not end the program.
        message = ("Ctrl-C does not leave; q does", .problem)
      } else {
        message = ("\(key.shown) does nothing here; \(top.isTyping ? "F1" : "?") shows all keys", .problem)
      }
    case .paste(let text):
      if let effects = layers[index].screen.paste(text, view) {
        apply(effects, from: index)
      } else {
        message = ("a paste of \(text.count) characters was not used: no field is open here", .problem)
      }
    default: break
    }
  }

  private func isText(_ key: Key) -> Bool {
    if case .char = key { return top.isTyping }
    return false
  }

  var isTooSmall: Bool { rows < 10 || columns < 40 }

  func whyOff(_ action: GlobalAction) -> String? {
    switch action {
    case .undo: whyNoChange ?? whyAsked ?? ((undoOff ?? view.whyOff(Undo())) ?? whyNotFromHere)
    case .redo: whyNoChange ?? whyAsked ?? redoOff ?? view.whyOff(Redo())
    case .setAside: layers.count == 1 ? "no form is open to set aside" : isShielded ? Self.shieldIsUp : nil
    case .takeUp: aside.isEmpty ? "nothing is set aside" : isShielded ? Self.shieldIsUp : nil
    case .unsaved: unsaved.isEmpty ? "everything is saved" : top is UnsavedScreen ? "the list is open" : nil
    case .emergency: top is EmergencyCard ? "the emergency card is open" : view.notYours(RaiseEmergency.self)
    case .audit: top is AuditScreen ? "the audit is open" : AuditQuery.refusal(office, view.context)?.full
    case .tour: whyNoTour
    case .themes: top is ThemePicker ? "the themes are open" : nil
    case .present: past == nil ? "this is the present" : nil
    case .past, .drill: isShielded ? Self.shieldIsUp : nil
    case .lock, .switchUser: seat.person == nil ? "nobody of this office is signed in here" : nil
    case .help, .palette, .shield, .repaint, .quit: nil
    }
  }

  mutating func perform(_ action: GlobalAction) {
    if let reason = whyOff(action) {
      message = (reason, .problem)
      return
    }
    let index = layers.count - 1
    switch action {
    case .help: apply([.open(HelpScreen(lines: allLines + HelpScreen.legend))], from: index)
    case .palette: apply([.open(PaletteScreen(lines: allLines))], from: index)
    // Asked for on behalf of the desk: the screen on top must not take the answer for its own.
    case .undo: apply([.change(Undo())], from: 0)
    case .redo: apply([.change(Redo())], from: 0)
    case .setAside: apply([.setAside], from: index)
    case .takeUp: apply([whichToTakeUp], from: index)
    case .unsaved: apply([.open(UnsavedScreen())], from: index)
    case .past: apply([.open(PaletteScreen(lines: allLines, typed: "asof "))], from: index)
    case .present: returnToNow()
    case .drill: apply([.open(CodeDrill(nil, view))], from: index)
    case .emergency:
      // An emergency is now, whatever is on the screen; whose it is was seen before the present comes back.
      let visit = visitInSight
      returnToNow()
      apply([.open(EmergencyCard(raising: visit, view))], from: layers.count - 1)
    case .audit:
      let shown = top.shows(view).first ?? (layers.count == 1 ? (layers[0].screen as? Home)?.subject(view).patient : nil)
      apply([.open(AuditScreen(shown, view))], from: index)
    case .shield: raiseOrLiftShield()
    case .tour: startOrEndTour()
    case .themes: apply([.open(ThemePicker(wardrobe))], from: index)
    case .lock: lock()
    case .switchUser: switchUser()
    case .repaint: wantsRepaint = true
    case .quit: leave()
    }
  }

  /// Keys of the top screen and of the whole desk, in the order in which `run` counts them.
  private var allLines: [KeyLine] {
    top.lines(view)
      + GlobalKeys.lines.enumerated().map { index, line in
        var line = line
        line.whyOff = whyOff(GlobalKeys.keys[index].action)
        if top.takesLetters || top.isTyping {
          let others = GlobalKeys.keys[index].keys.filter {
            if case .char(let letter) = $0 { !letter.isLetter && !top.isTyping } else { true }
          }
          line.keys = others.isEmpty ? "by name" : others.map(\.shown).joined(separator: ", ")
        }
        return line
      }
  }
}

/// A screen that asks for something as soon as it is opened.
package protocol Starting: Screen {
  func start(_ view: View) -> [Effect]
}
