/// A PIN or password as it is typed: bytes that are overwritten when they are done with, and that print as nothing.
///
/// A key on its way here is a text of its own, which Swift does not let anyone overwrite: this keeps the time short.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
  /// Room for any secret from the start, so that growing leaves no copy behind; overwritten when the last who has it lets go.
  ///
  /// Unchecked, because it is written only while a single `Secret` has it.
  private final class Bytes: @unchecked Sendable {
    static let room = SignInRules.mostBytes + 1
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: Bytes.room)
    var count = 0

    init() { start.initialize(repeating: 0, count: Bytes.room) }

    init(copying other: Bytes) {
      start.initialize(from: other.start, count: Bytes.room)
      count = other.count
    }

    deinit {
      start.update(repeating: 0, count: Bytes.room)
      start.deallocate()
    }
  }

  private var bytes = Bytes()

  package init() {}

  /// From a file or a terminal, without the end of the line.
  package init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes.prefix(Bytes.room) { append(byte) }
  }

  package init(_ text: String) { self.init(text.utf8) }

  package var isEmpty: Bool { bytes.count == 0 }
  /// How many letters it has.
  package var count: Int { withBytes { $0.count { $0 & 0xC0 != 0x80 } } }
  package var description: String { "a secret" }
  package var debugDescription: String { description }

  package func withBytes<T>(_ look: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    look(UnsafeBufferPointer(start: bytes.start, count: bytes.count))
  }

  package static func == (a: Secret, b: Secret) -> Bool { a.withBytes { a in b.withBytes { b in a.elementsEqual(b) } } }

  /// Adds what was typed; what is too long for any password is left out.
  package mutating func type(_ letter: Character) {
    let letter = String(letter).utf8
    guard bytes.count + letter.count <= SignInRules.mostBytes else { return }
    for byte in letter { append(byte) }
  }

  package mutating func removeLast() {
    own()
    while bytes.count > 0 {
      bytes.count -= 1
      let last = bytes.start[bytes.count]
      bytes.start[bytes.count] = 0
      if last & 0xC0 != 0x80 { return }
    }
  }

  package mutating func wipe() { bytes = Bytes() }

  private mutating func append(_ byte: UInt8) {
    own()
    bytes.start[bytes.count] = byte
    bytes.count += 1
  }

  private mutating func own() {
    if !isKnownUniquelyReferenced(&bytes) { bytes = Bytes(copying: bytes) }
  }
}
