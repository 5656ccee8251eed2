import CPty
import Foundation

/// How a program ended.
enum Ending: Equatable {
  case code(Int32)
  case signal(Int32)
  /// It had not ended when the patience was over.
  case stillRunning
}

/// One program on a private terminal, with the screen it has painted so far.
final class TerminalSession {
  let pid: Int32
  private(set) var screen: TestScreen
  /// All that the program has sent; a test may set it to 0 and count a keystroke.
  var bytes = 0

  private let master: Int32
  private var ending: Ending?

  /// What a program needs to paint on a `TestScreen`; a test's own variables go over it.
  static let plain = [
    "TERM": "plain-test", "TERMINFO": Product.terminfo, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
  ]

  init(
    _ path: String = Product.path, arguments: [String] = [], environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
  ) throws {
    let all = Self.plain.merging(environment) { $1 }.map { "\($0)=\($1)" }
    let argv = ([path] + arguments).map { strdup($0) } + [nil]
    let envp = all.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    var pid: Int32 = 0
    master = cpty_spawn(path, argv, envp, Int32(rows), Int32(columns), &pid)
    guard master >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    self.pid = pid
    screen = TestScreen(rows: rows, columns: columns)
  }

  deinit {
    hangUp()
    guard ending == nil else { return }
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  // MARK: - Watching

  /// Reads until the screen satisfies the condition; false when it did not in time.
  @discardableResult
  func wait(within seconds: Double = 20, until condition: (TestScreen) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !condition(screen) {
      let left = deadline - ContinuousClock.now
      guard left > .zero, !isHungUp else { return condition(screen) }
      take(patience: min(50, Int32(left / .milliseconds(1)) + 1))
    }
    return true
  }

  /// Reads until a text is on the screen; false when it did not come in time.
  @discardableResult
  func wait(for text: String, within seconds: Double = 20) -> Bool {
    wait(within: seconds) { $0.text.contains(text) }
  }

  /// Reads what is still under way: until nothing has come for so many milliseconds.
  func settle(quiet: Int32 = 80) {
    while take(patience: quiet) {}
  }

  /// Takes what the program has sent; false when nothing came in time.
  @discardableResult
  private func take(patience: Int32) -> Bool {
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard !isHungUp, poll(&watched, 1, patience) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      // The last program has closed the terminal.
      isHungUp = true
      return false
    }
    screen.feed(buffer[..<count])
    bytes += count
    return true
  }

  // MARK: - Doing

  func type(_ keys: String) {
    var left = Array(keys.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      left = left.dropFirst(count)
      // A program that is painting does not read: make room for it.
      take(patience: 0)
    }
  }

  /// Pastes as a terminal does, between its marks.
  func paste(_ text: String) { type("\u{1B}[200~\(text.replacing("\n", with: "\r"))\u{1B}[201~") }

  /// Gives the terminal another size; the program must paint all of it.
  func resize(rows: Int, columns: Int) {
    settle(quiet: 0)
    screen = TestScreen(resized: screen, rows: rows, columns: columns)
    _ = cpty_resize(master, Int32(rows), Int32(columns))
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// The line drops: the terminal is gone for the program.
  func hangUp() {
    guard !isClosed else { return }
    isClosed = true
    isHungUp = true
    close(master)
  }

  /// Reads until the program has ended; what it painted last is on the screen.
  func waitForExit(within seconds: Double = 20) -> Ending {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ending == nil, ContinuousClock.now < deadline {
      take(patience: 10)
      if isHungUp { usleep(5000) }
      var status: Int32 = 0
      if waitpid(pid, &status, WNOHANG) == pid {
        ending = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
        settle(quiet: 0)
      }
    }
    return ending ?? .stillRunning
  }

  private var isHungUp = false
  private var isClosed = false
}
