import Glibc
import OfficeFiles
import Practice
import Training

/// The practice office's files: `sample-data/` of the share folder.
enum SampleFiles {
  /// Reads them all, or says which one is wrong, where, and what should stand there.
  static func data() throws(Stop) -> SampleData {
    guard let folder = Places.sampleData else {
      throw .failed(
        "the demo's people and prices are in sample-data, which was not found; "
          + (Places.shareNote ?? "ANTEROOM_SHARE may say where (anteroom --where)"))
    }
    do throws(Misfit) {
      return try SampleData { (name) throws(Misfit) in
        guard let bytes = Places.bytes("\(folder)/\(name)", atMost: 16 << 20) else { throw Misfit("a file that can be read", at: [name]) }
        do throws(JSONFault) { return try JSONText.read(bytes) } catch { throw Misfit("JSON (\(error.sentence))", at: [name]) }
      }
    } catch { throw .failed("the sample data in \(folder) cannot be used: \(error.sentence)") }
  }
}
