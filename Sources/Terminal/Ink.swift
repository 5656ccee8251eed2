import CTerminal
import Canvas

/// A paint as the terminal takes it: a set of attributes and the number of a colour pair.
struct Ink: Hashable {
  var attributes: Int32 = 0
  var pair: Int32 = 0
}

/// The colour pairs this screen has made so far; they are kept, whatever theme comes next.
@MainActor struct ColorPairs {
  private var numbers: [[Int]: Int32] = [:]

  /// The number of the pair this paint needs, 0 for the terminal's own colours.
  mutating func number(for paint: Paint) -> Int32 {
    guard paint.foreground != nil || paint.background != nil else { return 0 }
    let colors = [paint.foreground ?? -1, paint.background ?? -1]
    if let known = numbers[colors] { return known }
    let number = Int32(numbers.count + 1)
    guard ct_pair(number, Int32(colors[0]), Int32(colors[1])) else { return 0 }
    numbers[colors] = number
    return number
  }
}

/// The ink of every role under one theme.
@MainActor struct Inks {
  private var inks: [Role: Ink] = [:]

  init(theme: Theme, depth: ColorDepth, pairs: inout ColorPairs) {
    for role in Role.allCases {
      let paint = depth.adapted(theme[role], page: theme[.text])
      inks[role] = Ink(attributes: Self.attributes(paint), pair: pairs.number(for: paint))
    }
  }

  subscript(role: Role) -> Ink { inks[role] ?? Ink() }

  private static func attributes(_ paint: Paint) -> Int32 {
    var set = 0
    if paint.bold { set |= CT_BOLD }
    if paint.dim { set |= CT_DIM }
    if paint.underline { set |= CT_UNDERLINE }
    if paint.reverse { set |= CT_REVERSE }
    return Int32(set)
  }
}
