/// Lays sheets over one another into one: of each key what the newest says, line by line, whatever their size.
struct SheetMerging {
  /// Lines that are not in a sheet yet, by key, each with its newline.
  var new: [Keyed]
  /// The newest first.
  var sheets: [Sheet]
  /// True if nothing lies under them: what is not there any more need not be said then.
  var isLowest: Bool

  /// A line and how much of it is the key.
  struct Keyed: Sendable {
    var line: [UInt8]
    var key: Int

    /// With what there is to say of the key, or nothing where it is gone.
    init(_ key: [UInt8], _ value: [UInt8]?) {
      line = key
      if let value {
        line.append(tab)
        line += value
      }
      line.append(newline)
      self.key = key.count
    }

    var isGone: Bool { line.count == key + 1 }

    static func precedes(_ a: Keyed, _ b: Keyed) -> Bool { Sheet.compare(a.line[..<a.key], b.line[..<b.key]) < 0 }
  }

  func write(into writing: inout SheetWriting) throws(FileFault) {
    var readings: [SheetReading] = []
    for sheet in sheets {
      var reading = try SheetReading(sheet)
      if try reading.next() { readings.append(reading) }
    }
    var next = 0
    while next < new.count || !readings.isEmpty {
      // The smallest key; of equal ones the newest.
      var best = -1
      for index in readings.indices where best < 0 || compare(readings[index], readings[best]) < 0 { best = index }
      var takesNew = next < new.count
      if takesNew, best >= 0 { takesNew = compare(new[next], readings[best]) <= 0 }
      if takesNew {
        let keyed = new[next]
        for index in readings.indices.reversed() where compare(keyed, readings[index]) == 0 { try advance(&readings, index) }
        if !(isLowest && keyed.isGone) { try add(keyed.line[...], keyed.key, to: &writing) }
        next += 1
        continue
      }
      for index in readings.indices.reversed() where index != best && compare(readings[index], readings[best]) == 0 {
        try advance(&readings, index)
      }
      let (line, key) = (readings[best].line, readings[best].key)
      // Where there is only the key and the newline nothing is left of it.
      if !(isLowest && line.upperBound == key.upperBound + 1) { try add(readings[best].bytes[line], key.count, to: &writing) }
      try advance(&readings, best)
    }
  }

  private func advance(_ readings: inout [SheetReading], _ index: Int) throws(FileFault) {
    if try !readings[index].next() { readings.remove(at: index) }
  }

  private func add(_ line: ArraySlice<UInt8>, _ key: Int, to writing: inout SheetWriting) throws(FileFault) {
    let result = line.withUnsafeBufferPointer { line in
      Result<Void, FileFault> { () throws(FileFault) in try writing.add(line, key: key) }
    }
    try result.get()
  }

  private func compare(_ a: SheetReading, _ b: SheetReading) -> Int { Sheet.compare(a.bytes[a.key], b.bytes[b.key]) }
  private func compare(_ a: Keyed, _ b: SheetReading) -> Int { Sheet.compare(a.line[..<a.key], b.bytes[b.key]) }
}
