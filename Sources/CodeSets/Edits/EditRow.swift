import Practice

/// One edit of NCCI: the second code is not paid beside the first, from a day to a day.
struct EditRow: Comparable {
  var first: String
  var second: String
  var from: Day
  var to: Day?
  var indicator: Int

  static func < (a: EditRow, b: EditRow) -> Bool { (a.first, a.second, a.from) < (b.first, b.second, b.from) }
}
