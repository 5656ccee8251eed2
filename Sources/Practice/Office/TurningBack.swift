extension Office {
  /// Takes the newest line out again, so that the office is as it was just before it.
  ///
  /// A line says what every field was and what it became, so that the way back needs nothing but the line. Going back over today's lines is
  /// quick however old the office is.
  /// - Parameter before: When the line before it was recorded.
  /// - Throws: `ReplayFault` when the line is not the newest one, or does not fit. The office must then not be used further.
  package mutating func turnBack(_ entry: Entry, before: Moment?) throws(ReplayFault) {
    guard entry.seq == seq else {
      throw ReplayFault(seq: entry.seq, sentence: "line \(entry.seq) is not the newest, which is \(seq)")
    }
    do throws(Misfit) {
      for edit in entry.edits.set.reversed() { try Shelving.of(edit.reference.kind).changeBack(&self, edit) }
      for whole in entry.edits.new.reversed() { try Shelving.of(whole.reference.kind).remove(&self, whole) }
      for whole in entry.edits.gone.reversed() { try Shelving.of(whole.reference.kind).add(&self, whole) }
    } catch { throw ReplayFault(seq: entry.seq, sentence: error.sentence) }
    takeBackNumbers(of: entry)
    seq -= 1
    lastAt = before
    forgetLast(entry.seq)
  }

  /// What a line numbered was numbered on from what there was; a line that undoes or does again gives no new numbers.
  private mutating func takeBackNumbers(of entry: Entry) {
    guard entry.undoes == nil, entry.redoes == nil else { return }
    for whole in entry.edits.new {
      let kind = whole.reference.kind
      if let number = Int(whole.reference.id.dropFirst(kind.prefix.count)), let given = numbersGiven[kind], number <= given {
        numbersGiven[kind] = number > 1 ? number - 1 : nil
      }
      if kind == .payments, let receipt = whole.fields["receipt"].whole, receipt <= lastReceipt { lastReceipt = receipt - 1 }
    }
  }
}
