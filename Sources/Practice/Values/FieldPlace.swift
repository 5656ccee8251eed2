/// Where in a `Whole` a field stands.
///
/// Every change of the office reads and compares all fields of the records that it touches. A key path walks its parts each time; one that
/// leads to something stored in the value itself is only a distance in memory, which is looked up once.
struct FieldPlace<Whole: Sendable, Value: Sendable>: Sendable {
  private let path: any WritableKeyPath<Whole, Value> & Sendable
  private let distance: Int?

  init(_ path: any WritableKeyPath<Whole, Value> & Sendable) {
    self.path = path
    distance = MemoryLayout<Whole>.offset(of: path)
  }

  /// Where its bytes are in a whole, if it is stored in the value itself.
  var bytes: Range<Int>? { distance.map { $0..<$0 + MemoryLayout<Value>.size } }

  @inline(__always) func get(_ whole: Whole) -> Value {
    guard let distance else { return whole[keyPath: path] }
    return withUnsafePointer(to: whole) {
      UnsafeRawPointer($0).advanced(by: distance).assumingMemoryBound(to: Value.self).pointee
    }
  }

  @inline(__always) func set(_ whole: inout Whole, _ value: Value) {
    guard let distance else {
      whole[keyPath: path] = value
      return
    }
    withUnsafeMutablePointer(to: &whole) {
      UnsafeMutableRawPointer($0).advanced(by: distance).assumingMemoryBound(to: Value.self).pointee = value
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether there are the very same bytes in two places. What has them is the same; the reverse need not be, for a text may be kept twice.
  func isSame(as other: UnsafeRawBufferPointer, in bytes: Range<Int>) -> Bool {
    var at = bytes.lowerBound
    while at + 8 <= bytes.upperBound {
      if loadUnaligned(fromByteOffset: at, as: UInt64.self) != other.loadUnaligned(fromByteOffset: at, as: UInt64.self) { return false }
      at += 8
    }
    while at < bytes.upperBound {
      if self[at] != other[at] { return false }
      at += 1
    }
    return true
  }
}
