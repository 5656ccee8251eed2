import Canvas
import Practice

/// What goes on at other desks: who did what just now, and who has what open.
package struct Elsewhere: Sendable {
  /// What others did while it is shown, oldest first.
  private(set) var done: [Entry] = []
  /// Records that somebody else changed just now: their rows carry a sign.
  private(set) var fresh: Set<Reference> = []
  /// Who else is here; nothing until somebody has looked.
  private(set) var present: [Presence]?
  /// Records that somebody else has open.
  private(set) var open: Set<Reference> = []
  /// Counts up with everything that is new, so that whoever has a clock can tell when it was shown for long enough.
  package private(set) var number = 0

  mutating func note(_ entries: [Entry]) {
    guard !entries.isEmpty else { return }
    done += entries
    fresh.formUnion(entries.flatMap(\.edits.references))
    number += 1
  }

  mutating func fade() {
    done = []
    fresh = []
  }

  mutating func meet(_ others: [Presence]) {
    present = others
    open = Set(others.flatMap { $0.open.flatMap(\.about) })
  }

  /// "maria: check in, Okafor, Ada"; of several the last, with how many there were.
  func words(_ view: View) -> String? {
    guard let last = done.last else { return nil }
    let others = Set(done.map(\.by)).subtracting([last.by]).count
    let who = others == 0 ? last.by : "\(last.by) and \(others) other\(others == 1 ? "" : "s")"
    let more = done.count > 1 ? " (and \(done.count - 1) more)" : ""
    return "\(who): \(Told.what(last, view))\(more)"
  }

  /// The first window at this place that is not open yet in another program of the same person.
  func freeWindow(_ seat: Desk.Seat) -> Int {
    var seat = seat
    seat.window = 1
    let taken = Set((present ?? []).lazy.filter { $0.by == seat.by }.map(\.desk))
    while taken.contains(seat.desk) { seat.window += 1 }
    return seat.window
  }

  /// Who else has open what is open here: "maria is in this superbill".
  func others(in mine: Presence.Opening, _ seat: Desk.Seat) -> String? {
    let about = Set(mine.about)
    var sentences: [String] = []
    for other in present ?? [] {
      guard let opening = other.open.last(where: { !about.isDisjoint(with: $0.about) }) else { continue }
      let isSame = opening.place == mine.place && opening.about.first == mine.about.first
      let who = other.by == seat.by ? "you, at \(other.desk), are" : "\(other.by) is"
      sentences.append("\(who) in \(isSame ? "this" : "the") \(opening.place)")
    }
    guard let first = sentences.first else { return nil }
    return sentences.count == 1 ? first : "\(first), \(sentences.count - 1) more"
  }
}

extension Desk {
  /// Takes what other desks did, and says for a moment who it was.
  package mutating func follow(_ newest: Office, now: Moment? = nil) {
    if let now { self.now = now }
    take(newest, own: nil)
    lookAtSeat()
    lookAtUndo()
    refreshAll()
    lookAtTour()
  }

  /// What others did was shown for long enough.
  package mutating func fadeOthers() { elsewhere.fade() }

  /// Learns who else is here, and what they have open.
  ///
  /// Who comes second gives way: what the desk is called is settled at the first look, and again when somebody else sits down.
  package mutating func meet(_ others: [Presence]) {
    let isFirst = elsewhere.present == nil
    elsewhere.meet(others)
    if isFirst { findWindow() }
  }

  mutating func findWindow() {
    let window = elsewhere.freeWindow(seat)
    guard window != seat.window else { return }
    seat.window = window
    lookAtUndo()
  }

  /// The office as it is now; lines that this desk did not write are told for a moment.
  mutating func take(_ newest: Office, own: Entry?) {
    let before = office.seq
    office = newest
    elsewhere.note(
      newest.lines(after: before).filter {
        // A wrong PIN is nobody's; at this desk it was seen.
        $0.seq != own?.seq && ($0.by != seat.by || $0.desk != seat.desk) && !($0.did == WrongTry.name && $0.desk == seat.desk)
      })
  }

  /// Who sits here and what is open, for the others.
  package var presence: Presence {
    let view = view
    // Who looks at another time has open what waits in the present.
    let open = (past?.aside ?? aside).flatMap(\.layers) + (past?.layers ?? layers)
    return Presence {
      $0.by = seat.by
      $0.desk = seat.desk
      $0.open = open.compactMap { $0.screen.opening(view) }
    }
  }

  /// Who else is in what is on top here.
  var othersHere: String? {
    if elsewhere.open.isEmpty { return nil }
    return top.opening(view).flatMap { elsewhere.others(in: $0, seat) }
  }
}
