import CodeSets
import OfficeFiles
import Practice
import Testing

@Suite("The codes of the sample data") struct SampleDataTests {
  private func rows(_ name: String) throws -> [Datum.Fields] {
    let bytes = try CodeFile.read("\(Shared.sampleData)/\(name)")
    return try #require(try JSONText.read(bytes).list).map { try #require($0.fields) }
  }

  private func hcpcs() throws -> CodeSet { try CodeSet.read(try CodeFile.read(Shared.codes + "/hcpcs-starter.tsv")) }

  @Test("the starter set of HCPCS has short words and codes of the right shape")
  func starter() throws {
    let set = try hcpcs()
    var codes: [String] = []
    set.eachBillable { codes.append($0) }
    #expect(codes.count == set.edition.billable && codes.count > 100 && set.edition.name == "starter" && set.edition.to == nil)
    for code in codes {
      #expect(CodeShape.isService(code) && code.first?.isLetter == true, "\(code)")
      #expect((set.code(code)?.title.count ?? 99) <= 60, "\(code)")
    }
  }

  @Test("the fee schedule has a section, a code, words and a price in cents for each service, and each code once")
  func fees() throws {
    let fees = try rows("fees.json"), set = try hcpcs()
    #expect((110...135).contains(fees.count))
    #expect(Set(fees.compactMap { $0["code"].text }).count == fees.count)
    for fee in fees {
      let code = try #require(fee["code"].text), words = try #require(fee["words"].text)
      #expect(fee.names.filter { $0 != "addOn" } == ["section", "code", "words", "price"] && fee["section"].text?.isEmpty == false)
      #expect(CodeShape.isService(code) && (1...40).contains(words.count), "\(code)")
      let price = try #require(fee["price"].whole)
      #expect((1...50_000).contains(price), "\(code)")
      if code.first?.isLetter == true { #expect(set.code(code) != nil, "\(code) is not among the starter codes") }
    }
  }

  @Test("every common diagnosis may stand on a claim, those of the practice office among them")
  func diagnoses() throws {
    let diagnoses = try rows("diagnoses.json"), set = try Shared.icd
    #expect(diagnoses.count >= 60)
    let codes = diagnoses.compactMap { $0["code"].text }
    #expect(Set(codes).count == diagnoses.count)
    for code in codes { #expect(set.code(code)?.isBillable == true && set.code(code)?.code == code, "\(code)") }
    let office = """
      E11.9 I10 E78.5 J06.9 J02.9 R05.9 M54.50 M25.561 M25.562 R51.9 H66.90 H61.20 L30.9 N39.0 K21.9 F41.1 F32.A G47.00 J45.909 E03.9 Z00.00 \
      Z00.129 Z23 B07.9
      """
    for code in office.split(separator: " ") { #expect(codes.contains(String(code)), "\(code)") }
    #expect(diagnoses.allSatisfy { $0.names == ["code", "words"] && $0["words"].text?.isEmpty == false })
  }
}
