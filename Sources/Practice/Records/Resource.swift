/// Something an appointment may need that can only be in one place at a time: a machine, or an interpreter the office keeps.
package struct Resource: Record {
  package static let kind = Kind.resources
  package static var table: TablePath<Resource> { \.resources }

  package var id = ResourceID.unnumbered
  package var v = 0
  package var name = ""
  /// What it is for, where any of several will do: "interpreter", "ECG".
  package var use = ""
  /// Sent out for repair or calibration, until and with this day.
  package var outUntil: Day?
  package var gone = false

  package init() {}

  package static let fields: [Field<Resource>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name), Field("use", \.use, "interpreter, ECG: any with the same word will do"),
    Field("outUntil", \.outUntil, "not in the house until and with this day"), Field("gone", \.gone, "not kept any more"),
  ]
}

package typealias ResourceID = ID<Resource>
