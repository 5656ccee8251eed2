/// The outer shape of codes. Whether a code exists on a date is for the code sets to say.
package enum CodeShape {
  /// ICD-10-CM: a letter, a digit, a digit or letter, then up to four more after a point. Since 2026 there is a category with A in the second
  /// place (QA0).
  package static func isDiagnosis(_ code: String) -> Bool {
    let letters = Array(code)
    guard letters.count >= 3, letters.count <= 8, letters.allSatisfy(\.isASCII) else { return false }
    let capitals = Character("A")...Character("Z")
    guard capitals.contains(letters[0]), letters[1].isASCIIDigit || letters[1] == "A" && letters[2].isASCIIDigit,
      letters[1...2].allSatisfy({ $0.isASCIIDigit || capitals.contains($0) })
    else { return false }
    guard letters.count > 3 else { return true }
    return letters[3] == "." && letters.count > 4
      && letters[4...].allSatisfy { $0.isASCIIDigit || ("A"..."Z").contains($0) }
  }

  /// CPT (five digits, or four and a letter) or HCPCS II (a letter and four digits).
  package static func isService(_ code: String) -> Bool { service(code) != nil }

  /// The family of a service code by its shape, or nothing if it has none. "D0120" is dental: the ADA's, and in no file of CMS.
  package static func service(_ code: String) -> ServiceFamily? {
    let letters = Array(code)
    guard letters.count == 5, letters[1...3].allSatisfy(\.isASCIIDigit) else { return nil }
    if letters[0].isASCIIDigit {
      if letters[4].isASCIIDigit { return .cpt }
      return switch letters[4] {
      case "F": .quality
      case "T": .newTechnology
      case "U": .proprietaryLab
      case "M": .multianalyte
      case "A": .vaccineAdministration
      default: nil
      }
    }
    guard letters[4].isASCIIDigit else { return nil }
    if letters[0] == "D" { return .dental }
    return hcpcsLetters.contains(letters[0]) ? .hcpcs(letters[0]) : nil
  }

  /// The letters with which a code of HCPCS II begins.
  private static let hcpcsLetters = Set("ABCEGHJKLMPQRSTUV")

  package static func isModifier(_ code: String) -> Bool {
    code.count == 2 && code.allSatisfy { $0.isASCIIDigit || ("A"..."Z").contains($0) }
  }

  /// `e119` and `E11.9` are the same code: capitals, and the point after the third place.
  package static func tidyDiagnosis(_ typed: String) -> String {
    let plain = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return plain.count > 3 ? "\(plain.prefix(3)).\(plain.dropFirst(3))" : plain
  }
}

/// The families of service codes, each of which its shape tells.
package enum ServiceFamily: Hashable, Sendable {
  /// Category I.
  case cpt
  /// Category II: quality measures, reported and hardly ever charged.
  case quality
  /// Category III: new technology, for some years.
  case newTechnology
  /// PLA: one laboratory's own test.
  case proprietaryLab
  /// MAAA: an analysis of several results, administrative codes.
  case multianalyte
  /// Giving a vaccine, while a code of its own is awaited.
  case vaccineAdministration
  /// HCPCS Level II, by its letter.
  case hcpcs(Character)
  case dental

  /// As one would say it.
  package var words: String {
    switch self {
    case .cpt: "CPT, category I"
    case .quality: "CPT, category II: quality measure, for reporting"
    case .newTechnology: "CPT, category III: new technology"
    case .proprietaryLab: "CPT, PLA: a laboratory's own test"
    case .multianalyte: "CPT, MAAA: analysis of several results"
    case .vaccineAdministration: "CPT: giving a vaccine, for the time being"
    case .hcpcs(let letter): "HCPCS \(letter): \(Self.covers[letter] ?? "")"
    case .dental: "CDT: dental, of the ADA"
    }
  }

  /// What each letter of HCPCS Level II is for.
  package static let covers: [Character: String] = [
    "A": "transport, supplies, administrative", "B": "feeding by tube or vein", "C": "hospital outpatient, temporary",
    "E": "durable equipment", "G": "professional services, temporary", "H": "behavioral health, for Medicaid",
    "J": "drugs not taken by mouth, chemotherapy", "K": "equipment, temporary", "L": "orthotics and prosthetics",
    "M": "medical services and quality", "P": "pathology and laboratory", "Q": "temporary: casts, drugs, supplies",
    "R": "transport of X-ray equipment", "S": "for private payers, not Medicare", "T": "for Medicaid of the states",
    "U": "laboratory tests for COVID-19", "V": "vision and hearing",
  ]
}
