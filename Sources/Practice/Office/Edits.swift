/// What one accepted change did to the records: the lasting part of a journal line.
package struct Edits: Hashable, Sendable {
  /// A whole record, as it was made or as it was when it was taken back.
  package struct Whole: Hashable, Sendable {
    package var reference: Reference
    package var fields: Datum.Fields

    package init(_ reference: Reference, _ fields: Datum.Fields) {
      self.reference = reference
      self.fields = fields
    }
  }

  /// The changed fields of one record, before and after; `nothing` stands for an empty field, a list may stand as its `Tail`.
  package struct Edit: Hashable, Sendable {
    package var reference: Reference
    /// The version that the record has after this.
    package var v: Int
    package var was: Datum.Fields
    package var now: Datum.Fields

    package init(_ reference: Reference, v: Int, was: Datum.Fields, now: Datum.Fields) {
      self.reference = reference
      self.v = v
      self.was = was
      self.now = now
    }
  }

  package var new: [Whole] = []
  package var set: [Edit] = []
  package var gone: [Whole] = []

  package init(new: [Whole] = [], set: [Edit] = [], gone: [Whole] = []) {
    self.new = new
    self.set = set
    self.gone = gone
  }

  package var isEmpty: Bool { new.isEmpty && set.isEmpty && gone.isEmpty }

  /// Every record that was touched.
  package var references: [Reference] { new.map(\.reference) + set.map(\.reference) + gone.map(\.reference) }
}
