import CHost

/// What this program has in memory is the office's, and stays there.
package enum OwnMemory {
  /// From now on a crash leaves no core file, and other programs of the same account, which may be several people's, cannot look in.
  package static func keepPrivate() { chost_keep_memory_private() }

  /// For a program that will read a whole day: memory comes in pieces of megabytes instead of thousands of pages one by one, each of which
  /// stops it for a microsecond or two, and what was used once is used again.
  package static func takeInLargePieces() { chost_take_memory_in_large_pieces() }
}
