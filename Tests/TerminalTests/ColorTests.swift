import Canvas
import Testing

@testable import Terminal

@Suite("Colour") struct ColorTests {
  @Test("The flag beats NO_COLOR, which beats what the terminal can do")
  func decision() {
    #expect(ColorUse.auto.colors(noColor: nil, terminal: 256) == 256)
    #expect(ColorUse.auto.colors(noColor: "", terminal: 256) == 256)
    #expect(ColorUse.auto.colors(noColor: "1", terminal: 256) == 0)
    #expect(ColorUse.always.colors(noColor: "1", terminal: 8) == 8)
    #expect(ColorUse.never.colors(noColor: nil, terminal: 256) == 0)
    #expect(ColorUse.always.colors(noColor: nil, terminal: -1) == 0)
  }

  @Test("Fewer than eight colours are none", arguments: [(0, ColorDepth.none), (7, .none), (8, .eight), (88, .sixteen), (256, .palette)])
  func depths(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }

  @Test("Many colours become the nearest of sixteen, and a bright one of eight becomes bold")
  func nearest() {
    let page = Paint()
    #expect(ColorDepth.sixteen.adapted(Paint(foreground: 196), page: page) == Paint(foreground: 9))
    #expect(ColorDepth.sixteen.adapted(Paint(foreground: 12), page: page) == Paint(foreground: 12))
    #expect(ColorDepth.eight.adapted(Paint(foreground: 9), page: page) == Paint(bold: true, foreground: 1))
    #expect(ColorDepth.palette.adapted(Paint(foreground: 196), page: page) == Paint(foreground: 196))
    #expect(ColorDepth(colors: 1 << 24).adapted(Paint(foreground: 196), page: page) == Paint(foreground: 0xFF0000))
  }

  @Test("Text never takes the colour of its ground")
  func readable() {
    for depth in [ColorDepth.eight, .sixteen] {
      for foreground in 16..<256 {
        for background in stride(from: 16, to: 256, by: 7) where background != foreground {
          let paint = depth.adapted(Paint(foreground: foreground, background: background), page: Paint())
          #expect(paint.foreground != paint.background)
        }
      }
    }
  }

  @Test("What stood out by its ground stands out without colour")
  func withoutColor() {
    let page = Paint(foreground: 252, background: 234)
    #expect(ColorDepth.none.adapted(page, page: page) == Paint())
    #expect(ColorDepth.none.adapted(Paint(bold: true, foreground: 16, background: 153), page: page) == Paint(bold: true, reverse: true))
    #expect(ColorDepth.none.adapted(Paint(foreground: 255, background: 239), page: page) == Paint(underline: true))
    #expect(ColorDepth.eight.adapted(Paint(foreground: 255, background: 239), page: page).underline)
  }
}
