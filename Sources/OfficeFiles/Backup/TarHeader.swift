/// What stands before each file of a tar archive: 512 bytes as POSIX 1988 (ustar) has them, so that any tar opens what is written.
struct TarHeader: Equatable, Sendable {
  static let size = 512

  var name: String
  var mode: UInt32
  var count = 0
  var isFolder = false
  /// Seconds since 1970.
  var changed = 0
  var group = ""

  /// Nothing if the name or the file is too long for it.
  var bytes: [UInt8]? {
    var block = [UInt8](repeating: 0, count: Self.size)
    func put(_ text: some Sequence<UInt8>, _ offset: Int) { for (index, byte) in text.enumerated() { block[offset + index] = byte } }
    func octal(_ number: Int, _ digits: Int) -> [UInt8] {
      let text = String(number, radix: 8)
      return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8)
    }
    let full = Array((isFolder ? name + "/" : name).utf8)
    guard full.count <= 100, count >= 0, count < 1 << 33, group.utf8.count < 32 else { return nil }
    put(full, 0)
    put(octal(Int(mode & 0o7777), 7), 100)
    put(octal(0, 7), 108)
    put(octal(0, 7), 116)
    put(octal(isFolder ? 0 : count, 11), 124)
    put(octal(max(0, changed), 11), 136)
    put([UInt8](repeating: 32, count: 8), 148)
    block[156] = isFolder ? 53 : 48
    put(Array("ustar\u{0}00".utf8), 257)
    put(Array(group.utf8), 297)
    put(octal(block.reduce(0) { $0 + Int($1) }, 6) + [0, 32], 148)
    return block
  }

  init(name: String, mode: UInt32, count: Int = 0, isFolder: Bool = false, changed: Int = 0, group: String = "") {
    self.name = name
    self.mode = mode
    self.count = count
    self.isFolder = isFolder
    self.changed = changed
    self.group = group
  }

  /// Reads a header and refuses what a backup never has: links, devices, other forms, a wrong sum.
  init(_ block: [UInt8]) throws(FileFault) {
    func damaged(_ why: String) -> FileFault { FileFault(.damaged, "the backup is damaged or is none: \(why)") }
    guard block.count == Self.size, block[257..<262].elementsEqual("ustar".utf8) else {
      throw damaged("there is no file header where one belongs")
    }
    func text(_ range: Range<Int>) -> String { String(decoding: block[range].prefix { $0 != 0 }, as: UTF8.self) }
    func octal(_ range: Range<Int>) throws(FileFault) -> Int {
      let digits = text(range).filter { $0 != " " }
      guard let number = Int(digits.isEmpty ? "0" : digits, radix: 8), number >= 0 else {
        throw damaged("a number in a file header is none")
      }
      return number
    }
    var sum = block.reduce(0) { $0 + Int($1) }
    for index in 148..<156 { sum += 32 - Int(block[index]) }
    guard try octal(148..<156) == sum else { throw damaged("the sum of a file header does not fit") }
    let kind = block[156]
    guard kind == 48 || kind == 0 || kind == 53 else {
      throw FileFault(.link, "the backup has something that is neither a file nor a folder (kind \(kind)); Anteroom writes no such backup")
    }
    guard block[345] == 0 else { throw damaged("a name is longer than any file of an office has") }
    isFolder = kind == 53
    var name = text(0..<100)
    if isFolder, name.hasSuffix("/") { name.removeLast() }
    self.name = name
    mode = UInt32(try octal(100..<108) & 0o7777)
    count = isFolder ? 0 : try octal(124..<136)
    changed = try octal(136..<148)
    group = text(297..<329)
  }
}
