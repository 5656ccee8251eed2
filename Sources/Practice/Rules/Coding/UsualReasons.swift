/// Which diagnosis a service is usually for, and which service is usually for a diagnosis: a proposal that a person confirms.
///
/// A visit is about everything. A drug, a test or a procedure is for what somebody says, and nothing is guessed of it.
enum UsualReasons {
  static func isExam(_ code: String) -> Bool { ["Z00", "Z01", "Z02", "Z76.1", "Z76.2"].contains { code.hasPrefix($0) } }
  /// That somebody comes for a vaccine.
  static let vaccination = "Z23"
  static func isVaccination(_ code: String) -> Bool { code == vaccination }

  /// Which of the diagnoses, counted from 0, a service is for; the first one where nothing is more likely.
  static func diagnosis(for service: String, among codes: [String]) -> Int {
    if Services.isVaccine(service) || Services.isGivingVaccine(service) { return codes.firstIndex(where: isVaccination) ?? 0 }
    if Services.isPreventive(service) { return codes.firstIndex(where: isExam) ?? 0 }
    // What somebody came ill with is not what a check-up on the same sheet is for.
    return codes.firstIndex { !isExam($0) && !isVaccination($0) } ?? 0
  }

  /// The line that a diagnosis belongs to, of those with room for one more; nothing where no line is for everything.
  static func line(for diagnosis: String, among lines: [ServiceLine]) -> Int? {
    let free = lines.indices.filter { lines[$0].pointers.count < 4 }
    func first(_ fits: (String) -> Bool) -> Int? { free.first { fits(lines[$0].code) } }
    let own: Int? =
      isVaccination(diagnosis)
      ? first { Services.isVaccine($0) || Services.isGivingVaccine($0) } : isExam(diagnosis) ? first(Services.isPreventive) : nil
    return own ?? first { Services.isVisit($0) && !Services.isPreventive($0) } ?? first(Services.isVisit)
  }
}
