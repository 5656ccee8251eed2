import Canvas

/// How the person wants the screen.
package struct TerminalOptions: Sendable {
  /// How each role looks, before it is brought down to what the terminal can do.
  package var theme: Theme
  /// Whether colour is wanted.
  package var color: ColorUse
  /// True or false when the person said so; nil leaves it to the locale.
  package var ascii: Bool?
  /// Where messages of the system go while the screen is taken.
  package var logPath: String?

  /// The terminal's own ways, where nothing is said.
  package init(theme: Theme, color: ColorUse = .auto, ascii: Bool? = nil, logPath: String? = nil) {
    self.theme = theme
    self.color = color
    self.ascii = ascii
    self.logPath = logPath
  }
}
