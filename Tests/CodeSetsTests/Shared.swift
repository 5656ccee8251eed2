import CodeSets
import Foundation

/// What the tests read: the files beside them, and the whole set, loaded once.
enum Shared {
  static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  static let house = folder.deletingLastPathComponent().deletingLastPathComponent()
  static let sampleData = house.appending(path: "sample-data").path()
  static let codes = sampleData + "/codes"
  static let icdPath = codes + "/icd10cm-2026-04.tsv"

  static func fixture(_ name: String) throws -> [UInt8] { try CodeFile.read(folder.appending(path: "Fixtures/\(name)").path()) }

  /// The lines of a fixture, each in its parts.
  static func table(_ name: String) throws -> [[String]] {
    String(decoding: try fixture(name), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static let loaded = Result { try CodeSet.read(try CodeFile.read(icdPath)) }

  /// The ICD-10-CM that Anteroom brings along.
  static var icd: CodeSet { get throws { try loaded.get() } }

  /// The sentence with which something was refused.
  static func refusal(_ work: () throws(CodeFault) -> Void) -> String? {
    do throws(CodeFault) {
      try work()
      return nil
    } catch { return error.sentence }
  }
}
