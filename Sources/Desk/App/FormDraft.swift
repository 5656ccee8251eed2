import Practice

/// What someone was typing, in a form that outlives a dropped line: which form, and the texts in it.
package struct FormDraft: Hashable, Sendable, Fielded {
  /// The kind of form, by its name.
  package var form = ""
  /// What the form is about: ids, as the kind of form wrote them.
  package var about = Datum.fields([:])
  /// The texts, by the names of the fields.
  package var texts = Datum.fields([:])
  /// What was in the fields of a record on file when the person began to write.
  package var seen = Datum.fields([:])
  /// A few words for the person: "new patient Smi".
  package var words = ""
  /// The screens that it was opened from, the lowest first.
  package var below: [FormDraft] {
    get { (screens.list ?? []).compactMap { try? FormDraft(datum: $0) } }
    set { screens = .list(newValue.map(\.datum)) }
  }
  /// The same as they are written down: a list of drafts cannot be a field of a draft.
  private var screens = Datum.list([])

  package init() {}

  package static let fields: [Field<FormDraft>] = [
    Field("form", \.form), Field("about", \.about), Field("texts", \.texts), Field("seen", \.seen), Field("words", \.words),
    Field("below", \.screens),
  ]
}
