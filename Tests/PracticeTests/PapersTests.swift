import Testing

@testable import Practice

@Suite("Papers that come outside of a check-in") struct PapersTests {
  @Test("are on file with their day, so that check-in asks for them no more; a refused notice counts, a refused consent does not")
  func files() throws {
    var desk = TestOffice()
    let patient = desk.patient("Okafor", "Ada")
    desk.does(
      FilePapers {
        $0.patient = patient
        $0.papers = Consent.Paper.allCases
      })
    func due(_ desk: TestOffice) -> [Topic] {
      guard let record = desk.office[patient] else { return [] }
      return desk.office.due(for: record, on: desk.today, type: nil).map(\.topic)
    }
    #expect(!due(desk).contains(.consent) && !due(desk).contains(.privacyNotice))
    let other = desk.patient("Ruiz", "Elena")
    desk.does(
      FilePapers {
        $0.patient = other
        $0.papers = [.treatment, .privacyNotice]
        $0.refused = "did not want to sign"
      })
    let record = try #require(desk.office[other])
    let topics = desk.office.due(for: record, on: desk.today, type: nil).map(\.topic)
    #expect(topics.contains(.consent) && !topics.contains(.privacyNotice))
  }

  @Test("are refused without a name of a paper, twice, or signed on a day to come")
  func refuses() {
    var desk = TestOffice()
    let patient = desk.patient("Okafor", "Ada")
    func rule(_ papers: [Consent.Paper], _ on: Day? = nil) -> String? {
      desk.rule(
        FilePapers {
          $0.patient = patient
          $0.papers = papers
          $0.on = on
        })
    }
    #expect(rule([]) == "which")
    #expect(rule([.treatment, .treatment]) == "twice")
    #expect(rule([.treatment], desk.today.advanced(by: 1)) == "not yet")
    #expect(rule([.treatment]) == "done")
  }
}
