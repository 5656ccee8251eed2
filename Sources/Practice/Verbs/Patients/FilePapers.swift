/// Puts papers on file that came outside of a check-in: by mail, through the portal, at registration.
package struct FilePapers: Verb {
  package static let name = "file papers"
  package static let sentence = "puts papers on file that were signed, or refused, outside of a check-in"
  package static let who: [StaffRole] = .desk

  package var patient = PatientID.unnumbered
  package var papers: [Consent.Paper] = []
  package var on: Day?
  package var refused = ""

  package init() {}

  package static let fields: [Field<FilePapers>] = [
    Field("patient", \.patient, optional: false), Field("papers", \.papers, "which", optional: false),
    Field("on", \.on, "the day on the paper; today if not given"),
    Field("refused", \.refused, "why there is no signature, where there is none"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(patient)
    let by = draft.context.by, day = on ?? draft.happened.day
    guard !papers.isEmpty else { throw Refusal("which", "say which papers came: treatment, financialPolicy, privacyNotice") }
    guard Set(papers).count == papers.count else { throw Refusal("twice", "a paper is named twice") }
    guard day <= draft.today else { throw Refusal("not yet", "nobody signed anything on \(day.iso), which is still to come") }
    if let born = record.born, day < born { throw Refusal("before birth", "\(record.name.listed) was born on \(born.iso)") }
    if let died = record.deceased, day > died { throw Refusal("deceased", "\(record.name.listed) died on \(died.iso)") }
    try draft.edit(patient) { record in
      for paper in papers {
        record.consents.append(
          Consent {
            $0.paper = paper
            $0.on = day
            $0.by = by
            $0.refused = refused.trimmed
          })
      }
      // The newest word of a paper is the last one of it.
      record.consents.sort { ($0.on, $0.paper.rawValue) < ($1.on, $1.paper.rawValue) }
    }
  }
}
