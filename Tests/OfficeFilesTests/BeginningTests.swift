import Foundation
import Practice
import Testing

@testable import OfficeFiles

@Suite("An office begun with a journal made elsewhere") struct BeginningTests {
  private func journal(_ count: Int) -> (Office, [Entry]) {
    var office = Office()
    var entries: [Entry] = []
    let context = Context(now: Moment(milliseconds: 1_795_000_000_000, offset: -300), by: "maria", role: .manager, desk: "front-1")
    for number in 1...count {
      let change = Change(ChangeSetting(new: Room { $0.name = String(number) }))
      if let entry = try? office.apply(change, context) { entries.append(entry) }
    }
    return (office, entries)
  }

  @Test("Opened again it is the same office, the chain is whole, and it goes on from there")
  func begins() throws {
    let place = TestFolder()
    let (office, entries) = journal(40)
    let folder = try OfficeFolder.create(at: place.office)
    try folder.begin(with: entries, adding: office)
    let again = try OfficeFolder(opening: place.office)
    #expect(again.office.seq == 40 && again.office.rooms.count == 40)
    #expect(again.headHash == folder.headHash)
    #expect(OfficeCheck.run(at: place.office).isSound)
    #expect(throws: FileFault.self) { try again.begin(with: entries, adding: office) }
  }
}
