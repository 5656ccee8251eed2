import Glibc

/// One call to the disk that failed, in the system's own terms; `FileFault` says it in the person's.
package struct DiskFault: Error, Equatable, Sendable {
  /// The system's number for what went wrong, such as `ENOSPC`.
  package var code: Int32

  package init(_ code: Int32) { self.code = code }

  /// The system's words: "No space left on device".
  package var words: String { String(cString: strerror(code)) }
}
