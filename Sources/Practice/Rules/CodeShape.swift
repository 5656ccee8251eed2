/// The outer shape of codes. Whether a code exists on a date is for the code sets to say.
package enum CodeShape {
  /// ICD-10-CM: a letter, a digit, a digit or letter, then up to four more after a point.
  package static func isDiagnosis(_ code: String) -> Bool {
    let letters = Array(code)
    guard letters.count >= 3, letters.count <= 8, letters.allSatisfy(\.isASCII) else { return false }
    guard ("A"..."Z").contains(letters[0]), letters[1].isASCIIDigit, letters[2].isASCIIDigit || ("A"..."Z").contains(letters[2]) else {
      return false
    }
    guard letters.count > 3 else { return true }
    return letters[3] == "." && letters.count > 4
      && letters[4...].allSatisfy { $0.isASCIIDigit || ("A"..."Z").contains($0) }
  }

  /// CPT (five digits, or four and F, T or U) or HCPCS II (a letter and four digits).
  package static func isService(_ code: String) -> Bool {
    let letters = Array(code)
    guard letters.count == 5, letters[1...3].allSatisfy(\.isASCIIDigit) else { return false }
    if letters[0].isASCIIDigit { return letters[4].isASCIIDigit || "FTU".contains(letters[4]) }
    return ("A"..."V").contains(letters[0]) && letters[4].isASCIIDigit
  }

  package static func isModifier(_ code: String) -> Bool {
    code.count == 2 && code.allSatisfy { $0.isASCIIDigit || ("A"..."Z").contains($0) }
  }

  /// `e119` and `E11.9` are the same code: capitals, and the point after the third place.
  package static func tidyDiagnosis(_ typed: String) -> String {
    let plain = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return plain.count > 3 ? "\(plain.prefix(3)).\(plain.dropFirst(3))" : plain
  }
}
