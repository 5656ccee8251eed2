import Practice

/// The codes as a screen asks for them. A screen has no files, and a test may put anything here.
package struct CodeBook: Sendable {
  /// The best rows for what was typed, on a date of service.
  package var find: @Sendable (CodeQuestion) -> CodeFinds
  /// One code on a date of service, with or without its point; nothing if there is no such code then.
  package var code: @Sendable (_ code: String, _ day: Day) -> CodeHit?
  /// What the person should know about the codes of that date: another edition is searched, a file cannot be read.
  package var notice: @Sendable (_ day: Day) -> String?
  /// What rules of coding ask about a date of service.
  package var facts: CodeFacts
  /// Where one begins who goes through the sets from above.
  package var tops: @Sendable (_ day: Day) -> [CodeCard.Line]
  /// What is above and below a place, and its notes.
  package var card: @Sendable (_ place: CodePlace, _ day: Day) -> CodeCard?
  /// The card of a code.
  package var codeCard: @Sendable (_ code: String, _ day: Day) -> CodeCard?

  package init(
    find: @escaping @Sendable (CodeQuestion) -> CodeFinds, code: @escaping @Sendable (String, Day) -> CodeHit?,
    notice: @escaping @Sendable (Day) -> String?, facts: CodeFacts = .none,
    tops: @escaping @Sendable (Day) -> [CodeCard.Line] = { _ in [] },
    card: @escaping @Sendable (CodePlace, Day) -> CodeCard? = { _, _ in nil },
    codeCard: @escaping @Sendable (String, Day) -> CodeCard? = { _, _ in nil }
  ) {
    self.find = find
    self.code = code
    self.notice = notice
    self.facts = facts
    self.tops = tops
    self.card = card
    self.codeCard = codeCard
  }

  /// No codes at all.
  package static let none = CodeBook(find: { _ in CodeFinds() }, code: { _, _ in nil }, notice: { _ in nil })

  /// The codes of some data files, which are opened when the first question comes. Any thread may ask.
  package init(files: [String]) { self.init(CodeShelf(files: files)) }

  /// The codes of a shelf.
  package init(_ shelf: CodeShelf) {
    self.init(
      find: { shelf.find($0) }, code: { shelf.code($0, on: $1) },
      notice: { day in
        let notices = shelf.notices(on: day)
        return notices.isEmpty ? nil : notices.joined(separator: "; ")
      }, facts: CodeFacts(shelf), tops: { shelf.tops(on: $0) }, card: { shelf.card($0, on: $1) },
      codeCard: { shelf.card(code: $0, on: $1) })
  }

  /// Opens what the rules of coding ask of a day, for a thread that has time: the first sheet on the screen then waits for nothing.
  package func openRules(of day: Day) { _ = facts.sides("A00", day) }
}
