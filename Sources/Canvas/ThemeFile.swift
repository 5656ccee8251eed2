extension Theme {
  /// Reads a theme file: `role = [bold] [dim] [underline] [reverse] FOREGROUND [on BACKGROUND]`, every role once, `#` comments.
  package init(name: String, text: String) throws(ThemeFault) {
    var paints: [Role: Paint] = [:]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first else { continue }
      do throws(Reason) {
        guard words.count > 1, words[1] == "=" else { throw Reason(words: "is not “role = colour”") }
        guard let role = Role(rawValue: first) else { throw Reason(words: "names “\(first)”, which is no role") }
        guard paints[role] == nil else { throw Reason(words: "says “\(first)” a second time") }
        paints[role] = try Self.paint(words.dropFirst(2))
      } catch {
        throw ThemeFault(sentence: PlainText.shown("theme \(name), line \(number) \(error.words)"))
      }
    }
    let missing = Role.allCases.filter { paints[$0] == nil }.map(\.rawValue)
    guard missing.isEmpty else {
      throw ThemeFault(sentence: PlainText.shown("theme \(name) has no line for \(missing.joined(separator: ", "))"))
    }
    self.init(name: name, paints: paints)
  }

  private struct Reason: Error {
    let words: String
  }

  private static func paint(_ words: ArraySlice<String>) throws(Reason) -> Paint {
    var paint = Paint()
    var rest = words
    attributes: while let word = rest.first {
      switch word {
      case "bold": paint.bold = true
      case "dim": paint.dim = true
      case "underline": paint.underline = true
      case "reverse": paint.reverse = true
      default: break attributes
      }
      rest = rest.dropFirst()
    }
    guard let foreground = rest.popFirst() else { throw Reason(words: "has no colour; “default” is the terminal's own") }
    paint.foreground = try colour(foreground)
    guard let on = rest.popFirst() else { return paint }
    guard on == "on", let background = rest.popFirst() else { throw Reason(words: "should go on with “on” and a colour") }
    paint.background = try colour(background)
    if let more = rest.first { throw Reason(words: "has “\(more)” after its colours") }
    return paint
  }

  private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  private static func colour(_ word: String) throws(Reason) -> Int? {
    if word == "default" { return nil }
    if let index = names.firstIndex(of: word) { return index }
    if let index = names.firstIndex(where: { word == "bright-" + $0 }) { return index + 8 }
    if let number = Int(word), (16...255).contains(number) { return number }
    throw Reason(words: "names “\(word)”, which is no colour: default, a name like bright-red, or 16 to 255")
  }
}
