import Foundation
import OfficeFiles

/// Plays a recording back up to every point, and makes what may be on the disk if the power fails there.
struct CrashPlay {
  private let log: [RecordingDisk.Op]
  private let before: String
  private let base: String

  /// `before` is a copy of the folder `base` as it was when the recording began.
  init(_ recording: RecordingDisk, from before: String, as base: String) {
    log = recording.log
    self.before = before
    self.base = base
  }

  /// Tries one in `step` of the points, in several states each; `fault` says what is wrong in a folder, given what had been told.
  func run(syncs: Bool = true, each step: Int, _ fault: (_ path: String, _ told: [String]) -> String?) throws -> (
    states: Int, broken: [String]
  ) {
    var states = 0
    var broken: [String] = []
    var random = SeededRandom(7)
    for count in 0...log.count {
      if count > 0, count < log.count, case .close = log[count - 1] { continue }
      // The end, where all that was told has to hold, is always tried.
      if count < log.count, Int.random(in: 0..<step, using: &random) != 0 { continue }
      var modes: [CrashModel.Survival] = [.none, .all, .sizesOnly]
      modes += Array(repeating: .some, count: isLong ? 6 : 2)
      for mode in modes {
        var model = CrashModel(before)
        let safeOrder = model.lastName
        for op in log.prefix(count) { model.play(op, base: base, syncs: syncs) }
        let cut = mode == .none ? safeOrder : mode == .all ? model.lastName : Int.random(in: safeOrder...model.lastName, using: &random)
        let place = TestFolder(on: "/dev/shm")
        model.write(to: place.path + "/now", mode, namesUpTo: cut, &random)
        states += 1
        if let why = fault(place.path + "/now", model.told) {
          broken.append("after \(count) of \(log.count) calls, \(mode), names \(cut): \(why)")
        }
      }
    }
    return (states, broken)
  }
}
