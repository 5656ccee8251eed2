extension CodingRules {
  static let patientKnown = CodingRule(
    "who the patient is", .error, source: "X12 837P 2010BA DMG: birth date and sex", "the patient's birth date and sex are on file"
  ) { view, find in
    guard view.coverage != nil, let patient = view.patient else { return }
    let lacks = [patient.born == nil ? "birth date" : nil, patient.sex == .unknown ? "sex" : nil].compactMap(\.self)
    if !lacks.isEmpty { find.say("the patient's \(lacks.joined(separator: " and ")) is not on file", mends: [.ask(.patient)]) }
  }
}
