import Testing

@testable import Practice

@Suite("Lists in the journal")
struct TailTests {
  @Test("a step of a visit writes what came, and not all of its times again; it is taken back and replayed all the same")
  func steps() throws {
    var desk = TestOffice()
    let ada = desk.patient()
    desk.insured(ada)
    let visit = desk.walkIn(ada)
    _ = desk.atCheckout(visit)
    let longest = desk.office[visit]!.spans.count
    let entry = try #require(desk.office.recent.last { $0.edits.set.contains { $0.now["spans"].items != nil } })
    let edit = try #require(entry.edits.set.first { $0.reference == Reference(visit) })
    #expect(edit.now["spans"].items?.count == 1 && edit.was["spans"].items?.isEmpty == true && longest > 4)
    #expect(edit.was["spans"] == .fields(["first": .whole(longest - 1)]))
    let again = try desk.rebuilt()
    #expect(everything(again) == everything(desk.office))
    let before = everything(desk.office)
    desk.does(Undo())
    #expect(desk.office[visit]?.spans.count == longest - 1)
    desk.does(Redo())
    let once = try desk.rebuilt()
    #expect(desk.office[visit]?.spans.count == longest && once[visit] == desk.office[visit])
    #expect(everything(desk.office).count == before.count)
  }

  @Test("a tail fits only the list that it was written for")
  func fits() {
    let list = { (items: [Int]) in Datum.list(items.map { .whole($0) }) }
    for (was, now) in [([1, 2], [1, 2, 3]), ([1, 2, 3], [1]), ([1, 2, 3], [1, 9, 8, 7]), ([1], [2]), ([], [1]), ([1], [])] {
      let tails = Tail.of(list(was), list(now))
      #expect(Tail.fits(list(was), tails.was) && Tail.fits(list(now), tails.now), "\(was) \(now)")
      #expect(Tail.turned(list(was), to: tails.now) == list(now) && Tail.turned(list(now), to: tails.was) == list(was), "\(was) \(now)")
      #expect(!Tail.fits(list(was), tails.now) && !Tail.fits(list(was + [5]), tails.was), "\(was) \(now)")
    }
  }
}
