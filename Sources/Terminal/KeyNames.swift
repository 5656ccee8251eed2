import CTerminal
import Canvas

/// From the codes of named keys to keys of the desk.
enum KeyNames {
  static let keys: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "page-up": .pageUp, "page-down": .pageDown,
    // Old keyboards call Home "find" and End "select".
    "home": .home, "find": .home, "end": .end, "select": .end,
    "insert": .insert, "delete": .delete, "backspace": .backspace, "enter": .enter, "back-tab": .backTab,
    "f1": .function(1), "f2": .function(2), "f3": .function(3), "f4": .function(4), "f5": .function(5), "f6": .function(6),
    "f7": .function(7), "f8": .function(8), "f9": .function(9), "f10": .function(10), "f11": .function(11), "f12": .function(12),
  ]

  /// What `ct_read` answered, as a stroke; nil for what nobody typed.
  static func stroke(_ code: Int32) -> Stroke? {
    if let byte = UInt8(exactly: code) { return .byte(byte) }
    return byCode[code] ?? (code == resize ? nil : .key(.unknown))
  }

  /// The code of a named key, -1 for a name that is none.
  static func code(_ name: String) -> Int32 { ct_key_code(name) }

  private static let resize = code("resize")

  private static let byCode: [Int32: Stroke] = {
    var codes = [code("paste-begin"): Stroke.pasteBegin, code("paste-end"): .pasteEnd]
    for (name, key) in keys { codes[code(name)] = .key(key) }
    return codes
  }()
}
