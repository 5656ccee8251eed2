/// What services are by their number, as far as rules have to know it. Numbers only: the words are the AMA's.
enum Services {
  /// The number of a CPT code of five digits; nothing for any other code.
  static func number(_ code: String) -> Int? { code.count == 5 && code.allSatisfy(\.isASCIIDigit) ? Int(code) : nil }

  private static func isIn(_ code: String, _ ranges: ClosedRange<Int>..., also: Set<String> = []) -> Bool {
    if also.contains(code) { return true }
    guard let number = number(code) else { return false }
    return ranges.contains { $0.contains(number) }
  }

  /// Office visits, new and established.
  static func isOfficeVisit(_ code: String) -> Bool { isIn(code, 99202...99215) }

  /// Check-ups of an age, new and established.
  static func isCheckUp(_ code: String) -> Bool { isIn(code, 99381...99387, 99391...99397) }

  /// All visits of those who are not ill: check-ups, and what Medicare and others pay in their place.
  static func isPreventive(_ code: String) -> Bool {
    isCheckUp(code) || ["G0402", "G0438", "G0439", "S0610", "S0612"].contains(code)
  }

  /// Visits on which 25 may stand: all of evaluation and management, the eye exams, and what stands for a visit in HCPCS.
  static func isVisit(_ code: String) -> Bool {
    isIn(code, 99202...99499, 92002...92014, 98000...98016, also: ["G0101", "G0402", "G0438", "G0439", "G0463", "S0610", "S0612", "T1015"])
  }

  /// Visits that are judged beside a procedure of the same day.
  static func isJudgedVisit(_ code: String) -> Bool {
    isIn(code, 99202...99205, 99212...99215, 99242...99245, 99341...99350, 99381...99397)
  }

  static func isSurgery(_ code: String) -> Bool { isIn(code, 10004...69990) && code != "36415" && code != "36416" }

  /// What is done besides a visit and includes the look at the patient that it takes: surgery, giving vaccines, drugs and breath.
  static func isProcedure(_ code: String) -> Bool {
    isSurgery(code) || isIn(code, 90460...90474, 94640...94640, 96360...96379, 95115...95117, 97597...97610)
  }

  static func isNew(_ code: String) -> Bool { isIn(code, 99202...99205, 99381...99387, 98000...98003, 98008...98011) }
  static func isEstablished(_ code: String) -> Bool { isIn(code, 99211...99215, 99391...99397, 98004...98007, 98012...98015) }

  /// Seen by a physician or someone who may bill like one: a nurse's visit, a message, a shot or a test are not.
  static func isFaceToFace(_ code: String) -> Bool {
    if code == "99211" || isIn(code, 98016...98016, 99421...99423, 99439...99491, 90460...90474) { return false }
    return isVisit(code) || isSurgery(code)
  }

  /// The same visit for the other kind of patient.
  static func counterpart(_ code: String) -> String? {
    guard let number = number(code) else { return nil }
    return switch number {
    case 99202...99205, 99381...99387: String(number + 10)
    case 99211: "99202"
    case 99212...99215, 99391...99397: String(number - 10)
    case 98000...98003, 98008...98011: String(number + 4)
    case 98004...98007, 98012...98015: String(number - 4)
    default: nil
    }
  }

  /// Codes that say by themselves that the patient is elsewhere.
  static func isTelehealthByItself(_ code: String) -> Bool { isIn(code, 98000...98016) }

  static func isVaccine(_ code: String) -> Bool {
    isIn(code, 90476...90759, 91300...91323, also: ["Q2034", "Q2035", "Q2036", "Q2037", "Q2038", "Q2039"])
  }

  static func isGivingVaccine(_ code: String) -> Bool {
    ["90460", "90471", "90472", "90473", "90474", "90480", "G0008", "G0009", "G0010"].contains(code)
  }

  /// Injections and infusions of what is no vaccine.
  static func isGivingDrug(_ code: String) -> Bool { isIn(code, 96365...96368, 96372...96376) }

  static func isDrug(_ code: String) -> Bool { code.count == 5 && code.first == "J" }

  static func isLabTest(_ code: String) -> Bool { isIn(code, 80047...89398) }

  static func isImaging(_ code: String) -> Bool { isIn(code, 70010...79999) }

  /// Something that is done, and not a thing that is handed out, a drug or a test: what an add-on can be added to.
  static func isService(_ code: String) -> Bool {
    if isVaccine(code) || isLabTest(code) { return false }
    return code.first.map { !"AEJKL".contains($0) } ?? false
  }
}
