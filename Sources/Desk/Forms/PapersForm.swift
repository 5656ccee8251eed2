import Practice

/// Papers that came by mail, through the portal or at registration.
struct PapersForm: FormKind {
  static let name = "papers"

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<PapersForm>] = [Field("patient", \.patient)]

  private static let all = "all three"

  func title(_ view: View) -> String { "Papers of \(view.name(patient))" }

  func lines(_ view: View) -> [String] {
    let last = Consent.Paper.allCases.map { paper in
      let papers = view.office[patient]?.consents ?? []
      guard let newest = papers.last(where: { $0.paper == paper }) else { return "\(paper.label): never" }
      return "\(paper.label): \(newest.on.iso)\(newest.refused.isEmpty ? "" : ", not signed: \(newest.refused)")"
    }
    return ["On file: " + last.joined(separator: "; ")]
  }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("papers", "Which", start: Self.all, choices: [Self.all] + Consent.Paper.allCases.map(\.label)),
      FormInput("on", "Day on it", start: "t"), FormInput("refused", "If not signed, why", example: "did not want to sign"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let which = try values.needed("papers", "say which papers came")
    let day = try values.day("on")
    return [
      .change(
        FilePapers {
          $0.patient = patient
          $0.papers = Consent.Paper.allCases.filter { which == Self.all || which == $0.label }
          $0.on = day
          $0.refused = values.text("refused")
        })
    ]
  }
}
