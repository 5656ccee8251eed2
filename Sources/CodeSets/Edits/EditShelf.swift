import Practice
import Synchronization

/// The edits of services that are here, opened when they are first asked for. Any thread may ask.
final class EditShelf: Sendable {
  private struct State {
    var isOpen = false
    var edits: [EditFile] = []
    var units: [UnitFile] = []
    var faults: [String] = []
  }

  private let files: [String]
  private let state = Mutex(State())

  static let editEnding = ".edits"
  static let unitEnding = ".units"

  init(files: [String]) { self.files = files.filter { $0.hasSuffix(Self.editEnding) || $0.hasSuffix(Self.unitEnding) } }

  /// Rows have days of their own and reach back for decades, so the newest edition is asked; all its parts are.
  func pair(_ one: String, _ other: String, _ day: Day) -> ServicePair? {
    opened { state in
      guard let newest = state.edits.map(\.from).max() else { return nil }
      for file in state.edits where file.from == newest && file.to.map({ day <= $0 }) ?? true {
        if let found = file.find(one, other, day) ?? file.find(other, one, day) { return found }
      }
      return nil
    }
  }

  /// The limit of the edition that stands on the day.
  func limit(_ code: String, _ day: Day) -> UnitLimit? {
    opened { state in
      state.units.filter { $0.isInForce(on: day) }.max { $0.from < $1.from }?.limit(code)
    }
  }

  var faults: [String] { opened { $0.faults } }

  private func opened<Answer: Sendable>(_ ask: (State) -> Answer) -> Answer {
    state.withLock { state in
      if !state.isOpen {
        state.isOpen = true
        for path in files {
          do throws(CodeFault) {
            if path.hasSuffix(Self.editEnding) {
              state.edits.append(try EditFile(path: path))
            } else {
              state.units.append(try UnitFile(try CodeFile.read(path)))
            }
          } catch { state.faults.append("the edits in \(path) cannot be used: \(error.sentence)") }
        }
      }
      return ask(state)
    }
  }
}
