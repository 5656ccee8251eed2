import Glibc

/// Standard output as a place for bytes.
package enum FileSink {
  package static func standardOutput(_ bytes: [UInt8]) throws(FileFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let done = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if done < 0, errno == EINTR { continue }
      if done <= 0 { throw FileFault(DiskFault(errno), "writing to standard output") }
      rest = rest.dropFirst(done)
    }
  }
}
