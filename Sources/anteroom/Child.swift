import Dispatch
import Glibc

/// Another program that is given bytes on its standard input, and a limit.
final class Child {
  struct Fault: Error { var words: String }

  /// How it went.
  enum Ending: Equatable {
    case ended(Int32)
    case killed(Int32)
    /// It was not done in time and was stopped.
    case late
  }

  private static let beginning = DispatchSemaphore(value: 1)

  let pid: pid_t
  private var input: Int32
  private let errors: Int32
  /// The beginning of what it wrote to standard error.
  private(set) var complaint = ""

  /// Starts a command line of the shell, in a process group of its own, with every signal as a program expects it.
  init(shell command: String) throws(Fault) {
    // One at a time: an end of a pipe that another program got hold of before it was marked would keep it open.
    Self.beginning.wait()
    defer { Self.beginning.signal() }
    guard let (read, write) = Self.pipe(), let (said, saying) = Self.pipe() else { throw Fault(words: "too many files are open") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, read, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, saying, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var none = sigset_t(), all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = []
    for word in ["sh", "-c", command] { words.append(strdup(word)) }
    words.append(nil)
    var pid = pid_t()
    let code = posix_spawn(&pid, "/bin/sh", &actions, &attributes, &words, environ)
    for word in words { free(word) }
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
    close(read)
    close(saying)
    guard code == 0 else {
      close(write)
      close(said)
      throw Fault(words: String(cString: strerror(code)))
    }
    self.pid = pid
    (input, errors) = (write, said)
    for end in [input, errors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    if input >= 0 { close(input) }
    close(errors)
  }

  /// Both ends of a pipe, closed in every program that is started unless they are handed on.
  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Writes all the bytes as fast as they are read, closes the input and waits for the end, all within the limit.
  ///
  /// A program that reads no more is no fault of its own: how it ends tells.
  func feed(_ bytes: [UInt8], within limit: Duration) -> Ending {
    let deadline = ContinuousClock.now + limit
    var rest = bytes[...]
    while true {
      if rest.isEmpty, input >= 0 { closeInput() }
      if let ending = ended() { return ending }
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { return stop() }
      var watched = [pollfd(fd: errors, events: Int16(POLLIN), revents: 0), pollfd(fd: input, events: Int16(POLLOUT), revents: 0)]
      let isHeard = poll(&watched, input >= 0 ? 2 : 1, 20) > 0
      guard isHeard else { continue }
      if watched[0].revents != 0, !hear() { usleep(5000) }
      if input >= 0, watched[1].revents != 0 {
        let count = rest.prefix(1 << 16).withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) } else if count < 0, errno != EAGAIN, errno != EINTR { rest = [] }
      }
    }
  }

  private func closeInput() {
    close(input)
    input = -1
  }

  /// Takes what it complains about; false when it will say no more.
  private func hear() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(errors, &buffer, buffer.count)
    if count > 0, complaint.utf8.count < 4096 { complaint += String(decoding: buffer[..<count], as: UTF8.self) }
    return count > 0
  }

  private func ended() -> Ending? {
    var status: Int32 = 0
    let done = waitpid(pid, &status, WNOHANG)
    guard done != 0 else { return nil }
    _ = hear()
    if done < 0 { return .ended(0) }
    return status & 0x7F == 0 ? .ended(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  /// Ends it with all that it started: first with a word, then without.
  private func stop() -> Ending {
    for signal in [SIGTERM, SIGKILL] {
      kill(-pid, signal)
      for _ in 0..<50 {
        if ended() != nil { return .late }
        usleep(10_000)
      }
    }
    return .late
  }
}
