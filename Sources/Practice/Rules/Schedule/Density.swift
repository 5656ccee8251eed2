/// How full time is, one character a slot, in VistA's alphabet: 0 to 9 and j to z openings, A to W booked over, then * $ ! @ #.
package enum Density {
  private static let openings = Array("0123456789jklmnopqrstuvwxyz")
  private static let over = Array("ABCDEFGHIJKLMNOPQRSTUVW*$!@#")
  /// Kept for later: it opens on its own day or in its own week.
  package static let kept: Character = "."

  /// So many more can be booked; below zero, so many are booked over.
  package static func sign(_ free: Int) -> Character {
    free >= 0 ? openings[min(free, openings.count - 1)] : over[min(-free, over.count) - 1]
  }
}

/// One day of a provider, or of several together, as a line of characters.
package struct DensityLine: Hashable, Sendable {
  /// One character of the month.
  package struct Cell: Hashable, Sendable {
    /// A blank where nobody works.
    package var sign: Character = " "
    /// Whether time of the day can be booked in principle, for the brackets.
    package var isBookable = false
  }

  package var day: Day
  package var cells: [Cell] = []
  /// How many can still be booked, how many are booked, and how many times are held for someone who rings back.
  package var free = 0
  package var booked = 0
  package var held = 0
  /// Closures and leave, in words.
  package var words = ""
}

/// The month as lines of density.
package struct DensityGrid: Sendable {
  package let from: ClockTime
  package let to: ClockTime
  package let step: Int
  package let lines: [DensityLine]

  /// The days from one on for providers together; the step is the finest of their grids that fits into `columns`.
  package init(_ providers: [ProviderID], days: [Day], in office: Office, today: Day, time: ClockTime, now: Moment? = nil, columns: Int) {
    let book = HoursBook(office)
    let weeks = providers.flatMap { provider in days.map { book.hours(of: provider, on: $0).blocks.filter { !$0.closed } } }
    let open = weeks.flatMap { $0 }
    let held = days.flatMap { day in
      providers.flatMap { provider in office.busy(on: day)[provider.number]?.held(at: now) ?? [] }
    }
    let first = min(open.map(\.from.minutes).min() ?? 8 * 60, held.map { Int($0.start) }.min() ?? 24 * 60) / 60 * 60
    let last = (max(open.map(\.to.minutes).max() ?? 17 * 60, held.map { Int($0.end) }.max() ?? 0) + 59) / 60 * 60
    let finest = open.map(\.step).min() ?? 20
    let steps = [10, 15, 20, 30, 60].filter { $0 >= min(60, finest) }
    let step = steps.first { (last - first) / $0 * 2 + 1 <= columns } ?? 60
    (from, to, self.step) = (ClockTime(minutes: first), ClockTime(minutes: max(last, first + 60)), step)
    lines = days.map { day in
      DensityGrid.line(providers, day, office, book, today: today, time: time, now: now, first..<max(last, first + 60), step)
    }
  }

  private static func line(
    _ providers: [ProviderID], _ day: Day, _ office: Office, _ book: HoursBook, today: Day, time: ClockTime, now: Moment?,
    _ range: Range<Int>, _ step: Int
  ) -> DensityLine {
    var line = DensityLine(day: day)
    let busy = office.busy(on: day)
    var free = Array(repeating: 0, count: (range.count + step - 1) / step)
    var isOpen = free.map { _ in false }, isKept = isOpen, isHeld = isOpen
    for provider in providers {
      let hours = book.hours(of: provider, on: day), held = busy[provider.number]?.held(at: now) ?? []
      line.held += held.count { $0.until != nil }
      line.booked += held.count { $0.until == nil }
      for closure in hours.closures where !line.words.contains(closure.words) {
        line.words += (line.words.isEmpty ? "" : ", ") + closure.words
      }
      func heldIn(_ from: Int, _ to: Int) -> Int { held.count { Int($0.start) < to && from < Int($0.end) } }
      for (index, minute) in stride(from: range.lowerBound, to: range.upperBound, by: step).enumerated() {
        let blocks = hours.blocks.filter { !$0.closed && $0.from.minutes < minute + step && minute < $0.to.minutes }
        if blocks.isEmpty {
          let over = heldIn(minute, minute + step)
          if over > 0 { (isHeld[index], free[index]) = (true, free[index] - over) }
          continue
        }
        for block in blocks {
          isOpen[index] = true
          guard block.isReleased(on: day, today: today, time: time) else {
            isKept[index] = true
            let over = heldIn(minute, minute + step)
            if over > 0 { isHeld[index] = true }
            continue
          }
          isHeld[index] = true
          // The slots of the grid that begin in the cell, or the one that goes on through it.
          var starts = stride(from: block.from.minutes, to: block.to.minutes, by: block.step).filter { $0 >= minute && $0 < minute + step }
          let isStart = !starts.isEmpty
          if !isStart { starts = [block.from.minutes + (minute - block.from.minutes) / block.step * block.step] }
          // What is over can be booked by nobody, however free it was.
          let isOver = { (start: Int) in day < today || day == today && start + block.step <= time.minutes }
          for start in starts {
            let left = block.doubleBook - heldIn(start, min(start + block.step, block.to.minutes))
            free[index] += isOver(start) ? min(0, left) : left
            if isStart, left > 0, !isOver(start) { line.free += left }
          }
        }
      }
    }
    line.cells = free.indices.map { index in
      let sign: Character = isHeld[index] ? Density.sign(free[index]) : isKept[index] ? Density.kept : " "
      return DensityLine.Cell(sign: sign, isBookable: isOpen[index])
    }
    return line
  }
}
