/// What the person said about colour, `--color auto|always|never`.
package enum ColorUse: String, CaseIterable, Sendable {
  case auto, always, never

  /// How many colours to use: the flag beats NO_COLOR (when it is not empty), which beats what the terminal could do.
  package func colors(noColor: String?, terminal: Int) -> Int {
    switch self {
    case .never: 0
    case .always: max(0, terminal)
    case .auto: (noColor ?? "").isEmpty ? max(0, terminal) : 0
    }
  }
}
