import Canvas
import Practice

/// A telephone number in digits three rows high, to be read with the receiver in hand.
enum BigNumber {
  static let rows = 3

  private static let shapes: [Character: [String]] = [
    "0": [" _ ", "| |", "|_|"], "1": ["   ", "  |", "  |"], "2": [" _ ", " _|", "|_ "], "3": [" _ ", " _|", " _|"],
    "4": ["   ", "|_|", "  |"], "5": [" _ ", "|_ ", " _|"], "6": [" _ ", "|_ ", "|_|"], "7": [" _ ", "  |", "  |"],
    "8": [" _ ", "|_|", "|_|"], "9": [" _ ", "|_|", " _|"], "-": ["   ", " _ ", "   "], "+": ["   ", " + ", "   "],
  ]

  static func draw(_ number: String, on canvas: inout Canvas, row: Int, column: Int, columns: Int) {
    let shown = number.filter { shapes[$0] != nil }
    let wide = shown.count * 4 <= columns ? 4 : 3
    for (index, character) in shown.enumerated() where (index + 1) * wide <= columns {
      for (offset, line) in (shapes[character] ?? []).enumerated() {
        canvas.put(line, row: row + offset, column: column + index * wide, role: .heading)
      }
    }
  }
}

extension View {
  /// How a patient is reached, in a line: "845-555-0102 mobile; leave no message".
  func phoneWords(_ phone: Phone?) -> String {
    guard let phone else { return "no phone on file: write, or ask at the next visit" }
    return "\(phone.number) \(phone.use.rawValue); " + (phone.mayLeaveMessage ? "a message may be left" : "no message without their leave")
  }

  /// Who else may hear about appointments.
  func mayHear(_ patient: Patient) -> String {
    let people = patient.contacts.filter { $0.guardian || $0.mayHear.contains(.appointments) || $0.mayHear.contains(.everything) }
    return people.map { "\($0.name)\($0.relation.isEmpty ? "" : " (\($0.relation))") \($0.phone)" }.joined(separator: "; ")
  }
}
