/// Why a file of codes cannot be used: what is wrong and at which place.
package struct CodeFault: Error, Equatable, Sendable {
  /// What is wrong, without the place.
  package var what: String
  /// Counted from 1, as an editor counts; nothing if it is the file as a whole.
  package var line: Int?
  /// Counted from 1.
  package var byte: Int?

  init(_ what: String, line: Int? = nil, byte: Int? = nil) {
    self.what = what
    self.line = line
    self.byte = byte
  }

  /// A fault at an offset of a file.
  init(_ what: String, at offset: Int, of bytes: [UInt8]) {
    let offset = min(offset, bytes.count)
    self.init(what, line: bytes[..<offset].count { $0 == newline } + 1, byte: offset + 1)
  }

  /// The whole of it, as shown to a person: "the file ends inside <diag>, at line 17 (byte 2048)".
  package var sentence: String {
    guard let line else { return what }
    return "\(what), at line \(line)\(byte.map { " (byte \($0))" } ?? "")"
  }
}

let tab = UInt8(ascii: "\t")
let newline = UInt8(ascii: "\n")
