/// Whether two cards of one name and one birth date are of one person: what speaks for it and what against.
struct SamePerson {
  private(set) var agreeing: [String] = []
  private(set) var against: [String] = []
  /// Against it all the same, and no address or phone number makes up for it.
  private var decides = false
  /// One system gave two numbers: it holds them for two, or has one twice.
  private var hasTwoNumbers = false
  private static let security = "the social security number"

  init(_ a: Patient, _ b: Patient) {
    compare(Self.security, a.ssn4, b.ssn4)
    compare("the sex", a.sex == .unknown ? "" : a.sex.rawValue, b.sex == .unknown ? "" : b.sex.rawValue)
    compare("the suffix", a.name.suffix, b.name.suffix)
    let middles = [NameFolding.plain(a.name.middle), NameFolding.plain(b.name.middle)].sorted { $0.count < $1.count }
    // An initial agrees with the name it begins.
    if !middles[0].isEmpty, !middles[1].hasPrefix(middles[0]) { against.append("the middle name") }
    decides = !against.isEmpty && agreeing.first != Self.security
    for outside in a.outside {
      if let other = b.outside.id(in: outside.source), other != outside.id {
        against.append("the number in \(outside.source)")
        hasTwoNumbers = true
      }
    }
    let phones = [a, b].map { Set($0.phones.map { String($0.digits.suffix(10)) }.filter { !$0.isEmpty }) }
    if !phones[0].isEmpty, !phones[1].isEmpty {
      if phones[0].isDisjoint(with: phones[1]) { against.append("the phone") } else { agreeing.append("the phone") }
    }
    compare("the address", a.address.street + a.address.zip.prefix(5), b.address.street + b.address.zip.prefix(5))
  }

  private mutating func compare(_ what: String, _ a: String, _ b: String) {
    let a = NameFolding.plain(a), b = NameFolding.plain(b)
    guard !a.isEmpty, !b.isEmpty else { return }
    if a == b { agreeing.append(what) } else { against.append(what) }
  }

  /// A move or a new phone is common; a new phone and a new address, and nothing that agrees but the sex, is not enough.
  var isSame: Bool {
    if decides { return false }
    return agreeing.contains { $0 != "the sex" } || (against.count < 2 && !hasTwoNumbers)
  }

  var words: String {
    agreeing.isEmpty ? "nothing speaks against it" : "\(agreeing.joined(separator: ", ")) agree\(agreeing.count == 1 ? "s" : "")"
  }
  var wordsAgainst: String { "\(against.joined(separator: ", ")) differ\(against.count == 1 ? "s" : "")" }
}
