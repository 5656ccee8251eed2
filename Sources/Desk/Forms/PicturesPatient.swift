import Practice

/// A form about a patient that remembers what was on file when it was opened, so that what another desk changed meanwhile is neither
/// overwritten nor taken for this person's wish.
protocol PicturesPatient: FormKind {
  /// The patient as they were seen, as plain fields; kept with the draft.
  var picture: Datum { get set }
  var pictured: PatientID? { get }
}

extension PicturesPatient {
  mutating func opened(_ view: View) {
    if picture.isNull, let record = view.office[pictured] { picture = record.datum }
  }

  /// The patient as the person saw them.
  func seen(_ view: View) -> Patient? {
    picture.isNull ? view.office[pictured] : (try? Patient(datum: picture)) ?? view.office[pictured]
  }
}
