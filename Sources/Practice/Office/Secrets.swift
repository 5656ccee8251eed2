/// What may be shown of records and of lines: everything but fields that are secret, which stand as dots.
extension Edits.Whole {
  package var shown: Edits.Whole { Edits.Whole(reference, fields.shown(of: reference.kind)) }
}

extension Edits {
  package var shown: Edits {
    Edits(
      new: new.map(\.shown),
      set: set.map { Edit($0.reference, v: $0.v, was: $0.was.shown(of: $0.reference.kind), now: $0.now.shown(of: $0.reference.kind)) },
      gone: gone.map(\.shown))
  }
}

extension Entry {
  /// The line as a screen, an export or an answer may have it.
  package var shown: Entry {
    var entry = self
    entry.edits = edits.shown
    return entry
  }
}

extension Datum.Fields {
  fileprivate func shown(of kind: Kind) -> Datum.Fields {
    let secrets = Shelving.of(kind).secrets
    if secrets.isEmpty { return self }
    var result = Datum.Fields()
    for (name, value) in self { result.append(name, secrets.contains(name) && !value.isBlank ? .text("\u{2022}\u{2022}\u{2022}") : value) }
    return result
  }
}
