/// Puts a tick page up, in the place of one of the same name, or takes it down.
package struct SetTickPage: Verb {
  package static let name = "set tick page"
  package static let sentence = "puts up a page of diagnoses and services to tick, or takes it down"
  package static let who: [StaffRole] = .manager

  package var page = TickSheet()
  /// Takes the page of that name down.
  package var gone = false

  package init() {}

  package static let fields: [Field<SetTickPage>] = [
    Field("page", \.page, "name, specialties, diagnoses, services", optional: false), Field("gone", \.gone, "takes it down"),
  ]

  /// More pages than a desk turns through.
  private static let most = 60

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard !page.name.trimmed.isEmpty else { throw Refusal("name missing", "a tick page needs a name", field: "name") }
    for row in page.diagnoses where !CodeShape.isDiagnosis(row.code) {
      throw Refusal("not a diagnosis code", "\"\(row.code)\" is not shaped like an ICD-10-CM code", field: "diagnoses")
    }
    for row in page.services where !CodeShape.isService(row.code) {
      throw Refusal("not a service code", "\"\(row.code)\" is not shaped like a CPT or HCPCS code", field: "services")
    }
    guard max(page.diagnoses.count, page.services.count) <= TickText.mostRows else {
      throw Refusal("too many", "a column of a tick page has at most \(TickText.mostRows) lines")
    }
    let practice = draft.office.practices.sorted.first ?? draft.add(PracticeSettings())
    try draft.edit(practice.id) { (practice) throws(Refusal) in
      let index = practice.tickPages.firstIndex { $0.name.lowercased() == page.name.lowercased() }
      if gone {
        guard let index else { throw Refusal("no such page", "there is no tick page \"\(page.name)\"") }
        practice.tickPages.remove(at: index)
      } else if let index {
        practice.tickPages[index] = page
      } else {
        guard practice.tickPages.count < Self.most else { throw Refusal("too many", "an office has at most \(Self.most) tick pages") }
        practice.tickPages.append(page)
      }
    }
  }
}
