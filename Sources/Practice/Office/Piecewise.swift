extension Office {
  /// Puts a record in its place without a line of the journal, for an office that is made piece by piece: of a clinic with a million
  /// visits only those under way have to be at hand.
  package mutating func place<R: Record>(_ record: R) { put(record) }

  /// Puts many records in their places, in one go where there are none of their kind and they are filed under nothing, as settings are.
  package mutating func place<R: Record>(all records: [R]) {
    if self[keyPath: R.table].count == 0, R.kind.isSetting, let table = Records(inOrder: records) {
      self[keyPath: R.table] = table
      numbersGiven[R.kind] = max(numbersGiven[R.kind] ?? 0, records.last?.id.number ?? 0)
      newEdition()
    } else {
      for record in records { put(record) }
    }
  }

  /// Goes on counting where another piece of the same office has come to.
  package mutating func count(on seq: Int, lastAt: Moment?, numbersGiven: [Kind: Int], lastReceipt: Int) {
    self.seq = seq
    self.lastAt = lastAt
    self.numbersGiven = numbersGiven
    self.lastReceipt = lastReceipt
    recent = []
  }
}
