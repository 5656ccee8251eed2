import Glibc
import Practice

/// The journal as far as this desk has read it: which line was last, and what it would take to add another.
///
/// It only reads; `JournalWriting.swift` has what is done under the lock.
final class Journal {
  /// Why reading stopped where it did.
  enum Stop: Equatable {
    /// Everything that is there was taken.
    case end
    /// What follows is not a whole good line: perhaps a line being written just now, or one that was never finished.
    /// `certain` says that it cannot be that, because a later file of the journal goes on from after it.
    case broken(String, certain: Bool)
    /// The next line is of a newer form.
    case newer(Int)
    /// Whoever takes the lines has had enough.
    case halted
    /// The next line is whole and sealed, and does not fit what the office holds.
    case unfit(String)

    /// Whether nothing is wrong but, perhaps, a last line that was not finished.
    var isUnfinishedAtMost: Bool {
      switch self {
      case .end, .broken(_, certain: false): true
      case .broken, .newer, .halted, .unfit: false
      }
    }
  }

  /// Lines whose fingerprints are kept, for recognising repeated ones.
  static let remembered = 2048
  private static let chunk = 4 << 20
  /// So much is read where hardly more than blanks is to be expected.
  private static let glance = 8 << 10

  let folder: Folder
  /// The folder's name in the office: the access file is kept the same way.
  private let name: String
  /// How far it has been read.
  var place: Place
  var seq: Int
  var hash: [UInt8]
  /// The highest `seq` that is known to be safe on the disk.
  var durable: Int
  /// After a failed sync: the first line that may be lost, and the file that cannot be trusted any more.
  var doubt: (from: Int, segment: Int)?
  /// How many syncs failed one after the other.
  var failedSyncs = 0
  /// Lines read that are not known to be safe.
  private(set) var unsynced: [JournalLine] = []
  private var hashes: [(seq: Int, hash: [UInt8])] = []
  private var file: OpenFile? {
    didSet {
      fileNumber = nil
      size = 0
      blankTo = 0
    }
  }
  /// How long the file was when it was last looked at.
  var size = 0
  /// Up to where it is known to have only blanks after its last line.
  var blankTo = 0
  /// Which file on this host the open one is.
  private var fileNumber: UInt64?
  /// The names of the file that is being read and of the one after it, which are asked for at every change.
  private var names = (segment: 0, this: "", next: "")
  var writer: OpenFile?
  /// At the beginning of a file, lines may be repeated that stood at the end of the one before.
  private var repeating: Bool
  /// How many lines stood in a file that stood in one before it as well.
  private(set) var repeated: [Int: Int] = [:]

  /// Reads from the beginning, or on from a known line.
  init(
    _ folder: Folder, named name: String = "journal", from place: Place = Place(segment: 1, offset: 0), seq: Int = 0,
    hash: [UInt8] = JournalLine.genesis
  ) {
    self.folder = folder
    self.name = name
    self.place = place
    self.seq = seq
    self.hash = hash
    durable = seq
    repeating = place.offset == 0
    if seq > 0 { hashes = [(seq, hash)] }
  }

  /// Where the fingerprints of lines before the place are had from, oldest first, should any be repeated.
  var older: (() throws(FileFault) -> [JournalLine])?

  /// "journal/000001.jsonl"
  func path(_ segment: Int) -> String { "\(name)/\(Place.name(segment))" }

  /// Reads on and hands over every whole new line. Needs no lock and changes nothing.
  func readOn(_ take: (Entry, Place) throws(Halt) -> Void) throws(FileFault) -> Stop {
    try readLines { (line, place) throws(Halt) in try take(Self.entry(line), place) }
  }

  /// What a line of the journal says.
  static func entry(_ line: JournalLine) throws(Halt) -> Entry {
    do throws(Misfit) { return try Entry(fields: line.fields) } catch { throw .unfit(error.sentence) }
  }

  /// The same, with the lines as they stand.
  ///
  /// `size` is how long the file is where that is known and cannot have changed, because the lock is in hand.
  func readLines(size: Int? = nil, _ take: (JournalLine, Place) throws(Halt) -> Void) throws(FileFault) -> Stop {
    var next: OpenFile?
    var size = size
    while true {
      let stop = try readFile(size, take)
      size = nil
      switch stop {
      case .newer, .unfit, .halted: return stop
      case .end, .broken: break
      }
      guard let following = next else {
        // Between reading to the end and looking for the next file someone may have added the last lines to this one.
        next = try folder.has(named().next) ? folder.file(ifThere: named().next) : nil
        if next == nil { return stop }
        continue
      }
      if case .broken(let why, _) = stop {
        guard let first = try firstLine(of: following) else { return .broken(why, certain: false) }
        guard first.seq <= seq + 1 else { return .broken(why, certain: true) }
        guard try isRepeated(in: following) else { return .broken("has bytes that belong to no line", certain: true) }
      }
      enter(place.segment + 1, following)
      next = nil
    }
  }

  /// Goes on at the beginning of another file.
  func enter(_ segment: Int, _ file: OpenFile? = nil) {
    place = Place(segment: segment, offset: 0)
    self.file = file
    writer = nil
    repeating = true
  }

  /// The file that is being read.
  func current() throws(FileFault) -> OpenFile {
    if let file { return file }
    guard let opened = try folder.file(ifThere: Place.name(place.segment)) else {
      throw FileFault(.damaged, "\(path(place.segment)) is missing from the journal; put it back from a backup")
    }
    file = opened
    return opened
  }

  /// The name of the file that is being read, and of the one that would follow it.
  private func named() -> (this: String, next: String) {
    if names.segment != place.segment { names = (place.segment, Place.name(place.segment), Place.name(place.segment + 1)) }
    return (names.this, names.next)
  }

  /// Makes sure that the open file is still the one in the folder: lines added to one that was exchanged would be lost.
  ///
  /// - Returns: How long it is.
  @discardableResult
  func checkIsInFolder() throws(FileFault) -> Int {
    let name = named().this
    let file = try current()
    if fileNumber == nil { fileNumber = try file.status().number }
    let there = try asked("looking at \(path(place.segment))") { () throws(DiskFault) in try folder.disk.statusOf(folder.number, name) }
    guard there.number == fileNumber else {
      throw FileFault(
        .damaged, "\(path(place.segment)) was exchanged for another file while this desk was open; leave and start anteroom again")
    }
    return there.size
  }

  /// The first line of a file of the journal, if it is whole and good.
  func firstLine(of file: OpenFile) throws(FileFault) -> JournalLine? {
    let bytes = try file.read(0, min(try file.size(), JournalLine.longest))
    guard let end = bytes.firstIndex(of: newline) else { return nil }
    return JournalLine(bytes[...end])
  }

  /// Whether what could not be read at the end of this file stands in the next one, as lines whose sync failed do.
  private func isRepeated(in following: OpenFile) throws(FileFault) -> Bool {
    let rest = Blanks.without(try rest())
    let tail = TornTail(bytes: rest, offset: place.offset)
    let bytes = try following.read(0, JournalLine.longest + rest.count)
    var start = 0
    while let end = bytes[start...].firstIndex(of: newline), let line = JournalLine(bytes[start...end]) {
      if line.seq == seq + 1 { return tail.isRemainder(of: bytes[start...]) }
      start = end + 1
    }
    return tail.isTorn
  }

  /// What follows the last good line in the file that is being read.
  func rest() throws(FileFault) -> [UInt8] {
    let file = try current()
    return try file.read(place.offset, max(0, try file.size() - place.offset))
  }

  private func readFile(_ known: Int?, _ take: (JournalLine, Place) throws(Halt) -> Void) throws(FileFault) -> Stop {
    let file = try current()
    var reach: Int?
    while true {
      if let known { size = known } else { size = try file.size() }
      if size < place.offset {
        throw FileFault(
          .damaged,
          "\(path(place.segment)) became shorter: \(place.offset) bytes of it were read before and now it has \(size); "
            + "someone has cut it, put it back from a backup")
      }
      if size == place.offset { return .end }
      let bytes = try file.read(place.offset, min(size - place.offset, reach ?? (size <= blankTo ? Self.glance : Self.chunk)))
      reach = nil
      let from = place.offset
      var start = 0
      while start < bytes.count, bytes[start] != Blanks.byte, let end = bytes[start...].firstIndex(of: newline) {
        if let stop = try readLine(bytes[start...end], take) { return stop }
        start = end + 1
      }
      guard start < bytes.count else { continue }
      if bytes[start] == Blanks.byte {
        if try isBlank(file) { return .end }
        // Meanwhile another desk may have begun a line there; it writes from the front.
        guard try file.read(place.offset, 1).first == Blanks.byte else { continue }
        return .broken("goes on after blanks", certain: false)
      }
      if start == 0, bytes.count > JournalLine.longest { return .broken("is longer than any line may be", certain: false) }
      if from + bytes.count >= size { return .broken("has no end", certain: false) }
      // The rest of the chunk is the beginning of a line that goes on in the next chunk.
      reach = Self.chunk
    }
  }

  /// Whether there is nothing but blanks after the last line. What was found so once stays so: lines are written over them from the front.
  private func isBlank(_ file: OpenFile) throws(FileFault) -> Bool {
    if size <= blankTo { return true }
    var at = place.offset
    while at < size {
      let bytes = try file.read(at, min(size - at, Self.chunk))
      if bytes.isEmpty { break }
      guard Blanks.isAll(bytes) else { return false }
      at += bytes.count
    }
    blankTo = at
    return true
  }

  private func readLine(_ bytes: ArraySlice<UInt8>, _ take: (JournalLine, Place) throws(Halt) -> Void) throws(FileFault) -> Stop? {
    guard let line = JournalLine(bytes) else {
      if let form = JournalLine.newerForm(bytes) { return .newer(form) }
      return .broken("is not as it was written (its fingerprint does not fit)", certain: false)
    }
    if place.offset == 0, let doubt, place.segment > doubt.segment, line.seq <= doubt.from { self.doubt = nil }
    if repeating, line.seq <= seq, line.seq > 0 {
      guard try knows(line) else { return .broken("repeats line \(line.seq) of the office with other words", certain: true) }
      place.offset += bytes.count
      repeated[place.segment, default: 0] += 1
      return nil
    }
    // A file is begun only when all before it is safe or repeated in it.
    let begins = place.offset == 0 && place.segment > 1
    guard Seal.means(line.prev, hash) else { return .broken("does not follow from the line before it", certain: begins) }
    if line.format > Entry.format { return .newer(line.format) }
    guard line.seq == seq + 1 else { return .broken("has number \(line.seq) where \(seq + 1) should be", certain: false) }
    do throws(Halt) { try take(line, place) } catch {
      if case .unfit(let why) = error { return .unfit(why) }
      return .halted
    }
    advance(over: line)
    return nil
  }

  private func knows(_ line: JournalLine) throws(FileFault) -> Bool {
    if let older, let first = hashes.first, line.seq < first.seq {
      hashes = try older().filter { $0.seq < first.seq }.map { ($0.seq, $0.hash) } + hashes
      self.older = nil
    }
    guard let first = hashes.first, line.seq >= first.seq, line.seq - first.seq < hashes.count else { return false }
    return hashes[line.seq - first.seq].hash == line.hash
  }

  /// Counts a line as read.
  func advance(over line: JournalLine) {
    place.offset += line.bytes.count
    seq = line.seq
    hash = line.hash
    repeating = false
    hashes.append((line.seq, line.hash))
    if hashes.count > 2 * Self.remembered { hashes.removeFirst(Self.remembered) }
    unsynced.append(line)
    // What other desks say of a file that failed here is not believed.
    if doubt == nil { trust(upTo: min(line.durable, line.seq - 1)) }
  }

  /// Goes to a place that this desk itself has just written up to.
  func jump(to place: Place, seq: Int, hash: [UInt8]) {
    self.place = place
    self.seq = seq
    self.hash = hash
    repeating = false
    hashes = [(seq, hash)]
    older = nil
  }

  /// Lines up to here are safe on the disk.
  func trust(upTo seq: Int) {
    durable = max(durable, seq)
    unsynced.removeAll { $0.seq <= durable }
  }

  /// What is wrong at the place where reading stopped, for a person who has to find it.
  func damage(_ what: String, at place: Place? = nil) -> FileFault {
    let place = place ?? self.place
    var line = ""
    if let file = try? folder.file(ifThere: Place.name(place.segment)), let before = try? file.read(0, place.offset) {
      line = ", line \(before.count { $0 == newline } + 1)"
    }
    return FileFault(
      .damaged,
      "\(path(place.segment))\(line) (byte \(place.offset)) \(what); the office can be read up to there and nothing was changed: "
        + "put the file back from a backup, then run anteroom check")
  }
}
