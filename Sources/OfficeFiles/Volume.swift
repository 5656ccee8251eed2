/// Tells a disk of this computer from one that is shared over a network, where locks and appending cannot be relied on.
enum Volume {
  private static let network: [Int: String] = [
    0x6969: "NFS", 0x517B: "SMB", 0xFE53_4D42: "SMB", 0xFF53_4D42: "CIFS", 0x5346_414F: "AFS", 0x6B41_4653: "AFS",
    0x7375_7245: "Coda", 0x0102_1997: "9P", 0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x564C: "NCP", 0x4750_4653: "GPFS",
  ]
  /// Some of these are shared over a network (sshfs) and some are not, and the number does not tell.
  private static let userSpace = 0x6573_5546

  static func check(_ folder: OpenFile) throws(FileFault) {
    let magic = try magic(folder)
    if let name = network[magic] {
      throw FileFault(
        .networkDisk,
        "\(folder.path) is on a network disk (\(name)), where two desks could overwrite each other; "
          + "keep the office on a disk of this computer and let the other desks come in by ssh")
    }
  }

  /// A word of caution about the disk, if there is one to say.
  static func caution(_ folder: OpenFile) -> String? {
    guard (try? magic(folder)) == userSpace else { return nil }
    return "\(folder.path) is on a FUSE disk; if that is a network share, use it from this computer only"
  }

  private static func magic(_ folder: OpenFile) throws(FileFault) -> Int {
    try asked("looking at the disk of \(folder.path)") { () throws(DiskFault) in try folder.disk.volume(folder.number) }
  }
}
