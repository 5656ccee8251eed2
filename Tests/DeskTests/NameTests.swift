import Canvas
import Desk
import Practice
import Testing

@Suite("Names from anywhere")
struct NameTests {
  @Test("people of every name are here, found and shown on every screen that bears a name", arguments: Odd.names.indices)
  func everywhere(_ index: Int) throws {
    let name = Odd.names[index]
    let patient = try #require(Odd.office.patients.sorted.last { $0.name.family == name.family || $0.name == name })
    for size in PropertyTests.isLong ? Size.usual : [.small] {
      let desk = Receptionist(Odd.office, size)
      desk.press("/")
      desk.type(String(patient.number))
      desk.press(.enter)
      #expect(desk.canvas.fault == nil)
      desk.press(.escape)
      for keys in ["c", "$", "m", "x", "i"] {
        let other = desk.twin()
        other.press(keys)
        #expect(other.canvas.fault == nil, "\(keys) for \(index)")
      }
    }
  }

  @Test("a long name leaves room for what matters beside it")
  func long() {
    let desk = Receptionist(Odd.office, .small)
    desk.press(.end)
    for row in desk.rows where row.contains("WOLFESCH") { #expect(row.contains("arrived")) }
    #expect(desk.rows.allSatisfy { TextWidth.columns($0) == 80 })
  }
}
