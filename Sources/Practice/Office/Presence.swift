/// Who sits at a desk just now, and what they have open: ids alone, never a name of a patient.
package struct Presence: Hashable, Sendable, Fielded {
  package var by = ""
  package var desk = ""
  /// From the bottom to the top; what is set aside comes first.
  package var open: [Opening] = []

  package init() {}

  package static let fields: [Field<Presence>] = [Field("by", \.by), Field("desk", \.desk), Field("open", \.open)]

  /// One screen that is open, and the records that it is about.
  package struct Opening: Hashable, Sendable, Fielded {
    /// "superbill", "check-in", "payment form"
    package var place = ""
    /// The record itself, then whose it is: "superbills/s12", "patients/p3".
    package var about: [Reference] = []

    package init() {}

    package init(_ place: String, _ about: [Reference]) {
      self.place = place
      self.about = about
    }

    package static let fields: [Field<Opening>] = [Field("place", \.place), Field("about", \.about)]
  }
}

extension Reference: DatumCoded {
  package static var shape: String { "a record such as visits/v17" }
  package var datum: Datum { .text(description) }
  package init(datum: Datum) throws(Misfit) {
    let parts = datum.text?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let id = ID<Never>(String(parts[1])) else {
      throw Misfit(Self.shape)
    }
    self.init(kind, id.text)
  }
}

extension Office {
  /// A record and the patient whose it is: what someone has open who has it open.
  package func about(_ reference: Reference) -> [Reference] {
    guard reference.kind != .patients, let patient = fields(of: reference)?["patient"].text.flatMap({ PatientID($0) }) else {
      return [reference]
    }
    return [reference, Reference(patient)]
  }
}
