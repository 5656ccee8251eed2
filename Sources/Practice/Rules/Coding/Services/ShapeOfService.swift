extension CodingRules {
  static let shapeOfService = CodingRule(
    "shape of a service", .error, source: "CPT and HCPCS Level II, formats; X12 837P SV101",
    "a service is five digits, four digits and a letter, or a letter of HCPCS and four digits"
  ) { view, find in
    for (place, line) in view.lines where !CodeShape.isService(line.code) {
      find.say("\"\(line.code)\" is not shaped like a CPT or HCPCS code", at: .line(place), mends: [.removeLine(place)])
    }
  }
}
