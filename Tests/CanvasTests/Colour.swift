import Glibc

/// Who looks at the screen; the matrices are those of Machado, Oliveira and Fernandes (2009) at full severity.
enum Sight: CaseIterable {
  case full, withoutGreen, withoutRed

  var matrix: [[Double]] {
    switch self {
    case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .withoutGreen: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .withoutRed: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    }
  }
}

/// One of the colours 16 to 255, which are the same in every terminal.
struct Colour {
  /// Red, green and blue from 0 to 255.
  let parts: [Double]

  init(_ number: Int) {
    let steps: [Double] = [0, 95, 135, 175, 215, 255]
    let cube = number - 16
    parts =
      number >= 232
      ? Array(repeating: Double(8 + 10 * (number - 232)), count: 3) : [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
  }

  private var linear: [Double] {
    parts.map { $0 / 255 }.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
  }

  private var luminance: Double { 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] }

  /// The ratio of WCAG 2.
  func contrast(with other: Colour) -> Double {
    (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
  }

  /// Pure enough to be called red or green by someone who sees both.
  var isRedOrGreen: Bool {
    let (red, green, blue) = (parts[0], parts[1], parts[2])
    return (red > 150 && green < red * 0.45 && blue < red * 0.45) || (green > 100 && red < green * 0.6 && blue < green * 0.6)
  }

  /// How far apart two colours look, in Oklab, to someone with that sight.
  func distance(to other: Colour, seen sight: Sight) -> Double {
    zip(oklab(sight), other.oklab(sight)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private func oklab(_ sight: Sight) -> [Double] {
    let seen = times(sight.matrix, linear).map { max(0, $0) }
    let cones = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005],
      ],
      seen)
    return times(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ],
      cones.map(cbrt))
  }

  private func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).map(*).reduce(0, +) }
  }
}
