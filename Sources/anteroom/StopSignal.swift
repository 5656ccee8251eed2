import Glibc

/// Lets a verb without a screen end in its own words when it is told to stop, instead of being cut off with its work half put away.
enum StopSignal {
  /// Readable once it is time to stop.
  static var bell: Int32 { ends.0 }
  /// The exit code, once it is time to stop.
  static var code: Int32? { caught == 0 ? nil : 128 + Int32(caught) }

  // A handler may touch nothing that has to be made first: plain numbers only.
  nonisolated(unsafe) private static var ends: (Int32, Int32) = (-1, -1)
  nonisolated(unsafe) private static var caught: sig_atomic_t = 0

  static func listen() {
    var pair: [Int32] = [-1, -1]
    pipe(&pair)
    for end in pair {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    ends = (pair[0], pair[1])
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      StopSignal.caught = sig_atomic_t(number)
      _ = write(StopSignal.ends.1, "!", 1)
    }
    for number in [SIGTERM, SIGINT, SIGHUP] { sigaction(number, &action, nil) }
  }
}
