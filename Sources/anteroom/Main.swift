import Glibc
import OfficeFiles

/// The program: understands its arguments, wires the parts together, and answers a shell with an exit code.
@main struct Main {
  @MainActor static func main() {
    // Whatever the shell's habit, nothing that Anteroom makes is for others to read.
    umask(0o077)
    OwnMemory.keepPrivate()
    // Whoever started it may have kept signals from it, and it would then neither stop nor see its window change.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    // A reader that goes away is seen where it is written to; a demo must still be put away then.
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files is answered like a full disk, in words.
    signal(SIGXFSZ, SIG_IGN)
    let code = run(Array(CommandLine.arguments.dropFirst()))
    if let why = Streams.whyFailed {
      Streams.message(why)
      exit(3)
    }
    exit(code)
  }

  /// 0 done, 1 the office says no, 2 wrong usage, 3 the files or the terminal failed.
  @MainActor static func run(_ words: [String]) -> Int32 {
    let arguments: Arguments
    do throws(Arguments.Fault) { arguments = try Arguments(words) } catch {
      Streams.message("\(error.sentence)\nanteroom --help shows how it is used")
      return 2
    }
    do throws(Stop) {
      switch arguments.verb {
      case .help: Streams.result(HelpText.usage)
      case .version: Streams.result("anteroom \(HelpText.version)")
      case .places: Streams.words(Places.report(arguments))
      case .actions: ActionsVerb.run(arguments)
      case .create(let path): try InitVerb.run(path, arguments)
      case .speak: return try DoVerb.run(arguments)
      case .importCodes(let path): try ImportCodesVerb.run(path, arguments)
      case .importTickPage(let path): return try TickPageVerb.run(path, arguments)
      case .importRules(let path): return try RulesFileVerb.run(path, arguments)
      case .print(let words): return try PrintVerb.run(words, arguments)
      case .codes(let query): return try CodesVerb.run(query, arguments)
      case .check: return try CheckVerb.run(arguments)
      case .importPatients(let path): return try ImportVerb.patients(path, arguments)
      case .importAppointments(let path): return try ImportVerb.appointments(path, arguments)
      case .audit: return try AuditVerb.run(arguments)
      case .head: return try HeadVerb.run(arguments)
      case .figures: try FiguresVerb.run(arguments)
      case .rules: try RulesVerb.run(arguments)
      case .simulate: try SimulateVerb.run(arguments)
      case .backup(let path): try BackupVerb.run(path, arguments)
      case .restore(let path, let folder): return try RestoreVerb.run(path, folder)
      case .bench(let words): try BenchVerb.run(words, arguments)
      case .downtime(let path): try DowntimeVerb.run(path, arguments)
      case .desk: return try DeskVerb.run(arguments)
      }
      return 0
    } catch {
      Streams.message(error.sentence)
      return error.code
    }
  }

}

/// Why the program ends before its work is done.
struct Stop: Error {
  var sentence: String
  var code: Int32

  /// The office says no.
  static func refused(_ sentence: String) -> Stop { Stop(sentence: sentence, code: 1) }
  /// Used in a way that makes no sense.
  static func usage(_ sentence: String) -> Stop { Stop(sentence: sentence, code: 2) }
  /// The files or the terminal failed.
  static func failed(_ sentence: String) -> Stop { Stop(sentence: sentence, code: 3) }
}
