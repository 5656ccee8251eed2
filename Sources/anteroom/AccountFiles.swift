import Glibc
import OfficeFiles

/// Small files of the account's own, for what the office cannot take just now.
enum AccountFiles {
  /// Puts new contents in the place of a file, for this account alone: never half of them, and safe when this returns. Answers whether
  /// that worked.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/") else { return false }
    let folder = String(path[..<slash])
    Places.makeFolder(folder)
    let aside = path + ".new"
    let file = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count && fsync(file) == 0
    close(file)
    guard written, rename(aside, path) == 0 else {
      unlink(aside)
      return false
    }
    let names = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard names >= 0 else { return true }
    fsync(names)
    close(names)
    return true
  }

  /// A folder by its real path, since an account may work in several offices.
  static func realPath(_ path: String) -> String {
    let real = realpath(path, nil)
    defer { free(real) }
    return real.map { String(cString: $0) } ?? path
  }
}
