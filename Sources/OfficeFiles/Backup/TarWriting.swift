import Practice

/// Writes a tar archive piece by piece, and the fingerprint of each file beside it.
struct TarWriting {
  private let put: ([UInt8]) throws(FileFault) -> Void
  /// Lines as `sha256sum -c` reads them.
  private(set) var sums = ""
  private(set) var files = 0
  private let group: String
  private let changed: Int

  init(changed: Int, group: String, _ put: @escaping ([UInt8]) throws(FileFault) -> Void) {
    self.put = put
    self.changed = changed
    self.group = group
  }

  func add(folder name: String, mode: UInt32) throws(FileFault) {
    try put(header(TarHeader(name: name, mode: mode, isFolder: true, changed: changed, group: group)))
  }

  /// Adds a file of which the first `count` bytes are wanted; `read` gives a stretch of it.
  mutating func add(
    _ name: String, mode: UInt32, count: Int, under root: String, read: (_ offset: Int, _ count: Int) throws(FileFault) -> [UInt8]
  ) throws(FileFault) {
    try put(header(TarHeader(name: "\(root)/\(name)", mode: mode, count: count, changed: changed, group: group)))
    var sha = SHA256()
    var offset = 0
    while offset < count {
      let bytes = try read(offset, min(1 << 20, count - offset))
      guard !bytes.isEmpty else { throw FileFault(.damaged, "\(name) became shorter while it was read; make the backup again") }
      sha.update(bytes)
      try put(bytes)
      offset += bytes.count
    }
    try pad(count)
    sums += "\(String(decoding: sha.hex(), as: UTF8.self))  \(name)\n"
    files += 1
  }

  /// Adds a small file from memory.
  mutating func add(_ name: String, mode: UInt32, _ bytes: [UInt8], under root: String) throws(FileFault) {
    try add(name, mode: mode, count: bytes.count, under: root) { (offset, count) throws(FileFault) in Array(bytes[offset..<offset + count])
    }
  }

  /// Two empty blocks say that it is whole.
  func end() throws(FileFault) { try put([UInt8](repeating: 0, count: 2 * TarHeader.size)) }

  private func pad(_ count: Int) throws(FileFault) {
    let rest = count % TarHeader.size
    if rest > 0 { try put([UInt8](repeating: 0, count: TarHeader.size - rest)) }
  }

  private func header(_ header: TarHeader) throws(FileFault) -> [UInt8] {
    guard let bytes = header.bytes else {
      throw FileFault(.tooLong, "\(header.name) does not fit into a backup: its name or it is too long")
    }
    return bytes
  }
}
