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
