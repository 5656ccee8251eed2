import Glibc

/// Standard input line by line, without keeping more of a line than anyone may say, until its end or until the program is told to stop.
struct InputLines {
  enum Line {
    case bytes([UInt8])
    /// It was longer than the limit, and the rest of it was passed over.
    case tooLong
  }

  let limit: Int
  private var held: [UInt8] = []
  private var isOver = false

  init(limit: Int) { self.limit = limit }

  mutating func next() -> Line? {
    var scanned = 0
    var passing = false
    while true {
      if let end = held[scanned...].firstIndex(of: 0x0A) {
        let line = Array(held[..<end])
        held.removeSubrange(...end)
        return passing || line.count > limit ? .tooLong : .bytes(line)
      }
      scanned = held.count
      if held.count > limit {
        passing = true
        held = []
        scanned = 0
      }
      guard !isOver, fill() else {
        isOver = true
        if StopSignal.code != nil { return nil }
        defer { held = [] }
        return passing ? .tooLong : held.isEmpty ? nil : .bytes(held)
      }
    }
  }

  /// Waits for more; false at the end or when it is time to stop.
  private mutating func fill() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      var ends = [STDIN_FILENO, StopSignal.bell].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if poll(&ends, 2, -1) < 0, errno != EINTR { return false }
      if StopSignal.code != nil { return false }
      guard ends[0].revents != 0 else { continue }
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count <= 0 { return false }
      held += buffer[..<count]
      return true
    }
  }
}
