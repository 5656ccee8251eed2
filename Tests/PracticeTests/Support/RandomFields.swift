@testable import Practice

/// Field values from nowhere: right ones, odd ones, and ones out of the office.
enum RandomFields {
  static func candidates(_ dice: inout TestDice) -> [Datum] {
    var values: [Datum] = [
      .null, .flag(true), .flag(false), .whole(0), .whole(1), .whole(-1), .whole(.max), .whole(.min), .whole(2500), .whole(20), .text(""),
      .text(" "),
      .text("A"), .text("é\u{301}"), .text("\u{1b}[2J"), .text("99213"), .text("E11.9"), .text("2026-11-23"), .text("2026-11-24"),
      .text("1850-01-01"),
      .text("09:20"), .text("23:50"), .text("2026-11-23T09:41:07.120-05:00"), .list([]), .fields([:]),
      .list([.fields(["means": .text("cash"), "amount": .whole(dice.pick([100, -1, .max, 2500]))])]), .list([.text("25"), .text("59")]),
    ]
    for prefix in Kind.allCases.map(\.prefix) { values.append(.text("\(prefix)\(dice.number(0...6))")) }
    for word in [
      "same", "changed", "waived", "lab", "car", "here", "cash", "primary", "patient", "clinic", "rooms", "fees", "providers",
      "clinicianTold", "call", "inactive",
    ] {
      values.append(.text(word))
    }
    values.append(.list([.text("p\(dice.number(1...6))"), .text("p\(dice.number(1...6))")]))
    values.append(.list([.text("a\(dice.number(1...9))")]))
    for index in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(index, dice.number(0...index)) }
    return values
  }
}
