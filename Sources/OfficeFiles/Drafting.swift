import Practice

extension OfficeFolder {
  private static let largestDraft = 1 << 20

  /// Keeps what someone was typing, or removes it when there is nothing to keep.
  ///
  /// `safely` waits until not even a power cut takes it back.
  package func saveDraft(_ name: String, _ datum: Datum?, safely: Bool = false) throws(FileFault) {
    guard Self.isDraftName(name) else {
      throw FileFault(.badName, "\"\(name)\" cannot name a draft; small letters, digits and dashes can, at most 64")
    }
    if wantsReadOnly || lock == nil { throw FileFault(.readOnly, "the office is open for reading only, so nothing typed is kept") }
    guard let datum else {
      try folder.folder(ifThere: "drafts")?.remove(name + ".json")
      return
    }
    let bytes = JSONText.writePretty(datum)
    if bytes.count > Self.largestDraft { throw FileFault(.tooLong, "a draft of \(bytes.count) bytes is too long to keep") }
    try folder.folder("drafts").replace(name + ".json", bytes, sync: safely)
  }

  /// What people were typing, by the names they were kept under.
  package func drafts() -> [String: Datum] {
    guard let folder = try? folder.folder(ifThere: "drafts") else { return [:] }
    var drafts: [String: Datum] = [:]
    for file in (try? folder.names()) ?? [] where file.hasSuffix(".json") {
      let name = String(file.dropLast(5))
      guard Self.isDraftName(name), let bytes = try? folder.file(file).contents(limit: Self.largestDraft) else { continue }
      drafts[name] = try? JSONText.read(bytes)
    }
    return drafts
  }

  /// Takes over what someone was typing at this seat in a program that is gone, and keeps it under a name of this one's own.
  ///
  /// A draft is named for its seat and for the program that writes it, so that two desks of one person do not overwrite each other, and
  /// none takes a form that is still open in another. `isGone` knows a program by the mark at the end of the name.
  package func claimDrafts(of seat: String, as mark: String, isGone: (String) -> Bool) throws(FileFault) -> [Datum] {
    guard try folder.folder(ifThere: "drafts") != nil else { return [] }
    return try withLock { () throws(FileFault) in
      let left = drafts().filter { name, _ in name.hasPrefix("\(seat)-") && isGone(String(name.dropFirst(seat.count + 1))) }
      let found = left.sorted { $0.key < $1.key }.flatMap { $0.value.list ?? [] }
      // The old ones go only when the new one cannot be lost any more.
      if !found.isEmpty { try saveDraft("\(seat)-\(mark)", .list(found), safely: true) }
      for name in left.keys { try saveDraft(name, nil) }
      return found
    }
  }

  private static func isDraftName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: "-")
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
  }
}
