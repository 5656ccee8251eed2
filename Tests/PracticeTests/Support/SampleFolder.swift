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

  /// The same with about a hundred people: those with a part in the day, and others.
  static let few: SampleData = {
    var few = data
    var wanted = Set(data.patients.enumerated().filter { $0.offset < 100 || !$0.element.part.isEmpty }.map(\.element.key)), count = 0
    while wanted.count > count {
      count = wanted.count
      for person in data.patients where wanted.contains(person.key) {
        wanted.formUnion([person.household, person.guarantor?.patient].compactMap { $0 })
      }
    }
    few.patients = data.patients.filter { wanted.contains($0.key) }
    return few
  }()

  static let data: SampleData = {
    do throws(Misfit) { return try SampleData(file) } catch { preconditionFailure(error.sentence) }
  }()
}
