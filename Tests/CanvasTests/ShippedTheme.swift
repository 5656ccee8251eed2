import Glibc

@testable import Canvas

extension Theme {
  /// A theme as the checkout ships it.
  static func shipped(_ name: String, from test: StaticString = #filePath) throws -> Theme {
    let root = "\(test)".split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(root)/themes/\(name).theme"
    guard let file = fopen(path, "r") else { throw Complaint("cannot read \(path)") }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return try Theme(name: name, text: String(decoding: bytes.prefix(count), as: UTF8.self))
  }
}
