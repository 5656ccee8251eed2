import Practice

/// What shows that two records are of one person.
struct MergeForm: FormKind {
  static let name = "merge"
  var doing: String { "merge" }

  var keep = PatientID.unnumbered
  var other = PatientID.unnumbered

  init() {}

  static let fields: [Field<MergeForm>] = [Field("keep", \.keep), Field("other", \.other)]

  func concerns(_ view: View) -> [PatientID] { [keep, other] }
  func title(_ view: View) -> String { "Chart \(other.shown) goes into chart \(keep.shown): why?" }
  func lines(_ view: View) -> [String] { ["Everything of \(view.name(other)) moves; what only that record knew is kept."] }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "the patient says so; same licence seen")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "say what shows that they are one person")
    return [
      .change(
        MergePatients {
          $0.keep = keep
          $0.other = other
          $0.reason = reason
        })
    ]
  }
}

/// Why two records that were merged are of two people.
struct UnmergeForm: FormKind {
  static let name = "unmerge"
  var doing: String { "take them apart" }

  var patient = PatientID.unnumbered

  init() {}

  static let fields: [Field<UnmergeForm>] = [Field("patient", \.patient)]

  func title(_ view: View) -> String { "Take chart \(patient.shown) apart again: why?" }
  func lines(_ view: View) -> [String] { ["What came along goes back to it. What came since stays where it is."] }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "two people after all: twins")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "say why they are two")
    return [
      .change(
        UnmergePatients {
          $0.patient = patient
          $0.reason = reason
        })
    ]
  }
}
