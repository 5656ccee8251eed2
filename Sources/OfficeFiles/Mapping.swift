import Glibc

/// A file's bytes as they were when it was opened, read by the system when they are looked at.
///
/// Only files that are never written again are mapped, so that the bytes cannot change underneath.
package final class Mapping: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// Takes over bytes that `mmap` gave.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  deinit {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }

  var count: Int { bytes.count }

  /// A copy of a stretch, or nothing if the file is too short for it.
  func slice(_ offset: Int, _ length: Int) -> [UInt8]? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    return Array(bytes[offset..<offset + length])
  }

  /// All of it as plain bytes.
  var all: UnsafeBufferPointer<UInt8> { bytes.bindMemory(to: UInt8.self) }
}
