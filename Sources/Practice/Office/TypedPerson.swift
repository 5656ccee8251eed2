/// What someone typed about a person, in any order and any form, taken apart: names, a birth date, and other numbers.
package struct TypedPerson: Hashable, Sendable {
  /// Words of the name as they were typed, those before a comma first.
  package private(set) var names: [String] = []
  /// Those before the comma, where there is one.
  package private(set) var beforeComma: [String] = []
  package private(set) var born: Day?
  /// Parts that are numbers and no date: a phone, a chart number, a year.
  package private(set) var numbers: [String] = []

  package init(_ typed: String, today: Day) {
    let spaced = typed.map { $0 == "," || $0 == ";" ? " \($0) " : String($0) }.joined()
    let parts = spaced.split(whereSeparator: \.isWhitespace).map(String.init)
    let date = Self.date(in: parts, today: today)
    born = date?.day
    for (index, part) in parts.enumerated() where date?.places.contains(index) != true {
      if part == "," || part == ";" {
        if beforeComma.isEmpty { beforeComma = names }
      } else if part.contains(where: \.isASCIIDigit), part.allSatisfy({ $0.isASCIIDigit || "()-.+/#".contains($0) }) {
        numbers.append(part)
      } else if part.contains(where: { $0.isLetter || $0.isNumber }) {
        names.append(part)
      }
    }
  }

  /// The longest run of parts that is a birth date: `1/1/1990`, `1 Jan 1990`, `March 4, 1982`.
  private static func date(in parts: [String], today: Day) -> (day: Day, places: Range<Int>)? {
    for length in stride(from: min(4, parts.count), through: 1, by: -1) {
      for start in 0...(parts.count - length) {
        let run = parts[start..<(start + length)]
        let text = run.filter { $0 != "," }.joined(separator: " ")
        guard text.count > 4, run.first != ",", run.last != ",", text.contains(where: \.isASCIIDigit) else { continue }
        if let day = Day(typed: text, today: today, birth: true), day <= today { return (day, start..<(start + length)) }
      }
    }
    return nil
  }

  /// The family name: what stands before a comma, else the last word.
  package var family: String { (beforeComma.isEmpty ? Array(names.suffix(1)) : beforeComma).joined(separator: " ") }

  package var given: String {
    (beforeComma.isEmpty ? Array(names.dropLast()) : Array(names.dropFirst(beforeComma.count))).joined(separator: " ")
  }

  /// The numbers as one phone number, where they have so many digits.
  package var phone: String {
    let digits = numbers.joined().filter(\.isASCIIDigit)
    return (7...15).contains(digits.count) && numbers.first?.first != "#" ? numbers.joined(separator: " ") : ""
  }
}
