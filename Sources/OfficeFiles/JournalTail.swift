import Glibc
import Practice

extension Journal {
  /// The lines that end at a known line, oldest first, found backwards from its place along the chain.
  ///
  /// At most `count` of them, and no more once they come to `bytes`: the lines of a large import would make every start slow.
  /// - Returns: Nothing if the line that ends at `place` is not the one with this fingerprint.
  static func lines(before place: Place, hash: [UInt8], count: Int, bytes: Int = 4 << 20, in folder: Folder) throws(FileFault)
    -> [JournalLine]?
  {
    var found: [JournalLine] = []
    var size = 0
    let isThere = try walkBack(from: place, hash: hash, in: folder) { line in
      found.append(line)
      size += line.bytes.count
      return found.count < count && size < bytes
    }
    return isThere ? found.reversed() : nil
  }

  /// Hands over the lines before a place, newest first, found backwards along the chain, until the reader has seen enough.
  ///
  /// - Returns: False if the line that ends at `place` is not the one with this fingerprint.
  static func walkBack(from place: Place, hash: [UInt8], in folder: Folder, _ body: (JournalLine) -> Bool) throws(FileFault) -> Bool {
    var isEnough = false
    var found = false
    var wanted = hash
    var segment = place.segment
    var end: Int? = place.offset
    while segment > 0, !isEnough, !Seal.means(wanted, JournalLine.genesis) {
      guard let file = try folder.file(ifThere: Place.name(segment)) else { break }
      let length = try file.size()
      var rest = end ?? length
      if length < rest { return false }
      var held: [UInt8] = []
      var first = segment == place.segment
      while rest > 0 || !held.isEmpty, !isEnough {
        // Reads backwards until there is a whole line in hand, or the beginning of the file.
        while rest > 0, held.dropLast().lastIndex(of: newline) == nil || held.count < 1 << 16 {
          let step = min(rest, 1 << 16)
          held = try file.read(rest - step, step) + held
          rest -= step
        }
        let start = held.dropLast().lastIndex(of: newline).map { $0 + 1 } ?? 0
        let line = JournalLine(held[start...])
        held.removeSubrange(start...)
        if let line, Seal.means(wanted, line.hash) {
          found = true
          wanted = line.prev
          isEnough = !body(line)
        } else if first {
          return false
        }
        first = false
      }
      segment -= 1
      end = nil
    }
    return found
  }
}
