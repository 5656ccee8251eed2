extension CodingRules {
  static let unpointedDiagnosis = CodingRule(
    "unpointed diagnosis", .warning, source: "CMS-1500 item 24E", "every diagnosis is the reason of some service"
  ) { view, find in
    for (index, code) in view.codes.enumerated() where index < Superbill.letters.count {
      let letter = Superbill.letters[index]
      if isExternal(code) || view.bill.lines.contains(where: { $0.pointers.contains(letter) }) { continue }
      let line = UsualReasons.line(for: code, among: view.bill.lines) ?? view.lines.first { $0.line.pointers.count < 4 }?.place
      let mend = line.map { [Mend.setPointers(line: $0, view.bill.lines[$0].pointers + String(letter))] } ?? []
      find.say("no service points at \(view.named(index))", at: .diagnosis(index), mends: mend + [.replaceDiagnosis(index, with: [])])
    }
  }
}
