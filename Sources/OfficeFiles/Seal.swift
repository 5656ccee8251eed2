/// How a fingerprint stands in a line of the journal: in 43 letters, and that of the line before in the first 22 of its own.
///
/// 22 letters are 128 bits: enough that nobody finds another line to stand before this one, and each visit has a dozen lines. In memory, on
/// paper and in the snapshot a fingerprint is 64 hexadecimal digits; so it stood in lines of form 1 too, which are read as they are.
enum Seal {
  static let length = 43
  static let shortLength = 22
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The whole fingerprint as it stands in its own line.
  static func whole(_ hash: [UInt8]) -> [UInt8] { written(hash[...]) }

  /// The fingerprint as it stands in the line after.
  static func short(_ hash: [UInt8]) -> [UInt8] { written(hash.prefix(32)) }

  /// Whether what a line says of the one before means the line with this fingerprint.
  static func means(_ said: [UInt8], _ hash: [UInt8]) -> Bool {
    said.count == shortLength && hash.count == JournalLine.genesis.count ? said == short(hash) : said == hash
  }

  /// Six bits a letter, as base64url has them, without an end.
  private static func written(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(length)
    var held = 0, bits = 0
    for digit in digits {
      held = (held & 63) << 4 | Int(hexDigit(digit) ?? 0)
      bits += 4
      guard bits >= 6 else { continue }
      bits -= 6
      result.append(letters[held >> bits & 63])
    }
    if bits > 0 { result.append(letters[held << (6 - bits) & 63]) }
    return result
  }
}
