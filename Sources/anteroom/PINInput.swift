import Glibc
import Practice

/// A PIN for `--as`: from a file that is nobody else's, or from the terminal, where it is not seen.
enum PINInput {
  static func read(_ arguments: Arguments, for name: String) throws(Stop) -> Secret {
    if let path = arguments.pinFile { return try file(path) }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw .refused(
        "\(name) is not a person whom the account \(SignIn.account) signs in, and there is no terminal to ask for the PIN at; "
          + "--pin-file FILE reads it from a file of your own")
    }
    defer { close(terminal) }
    return try ask(name, terminal)
  }

  /// The first line of a file that only its owner can read.
  private static func file(_ path: String) throws(Stop) -> Secret {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw .failed("the PIN could not be read from \(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .failed("\(path) is not a file; a PIN is read from a file of your own")
    }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw .failed("\(path) is not yours alone; chmod 600 keeps others from reading the PIN in it")
    }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = Glibc.read(file, &bytes, bytes.count)
    defer { for index in bytes.indices { bytes[index] = 0 } }
    return Secret(bytes.prefix(max(0, count)).prefix { $0 != 10 && $0 != 13 })
  }

  /// Asks without showing what is typed. The terminal's own signals are off meanwhile, so that it is never left without its echo.
  private static func ask(_ name: String, _ terminal: Int32) throws(Stop) -> Secret {
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { throw .failed("the terminal does not say how it is set, so no PIN is asked for at it") }
    var quiet = before
    quiet.c_lflag &= ~tcflag_t(ECHO | ISIG)
    tcsetattr(terminal, TCSAFLUSH, &quiet)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    func say(_ words: String) {
      let bytes = Array(words.utf8)
      _ = write(terminal, bytes, bytes.count)
    }
    say("PIN of \(name): ")
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = Glibc.read(terminal, &bytes, bytes.count)
    defer { for index in bytes.indices { bytes[index] = 0 } }
    say("\n")
    let line = bytes.prefix(max(0, count)).prefix { $0 != 10 && $0 != 13 }
    // Ctrl-C and Ctrl-D are a change of mind.
    guard count > 0, !line.contains(3), !line.contains(4) else { throw .refused("no PIN was given") }
    return Secret(line)
  }
}
