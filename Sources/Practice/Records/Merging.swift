/// How one record of two of one person was laid with the other, so that it can be taken apart again.
package struct Merging: Fielded, Hashable {
  /// A record that went along, and what of it was otherwise before.
  package struct Moved: Fielded, Hashable {
    package var kind = Kind.visits
    package var id = ""
    package var was = Datum.fields([:])

    package init() {}

    package static let fields: [Field<Moved>] = [Field("kind", \.kind), Field("id", \.id), Field("was", \.was)]
  }

  package var into = PatientID.unnumbered
  package var at = Moment(milliseconds: 0, offset: 0)
  package var by = ""
  package var why = ""
  package var moved: [Moved] = []
  /// The fields of the record that stays: as they were, and as they became.
  package var was = Datum.fields([:])
  package var became = Datum.fields([:])

  package init() {}

  package static let fields: [Field<Merging>] = [
    Field("into", \.into), Field("at", \.at), Field("by", \.by), Field("why", \.why), Field("moved", \.moved), Field("was", \.was),
    Field("became", \.became),
  ]
}

/// What the desk has to have ready for someone.
package enum Need: String, Word {
  case wheelchair, fallRisk, hearing, vision, serviceAnimal

  package var label: String {
    switch self {
    case .wheelchair: "wheelchair"
    case .fallRisk: "fall risk"
    case .hearing: "hard of hearing"
    case .vision: "poor sight"
    case .serviceAnimal: "service animal"
    }
  }
}
