import CHost

/// The fingerprint that ties each line of the journal to the one before (FIPS 180-4).
package struct SHA256: Sendable {
  private var state: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  )
  private var waiting: [UInt8] = []
  private var length: UInt64 = 0
  private let isByHand: Bool

  /// `isByHand` leaves the processor's own means for this aside, where it has them.
  package init(isByHand: Bool = false) { self.isByHand = isByHand }

  /// The fingerprint of some bytes as 64 small hexadecimal digits.
  package static func hex(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hex()
  }

  /// Takes more bytes in.
  package mutating func update(_ bytes: some Collection<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { update(buffer: $0) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { update(buffer: $0) } }
  }

  /// The fingerprint of all that was taken in, as 32 bytes.
  package consuming func finish() -> [UInt8] {
    var last = waiting
    last.append(0x80)
    last += repeatElement(0, count: (119 - waiting.count) % 64)
    let bits = length &* 8
    for shift in stride(from: 56, through: 0, by: -8) { last.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    last.withUnsafeBufferPointer { blocks($0) }
    return [UInt8](unsafeUninitializedCapacity: 32) { bytes, count in
      withUnsafeBytes(of: state) { words in
        for i in 0..<32 { bytes[i] = words[i ^ 3] }
      }
      count = 32
    }
  }

  /// The fingerprint of all that was taken in, as 64 small hexadecimal digits.
  package consuming func hex() -> [UInt8] {
    let digits: StaticString = "0123456789abcdef"
    var result: [UInt8] = []
    result.reserveCapacity(64)
    for byte in finish() {
      result.append(digits.utf8Start[Int(byte >> 4)])
      result.append(digits.utf8Start[Int(byte & 15)])
    }
    return result
  }

  private mutating func update(buffer: UnsafeBufferPointer<UInt8>) {
    length += UInt64(buffer.count)
    var rest = buffer[...]
    if !waiting.isEmpty {
      let missing = min(64 - waiting.count, rest.count)
      waiting += rest.prefix(missing)
      rest = rest.dropFirst(missing)
      guard waiting.count == 64 else { return }
      let block = waiting
      waiting = []
      block.withUnsafeBufferPointer { blocks($0) }
    }
    let whole = rest.count / 64 * 64
    blocks(UnsafeBufferPointer(rebasing: rest.prefix(whole)))
    waiting = Array(rest.dropFirst(whole))
  }

  private mutating func blocks(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    Self.constants.withUnsafeBufferPointer { constants in
      guard let k = constants.baseAddress else { return }
      if !isByHand, withUnsafeMutableBytes(of: &state, { Self.quick($0, first, bytes.count / 64, k) }) { return }
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { words in
        guard let w = words.baseAddress else { return }
        for start in stride(from: 0, to: bytes.count, by: 64) { Self.block(UnsafeRawPointer(first + start), w, k, &state) }
      }
    }
  }

  /// Whether the processor did all blocks itself.
  private static func quick(
    _ state: UnsafeMutableRawBufferPointer, _ bytes: UnsafePointer<UInt8>, _ count: Int, _ k: UnsafePointer<UInt32>
  ) -> Bool {
    guard let words = state.bindMemory(to: UInt32.self).baseAddress else { return false }
    return chost_sha256(words, bytes, count, k) != 0
  }

  /// One block. The words of the schedule go round in sixteen places, and the eight letters change their parts instead of their values,
  /// so that nothing is moved.
  private static func block(
    _ bytes: UnsafeRawPointer, _ w: UnsafeMutablePointer<UInt32>, _ k: UnsafePointer<UInt32>,
    _ state: inout (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)
  ) {
    for i in 0..<16 { w[i] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: i &* 4, as: UInt32.self)) }
    var (a, b, c, d, e, f, g, h) = state
    var i = 0
    while true {
      step(a, b, c, &d, e, f, g, &h, k[i] &+ w[0])
      step(h, a, b, &c, d, e, f, &g, k[i &+ 1] &+ w[1])
      step(g, h, a, &b, c, d, e, &f, k[i &+ 2] &+ w[2])
      step(f, g, h, &a, b, c, d, &e, k[i &+ 3] &+ w[3])
      step(e, f, g, &h, a, b, c, &d, k[i &+ 4] &+ w[4])
      step(d, e, f, &g, h, a, b, &c, k[i &+ 5] &+ w[5])
      step(c, d, e, &f, g, h, a, &b, k[i &+ 6] &+ w[6])
      step(b, c, d, &e, f, g, h, &a, k[i &+ 7] &+ w[7])
      step(a, b, c, &d, e, f, g, &h, k[i &+ 8] &+ w[8])
      step(h, a, b, &c, d, e, f, &g, k[i &+ 9] &+ w[9])
      step(g, h, a, &b, c, d, e, &f, k[i &+ 10] &+ w[10])
      step(f, g, h, &a, b, c, d, &e, k[i &+ 11] &+ w[11])
      step(e, f, g, &h, a, b, c, &d, k[i &+ 12] &+ w[12])
      step(d, e, f, &g, h, a, b, &c, k[i &+ 13] &+ w[13])
      step(c, d, e, &f, g, h, a, &b, k[i &+ 14] &+ w[14])
      step(b, c, d, &e, f, g, h, &a, k[i &+ 15] &+ w[15])
      i &+= 16
      if i == 64 { break }
      for j in 0..<16 {
        let x = w[(j &+ 1) & 15], y = w[(j &+ 14) & 15]
        let s0 = turned(x, 7) ^ turned(x, 18) ^ (x >> 3), s1 = turned(y, 17) ^ turned(y, 19) ^ (y >> 10)
        w[j] = w[j] &+ s0 &+ w[(j &+ 9) & 15] &+ s1
      }
    }
    state = (state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e, state.5 &+ f, state.6 &+ g, state.7 &+ h)
  }

  @inline(__always) private static func step(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ kw: UInt32
  ) {
    let t = h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ (g ^ (e & (f ^ g))) &+ kw
    d = d &+ t
    h = t &+ (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always) private static func turned(_ x: UInt32, _ bits: UInt32) -> UInt32 { x &>> bits | x &<< (32 &- bits) }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
