/// The colours behind the numbers 0 to 255, as xterm has them; a person may have changed the first sixteen.
enum XtermPalette {
  struct RGB: Hashable {
    let red: Int
    let green: Int
    let blue: Int

    func distance(to other: RGB) -> Int {
      let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
      return r * r + g * g + b * b
    }

    /// Dark enough that white can be read on it.
    var isDark: Bool { 299 * red + 587 * green + 114 * blue < 128_000 }
  }

  static func rgb(_ number: Int) -> RGB {
    switch number {
    case ..<16: basic[max(0, number)]
    case 16..<232: cube(number - 16)
    default: grey(min(number, 255) - 232)
    }
  }

  /// The number below `count` that looks most like this one.
  static func nearest(to number: Int, below count: Int) -> Int {
    if number < count { return number }
    let wanted = rgb(number)
    return (0..<count).min { rgb($0).distance(to: wanted) < rgb($1).distance(to: wanted) } ?? 0
  }

  private static let basic: [RGB] = [
    RGB(red: 0, green: 0, blue: 0), RGB(red: 205, green: 0, blue: 0), RGB(red: 0, green: 205, blue: 0),
    RGB(red: 205, green: 205, blue: 0), RGB(red: 0, green: 0, blue: 238), RGB(red: 205, green: 0, blue: 205),
    RGB(red: 0, green: 205, blue: 205), RGB(red: 229, green: 229, blue: 229), RGB(red: 127, green: 127, blue: 127),
    RGB(red: 255, green: 0, blue: 0), RGB(red: 0, green: 255, blue: 0), RGB(red: 255, green: 255, blue: 0),
    RGB(red: 92, green: 92, blue: 255), RGB(red: 255, green: 0, blue: 255), RGB(red: 0, green: 255, blue: 255),
    RGB(red: 255, green: 255, blue: 255),
  ]

  private static func cube(_ at: Int) -> RGB {
    let steps = [0, 95, 135, 175, 215, 255]
    return RGB(red: steps[at / 36], green: steps[at / 6 % 6], blue: steps[at % 6])
  }

  private static func grey(_ at: Int) -> RGB {
    let level = 8 + 10 * at
    return RGB(red: level, green: level, blue: level)
  }
}
