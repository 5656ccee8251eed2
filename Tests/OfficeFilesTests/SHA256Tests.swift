import OfficeFiles
import Testing

@Suite("The fingerprint") struct SHA256Tests {
  private func hex(_ text: String) -> String { String(decoding: SHA256.hex(Array(text.utf8)), as: UTF8.self) }

  @Test("The vectors of NIST come out right")
  func vectors() {
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      hex(
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")
        == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")
  }

  @Test("A million letters a, taken in in odd pieces, come out right")
  func pieces() {
    var hash = SHA256()
    var left = 1_000_000
    var size = 1
    while left > 0 {
      let part = min(size, left)
      hash.update([UInt8](repeating: 97, count: part))
      left -= part
      size = size * 3 % 1009 + 1
    }
    #expect(String(decoding: hash.hex(), as: UTF8.self) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("Every length around a block's end is padded right")
  func padding() {
    for length in 0..<200 {
      let bytes = (0..<length).map { UInt8($0) }
      var one = SHA256()
      for byte in bytes { one.update([byte]) }
      #expect(one.hex() == SHA256.hex(bytes))
    }
  }

  @Test("What the processor sums by its own means is what is worked out by hand, for every length and over many blocks")
  func byHand() {
    for length in Array(0..<300) + [4096, 10_007] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 7) }
      var hand = SHA256(isByHand: true)
      hand.update(bytes)
      #expect(hand.hex() == SHA256.hex(bytes))
    }
  }
}
