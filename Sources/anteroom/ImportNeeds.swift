import OfficeFiles
import Practice

/// The provider and the visit type that imported appointments are for where their rows name none, and what has to be added for it.
struct ImportNeeds {
  private(set) var provider: ProviderID?
  private(set) var type: VisitTypeID
  private(set) var verbs: [any Verb] = []
  private(set) var remarks: [String] = []

  init(_ office: Office, _ reading: AppointmentReading, _ arguments: Arguments) {
    func next(_ kind: Kind) -> Int { (office.numbersGiven[kind] ?? 0) + 1 }
    if let name = arguments.provider?.trimmed, !name.isEmpty {
      if let known = office.providers.sorted.first(where: { $0.isCalled(name) && !$0.gone }) {
        provider = known.id
        remarks.append("rows without a provider are for \(known.title)")
      } else {
        provider = ProviderID(prefix: Kind.providers.prefix, number: next(.providers))
        verbs.append(
          ChangeSetting(
            new: Provider {
              $0.short = name
              $0.name = PersonName(name, "")
            }))
        remarks.append("the provider \(name) is new and will be added")
      }
    }
    func known(_ name: String) -> VisitType? { office.visitTypes.sorted.first { $0.isCalled(name) && !$0.gone } }
    if arguments.visitType == nil, let first = office.visitTypes.sorted.first(where: { !$0.gone }),
      reading.types.allSatisfy({ known($0) != nil })
    {
      // Every row names one that the office has, and nothing is added for nobody.
      type = first.id
      return
    }
    let name = arguments.visitType?.trimmed ?? "Imported"
    if let known = known(name) {
      type = known.id
      remarks.append("visits without a type are \(known.name), \(known.minutes) minutes")
    } else {
      type = VisitTypeID(prefix: Kind.visitTypes.prefix, number: next(.visitTypes))
      let minutes = reading.grid
      verbs.append(
        ChangeSetting(
          new: VisitType {
            $0.name = name
            $0.short = String(name.prefix(10))
            $0.minutes = minutes
          }))
      remarks.append("the visit type \(name) is new and will be added: \(minutes) minutes, the step of the book's beginnings")
    }
  }
}
