import CHost
import Glibc

extension Disk {
  /// The disk of this host.
  package static let real = Disk(
    open: { (folder, name, flags, mode) throws(DiskFault) in
      try patiently { chost_open(folder, name, flags | O_CLOEXEC, mode) }
    },
    close: { file in _ = Glibc.close(file) },
    status: { (file) throws(DiskFault) in
      var status = chost_status()
      try patiently { chost_status(file, "", &status) }
      return FileStatus(status)
    },
    statusOf: { (folder, name) throws(DiskFault) in
      var status = chost_status()
      try patiently { chost_status(folder, name, &status) }
      return FileStatus(status)
    },
    read: { (file, offset, count) throws(DiskFault) in try realRead(file, offset, count) },
    write: { (file, bytes) throws(DiskFault) in
      try patiently { bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } }
    },
    put: { (file, offset, bytes) throws(DiskFault) in
      try patiently { bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(offset)) } }
    },
    sync: { (file) throws(DiskFault) in try patiently { fdatasync(file) } },
    syncFolder: { (folder) throws(DiskFault) in try patiently { fsync(folder) } },
    cut: { (file, size) throws(DiskFault) in try patiently { ftruncate(file, off_t(size)) } },
    lock: { (file, byte, exclusive, patience) throws(DiskFault) in try realLock(file, byte, exclusive, patience) },
    unlock: { file, byte in _ = chost_unlock(file, Int64(byte)) },
    rename: { (folder, from, to) throws(DiskFault) in try patiently { renameat(folder, from, folder, to) } },
    link: { (folder, name, toFolder, to) throws(DiskFault) in try patiently { linkat(folder, name, toFolder, to, 0) } },
    makeFolder: { (folder, name, mode) throws(DiskFault) in try patiently { mkdirat(folder, name, mode) } },
    list: { (folder) throws(DiskFault) in try realList(folder) },
    remove: { (folder, name, isFolder) throws(DiskFault) in
      try patiently { unlinkat(folder, name, isFolder ? AT_REMOVEDIR : 0) }
    },
    changeMode: { (file, mode) throws(DiskFault) in try patiently { fchmod(file, mode) } },
    changeGroup: { (file, group) throws(DiskFault) in try patiently { fchown(file, uid_t.max, group) } },
    volume: { (file) throws(DiskFault) in
      let magic = chost_volume(file)
      if magic < 0 { throw DiskFault(errno) }
      return Int(magic)
    },
    freeSpace: { (file) throws(DiskFault) in
      let free = chost_free_bytes(file)
      if free < 0 { throw DiskFault(errno) }
      return Int(free)
    },
    user: { geteuid() },
    groups: {
      var groups = [gid_t](repeating: 0, count: max(1, Int(getgroups(0, nil))))
      let count = getgroups(Int32(groups.count), &groups)
      return Set(groups.prefix(max(0, Int(count)))).union([getegid()])
    })
}

/// Tries again when a signal came in between, and turns a failure into a fault.
@discardableResult
private func patiently<Count: SignedInteger>(_ call: () -> Count) throws(DiskFault) -> Count {
  while true {
    let result = call()
    if result >= 0 { return result }
    if errno != EINTR { throw DiskFault(errno) }
  }
}

private func realRead(_ file: Int32, _ offset: Int, _ count: Int) throws(DiskFault) -> [UInt8] {
  var code: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    while filled < count {
      let done = pread(file, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
      if done < 0, errno == EINTR { continue }
      if done < 0 { code = errno }
      if done <= 0 { break }
      filled += done
    }
  }
  if code != 0 { throw DiskFault(code) }
  return bytes
}

/// Whoever has to wait stands in the system's queue, so that nobody is passed over for long however many desks write.
private func realLock(_ file: Int32, _ byte: Int, _ exclusive: Bool, _ patience: Int) throws(DiskFault) {
  while chost_lock(file, Int64(byte), exclusive ? 1 : 0) != 0 {
    let code = errno
    if code == EINTR { continue }
    guard code == EAGAIN || code == EACCES else { throw DiskFault(code) }
    if patience <= 0 { throw DiskFault(EAGAIN) }
    if chost_lock_wait(file, Int64(byte), exclusive ? 1 : 0, Int64(patience) * 1000) == 0 { return }
    throw DiskFault(errno)
  }
}

private func realList(_ folder: Int32) throws(DiskFault) -> [String] {
  let again = chost_open(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
  if again < 0 { throw DiskFault(errno) }
  guard let stream = fdopendir(again) else {
    let code = errno
    Glibc.close(again)
    throw DiskFault(code)
  }
  defer { closedir(stream) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  if errno != 0 { throw DiskFault(errno) }
  return names.sorted()
}
