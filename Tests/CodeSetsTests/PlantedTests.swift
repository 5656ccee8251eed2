import CodeSets
import Foundation
import Practice
import Testing

/// Superbills that were written from the rules' sources, before and apart from the rules: with one error each, and clean ones.
@Suite("Planted errors") struct PlantedTests {
  private static let facts = CodeFacts(CodeShelf(files: [Shared.icdPath]))

  @Test("of the errors at least 98 in 100 are found by a rule that may answer, and under 1 in 100 sheets is accused falsely")
  func found() throws {
    let all = try PlantedBill.all()
    let planted = all.filter { $0.error != nil }, clean = all.filter { $0.error == nil }
    #expect(planted.count >= 200 && clean.count >= 200 && Set(all.map(\.id)).count == all.count)
    var missed: [String] = [], accused: [String] = []
    for one in all {
      let findings = CodingRules.findings(BillView(one.bill, in: one.office, Self.facts, today: one.today))
      let wrong = findings.filter { $0.weight != .reminder && !one.rules.contains($0.rule) }
      // Of a sheet with an error a second finding may be a consequence of it; an error of another rule is none.
      let isAccused = one.error == nil ? !wrong.isEmpty : wrong.contains { $0.weight == .error }
      if isAccused { accused.append("\(one): \(wrong.map { "\($0.rule) [\($0.weight.word)] \($0.sentence)" }.joined(separator: "; "))") }
      if let error = one.error, !findings.contains(where: { one.rules.contains($0.rule) }) { missed.append("\(one): \(error)") }
    }
    let recall = 100 * Double(planted.count - missed.count) / Double(planted.count)
    let falsely = 100 * Double(accused.count) / Double(all.count)
    print(
      "planted errors: \(planted.count - missed.count) of \(planted.count) found (\(String(format: "%.1f", recall)) %), "
        + "\(accused.count) of \(all.count) sheets accused falsely (\(String(format: "%.2f", falsely)) %)")
    for line in missed { print("  missed \(line)") }
    for line in accused { print("  accused \(line)") }
    #expect(recall >= 98 && falsely < 1)
  }

  @Test("every rule that reads a superbill has something planted for it, but those that need a file of CMS or the office's own text")
  func covered() throws {
    let named = Set(try PlantedBill.all().flatMap(\.rules))
    let without: Set<String> = ["pair of services", "most units", "office rule", "who the patient is"]
    #expect(Set(CodingRules.all.map(\.name)).subtracting(named) == without)
    #expect(named.isSubset(of: Set(CodingRules.all.map(\.name))))
  }

  @Test("what a rule offers as a mend is a change of the sheet, and one key says what it does")
  func mends() throws {
    for one in try PlantedBill.all() {
      for finding in CodingRules.findings(BillView(one.bill, in: one.office, Self.facts, today: one.today)) {
        #expect(
          !finding.sentence.isEmpty && (!finding.sentence.hasSuffix(".") || finding.sentence.hasSuffix("...")),
          "\(finding.rule): \(finding.sentence)")
        for mend in finding.mends { #expect(!mend.label.isEmpty, "\(one.id) \(finding.rule)") }
      }
    }
  }

  @Test("a sheet is judged in a moment: the rules may run after every key")
  func quick() throws {
    let all = try PlantedBill.all()
    let largest = try #require(all.max { $0.bill.lines.count + $0.bill.diagnoses.count < $1.bill.lines.count + $1.bill.diagnoses.count })
    let clock = ContinuousClock()
    let spent =
      (0..<5).map { _ in
        clock.measure { _ = CodingRules.findings(BillView(largest.bill, in: largest.office, Self.facts, today: largest.today)) }
      }.min() ?? .zero
    print("rules of a sheet with \(largest.bill.diagnoses.count) diagnoses and \(largest.bill.lines.count) lines: \(spent)")
    #expect(spent < .milliseconds(250), "built for debugging")
  }
}
