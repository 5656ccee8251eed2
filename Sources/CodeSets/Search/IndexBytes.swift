import Glibc

/// The bytes of an index, which stay where they are as long as anyone reads in them.
final class IndexBytes: @unchecked Sendable {
  let base: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool
  /// The file as the system sees it, where it is mapped.
  let status: stat

  /// Bytes that were just made.
  init(_ bytes: [UInt8]) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 8), alignment: 16)
    bytes.withUnsafeBytes { if let from = $0.baseAddress { memory.copyMemory(from: from, byteCount: bytes.count) } }
    base = UnsafeRawPointer(memory)
    count = bytes.count
    isMapped = false
    status = stat()
  }

  /// A file, mapped: nothing of it is read before it is needed. Nothing if there is no such file, or if someone else could have written it.
  ///
  /// With `mayBeShared` the group may have written it: it is then no index, and what it says is checked.
  init?(file: String, mayBeShared: Bool = false, isReadWhole: Bool = true) {
    let opened = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard opened >= 0 else { return nil }
    defer { close(opened) }
    var status = stat()
    let populate = isReadWhole && !mayBeShared ? Int32(MAP_POPULATE) : 0
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      mayBeShared || status.st_uid == geteuid() || status.st_uid == 0,
      mayBeShared || status.st_mode & 0o022 == 0, status.st_size > 0, status.st_size <= (mayBeShared ? 1 << 30 : CodeFile.largest),
      let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE | populate, opened, 0),
      memory != MAP_FAILED
    else { return nil }
    base = UnsafeRawPointer(memory)
    count = Int(status.st_size)
    isMapped = true
    self.status = status
  }

  deinit {
    if isMapped { munmap(UnsafeMutableRawPointer(mutating: base), count) } else { base.deallocate() }
  }

  /// The sum of all of them from a place on.
  func sum(from start: Int = 0) -> UInt64 { withExtendedLifetime(self) { Self.sum(base + start, count - start) } }

  /// A number that another file would hardly have; four times eight bytes at a step, because it is made of all of it at every start.
  static func sum(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var a: UInt64 = 0x9E37_79B9_7F4A_7C15, b: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    var c: UInt64 = 0x1656_67B1_9E37_79F9, d: UInt64 = 0x27D4_EB2F_1656_67C5
    var place = 0
    while place &+ 32 <= count {
      a = (a ^ base.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
      b = (b ^ base.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self)) &* 0xD6E8_FEB8_6659_FD93
      c = (c ^ base.loadUnaligned(fromByteOffset: place &+ 16, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
      d = (d ^ base.loadUnaligned(fromByteOffset: place &+ 24, as: UInt64.self)) &* 0xD6E8_FEB8_6659_FD93
      a ^= a >> 32
      b ^= b >> 29
      c ^= c >> 32
      d ^= d >> 29
      place &+= 32
    }
    while place < count {
      a = (a ^ UInt64(base.load(fromByteOffset: place, as: UInt8.self))) &* 0x100_0000_01B3
      place &+= 1
    }
    var sum = UInt64(count)
    for part in [a, b, c, d] { sum = (sum ^ part) &* 0x9E37_79B9_7F4A_7C15 ^ sum >> 31 }
    return sum
  }
}
