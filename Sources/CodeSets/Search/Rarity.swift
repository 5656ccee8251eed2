/// What an office hardly ever sees costs a little more: of two codes that fit alike, the common one comes first.
///
/// By categories of ICD-10-CM, as the chapters have them; it is a matter of order only, and hides nothing.
enum Rarity {
  private static let ranges: [(from: String, to: String, cost: Int)] = [
    ("A00", "A03", 3), ("A06", "A07", 3), ("A15", "A53", 2), ("A57", "A67", 3), ("A70", "A99", 2), ("B03", "B04", 3), ("B33", "B34", 1),
    ("B38", "B79", 3), ("B81", "B83", 3), ("B87", "B94", 2), ("C00", "D49", 1), ("E08", "E09", 3), ("E10", "E10", 1), ("E13", "E13", 3),
    ("E20", "E27", 1), ("E70", "E77", 2), ("G00", "G09", 1), ("J09", "J09", 2), ("J60", "J70", 4), ("M00", "M03", 3), ("M08", "M08", 3),
    ("M30", "M36", 1), ("M84", "M84", 2), ("O00", "O9A", 3), ("P00", "P96", 3), ("Q00", "Q99", 3), ("V00", "V99", 5), ("W20", "W49", 4),
    ("W65", "Y38", 5), ("Y62", "Y99", 4),
  ]

  private static let keyed = ranges.compactMap { range in
    CodeKey(range.from).flatMap { from in CodeKey(range.to).map { (from.packed, $0.lastBeginning, range.cost) } }
  }

  static func cost(_ key: CodeKey, _ kind: String) -> Int {
    guard kind == CodeEdition.icd else { return 0 }
    return keyed.first { $0.0 <= key.packed && key.packed <= $0.1 }?.2 ?? 0
  }
}
