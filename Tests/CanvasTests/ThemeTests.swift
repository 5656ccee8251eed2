import Testing

@testable import Canvas

@Suite("Themes")
struct ThemeTests {
  @Test("the plain file is the built-in plain theme, without a colour")
  func plain() throws {
    #expect(try Theme.shipped("plain") == Theme.plain)
    for role in Role.allCases { #expect(Theme.plain[role].foreground == nil && Theme.plain[role].background == nil) }
  }

  @Test(
    "a coloured theme can be read: every role has fixed colours with enough contrast",
    arguments: [("dark", 4.5), ("light", 4.5), ("high-contrast", 7), ("deuteranopia", 4.5), ("phosphor", 4.5), ("mono", 4.5)])
  func contrast(name: String, least: Double) throws {
    let theme = try Theme.shipped(name)
    for role in Role.allCases {
      let paint = theme[role]
      let foreground = try #require(paint.foreground)
      let background = try #require(paint.background)
      #expect(foreground >= 16 && background >= 16, "\(role) uses a colour the terminal may redefine")
      #expect(!paint.dim, "\(role) is dimmed by an amount nobody knows")
      let ratio = Colour(foreground).contrast(with: Colour(background))
      #expect(ratio >= least, "\(role): \(ratio)")
    }
  }

  @Test(
    "colour-blind people tell the states of a visit apart",
    arguments: ["dark", "light", "high-contrast", "deuteranopia", "phosphor", "mono"])
  func colourBlind(name: String) throws {
    let theme = try Theme.shipped(name)
    let states: [Role] = [.late, .waiting, .ready, .busy, .flag, .alert, .good]
    for (index, first) in states.enumerated() {
      for second in states[(index + 1)...] {
        var (one, other) = (theme[first], theme[second])
        let distance = Sight.allCases.map { Colour(one.foreground ?? 16).distance(to: Colour(other.foreground ?? 16), seen: $0) }.min()
        one.foreground = nil
        other.foreground = nil
        #expect(one != other || (distance ?? 0) > 0.08, "\(first) and \(second): \(distance ?? 0)")
      }
    }
    // A screen of one green has no red to be taken for it.
    for role in states where name != "phosphor" {
      let paint = theme[role]
      #expect(!Colour(paint.foreground ?? 16).isRedOrGreen, "\(role)")
    }
  }

  @Test(
    "a faulty theme is refused with the line and the reason",
    arguments: [
      ("text default", "theme x, line 1 is not “role = colour”"), ("\nlatte = red", "theme x, line 2 names “latte”, which is no role"),
      ("late = crimson", "theme x, line 1 names “crimson”, which is no colour: default, a name like bright-red, or 16 to 255"),
      ("late = 7", "theme x, line 1 names “7”, which is no colour: default, a name like bright-red, or 16 to 255"),
      ("late = bold", "theme x, line 1 has no colour; “default” is the terminal's own"),
      ("late = red blue", "theme x, line 1 should go on with “on” and a colour"),
      ("late = red on", "theme x, line 1 should go on with “on” and a colour"),
      ("late = red on blue bold", "theme x, line 1 has “bold” after its colours"),
      ("late = red\r\n# again\r\nlate = blue", "theme x, line 3 says “late” a second time"),
    ])
  func faults(text: String, sentence: String) {
    #expect(throws: ThemeFault(sentence: sentence)) { try Theme(name: "x", text: text) }
  }

  @Test("all missing roles are named at once")
  func missing() {
    let text = Role.allCases.filter { $0 != .late && $0 != .toast }.map { "\($0.rawValue) = default" }.joined(separator: "\n")
    #expect(throws: ThemeFault(sentence: "theme x has no line for late, toast")) { try Theme(name: "x", text: text) }
  }

  @Test("attributes, names and numbers are understood")
  func understands() throws {
    var lines = Role.allCases.map { "\($0.rawValue)=default" }.map { $0.split(separator: "=").joined(separator: " = ") }
    lines[0] = "text = bold dim underline reverse bright-red on 208  # loud"
    let theme = try Theme(name: "x", text: lines.joined(separator: "\n"))
    #expect(theme[.text] == Paint(bold: true, dim: true, underline: true, reverse: true, foreground: 9, background: 208))
    #expect(theme[.late] == Paint())
  }
}
