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
      var data = try SampleData { (name) throws(Misfit) in
        guard let bytes = Places.bytes("\(folder)/\(name)", atMost: 16 << 20) else { throw Misfit("a file that can be read", at: [name]) }
        do throws(JSONFault) { return try JSONText.read(bytes) } catch { throw Misfit("JSON (\(error.sentence))", at: [name]) }
      }
      for name in SampleData.tickPageFiles { data.tickPages.append(try page(name, in: folder)) }
      return data
    } catch { throw .failed("the sample data in \(folder) cannot be used: \(error.sentence)") }
  }

  private static func page(_ name: String, in folder: String) throws(Misfit) -> TickSheet {
    guard let bytes = Places.bytes("\(folder)/\(name)", atMost: 1 << 20), let text = String(validating: bytes, as: UTF8.self) else {
      throw Misfit("a file that can be read", at: [name])
    }
    do throws(LineFault) { return try TickText.read(text) } catch { throw Misfit("a tick page (\(error.full))", at: [name]) }
  }
}
