/// Where the columns of a table go in the width there is, without those it has no room for.
struct TablePlaces {
  struct Place {
    let index: Int
    let column: Column
    let start: Int
    let columns: Int
  }

  private(set) var all: [Place] = []

  /// One column is kept for the pointer, and one blank between columns.
  init(_ columns: [Column], in rect: Rect) {
    let room = rect.columns - 1
    guard room > 0 else { return }
    var kept = Array(columns.enumerated())
    func needed() -> Int { kept.reduce(kept.count - 1) { $0 + $1.element.needed } }
    while kept.count > 1, needed() > room {
      let lowest = kept.map(\.element.priority).min()
      guard let dropped = kept.lastIndex(where: { $0.element.priority == lowest }) else { break }
      kept.remove(at: dropped)
    }
    var spare = max(0, room - needed())
    var sharing = kept.count { $0.element.width == nil }
    var start = rect.column + 1
    for (index, column) in kept {
      var width = min(column.needed, rect.column + rect.columns - start)
      if column.width == nil, sharing > 0 {
        let share = (spare + sharing - 1) / sharing
        width += share
        spare -= share
        sharing -= 1
      }
      guard width > 0 else { break }
      all.append(Place(index: index, column: column, start: start, columns: width))
      start += width + 1
    }
  }
}
