/// Why the office says no: the rule, in words what it collides with, and the way past it if there is one.
package struct Refusal: Error, Hashable, Sendable {
  /// A short name that scripts and tests can rely on: "slot taken".
  package var rule: String
  package var sentence: String
  /// The action, or the extra field of this one, that gets past the rule, where someone may: its name first, words after.
  package var wayPast: String?
  /// Who may take that way.
  package var who: [StaffRole]
  /// The record it collides with.
  package var with: Reference?

  /// The field it is about, by its path in the record: "name.family".
  package var field: String?

  package init(
    _ rule: String, _ sentence: String, wayPast: String? = nil, who: [StaffRole] = [], with: Reference? = nil, field: String? = nil
  ) {
    self.rule = rule
    self.sentence = sentence
    self.wayPast = wayPast
    self.who = who
    self.with = with
    self.field = field
  }

  /// The whole of it, as shown at the desk.
  package var full: String { full(key: nil) }

  /// The same with the key of the way past.
  package func full(key: String?) -> String {
    guard let wayPast else { return sentence }
    let notes = [key, who.isEmpty ? nil : who.map(\.label).joined(separator: ", ")].compactMap { $0.map { " (\($0))" } }
    return "\(sentence); \(wayPast)\(notes.joined())"
  }
}
