import Glibc
import Testing

/// The C library's own table of widths, the judge of ours; `import Glibc` hides it, so it is looked up by name.
enum CLibrary {
  /// Hands the body a `wcwidth` under a UTF-8 locale that only this thread has.
  static func withWidths(_ body: ((Unicode.Scalar) -> Int) throws -> Void) throws {
    let utf8 = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(utf8)
    defer {
      uselocale(before)
      freelocale(utf8)
    }
    let address = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(address, to: (@convention(c) (wchar_t) -> Int32).self)
    try body { Int(wcwidth(wchar_t($0.value))) }
  }
}
