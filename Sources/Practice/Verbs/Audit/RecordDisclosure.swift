/// Puts on record that health information left the practice. It goes into the journal and can be accounted for.
package struct RecordDisclosure: Verb {
  package static let name = "record disclosure"
  package static let sentence = "keeps what of a record was given to whom, and why, for the accounting that a patient may ask for"
  package static let who: [StaffRole] = [.frontDesk, .biller, .clinician, .manager]

  package var patient = PatientID.unnumbered
  package var day: Day?
  package var basis = Disclosure.Basis.treatment
  package var recipient = ""
  package var address = ""
  package var what = ""
  package var purpose = ""
  package var request = ""

  package init() {}

  package static let fields: [Field<RecordDisclosure>] = [
    Field("patient", \.patient, optional: false), Field("day", \.day, "when it left; today if left out"),
    Field("basis", \.basis, "why it was given", optional: false), Field("recipient", \.recipient, "to whom", optional: false),
    Field("address", \.address, "their address, if known"), Field("what", \.what, "what of the record", optional: false),
    Field("purpose", \.purpose, "what for"), Field("request", \.request, "the written request, and where it is kept"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    _ = try draft.get(patient)
    let day = day ?? draft.today
    guard day <= draft.today else {
      throw Refusal("not yet", "\(day.shown) is still to come; a disclosure is kept once it is made", field: "day")
    }
    guard !recipient.trimmed.isEmpty else {
      throw Refusal("recipient", "an accounting names who received it: a person, an office, an agency", field: "recipient")
    }
    guard !what.trimmed.isEmpty else { throw Refusal("what", "say briefly what of the record was given", field: "what") }
    if basis.isAccountable, purpose.trimmed.isEmpty, request.trimmed.isEmpty {
      throw Refusal(
        "purpose", "a disclosure for \(basis.words) is accounted for: say what for, or name the written request (45 CFR 164.528(b)(2)(iv))",
        field: "purpose")
    }
    let context = draft.context
    draft.add(
      Disclosure {
        $0.patient = patient
        $0.day = day
        $0.basis = basis
        $0.recipient = recipient.trimmed
        $0.address = address.trimmed
        $0.what = what.trimmed
        $0.purpose = purpose.trimmed
        $0.request = request.trimmed
        $0.by = context.by
        $0.at = context.now
      })
  }
}
