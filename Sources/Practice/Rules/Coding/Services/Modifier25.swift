extension CodingRules {
  static let modifier25 = CodingRule(
    "modifier 25", .error, source: "CMS NCCI Policy Manual, chapters I and XI; CPT modifier 25",
    "25 stands on visits only, on one that was more than the procedure or the exam of the same day, and only beside such"
  ) { view, find in
    let lines = view.lines
    for (place, line) in lines where line.modifiers.contains("25") && !Services.isVisit(line.code) {
      find.say(
        "25 stands on a visit, and \(line.code) is none", at: .line(place), mends: [.removeModifier(line: place, "25")])
    }
    let procedure = lines.first { Services.isProcedure($0.line.code) }
    let exam = lines.first { Services.isPreventive($0.line.code) }
    for (place, line) in lines
    where Services.isJudgedVisit(line.code) && !line.modifiers.contains(where: { ["25", "57", "24"].contains($0) }) {
      let isExam = Services.isPreventive(line.code)
      guard let other = isExam ? procedure : exam ?? procedure else { continue }
      let full = line.modifiers.count >= 4
      find.say(
        "\(line.code) beside \(other.line.code) is paid only with 25, where it was work of its own", at: .line(place), .warning,
        mends: (full ? [.ask(.modifiers(line: place))] : [.setModifiers(line: place, ["25"] + line.modifiers)]) + [.removeLine(place)])
    }
    for (place, line) in lines where line.modifiers.contains("25") && Services.isVisit(line.code) {
      if lines.contains(where: { $0.place != place && !Services.isLabTest($0.line.code) && !Services.isImaging($0.line.code) }) { continue }
      find.say(
        "25 says that something else was done that day, and no such service is on the sheet", at: .line(place), .warning,
        mends: [.removeModifier(line: place, "25")])
    }
  }
}
