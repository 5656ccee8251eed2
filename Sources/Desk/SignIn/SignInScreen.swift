import Canvas
import Practice

/// Who sits down here: a name by its letters, a PIN as dots, and nothing of the office in sight.
package struct SignInScreen: Screen {
  package enum Action: Hashable, Sendable { case go, back, leave }

  /// Why the door is shut.
  enum Reason: Hashable, Sendable {
    /// Nobody is signed in.
    case nobody
    /// Someone else wants to sit down; whoever is signed in may still go back.
    case switching
    /// The desk is locked, by this person, since then.
    case locked(StaffID, ClockTime)
  }

  /// What is asked just now.
  enum Stage: Hashable, Sendable {
    case name
    case pin(StaffID)
    /// A PIN of one's own, in place of one that was given for one time; then the same again.
    case own(StaffID), again(StaffID)
  }

  package static let name = "sign-in"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .go, label: "go on", "takes the name under the cursor, or the PIN that was typed"),
    Binding(.escape, action: .back, label: "back", "back to the names; from there to the desk, if you are still signed in"),
    Binding(.ctrl("d"), action: .leave, label: "leave", "leaves the program, where nobody has anything unfinished"),
  ]

  let reason: Reason
  /// The account that signs in those without a PIN.
  let account: String
  /// True where the PIN is no secret: a practice office.
  let isDemo: Bool
  /// Who sat here before, the last one first: they are the likeliest.
  let known: [StaffID]
  /// Whoever has work here that nobody else may end.
  let unfinished: String?
  private(set) var stage = Stage.name
  private var choice = Choice()
  private var secret = Secret()
  private var first = Secret()
  /// A PIN is being looked at.
  private(set) var isChecking = false
  var answer = ""

  init(_ reason: Reason, account: String, isDemo: Bool, known: [StaffID] = [], unfinished: String? = nil, answer: String = "") {
    self.reason = reason
    self.account = account
    self.isDemo = isDemo
    self.known = known
    self.unfinished = unfinished
    self.answer = answer
    if case .locked(let person, _) = reason { stage = .pin(person) }
  }

  /// Somebody who came in with a PIN for one time.
  init(renewing person: StaffID, account: String, isDemo: Bool) {
    self.init(.nobody, account: account, isDemo: isDemo, answer: "That PIN was for one time. Choose one of your own.")
    stage = .own(person)
  }

  package var isTyping: Bool { true }

  /// Who may sit down here, the likeliest first: not the board on the wall, and nobody who has no way to show who they are.
  func people(_ view: View) -> [StaffMember] {
    let seated = reason == .switching ? view.context.person : nil
    let all = view.office.staff.sorted.filter {
      !$0.gone && $0.role != .wallDisplay && $0.id != seated && ($0.hasPIN || isByAccount($0))
    }
    let first = known.compactMap { id in all.first { $0.id == id } }
    let likely = first + all.filter { !known.contains($0.id) }.sorted { $0.name < $1.name }
    // A name that is typed whole is meant, whoever else has those letters somewhere.
    let typed = Folding.plain(choice.filter.text.trimmed)
    return likely.filter { Folding.plain($0.name) == typed } + likely.filter { Folding.plain($0.name) != typed }
  }

  private func isByAccount(_ member: StaffMember) -> Bool { !member.hasPIN && !account.isEmpty && member.account == account }

  private func items(_ view: View) -> [String] {
    people(view).map { "\($0.name)  \($0.fullName)" }
  }

  /// How many letters of a PIN are typed.
  var typed: Int { secret.count }
  var filter: TextField { choice.filter }
  var list: ListState { choice.list }
  func matching(_ view: View) -> [Int] { choice.matching(items(view)) }
  func namesShown(_ view: View) -> Int { max(1, min(people(view).count, page(view))) }

  private func page(_ view: View) -> Int { max(1, min(12, view.rows - 8)) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if isChecking { return [] }
    switch stage {
    case .name:
      // A number takes a line at once, as in every list, as long as no name was begun.
      if case .char(let letter) = key, choice.filter.isEmpty, let number = letter.wholeNumberValue, number > 0 {
        let people = people(view)
        if people.indices.contains(number - 1) { return ask(people[number - 1]) }
      }
      if key == .enter || key == .escape { return nil }
      answer = ""
      return choice.receive(key, items: items(view), page: page(view)) == nil ? nil : []
    case .pin, .own, .again:
      switch key {
      case .char(let letter): secret.type(letter)
      case .backspace: secret.removeLast()
      case .ctrl("u"): secret.wipe()
      default: return nil
      }
      answer = ""
      return []
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    if isChecking { return [] }
    if stage == .name { choice.paste(text) } else { for letter in text.prefix(while: { !$0.isNewline }) { secret.type(letter) } }
    return []
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .go: return nil
    case .back: return reason == .nobody && stage == .name ? "sign in first; Ctrl-D leaves the program" : nil
    case .leave: return unfinished
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    if isChecking { return [] }
    switch action {
    case .go: return go(view)
    case .back: return back(view)
    case .leave: return [.quit]
    }
  }

  private mutating func back(_ view: View) -> [Effect] {
    answer = ""
    if stage == .name {
      guard case .locked(let person, _) = reason else { return view.context.person.map { [.enter($0)] } ?? [] }
      stage = .pin(person)
      return []
    }
    let typed = !secret.isEmpty
    forget()
    // On a locked desk the first Esc takes back what was typed; there is nothing behind it to go back to.
    if case .locked(let person, _) = reason, stage == .pin(person) {
      if !typed { answer = "The desk is locked; Ctrl-O is for someone else." }
      return []
    }
    stage = .name
    return []
  }

  private mutating func go(_ view: View) -> [Effect] {
    switch stage {
    case .name:
      guard case .chosen(let index) = choice.receive(.enter, items: items(view), page: page(view)) else {
        answer = people(view).isEmpty ? "Nobody here has a PIN." : "Nobody here goes by that name."
        return []
      }
      return ask(people(view)[index])
    case .pin(let person):
      guard let member = view.office[person] else { return [] }
      if member.hasPIN, secret.isEmpty {
        answer = "Type the PIN first."
        return []
      }
      return check(person, byAccount: !member.hasPIN)
    case .own(let person):
      if let why = view.office[person].flatMap({ SignInRules.weakness(of: secret, for: $0) }) {
        answer = why.firstUp + "."
        return []
      }
      first.wipe()
      first = secret
      secret = Secret()
      stage = .again(person)
      answer = ""
      return []
    case .again(let person):
      guard secret == first else {
        forget()
        stage = .own(person)
        answer = "Those were two different ones. Choose again."
        return []
      }
      isChecking = true
      let new = secret
      forget()
      return [.ask(.setPIN(person, new, old: nil))]
    }
  }

  /// Asks for the PIN of somebody; whoever is signed in by their account needs none.
  private mutating func ask(_ member: StaffMember) -> [Effect] {
    forget()
    answer = ""
    stage = .pin(member.id)
    return member.hasPIN ? [] : check(member.id, byAccount: true)
  }

  private mutating func check(_ person: StaffID, byAccount: Bool) -> [Effect] {
    isChecking = true
    let typed = byAccount ? Secret() : secret
    forget()
    if case .locked(person, _) = reason { return [.ask(.signIn(person, typed, isUnlocking: true))] }
    return [.ask(.signIn(person, typed, isUnlocking: false))]
  }

  package mutating func hear(_ brought: Brought, _ view: View) -> [Effect] {
    isChecking = false
    switch brought {
    case .signedIn(let person):
      if view.office[person]?.mustChange == true {
        self = SignInScreen(renewing: person, account: account, isDemo: isDemo)
        return []
      }
      return [.enter(person)]
    case .newPIN(let person): return [.enter(person)]
    case .found, .compared, .past: return []
    case .done(let words), .failed(let words):
      answer = words.firstUp + "."
      if case .again(let person) = stage { stage = .own(person) }
      return []
    }
  }

  /// The names, for someone else than the one whose PIN is asked.
  mutating func showNames() {
    if isChecking { return }
    forget()
    choice = Choice()
    stage = .name
    answer = ""
  }

  /// Takes back what was typed and not sent.
  mutating func forget() {
    secret.wipe()
    first.wipe()
  }

  /// A change of whoever sat here is still on its way.
  mutating func wait() { isChecking = true }

  package func hints(_ view: View) -> [Hint] {
    let own = Self.keys.compactMap { whyOff($0.action, view) == nil ? Hint(key: $0.keys.first?.shown ?? "", label: $0.label) : nil }
    return stage == .name ? own : own.prefix(1) + [Hint(key: "Ctrl-O", label: "someone else")] + own.dropFirst()
  }
}
