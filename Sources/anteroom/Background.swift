import Glibc

/// Threads beside the one that has the screen, for what may take a while: the disk, a printer, the past.
enum Background {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread that ends by itself; answers whether it could be started.
  ///
  /// Signals are the main thread's: a stop or a hang-up must not catch another one with the lock in hand.
  @discardableResult
  static func run(_ body: @escaping @Sendable () -> Void) -> Bool {
    let handed = Unmanaged.passRetained(Body(body))
    var handle = pthread_t()
    var all = sigset_t(), before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    let failed = pthread_create(
      &handle, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, handed.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    guard failed == 0 else {
      handed.release()
      return false
    }
    pthread_detach(handle)
    return true
  }
}
