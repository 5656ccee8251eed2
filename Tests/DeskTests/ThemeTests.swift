import Canvas
import Desk
import Testing

@Suite("The themes") struct ThemeTests {
  private func desk() -> Receptionist {
    let desk = Receptionist()
    desk.dress(
      Wardrobe(
        items: [
          .init(name: "plain", words: "the terminal's own"), .init(name: "dark", words: "light on black"), .init(name: "mono", words: ""),
        ],
        wearing: "plain"))
    return desk
  }

  @Test("are worn as soon as the cursor comes to them, and Enter keeps one")
  func wears() {
    let desk = desk()
    desk.press("T")
    #expect(desk.sees("light on black"))
    desk.press(.down)
    #expect(desk.desk.wardrobe.wearing == "dark" && desk.desk.wardrobe.kept == nil)
    desk.press("3")
    #expect(desk.desk.wardrobe.wearing == "mono")
    desk.press(.enter)
    #expect(desk.desk.wardrobe.kept == "mono" && desk.sees("theme mono is kept"))
  }

  @Test("Esc goes back to the one from before")
  func goesBack() {
    let desk = desk()
    desk.press("T")
    desk.press(.down, .down, .escape)
    #expect(desk.desk.wardrobe.wearing == "plain" && desk.desk.wardrobe.kept == nil)
  }
}
