import Canvas
import Desk
import Testing

@Suite("Screens look as they should")
struct ScreenTests {
  static let homeSizes = [Size.small, .middle, .huge, .tiny]
  static let panes = [("waiting", 0), ("schedule", 1), ("bill", 2)]
  /// The smallest and a large one, and letters of a typewriter where room is scarce.
  static let others: [(Size, Glyphs)] = [(.small, .unicode), (.small, .ascii), (.huge, .unicode)]

  private static func home(_ pane: String, _ size: Size, _ glyphs: Glyphs) -> String {
    "home-\(pane)-\(size)\(glyphs == .ascii ? "-ascii" : "")"
  }

  @Test("the three panes, each in turn the one with the keys", arguments: homeSizes, [Glyphs.unicode, .ascii])
  func home(_ size: Size, _ glyphs: Glyphs) {
    for (pane, tabs) in Self.panes {
      let desk = Receptionist(Example.demo, size, glyphs: glyphs)
      for _ in 0..<tabs { desk.press(.tab) }
      Golden.check(desk.canvas, Self.home(pane, size, glyphs))
    }
  }

  @Test("every other screen", arguments: Scene.allCases)
  func other(_ scene: Scene) {
    for (size, glyphs) in Self.others {
      let desk = scene.played(size)
      Golden.check(glyphs == .ascii ? desk.canvasInASCII : desk.canvas, scene.file(size, glyphs))
    }
  }

  @Test("no picture is kept of a screen that is no more")
  func orphans() {
    var wanted: Set<String> = []
    for (pane, _) in Self.panes {
      for size in Self.homeSizes { wanted.formUnion([Self.home(pane, size, .unicode), Self.home(pane, size, .ascii)]) }
    }
    for scene in Scene.allCases { wanted.formUnion(Self.others.map { scene.file($0.0, $0.1) }) }
    wanted.formUnion(BoardTests.pictures)
    // The door's are looked at where its stories are.
    for size in [Size.small, .huge] { wanted.formUnion(["sign-in-\(size)", "lock-\(size)"]) }
    for size in Size.usual { wanted.formUnion(CodeDrillTests.pictures(size)) }
    let orphans = Golden.kept.subtracting(wanted)
    if Golden.isRecording { orphans.forEach(Golden.forget) } else { #expect(orphans.isEmpty) }
  }
}
