import Foundation
import OfficeFiles
import Practice
import Training

/// The `sample-data` folder of the checkout, read as the program reads it.
enum SampleFolder {
  static let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../sample-data").standardized

  /// One file as plain facts; what is missing or broken is for the test to find.
  static func file(_ name: String) throws(Misfit) -> Datum {
    guard let bytes = try? Data(contentsOf: url.appending(path: name)) else { throw Misfit("a file that can be read", at: [name]) }
    do throws(JSONFault) { return try JSONText.read(Array(bytes)) } catch { throw Misfit("JSON: \(error.sentence)", at: [name]) }
  }

  static let data: SampleData = {
    do throws(Misfit) { return try SampleData(file) } catch { preconditionFailure(error.sentence) }
  }()
}
