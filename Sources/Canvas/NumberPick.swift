/// Rows picked by their numbers, "1,3-5".
package enum NumberPick {
  /// The numbers meant, each once and in the order typed, or what is wrong with them.
  package static func rows(_ text: String, of count: Int) -> Result<[Int], Complaint> {
    guard count > 0 else { return .failure(Complaint("there are no rows")) }
    var rows: [Int] = []
    for piece in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let ends = piece.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil else {
        return .failure(Complaint("“\(PlainText.shown(String(piece)))” is not a row number; type them like 1,3-5"))
      }
      let range = min(first, last)...max(first, last)
      guard range.lowerBound >= 1 else { return .failure(Complaint("rows are counted from 1")) }
      guard range.upperBound <= count else {
        return .failure(Complaint(count == 1 ? "there is 1 row" : "there are \(count) rows"))
      }
      rows += range.filter { !rows.contains($0) }
    }
    return rows.isEmpty ? .failure(Complaint("type row numbers like 1,3-5")) : .success(rows)
  }
}
