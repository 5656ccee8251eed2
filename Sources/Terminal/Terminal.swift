import CTerminal
import Canvas
import Glibc

/// The real screen and keyboard. There is one, and it lives on the main actor, because curses is one global.
@MainActor package final class Terminal {
  /// The signs this terminal can be trusted to draw.
  package let glyphs: Glyphs
  /// What the person should be told on the first screen, in sentences.
  package let notes: [String]

  let depth: ColorDepth
  var pairs = ColorPairs()
  var inks: Inks
  var shown: Canvas?
  var keyboard = Keyboard()
  var lastStroke = ContinuousClock.now
  var waiting: [Event] = []

  /// Takes over the terminal, or says why not; after a refusal nothing has been written.
  package static func open(_ options: TerminalOptions) throws(TerminalFault) -> Terminal {
    guard ct_input_is_terminal() else { throw .inputIsNoTerminal }
    guard ct_output_is_terminal() else { throw .outputIsNoTerminal }
    let named = environment("TERM") ?? ""
    let used = try take(named)
    ct_guard_crashes()
    var notes: [String] = []
    if used != named { notes.append("\(named.isEmpty ? "TERM is not set" : "TERM=\(named) is unknown here"); using \(used)") }
    if let path = options.logPath {
      let failed = ct_errors_to(path)
      if failed != 0 { notes.append("messages cannot be kept in \(path): \(String(cString: strerror(failed)))") }
    }
    let colors = options.color.colors(noColor: environment("NO_COLOR"), terminal: Int(ct_colors()))
    return Terminal(options, depth: ColorDepth(colors: colors), notes: notes)
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private init(_ options: TerminalOptions, depth: ColorDepth, notes: [String]) {
    self.depth = depth
    self.notes = notes
    glyphs = options.ascii ?? !ct_utf8() ? .ascii : .unicode
    inks = Inks(theme: options.theme, depth: depth, pairs: &pairs)
  }

  /// Opens as what TERM says, else as what most terminals are; answers the name that worked.
  private static func take(_ named: String) throws(TerminalFault) -> String {
    for term in [named, "xterm-256color", "vt100"] where !term.isEmpty {
      switch Int(ct_open(term)) {
      case CT_OPEN: return term
      case CT_NO_CURSOR_MOTION: throw .cannotPlaceText(term: term)
      default: continue
      }
    }
    throw .unknownHere(term: named)
  }

  /// The size of the screen in cells.
  package var size: (rows: Int, columns: Int) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    ct_size(&rows, &columns)
    return (Int(rows), Int(columns))
  }

  /// Gives the terminal back as it was found; harmless when repeated, and done at exit in any case.
  package func close() { ct_close() }
}
