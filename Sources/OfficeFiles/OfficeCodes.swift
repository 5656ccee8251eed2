extension OfficeFolder {
  /// Where an office keeps its sets of codes.
  package static func codesFolder(of office: String) -> String { "\(Folder.plain(office))/codes" }

  /// Puts a data file of codes into an office, with the office's permissions, in the place of one of the same name; says where it is.
  ///
  /// Codes are no records: they are not in the journal, and each edition can be brought in again.
  package static func keepCodes(_ name: String, _ bytes: [UInt8], at office: String, disk: Disk = .real) throws(FileFault) -> String {
    let folder = try Folder.office(office, disk)
    guard try folder.folder(ifThere: "journal") != nil else {
      throw FileFault(
        .notAnOffice, "\(folder.path) is not an Anteroom office: there is no journal folder in it; anteroom init DIR makes a new office")
    }
    let codes = try folder.folder("codes")
    try codes.replace(name, bytes, sync: true)
    return codes.within(name)
  }
}
