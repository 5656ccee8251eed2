import Testing

@testable import CodeSets

@Suite("Importing the tabular list") struct ImportTests {
  private func list(_ inside: String, version: String = "2026") -> [UInt8] {
    Array(
      """
      <ICD10CM.tabular><version>\(version)</version><chapter><name>1</name><desc>One</desc><section id="A00-A09"><desc>Block</desc>
      \(inside)
      </section></chapter></ICD10CM.tabular>
      """.utf8)
  }

  private func read(_ bytes: [UInt8], _ name: String = "icd10c-tabular-April-1-2026.xml") throws -> CodeSet {
    try CodeSet.read(try TabularXML.read(bytes, fileName: name).file)
  }

  private func refusal(_ inside: String, version: String = "2026", name: String = "april-2026.xml") -> String {
    let bytes = list(inside, version: version)
    return Shared.refusal { () throws(CodeFault) in _ = try TabularXML.read(bytes, fileName: name) } ?? "it was read"
  }

  @Test("an excerpt of the official file becomes the same codes as the whole of it")
  func excerpt() throws {
    var told: [Int] = []
    let outcome = try TabularXML.read(try Shared.fixture("excerpt.xml"), fileName: "icd10c-tabular-April-1-2026.xml") { done, size in
      told.append(done * 100 / size)
    }
    #expect(outcome.codes == 111 && outcome.edition.billable == 346 && outcome.fileName == "icd10cm-2026-04.tsv")
    #expect(told == told.sorted())
    let set = try CodeSet.read(outcome.file), whole = try Shared.icd
    var codes: [String] = []
    set.eachBillable { codes.append($0) }
    #expect(codes.count == 346)
    for code in codes { #expect(set.code(code)?.title == whole.code(code)?.title && whole.code(code)?.isBillable == true, "\(code)") }
    #expect(set.code("S06.1X7D") == nil && set.code("S06.1X7A") != nil)
  }

  @Test("references, blanks and comments inside titles are put in order")
  func text() throws {
    let set = try read(
      list(
        """
        <!-- a comment --><diag><name>A00</name><desc>  Children
           &lt; 2 years &amp; <![CDATA[<older>]]>\tones </desc><inclusionTerm><note>caf&#233;</note></inclusionTerm></diag>
        """))
    #expect(set.code("A00")?.title == "Children < 2 years & <older> ones")
    #expect(set.code("A00")?.isBillable == true && set.find("cafe", limit: 1).total == 1)
  }

  @Test("the nearest table of 7th characters is the one that applies, and a code of seven characters takes none")
  func nearest() throws {
    let set = try read(
      list(
        """
        <diag><name>A00</name><desc>a</desc><sevenChrDef><extension char="A">first</extension></sevenChrDef>
          <diag><name>A00.1</name><desc>b</desc></diag>
          <diag><name>A00.2</name><desc>c</desc><sevenChrDef><extension char="1">one</extension><extension char="2">two</extension></sevenChrDef>
            <diag><name>A00.21</name><desc>d</desc></diag></diag>
          <diag><name>A00.3123</name><desc>e</desc></diag></diag>
        """))
    var codes: [String] = []
    set.eachBillable { codes.append($0) }
    #expect(codes == ["A00.1XXA", "A00.21X1", "A00.21X2", "A00.3123"])
    #expect(set.code("A00.21X2")?.title == "d, two")
  }

  @Test("a list that contradicts itself is refused with the place")
  func contradictions() {
    let one = "<diag><name>A00</name><desc>a</desc></diag>"
    #expect(refusal(one + one).hasPrefix("the code A00 a second time, at line 2"))
    #expect(
      refusal("<diag><name>A00</name><desc>a</desc><diag><name>B00.1</name><desc>b</desc></diag></diag>").contains(
        "does not belong under A00"))
    #expect(refusal("<diag><name>A00</name></diag>").contains("has no title"))
    #expect(refusal("<diag><name>A0\t0</name><desc>a</desc></diag>").contains("is not a code"))
    #expect(refusal("<diag><name>a00</name><desc>a</desc></diag>").contains("is not a code"))
    #expect(refusal("<diag><name>A00</name><desc>a</desc><sevenChrDef></sevenChrDef></diag>").contains("nothing in it"))
    #expect(
      refusal("<diag><name>A00</name><desc>a</desc><sevenChrDef><extension char=\"AB\">x</extension></sevenChrDef></diag>").contains(
        "one letter"))
    #expect(refusal("").contains("no codes"))
    let unknown = "<notes><note>7th characters D and S do not apply on Sundays</note></notes>"
    #expect(
      refusal("<diag><name>A00</name><desc>a</desc>\(unknown)</diag>").contains(
        "a rule for 7th characters that this Anteroom does not know"))
  }

  @Test("the edition is what was asked for, or the file's name, or October, and must fit the year")
  func editions() throws {
    let bytes = list("<diag><name>A00</name><desc>a</desc></diag>")
    func title(_ name: String, _ asked: String? = nil) throws -> String {
      try TabularXML.read(bytes, fileName: name, edition: asked.flatMap { TabularEdition(words: $0) }).edition.title
    }
    #expect(try title("icd10c-tabular-April-1-2026.xml") == "ICD-10-CM April 2026 (2026-04-01 to 2026-09-30)")
    #expect(try title("icd10cm-tabular-2026.xml") == "ICD-10-CM October 2025 (2025-10-01 to 2026-09-30)")
    #expect(try title("x.xml", "april 2026") == "ICD-10-CM April 2026 (2026-04-01 to 2026-09-30)")
    #expect(refusal("<diag><name>A00</name><desc>a</desc></diag>", name: "April-1-2025.xml").contains("the file is of the year 2026"))
    #expect(refusal("<diag><name>A00</name><desc>a</desc></diag>", version: "x").contains("does not say of which year"))
    #expect(TabularEdition(words: "spring 2026") == nil && TabularEdition(words: "April") == nil)
  }
}
