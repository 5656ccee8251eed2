import Canvas

/// How much colour this terminal and this person allow; theme colours beyond it are brought down.
enum ColorDepth: Equatable {
  case none, eight, sixteen, palette
  /// Numbers from 8 on are taken as red, green and blue (TERM=xterm-direct).
  case direct

  init(colors: Int) {
    switch colors {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case 256: self = .palette
    default: self = .direct
    }
  }

  /// The paint as this depth can show it. `page` is the paint of plain text: what stood out from it by its background,
  /// and would no longer, stands out by reverse, or by an underline where the difference was slight.
  func adapted(_ paint: Paint, page: Paint) -> Paint {
    var result = lowered(paint)
    guard paint.background != page.background, result.background == lowered(page).background else { return result }
    if Self.areNear(paint.background, page.background) { result.underline = true } else { result.reverse = true }
    return result
  }

  private func lowered(_ paint: Paint) -> Paint {
    var result = paint
    switch self {
    case .palette: break
    case .none:
      result.foreground = nil
      result.background = nil
    case .eight:
      if let color = paint.foreground, (8..<16).contains(color) { result.bold = true }
      lower(&result) { (8..<16).contains($0) ? $0 - 8 : XtermPalette.nearest(to: $0, below: 8) }
    case .sixteen: lower(&result) { XtermPalette.nearest(to: $0, below: 16) }
    case .direct: lower(&result, Self.direct)
    }
    return result
  }

  private func lower(_ paint: inout Paint, _ change: (Int) -> Int) {
    let differed = paint.foreground != paint.background
    paint.foreground = paint.foreground.map(change)
    paint.background = paint.background.map(change)
    guard differed, let background = paint.background, paint.foreground == background else { return }
    // Two colours became one: black or white can still be read.
    paint.foreground = XtermPalette.rgb(background).isDark ? 7 : 0
  }

  private static func areNear(_ one: Int?, _ other: Int?) -> Bool {
    guard let one, let other else { return false }
    return XtermPalette.rgb(one).distance(to: XtermPalette.rgb(other)) < 12_000
  }

  private static func direct(_ number: Int) -> Int {
    guard number >= 8 else { return number }
    let color = XtermPalette.rgb(number)
    return color.red << 16 | color.green << 8 | color.blue
  }
}
