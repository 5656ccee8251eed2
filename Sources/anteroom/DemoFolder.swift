import Glibc
import OfficeFiles
import Practice
import Training

/// A practice office in a temporary folder of its own, which is removed at the end.
struct DemoFolder {
  let path: String
  let start: Moment
  /// What goes on by itself from then on.
  let live: LiveDay
  /// Open, and with its lock, as long as this program lives.
  private let owner: Int32

  /// The moment at which a demo begins: what was asked for, or the middle of this morning.
  static func start(_ arguments: Arguments) -> Moment {
    let now = Clock.real.now
    return arguments.at.flatMap { Moment(iso: $0, offset: now.offset) } ?? Moment(now.day, Demo.time, offset: now.offset)
  }

  static func make(_ arguments: Arguments) throws(Stop) -> (DemoFolder, OfficeFolder) {
    let start = start(arguments)
    let data = try SampleFiles.data()
    let temporary = Places.environment("TMPDIR") ?? "/tmp"
    sweep(temporary)
    let pattern = "\(temporary)/\(prefix)XXXXXX"
    var template = Array(pattern.utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .failed("a temporary folder could not be made at \(pattern): \(String(cString: strerror(errno)))")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let owner = open(path + "/" + lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    try? Disk.real.lock(owner, 0, true, 0)
    do throws(FileFault) {
      let folder = try OfficeFolder.create(at: path + "/office")
      let (office, journal) = Demo(seed: arguments.seed, at: start, data: data).office(on: OfficeMemory.shelf)
      try folder.begin(with: journal, adding: office)
      return (DemoFolder(path: path, start: start, live: LiveDay(seed: arguments.seed, reasons: data.reasons), owner: owner), folder)
    } catch {
      remove(path)
      throw .failed(error.sentence)
    }
  }

  private static let prefix = "anteroom-demo-"
  private static let lock = "in-use"

  /// Removes practice offices whose program ended without being able to: killed, or the host went down.
  private static func sweep(_ temporary: String) {
    for name in Places.names(temporary) where name.hasPrefix(prefix) {
      let path = "\(temporary)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { continue }
      let file = open(path + "/" + lock, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      // Without the file it is only just being made, or nothing that can be told to be abandoned.
      guard file >= 0 else { continue }
      defer { close(file) }
      if (try? Disk.real.lock(file, 0, true, 0)) != nil { remove(path) }
    }
  }

  /// Removes everything in the folder and then itself.
  func remove() { DemoFolder.remove(path) }

  private static func remove(_ path: String) {
    guard let folder = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      if entry.pointee.d_type == UInt8(DT_DIR) { remove("\(path)/\(name)") } else { unlink("\(path)/\(name)") }
    }
    closedir(folder)
    rmdir(path)
  }
}
