import Glibc

/// Files of codes on the disk.
package enum CodeFile {
  /// The largest data file that is read.
  package static let largest = 64 << 20

  /// Writes a file in the place of another of its name, for this account alone; whether it is there now.
  @discardableResult package static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let aside = "\(path).new-\(getpid())"
    let file = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      if put < 0, errno == EINTR { continue }
      if put <= 0 { break }
      done += put
    }
    let isWhole = close(file) == 0 && done == bytes.count && rename(aside, path) == 0
    if !isWhole { unlink(aside) }
    return isWhole
  }

  /// The largest file that is brought in; the edits of CMS are the largest ones.
  package static let largestImport = 512 << 20

  /// All of a file, at most so many bytes of it if `first` says so.
  package static func read(_ path: String, first: Int? = nil, largest: Int = largest) throws(CodeFault) -> [UInt8] {
    // Without O_NONBLOCK a pipe in the place of a file would keep the desk waiting for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw CodeFault(String(cString: strerror(errno))) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw CodeFault("it is not a plain file") }
    let size = min(Int(status.st_size), first ?? .max)
    guard size <= largest else { throw CodeFault("it has \(size) bytes, and at most \(largest) are read") }
    var fault: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = errno }
        if got <= 0 { return }
        count += got
      }
    }
    if fault != 0 { throw CodeFault(String(cString: strerror(fault))) }
    return bytes
  }

  /// What desks say, beside the codes.
  package static let deskWords = "abbreviations.tsv"

  /// The data files of a folder, by name; none if there is no such folder.
  package static func list(_ folder: String) -> [String] {
    guard let opened = opendir(folder) else { return [] }
    defer { closedir(opened) }
    var names: [String] = []
    while let entry = readdir(opened) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if [".tsv", EditShelf.editEnding, EditShelf.unitEnding].contains(where: name.hasSuffix), !name.hasPrefix("."), name != deskWords {
        names.append(name)
      }
    }
    return names.sorted().map { "\(folder)/\($0)" }
  }
}
