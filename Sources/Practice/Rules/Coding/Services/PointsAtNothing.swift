extension CodingRules {
  static let pointsAtNothing = CodingRule(
    "points at nothing", .error, source: "X12 837P SV107; CMS-1500 item 24E",
    "a pointer is the letter of a diagnosis on the sheet, each once"
  ) { view, find in
    let letters = Superbill.letters.prefix(view.codes.count)
    for (place, line) in view.lines {
      let lost = line.pointers.filter { !letters.contains($0) }
      var kept = ""
      for letter in line.pointers where letters.contains(letter) && !kept.contains(letter) { kept.append(letter) }
      let mends: [Mend] = kept.isEmpty ? [.ask(.pointers(line: place))] : [.setPointers(line: place, kept)]
      if !lost.isEmpty {
        find.say("\(line.code) points at \(lost), and there is no such diagnosis", at: .line(place), mends: mends)
      } else if kept != line.pointers {
        find.say("\(line.code) points at one diagnosis twice", at: .line(place), mends: mends)
      }
    }
  }
}
