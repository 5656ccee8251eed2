import Foundation
import Glibc
import OfficeFiles
import Testing

@Suite("The folder of a downtime pack") struct PackFolderTests {
  private func fault(_ path: String, _ name: String = "index.txt") -> FileFault.Kind? {
    do throws(FileFault) {
      try PackFolder.write([(name, Array("a".utf8))], to: path)
      return nil
    } catch { return error.kind }
  }

  @Test(
    "It is for this account alone whatever the umask, replaced whole, and nothing is left beside it", arguments: [0o000, 0o077] as [UInt32])
  func replaced(_ mask: UInt32) throws {
    let test = TestFolder()
    let old = umask(mask)
    defer { umask(old) }
    try PackFolder.write([("index.txt", Array("one".utf8)), ("old.txt", Array("old".utf8))], to: test.office)
    try PackFolder.write([("index.txt", Array("two".utf8))], to: test.office + "/")
    #expect(test.names() == [".anteroom-downtime", "index.txt"] && test.bytes("index.txt") == Array("two".utf8))
    #expect(test.mode("") == 0o700 && test.mode("index.txt") == 0o600 && test.mode(".anteroom-downtime") == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.path) == ["office"])
  }

  @Test("A link, a file, a folder with anything else in it, and one of another account are never touched")
  func refused() throws {
    let test = TestFolder()
    try FileManager.default.createDirectory(atPath: test.path + "/other", withIntermediateDirectories: true)
    #expect(symlink(test.path + "/other", test.office) == 0)
    #expect(fault(test.office) == .link && fault(test.office + "/") == .link)
    unlink(test.office)
    #expect(fault(test.office) == nil, "a name that is free")
    #expect(fault(test.path + "/other") == nil, "an empty folder")
    let mine = test.path + "/mine"
    try FileManager.default.createDirectory(atPath: mine, withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: mine + "/letter.txt", contents: Data("dear".utf8)))
    #expect(fault(mine) == .notEmpty && fault(mine + "/letter.txt") == .notAFolder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: mine) == ["letter.txt"])
    if getuid() == 0 {
      let foreign = test.path + "/foreign"
      mkdir(foreign, 0o700)
      chown(foreign, 4711, 4711)
      #expect(fault(foreign) == .notYours)
    }
    #expect(fault(test.path + "/none/pack") == .missing)
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.path).allSatisfy { !$0.contains(".new-") })
  }

  @Test("A name that cannot be written leaves the old pack as it was")
  func kept() throws {
    let test = TestFolder()
    try PackFolder.write([("index.txt", Array("one".utf8))], to: test.office)
    #expect(fault(test.office, "no/such/place.txt") != nil)
    #expect(test.bytes("index.txt") == Array("one".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.path) == ["office"])
  }
}
