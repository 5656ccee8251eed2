import Canvas
import Practice

/// One field of a form that somebody else changed while this person was writing in it: both texts, until one is chosen.
struct Collision: Hashable, Sendable {
  enum Answer: Hashable, Sendable { case theirs, mine }

  /// What was there when the person began.
  var base: String
  var theirs: String
  var mine: String
  /// "maria, 10:42"
  var by: String
  var answer: Answer?
}

/// Two people in one record: what the other changed and this one did not touch is taken into the form; where both wrote, the two stand
/// side by side until this person says which holds. Nothing typed goes away by itself.
extension FormScreen {
  /// Fields that wait for a choice, in the order of the form.
  var undecided: [Int] {
    inputs.indices.filter { index in collisions[inputs[index].name].map { $0.answer == nil && $0.theirs != fields[index].text } ?? false }
  }

  /// Takes the newest state of the record as what the form began with.
  mutating func rebase(_ view: View) {
    guard let record = kind.edits, view.office.seq != seenSeq else { return }
    seenSeq = view.office.seq
    let newer = kind.inputs(view)
    guard kind.isThere(view), newer.map(\.name) == inputs.map(\.name) else { return }
    for (index, now) in newer.enumerated() {
      let base = inputs[index].start, mine = fields[index].text
      inputs[index] = now
      guard now.start != base else { continue }
      if mine == base {
        fields[index] = TextField(now.start)
        collisions[now.name] = nil
      } else if mine == now.start {
        collisions[now.name] = nil
      } else {
        let entry = view.office.lastToChange(record, kind.recordField(now.name))
        collisions[now.name] = Collision(
          base: collisions[now.name]?.base ?? base, theirs: now.start, mine: mine,
          by: entry.map { "\($0.by), \($0.at.day == view.today ? "" : $0.at.day.short + " ")\($0.at.time.shown)" } ?? "another desk")
      }
    }
  }

  /// What is asked while two texts stand side by side.
  var collisionWords: String? {
    guard let index = undecided.contains(focus) ? focus : undecided.first, let collision = collisions[inputs[index].name] else {
      return nil
    }
    return "\(inputs[index].label) was changed meanwhile (\(collision.by)): Ctrl-Y takes theirs, Ctrl-N keeps yours"
  }

  /// The same above the fields, with all of what the other wrote: beside the field it may be cut.
  var collisionLines: [String]? {
    guard let index = undecided.contains(focus) ? focus : undecided.first, let collision = collisions[inputs[index].name] else {
      return nil
    }
    let wrote = collision.theirs.isEmpty ? "emptied it" : "wrote \"\(collision.theirs)\""
    return ["\(inputs[index].label) was changed meanwhile: \(collision.by), \(wrote).", "Ctrl-Y takes theirs, Ctrl-N keeps yours."]
  }

  /// Why neither theirs nor mine can be chosen.
  var whyNoChoice: String? { collisions.isEmpty ? "nobody else changed this while you were writing" : nil }

  mutating func choose(_ answer: Collision.Answer) -> [Effect] {
    let name = inputs.indices.contains(focus) ? inputs[focus].name : ""
    guard var collision = collisions[name] else {
      // The person should see what is chosen between.
      focus = undecided.first ?? inputs.firstIndex { collisions[$0.name] != nil } ?? focus
      return collisionWords.map { [.say($0)] } ?? []
    }
    if collision.answer != .theirs { collision.mine = fields[focus].text }
    collision.answer = answer
    collisions[name] = collision
    fields[focus] = TextField(answer == .theirs ? collision.theirs : collision.mine)
    let words = answer == .theirs ? "theirs is in the form; Ctrl-N brings yours back" : "yours stays; Ctrl-Y takes theirs"
    let label = inputs[focus].label
    focus = undecided.first ?? focus
    return [.say("\(label): \(words)")]
  }

  /// Someone goes on writing in a field with both texts before their eyes: that is a choice.
  mutating func wrote() {
    guard collisions[inputs[focus].name] != nil else { return }
    collisions[inputs[focus].name]?.answer = .mine
    collisions[inputs[focus].name]?.mine = fields[focus].text
  }
}
