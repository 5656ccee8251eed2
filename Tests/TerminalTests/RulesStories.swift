import Foundation
import Testing

@Suite("anteroom rules") struct RulesStories {
  @Test("prints every rule with its weight and source, without an office too, and as JSON to a script")
  func rules() throws {
    let place = try TemporaryOffice(isMade: false)
    let plain = try place.run(["rules"])
    #expect(plain.code == 0 && plain.output.contains("7th character  [error]") && plain.output.contains("ICD-10-CM guidelines I.A.4"))
    #expect(plain.output.contains("the office's own rules"))
    let json = try JSONSerialization.jsonObject(with: Data(try place.run(["rules", "--json"]).output.utf8)) as? [String: [[String: Any]]]
    let rules = json?["rules"] ?? []
    #expect(rules.count > 50 && rules.allSatisfy { ($0["source"] as? String)?.isEmpty == false } && json?["office"]?.isEmpty == true)
    #expect(try place.run(["rules", "all"]).code == 2)
  }
}
