import CHost
import Practice

/// PINs and passwords as the C library's `crypt` keeps them: yescrypt with a salt of its own for each.
package enum SecretHash {
  /// A new hash; nothing if the system has no randomness or no yescrypt.
  package static func make(_ secret: Secret) -> String? {
    var setting = [CChar](repeating: 0, count: 192)
    guard chost_setting(&setting, setting.count) == 0 else { return nil }
    return hash(secret, String(decoding: setting.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// Whether a secret is the one that a hash was made of.
  package static func fits(_ secret: Secret, _ hash: String) -> Bool {
    guard !secret.isEmpty, let made = self.hash(secret, hash) else { return false }
    let (one, other) = (Array(made.utf8), Array(hash.utf8))
    return one.count == other.count && chost_same(one, other, one.count) == 1
  }

  /// Takes as long as looking at a hash does, for somebody whom the office does not know.
  package static func takeTheTime(_ secret: Secret) {
    _ = hash(secret, "$y$j9T$AnteroomNobody000")
  }

  private static func hash(_ secret: Secret, _ setting: String) -> String? {
    var out = [CChar](repeating: 0, count: 400)
    let failed = secret.withBytes { chost_crypt($0.baseAddress, $0.count, setting, &out, out.count) }
    guard failed == 0 else { return nil }
    return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
