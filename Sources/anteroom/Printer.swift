import Canvas
import Desk
import Glibc
import Synchronization

/// Paper goes to `$ANTEROOM_PRINT`, else to `lp`, on standard input: no name of a patient is ever an argument of a program or in a file.
enum Printer {
  /// How long the program that prints may take before it is stopped.
  static let limit = Duration.seconds(30)

  /// The programs that are printing just now.
  private static let printing = Mutex<Set<pid_t>>([])

  /// Gives what still prints a little time; then it is stopped, for nobody is left who could hear of it.
  static func finish(within limit: Duration) {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline, printing.withLock({ !$0.isEmpty }) { usleep(10_000) }
    for pid in printing.withLock({ $0 }) { kill(-pid, SIGTERM) }
  }

  /// Prints on a thread of its own, so that a printer that hangs keeps nobody waiting.
  static func start(_ paper: Paper, done: @escaping @Sendable (Brought) -> Void) {
    let began = Background.run {
      let trouble = print(PaperText.clean(paper.text))
      done(trouble.map { .failed("not printed: \($0)") } ?? .done("printed: \(paper.title)"))
    }
    if !began { done(.failed("not printed: no thread could be started for it; try again")) }
  }

  /// Prints a text; answers what went wrong and what to do, if something did.
  static func print(_ text: String, within limit: Duration = limit) -> String? {
    let command = Places.environment("ANTEROOM_PRINT") ?? "lp -s"
    let way = "ANTEROOM_PRINT names the program that prints what it reads"
    let child: Child
    do throws(Child.Fault) { child = try Child(shell: command) } catch {
      return "\"\(command)\" could not be started: \(error.words); \(way)"
    }
    printing.withLock { _ = $0.insert(child.pid) }
    defer { printing.withLock { _ = $0.remove(child.pid) } }
    switch child.feed(Array(text.utf8), within: limit) {
    case .ended(0): return nil
    case .ended(127): return "there is no program for \"\(command)\" here; \(way)"
    case .ended(let code): return "\"\(command)\" ended with \(code)\(said(child)); \(way)"
    case .killed(let signal): return "\"\(command)\" was stopped by signal \(signal)\(said(child)); try again, or \(way)"
    case .late:
      return "\"\(command)\" took longer than \(limit.components.seconds) seconds and was stopped; look at the printer and print again"
    }
  }

  /// What it complained about, harmless to show.
  private static func said(_ child: Child) -> String {
    let line = child.complaint.split(separator: "\n").last.map { PlainText.shown(String($0).trimmingBlanks) } ?? ""
    return line.isEmpty ? "" : " and said \"\(line.prefix(120))\""
  }
}

extension String {
  fileprivate var trimmingBlanks: String { split(separator: " ").joined(separator: " ") }
}
