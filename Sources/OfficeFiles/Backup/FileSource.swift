import Glibc

/// A file, or standard input, read from its beginning to its end.
package final class FileSource {
  private let number: Int32
  private let path: String

  /// `-` is standard input.
  package init(_ path: String) throws(FileFault) {
    self.path = path == "-" ? "standard input" : path
    if path == "-" {
      number = dup(STDIN_FILENO)
    } else {
      number = try asked("opening \(path)") { () throws(DiskFault) in try Disk.real.open(Disk.here, path, O_RDONLY, 0) }
    }
  }

  deinit { close(number) }

  /// Up to so many bytes, and none at the end.
  package func read(_ count: Int) throws(FileFault) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var done = Glibc.read(number, buffer.baseAddress, count)
      while done < 0, errno == EINTR { done = Glibc.read(number, buffer.baseAddress, count) }
      if done < 0 { code = errno }
      filled = max(0, done)
    }
    if code != 0 { throw FileFault(DiskFault(code), "reading \(path)") }
    return bytes
  }
}
