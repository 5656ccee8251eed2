import Canvas
import Practice

/// Something that a screen wants done outside of the office's records and of the terminal, by whoever runs the desk.
package enum Errand: Sendable {
  /// Paper goes to the printer.
  case print(Paper)
  /// Text goes into a file of the person's own.
  case save(Paper)
  /// The journal and the access file are looked through.
  case lookUp(AuditQuery)
  /// Everyone on file is compared with everyone who could be the same person.
  case comparePeople
  /// The office as it was at a time is put together.
  case asOf(Moment)
  /// Nobody waits for it any more.
  case stayHere
  /// Somebody at the door says who they are; nothing typed where they have no PIN and their account may do.
  case signIn(StaffID, Secret, isUnlocking: Bool)
  /// A new PIN or password for somebody, and the one that held until now where that has to be known.
  case setPIN(StaffID, Secret, old: Secret?)
}

/// A text that leaves the screen.
package struct Paper: Sendable {
  /// What it is, for file names and print queues: never a patient's name.
  package var title: String
  package var text: String
  /// Whose records are on it, for the log of what left the office.
  package var about: [Reference]
  /// A table in place of the text, row by row: it is written so that no spreadsheet takes a cell for a formula.
  package var rows: [[String]] = []
  /// What becomes true once it came out of the printer: that letters were sent. Of paper that never was nothing is kept.
  package var keeps: (any Verb)?

  package init(title: String, text: String, about: [Reference] = []) {
    self.title = title
    self.text = text
    self.about = about
  }
}

/// What came of an errand.
package enum Brought: Sendable {
  /// It was done, and what there is to say.
  case done(String)
  case failed(String)
  /// What an audit found.
  case found(AuditFound)
  /// How far the file was looked through for people who are on it twice.
  case compared(PeopleCompared)
  /// The office as it was at a time.
  case past(Office, Moment)
  /// They are who they say.
  case signedIn(StaffID)
  /// Somebody has a new PIN.
  case newPIN(StaffID)
}

/// The pairs that were found so far in the whole file, and how far it was looked through.
package struct PeopleCompared: Sendable {
  package let pairs: [Pair]
  private let read, compared, total: Int

  package init(_ search: PairSearch) {
    pairs = search.pairs()
    (read, compared, total) = (search.read, search.compared, search.total)
  }

  /// "40000 of 100000 read", "12000 of 100000 compared"; nothing once all of them were.
  var words: String {
    read < total ? "\(read) of \(total) read" : compared < total ? "\(compared) of \(total) compared" : ""
  }
}

extension Desk {
  /// An errand on its way, and the screen that asked for it.
  package struct Sending: Sendable {
    package let errand: Errand
    package let layer: Int
  }

  /// Hands over what is to be done outside, oldest first.
  package mutating func takeErrands() -> [Sending] {
    defer { errands = [] }
    return errands
  }

  /// Learns what came of an errand; the screen that asked hears of it if it is still there.
  package mutating func bring(_ brought: Brought, to layer: Int) {
    if layer == Desk.doorLayer { return bringToDoor(brought) }
    if past != nil, !layers.contains(where: { $0.id == layer }) { return inPresent { $0.bring(brought, to: layer) } }
    guard let index = layers.firstIndex(where: { $0.id == layer }) else {
      if !keepsForLater(layer, .brought(brought)) { tell(brought) }
      return
    }
    let before = message
    apply(layers[index].screen.hear(brought, view), from: index)
    // That it was saved is still so, whatever became of the paper.
    if case .failed(let words) = brought, let before, before.role == .toast, message?.text == words {
      message = ("\(before.text); \(words)", .problem)
    }
    noteViews()
  }

  /// Learns what became of a paper; answers the change that comes of it, whatever is on the screen by now.
  package mutating func learn(of paper: Paper, _ brought: Brought, to layer: Int) -> [Sent] {
    outbox = []
    if case .done = brought {
      note(.printed, paper.title, about: paper.about)
      if let keeps = paper.keeps { apply([.change(keeps)], from: 0) }
    }
    bring(brought, to: layer)
    return outbox
  }

  private mutating func tell(_ brought: Brought) {
    switch brought {
    case .done(let words): message = (words, .toast)
    case .failed(let words): message = (words, .problem)
    case .found, .compared: break
    // Nobody waits for it any more.
    case .past, .signedIn, .newPIN: break
    }
  }
}
