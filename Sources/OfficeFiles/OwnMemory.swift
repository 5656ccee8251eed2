import CHost

/// What this program has in memory is the office's, and stays there.
package enum OwnMemory {
  /// From now on a crash leaves no core file, and other programs of the same account, which may be several people's, cannot look in.
  package static func keepPrivate() { chost_keep_memory_private() }
}
