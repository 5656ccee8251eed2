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

  /// The moment at which a demo begins: what was asked for, or the middle of this morning.
  static func start(_ arguments: Arguments) -> Moment {
    let now = Clock.real.now
    return arguments.at.flatMap { Moment(iso: $0, offset: now.offset) } ?? Moment(now.day, Demo.time, offset: now.offset)
  }

  static func make(_ arguments: Arguments) throws(Stop) -> (DemoFolder, OfficeFolder) {
    let start = start(arguments)
    let data = try SampleFiles.data()
    let pattern = "\(Places.environment("TMPDIR") ?? "/tmp")/anteroom-demo-XXXXXX"
    var template = Array(pattern.utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .failed("a temporary folder could not be made at \(pattern): \(String(cString: strerror(errno)))")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(FileFault) {
      let folder = try OfficeFolder.create(at: path + "/office")
      let (office, journal) = Demo(seed: arguments.seed, at: start, data: data).office()
      try folder.begin(with: journal, adding: office)
      return (DemoFolder(path: path, start: start, live: LiveDay(seed: arguments.seed, reasons: data.reasons)), folder)
    } catch {
      remove(path)
      throw .failed(error.sentence)
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
