/// What a PIN or password must be, and how long a wrong one makes everyone wait.
package enum SignInRules {
  package static let leastDigits = 6
  package static let leastLetters = 10
  /// Longer ones are refused before they cost anybody time.
  package static let mostBytes = 200
  /// So many wrong tries cost nothing: fingers slip.
  package static let freeTries = 3

  /// What is wrong with a PIN or password for somebody, as a sentence; nothing if it will do.
  package static func weakness(of secret: Secret, for person: StaffMember) -> String? {
    let secret = secret.withBytes { Array($0) }
    guard let text = String(validating: secret, as: UTF8.self), secret.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      return "a PIN or password is made of letters, digits and signs"
    }
    if secret.count > mostBytes { return "a password has at most \(mostBytes) letters" }
    let isPIN = text.allSatisfy(\.isASCIIDigit)
    if isPIN, text.count < leastDigits { return "a PIN has at least \(leastDigits) digits, and this one has \(text.count)" }
    if !isPIN, text.count < leastLetters {
      return "a password has at least \(leastLetters) letters, and this one has \(text.count); a PIN has at least \(leastDigits) digits"
    }
    if isRepeat(Array(text)) { return "that repeats itself, and so is guessed first; choose another" }
    if isRow(secret) { return "that is a row of keys or digits, and so is guessed first; choose another" }
    let plain = NameFolding.plain(text)
    let names = ([person.name] + person.fullName.split(separator: " ").map(String.init)).map(NameFolding.plain).filter {
      $0.utf8.count >= 3
    }
    if names.contains(where: { plain.contains($0) }) { return "that has the name in it, and so is guessed first; choose another" }
    return nil
  }

  /// "111111", "121212", "123123": a beginning said again and again.
  private static func isRepeat(_ letters: [Character]) -> Bool {
    (1...max(1, letters.count / 2)).contains { length in letters.indices.allSatisfy { letters[$0] == letters[$0 % length] } }
  }

  /// "123456", "987654", "abcdefghij", "qwertyuiop": each sign the neighbour of the one before.
  private static func isRow(_ secret: [UInt8]) -> Bool {
    let steps = zip(secret, secret.dropFirst()).map { (Int($1) - Int($0) + 10) % 10 }
    let isDigits = secret.allSatisfy { (48...57).contains($0) }
    if isDigits, steps.allSatisfy({ $0 == 1 }) || steps.allSatisfy({ $0 == 9 }) { return true }
    let plain = secret.map { (65...90).contains($0) ? $0 + 32 : $0 }
    let letters = zip(plain, plain.dropFirst()).map { Int($1) - Int($0) }
    if letters.allSatisfy({ $0 == 1 }) || letters.allSatisfy({ $0 == -1 }) { return true }
    let text = String(decoding: plain, as: UTF8.self)
    return ["qwertzuiop", "qwertyuiop", "asdfghjkl;", "1234567890qwertyuiop"].contains { row in
      row.hasPrefix(text) || String(row.reversed()).hasPrefix(text) || text.hasPrefix(row)
    }
  }

  /// How long nobody can sign in as somebody after so many wrong tries in a row, in milliseconds: 15 s, 30 s, 1 min ... 15 min.
  package static func wait(after tries: Int) -> Int {
    if tries < freeTries { return 0 }
    return min(15 * 60_000, 15_000 << min(tries - freeTries, 10))
  }
}

extension StaffMember {
  /// How many seconds are left until somebody may try again; 0 if they may now.
  package func secondsToWait(at now: Moment) -> Int {
    guard let tries = wrongTries, let last = lastWrongTry else { return 0 }
    let whole = SignInRules.wait(after: tries)
    // A clock that was set back makes nobody wait longer than the rule says.
    let left = min(whole, whole - (now.milliseconds - last.milliseconds))
    return left <= 0 ? 0 : (left + 999) / 1000
  }

  package func mustNotWait(at now: Moment) throws(Refusal) {
    let seconds = secondsToWait(at: now)
    guard seconds > 0 else { return }
    let words = seconds < 60 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
    throw Refusal("wait", "too many wrong tries for \(name): try again in \(words), or ask a manager for a new PIN")
  }
}
