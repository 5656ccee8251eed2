extension Superbill {
  /// Why what was found and done can no longer be changed; nothing if it can.
  package var lock: Refusal? {
    if stage != .open { return closed }
    guard isSigned else { return nil }
    return Refusal(
      "signed", "superbill \(id.shown) was signed by \(signedBy)", wayPast: AmendSuperbill.name, who: AmendSuperbill.who, with: reference)
  }

  private var closed: Refusal {
    Refusal("superbill closed", "superbill \(id.shown) is \(stage.label)", wayPast: wayToReopen, who: whoReopens, with: reference)
  }

  func mustBeOpen() throws(Refusal) {
    if let lock { throw lock }
  }

  /// For what a signature does not hold: who pays.
  func mustNotBeClosed() throws(Refusal) {
    if stage != .open { throw closed }
  }

  /// What a signature stands for: nothing of it changes while the sheet is signed, by undo neither.
  package static let signed: Set<String> = [
    "provider", "day", "placeOfService", "diagnoses", "lines", "followUp", "referral",
  ]

  /// The line with this number, counted from 1.
  func index(_ line: Int) throws(Refusal) -> Int {
    guard line >= 1, line <= lines.count else {
      throw Refusal("no such line", "superbill \(id.number) has \(lines.count) lines, no line \(line)")
    }
    return line - 1
  }

  /// The diagnosis with this code, counted from 0.
  func index(of code: String) throws(Refusal) -> Int {
    guard let index = diagnoses.firstIndex(where: { $0.code == code }) else {
      throw Refusal("no such diagnosis", "\(code) is not on the superbill")
    }
    return index
  }

  /// The line with this number, if it still has the code that was seen there.
  func index(_ line: Int, code: String) throws(Refusal) -> Int {
    let index = try index(line)
    guard lines[index].code == code else {
      throw Refusal("changed meanwhile", "line \(line) is \(lines[index].code) now, not \(code)", with: reference)
    }
    return index
  }

  /// Takes a diagnosis off; the letters after it move up, and the pointers with them.
  mutating func takeOff(_ code: String) {
    guard let index = diagnoses.firstIndex(where: { $0.code == code }) else { return }
    diagnoses.remove(at: index)
    reletter { $0 == index ? nil : $0 > index ? $0 - 1 : $0 }
  }

  /// Gives every pointer the letter that its diagnosis has now; one that has none goes.
  mutating func reletter(_ place: (Int) -> Int?) {
    for line in lines.indices {
      lines[line].pointers = String(
        lines[line].pointers.compactMap { letter -> Character? in
          guard let old = Superbill.letters.firstIndex(of: letter), let new = place(old) else { return nil }
          return Superbill.letters.indices.contains(new) ? Superbill.letters[new] : nil
        })
    }
  }
}

extension Draft {
  /// Undo and redo change nothing that somebody signed for.
  func mustKeepSignatures(_ edits: [Edits.Edit]) throws(Refusal) {
    for edit in edits where edit.reference.kind == .superbills && !Superbill.signed.isDisjoint(with: edit.now.names) {
      guard let id = SuperbillID(edit.reference.id), let bill = office[id], bill.isSigned, let lock = bill.lock else { continue }
      throw lock
    }
  }
}
