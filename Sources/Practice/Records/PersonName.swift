/// A person's name. One-word names have a family name only.
package struct PersonName: Fielded, Hashable {
  package var family = ""
  package var given = ""
  package var middle = ""
  package var suffix = ""
  /// What the person wants to be called.
  package var called = ""

  package init() {}

  package init(_ family: String, _ given: String) {
    self.family = family
    self.given = given
  }

  package static let fields: [Field<PersonName>] = [
    Field("family", \.family, "family name"), Field("given", \.given, "given name"), Field("middle", \.middle),
    Field("suffix", \.suffix, "Jr, III"), Field("called", \.called, "name to be called by"),
  ]

  /// "Okafor, Ada"
  package var listed: String {
    let last = suffix.isEmpty ? family : "\(family) \(suffix)"
    return given.isEmpty ? last : "\(last), \(given)"
  }

  /// "Ada Okafor", as spoken; the name to be called by comes first.
  package var spoken: String {
    let first = called.isEmpty ? given : called
    return first.isEmpty ? family : "\(first) \(family)"
  }

  /// "OKAFOR, Ada": the family name stands out in a list.
  package var loud: String {
    let last = suffix.isEmpty ? family.uppercased() : "\(family.uppercased()) \(suffix)"
    let first = called.isEmpty || called == given ? given : "\(given) \"\(called)\""
    return first.isEmpty ? last : "\(last), \(first)"
  }
}

extension PersonName {
  /// The most letters of one part of a name.
  static let most = 100

  /// No part is longer than any list, label or claim could carry.
  func mustBeWritable() throws(Refusal) {
    for field in Self.fields {
      guard let text = field.read(self).text, text.count > Self.most else { continue }
      let part = ["family": "family name", "given": "given name", "middle": "middle name", "called": "name to be called by"][field.name]
      throw Refusal(
        "name too long", "the \(part ?? field.name) has \(text.count) letters; \(Self.most) is the most", field: "name.\(field.name)")
    }
  }
}
