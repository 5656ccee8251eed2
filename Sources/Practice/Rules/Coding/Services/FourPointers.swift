extension CodingRules {
  static let fourPointers = CodingRule(
    "four pointers", .error, source: "X12 837P SV107; CMS-1500 item 24E",
    "a service points at no more than four diagnoses, the main reason first"
  ) { view, find in
    for (place, line) in view.lines where line.pointers.count > 4 {
      find.say(
        "\(line.code) points at \(line.pointers.count) diagnoses, and a line has room for four", at: .line(place),
        mends: [.setPointers(line: place, String(line.pointers.prefix(4)))])
    }
  }
}
