import Glibc

/// Where unfinished ends of the journal are kept for whoever wants to look at them: nothing is ever just dropped.
enum Quarantine {
  /// Puts bytes away safely and says under which name.
  static func keep(_ bytes: [UInt8], _ name: String, in office: Folder) throws(FileFault) -> String {
    let folder = try office.folder("quarantine")
    let taken = Set(try folder.names())
    var free = name
    var number = 2
    while taken.contains(free) {
      free = "\(name)-\(number)"
      number += 1
    }
    let file = try folder.newFile(free)
    try file.writeAll(bytes)
    try file.sync()
    try folder.sync()
    return "quarantine/\(free)"
  }
}
