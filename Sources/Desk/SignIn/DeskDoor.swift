import Canvas
import Practice
import Training

/// Who sits at the desk: signing in, changing places, locking. What each has open is theirs and waits for them.
extension Desk {
  /// In place of a layer's number, for errands of the door.
  package static let doorLayer = 0

  /// What somebody had open when someone else sat down.
  struct Kept: Sendable {
    var layers: [Layer]
    var aside: [Aside]
    var tour: Tour?

    var isTouched: Bool { !aside.isEmpty || layers.dropFirst().contains { $0.screen.isTouched } }
  }

  // MARK: Shutting the door

  /// Nobody is signed in yet: the names, and nothing of the office.
  package mutating func awaitSignIn() { shut(.nobody) }

  mutating func lock() {
    guard let person = seat.person else { return }
    note(.locked)
    shut(.locked(person, now.time))
  }

  mutating func switchUser() { shut(.switching) }

  private mutating func shut(_ reason: SignInScreen.Reason, answer: String = "") {
    door?.forget()
    door = SignInScreen(
      reason, account: seat.account, isDemo: seat.isDemo, known: kept.keys.sorted { seats[$0, default: 0] > seats[$1, default: 0] },
      unfinished: unfinished, answer: answer)
  }

  /// Whose work would be put away by whoever leaves from here, in words.
  private var unfinished: String? {
    var people = kept.filter(\.value.isTouched).map(\.key)
    if let person = seat.person, Kept(layers: layers, aside: aside, tour: nil).isTouched { people.append(person) }
    let names = people.sorted().compactMap { office[$0]?.name }
    return names.isEmpty ? nil : "\(names.joined(separator: " and ")) left something unfinished here, and must sign in to leave it"
  }

  /// A desk that nobody touched for as long as the practice allows locks itself; what was typed into a PIN goes before that.
  mutating func lockWhenIdle() {
    // A clock that was set back begins anew.
    if now < lastKey { lastKey = now }
    if let untilLock, untilLock <= 1 { lock() }
    if now.milliseconds - lastKey.milliseconds >= 60_000 { door?.forget() }
  }

  /// Milliseconds until the desk locks itself; nothing where it never does.
  var untilLock: Int? {
    let minutes = office.settings.lockAfter
    guard minutes > 0, !seat.isDemo, seat.person != nil, door == nil || door?.reason == .switching else { return nil }
    return max(1, lastKey.milliseconds + minutes * 60_000 - now.milliseconds)
  }

  // MARK: The first time

  /// The first manager of an office in which nothing was done yet is asked for a name and a PIN, and told what comes next.
  package mutating func welcome() {
    guard door == nil, !seat.isDemo, !seat.isReadOnly, seat.role == .manager, let member = office[seat.person], !member.hasPIN else {
      return
    }
    guard office.seq <= Desk.linesOfInit, layers.count == 1, aside.isEmpty else { return }
    apply([.open(PINScreen(member.id, isFirst: true, view))], from: 0)
  }

  /// The practice and its manager.
  private static let linesOfInit = 2

  // MARK: At the door

  mutating func takeAtDoor(_ event: Event) {
    guard var at = door, !isTooSmall else { return }
    var effects: [Effect]?
    switch event {
    case .key(.ctrl("l")): wantsRepaint = true
    case .key(.ctrl("o")): at.showNames()
    case .key(.ctrl("c")): at.answer = "Ctrl-C does not leave; Ctrl-D does."
    case .key(let key):
      effects = at.press(key, view)
      if effects == nil { at.answer = "\(key.shown) does nothing here." }
    case .paste(let text): effects = at.paste(text, view)
    default: break
    }
    door = at
    applyAtDoor(effects ?? [])
  }

  mutating func bringToDoor(_ brought: Brought) {
    guard var at = door else { return }
    let effects = at.hear(brought, view)
    door = at
    applyAtDoor(effects)
  }

  private mutating func applyAtDoor(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .ask(let errand): errands.append(Sending(errand: errand, layer: Desk.doorLayer))
      case .enter(let person): enter(person)
      case .complain(let words), .say(let words): door?.answer = words.firstUp + "."
      case .quit: isOver = true
      default: break
      }
    }
  }

  // MARK: Coming in

  /// Lets somebody to the desk: back to what they had open, or to the three panes.
  mutating func enter(_ person: StaffID) {
    guard let member = office[person], !member.gone, member.role != .wallDisplay else { return }
    if person != seat.person {
      guard !isWaiting else {
        entering = person
        door?.wait()
        return
      }
      takeSeat(member)
    } else if case .locked = door?.reason {
      note(.unlocked)
    }
    entering = nil
    door?.forget()
    door = nil
    lastKey = now
    refreshAll()
  }

  /// Goes on once the disk has answered what was on its way.
  mutating func enterIfReady() {
    guard let entering, !isWaiting else { return }
    enter(entering)
  }

  private mutating func takeSeat(_ member: StaffMember) {
    // The past is of the moment: what waits for someone is the present, uncovered. The shield is about who looks on, and stays up.
    let wasShielded = isShielded
    if wasShielded { raiseOrLiftShield() }
    if past != nil { returnToNow() }
    if let person = seat.person {
      note(.signedOut)
      kept[person] = Kept(layers: layers, aside: aside, tour: tour)
      seats[person] = now.milliseconds
    }
    seat.person = member.id
    seat.by = member.name
    seat.role = member.role
    findWindow()
    lastID += 1
    let own = kept.removeValue(forKey: member.id) ?? Kept(layers: [Layer(id: lastID, screen: Home())], aside: [], tour: nil)
    layers = own.layers
    aside = own.aside
    tour = own.tour
    note(.signedIn)
    if wasShielded { raiseOrLiftShield() }
    let up = wasShielded ? "; the shield is still up (Z lifts it)" : ""
    message = ("signed in: \(member.fullName.isEmpty ? member.name : member.fullName), \(member.role.label)\(up)", .toast)
    lookAtUndo()
  }

  /// The office may say something else of the person here than when they sat down.
  mutating func lookAtSeat() {
    guard let person = seat.person else { return }
    guard let member = office[person], !member.gone, member.role != .wallDisplay else {
      signOut("\(seat.by) does not work here any more.")
      return
    }
    if member.name != seat.by { seat.by = member.name }
    guard member.role != seat.role else { return }
    seat.role = member.role
    message = ("your work here is now \(member.role.label): a manager changed it", .toast)
    lookAtUndo()
    refreshAll()
  }

  /// Nobody is signed in any more, and what they had open is put away.
  private mutating func signOut(_ words: String) {
    note(.signedOut)
    seat.person = nil
    seat.by = ""
    seat.role = .wallDisplay
    shield = nil
    past = nil
    lastID += 1
    layers = [Layer(id: lastID, screen: Home())]
    aside = []
    tour = nil
    message = nil
    shut(.nobody, answer: words)
  }

  // MARK: What was typed

  /// Everything typed and not yet saved, of everyone who sat here.
  package var draftsOfAll: [(person: StaffID?, by: String, drafts: [FormDraft])] {
    let others = kept.sorted { $0.key < $1.key }.map { person, kept in
      (Optional(person), office[person]?.name ?? "", Desk.drafts(kept.layers, kept.aside))
    }
    return (seat.by.isEmpty ? [] : [(seat.person, seat.by, drafts)]) + others
  }

  /// Keys typed ahead belong to what was open; what was typed after a lock among them belongs to the door.
  mutating func handleAhead() {
    let wasShut = door != nil
    while !isWaiting, !ahead.isEmpty {
      let event = ahead.removeFirst()
      if door != nil, !wasShut { takeAtDoor(event) } else { handle(event) }
    }
  }

  // MARK: What is seen

  /// Nothing but the door: no pane, no message, no name of a patient.
  func doorCanvas(_ door: SignInScreen) -> Canvas {
    var canvas = Canvas(rows: rows, columns: columns, glyphs: glyphs)
    door.draw(view, on: &canvas, in: Rect(row: 0, column: 0, rows: rows, columns: columns))
    Strip.draw(door.hints(view), on: &canvas, row: rows - 1, columns: columns)
    if canvas.cursor == nil { canvas.cursor = Spot(row: rows - 1, column: 0) }
    return canvas
  }
}

extension String {
  /// With a large first letter, to begin a sentence.
  var firstUp: String { prefix(1).uppercased() + dropFirst() }
}
