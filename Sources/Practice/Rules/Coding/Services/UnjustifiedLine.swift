extension CodingRules {
  static let unjustifiedLine = CodingRule(
    "unjustified line", .error, source: "X12 837P SV107; CMS-1500 item 24E", "every service points at the diagnosis that it was done for"
  ) { view, find in
    for (place, line) in view.lines where line.pointers.isEmpty {
      let mends: [Mend] = view.codes.isEmpty ? [.addDiagnosis([])] : [.setPointers(line: place, "A"), .ask(.pointers(line: place))]
      find.say("\(line.code) points at no diagnosis", at: .line(place), mends: mends)
    }
  }
}
