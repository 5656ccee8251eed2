/// Why there is no screen, in a sentence for the person who started the program.
package enum TerminalFault: Error, Equatable {
  /// Keys would come from a file or a pipe.
  case inputIsNoTerminal
  /// The screen would go to a file or a pipe.
  case outputIsNoTerminal
  /// The terminal cannot put a character at a place (TERM=dumb), or not so that it stands out (TERM=vt52).
  case cannotPlaceText(term: String)
  /// Neither what TERM says nor the usual kinds are described on this host.
  case unknownHere(term: String)

  /// What a shell sees when the terminal failed.
  package static let exitCode: Int32 = 3

  /// The sentence that goes to standard error.
  package var sentence: String {
    switch self {
    case .inputIsNoTerminal:
      "standard input is not a terminal; start anteroom from a terminal (over ssh: ssh -t), or --print draws one frame"
    case .outputIsNoTerminal:
      "standard output is not a terminal; start anteroom without > or |, or --print draws one frame"
    case .cannotPlaceText(let term):
      "TERM=\(term) cannot place text on the screen and mark it; try TERM=xterm-256color anteroom, or --print draws one frame"
    case .unknownHere(let term):
      "TERM=\(term) is unknown here, and so are xterm-256color and vt100; install the terminfo descriptions (package ncurses-base)"
    }
  }
}
