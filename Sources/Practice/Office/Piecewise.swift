extension Office {
  /// Puts a record in its place without a line of the journal, for an office that is made piece by piece: of a clinic with a million
  /// visits only those under way have to be at hand.
  package mutating func place<R: Record>(_ record: R) { put(record) }

  /// Goes on counting where another piece of the same office has come to.
  package mutating func count(on seq: Int, lastAt: Moment?, numbersGiven: [Kind: Int], lastReceipt: Int) {
    self.seq = seq
    self.lastAt = lastAt
    self.numbersGiven = numbersGiven
    self.lastReceipt = lastReceipt
    recent = []
  }
}
