/// One time that someone opened the record of a restricted patient, with the reason they gave. It counts for that person and that day.
package struct RecordOpening: Record {
  package static let kind = Kind.openings
  package static var table: TablePath<RecordOpening> { \.openings }

  package var id = RecordOpeningID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  package var by = ""
  package var reason = ""
  package var at = Moment(milliseconds: 0, offset: 0)
  package var day = Day(number: 0)
  /// Who looked at it afterwards and found the reason good, or what they noted.
  package var reviewedBy = ""
  package var reviewedAt: Moment?
  package var remark = ""

  package init() {}

  package static let fields: [Field<RecordOpening>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("by", \.by), Field("reason", \.reason, "as it was typed"),
    Field("at", \.at), Field("day", \.day), Field("reviewedBy", \.reviewedBy), Field("reviewedAt", \.reviewedAt),
    Field("remark", \.remark, "what the review found"),
  ]

  package var filed: Filed { Filed(day: day, patient: patient) }
}

package typealias RecordOpeningID = ID<RecordOpening>

/// Why a record is closed to those who do not say what they need it for.
package enum Restriction: String, Word {
  case staff, publicFigure, behavioralHealth, violence, legal, other

  package var label: String {
    switch self {
    case .staff: "works here, or belongs to someone who does"
    case .publicFigure: "known to the public"
    case .behavioralHealth: "behavioral health"
    case .violence: "domestic violence"
    case .legal: "a legal matter"
    case .other: "another reason"
    }
  }
}
