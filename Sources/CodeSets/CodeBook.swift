import Practice

/// The codes as a screen asks for them. A screen has no files, and a test may put anything here.
package struct CodeBook: Sendable {
  /// The best rows for what was typed, on a date of service, at most so many.
  package var find: @Sendable (_ query: String, _ day: Day, _ limit: Int) -> [CodeHit]
  /// One code on a date of service, with or without its point; nothing if there is no such code then.
  package var code: @Sendable (_ code: String, _ day: Day) -> CodeHit?
  /// What the person should know about the codes of that date: another edition is searched, a file cannot be read.
  package var notice: @Sendable (_ day: Day) -> String?
  /// What rules of coding ask about a date of service.
  package var facts: CodeFacts

  package init(
    find: @escaping @Sendable (String, Day, Int) -> [CodeHit], code: @escaping @Sendable (String, Day) -> CodeHit?,
    notice: @escaping @Sendable (Day) -> String?, facts: CodeFacts = .none
  ) {
    self.facts = facts
    self.find = find
    self.code = code
    self.notice = notice
  }

  /// No codes at all.
  package static let none = CodeBook(find: { _, _, _ in [] }, code: { _, _ in nil }, notice: { _ in nil })

  /// The codes of some data files, which are opened when the first question comes. Any thread may ask.
  package init(files: [String]) { self.init(CodeShelf(files: files)) }

  /// The codes of a shelf.
  package init(_ shelf: CodeShelf) {
    self.init(
      find: { query, day, limit in shelf.find(query, on: day, limit: limit).hits },
      code: { code, day in shelf.code(code, on: day) },
      notice: { day in
        let notices = shelf.notices(on: day)
        return notices.isEmpty ? nil : notices.joined(separator: "; ")
      }, facts: CodeFacts(shelf))
  }

  /// Opens the files for a day, for a thread that has time: the first search of the desk then waits for nothing.
  package func open(for day: Day) { _ = code("A00", day) }
}
