/// How every role looks.
package struct Theme: Sendable, Hashable {
  /// What `--theme` calls it.
  package let name: String
  private let paints: [Role: Paint]

  /// How one role looks.
  package subscript(role: Role) -> Paint { paints[role] ?? Paint() }

  init(name: String, paints: [Role: Paint]) {
    self.name = name
    self.paints = paints
  }

  /// The built-in theme: the terminal's own colours, readable on any of them, told apart by attributes alone.
  package static let plain = Theme(name: "plain", paints: Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, plainPaint($0)) }))

  private static func plainPaint(_ role: Role) -> Paint {
    switch role {
    case .text, .border, .label, .waiting, .money, .code, .hint, .dialog: Paint()
    case .dim, .placeholder: Paint(dim: true)
    case .heading: Paint(underline: true)
    case .borderFocused, .title, .ready, .good, .busy, .key, .dialogBorder: Paint(bold: true)
    case .titleFocused, .selected, .badge, .toast: Paint(reverse: true)
    case .selectedElsewhere, .late, .flag: Paint(bold: true, underline: true)
    case .field: Paint(underline: true)
    case .fieldFocused: Paint(bold: true, underline: true)
    case .alert, .problem, .emergency: Paint(bold: true, reverse: true)
    }
  }
}
