import Testing

@Suite("The edges of the house")
struct EdgeTests {
  /// What each folder of `Sources` may import, besides the standard library. `anteroom` wires it all and may import anything.
  static let allowed: [String: Set<String>] = [
    "Practice": [], "Canvas": [], "CodeSets": ["Practice", "Glibc", "Synchronization"], "Claims": ["Practice", "CodeSets"],
    "Training": ["Practice", "CodeSets"],
    "Desk": ["Canvas", "Practice", "Training", "CodeSets", "Claims", "Synchronization"],
    "OfficeFiles": ["CHost", "Practice", "CodeSets", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"],
    "Terminal": ["CTerminal", "Canvas", "Foundation", "FoundationEssentials", "Glibc"], "CHost": [], "CTerminal": [],
  ]

  @Test("no file imports more than its folder may")
  func imports() {
    #expect(Source.sources.count > 100)
    for source in Source.sources where source.folder != "anteroom" {
      guard let rule = Self.allowed[source.folder] else {
        Issue.record("\(source.folder) is not among the folders of the design")
        continue
      }
      let more = source.imports.filter { !rule.contains($0) }
      #expect(more.isEmpty, "\(source.path) imports \(more.joined(separator: ", "))")
    }
  }

  @Test("only CTerminal knows curses")
  func curses() {
    for source in Source.sources where source.folder != "CTerminal" {
      let named = source.lines.filter { $0.contains("#include") && $0.contains("curses.h") }
      #expect(named.isEmpty, "\(source.path)")
    }
    let header = Source.sources.first { $0.path.hasSuffix("include/cterminal.h") }
    #expect(header?.lines.contains { $0.contains("#include") && $0.contains("curses") } == false)
  }

  @Test("the files of an office are looked at in one place, which asks for no times: who asks for them makes the next sync write twice")
  func times() {
    let files = Source.sources.filter { $0.folder == "OfficeFiles" }
    #expect(files.contains { $0.text.contains("chost_status(") })
    for source in files { #expect(!source.text.contains("fstat") && !source.text.contains("stat()"), "\(source.path)") }
  }

  @Test("the map has a line for every folder of Sources, with the edges that the package gives it")
  func map() throws {
    let map = Edges.ofMap(try #require(Source.text("Sources/README.md")))
    let package = Edges.ofPackage(try #require(Source.text("Package.swift")))
    #expect(Set(map.keys) == Set(Source.sources.map(\.folder)))
    for (folder, edges) in map where folder != "anteroom" { #expect(edges == package[folder], "\(folder)") }
    #expect(map["anteroom"] == ["all"])
  }

  @Test("no file is longer than 400 lines, and none promises work for later")
  func files() {
    let later = ["TO" + "DO", "FIX" + "ME"]
    for source in Source.sources + Source.tests {
      #expect(source.lines.count <= 401, "\(source.path) has \(source.lines.count - 1) lines")
      for word in later { #expect(!source.text.contains(word), "\(source.path) says \(word)") }
    }
  }

  @Test("the design's edges are those of the package")
  func package() throws {
    let package = Edges.ofPackage(try #require(Source.text("Package.swift")))
    let folders = Set(Source.sources.map(\.folder))
    #expect(folders.count > 7 && folders.isSubset(of: package.keys))
    for folder in folders where folder != "anteroom" {
      let edges = try #require(package[folder])
      let rule = try #require(Self.allowed[folder])
      #expect(edges.isSubset(of: rule), "\(folder) may not use \(edges.subtracting(rule).sorted())")
    }
    let all = try #require(package["anteroom"])
    #expect(all.isSubset(of: folders), "the program is wired from the rooms of the house and from nothing else")
  }

  @Test("both ways of writing the edges down are read, so that neither comparison is empty")
  func reading() {
    let package = """
      .target(name: "A", swiftSettings: strict), .target(
        name: "B", dependencies: ["A", "C"], swiftSettings: strict),
      .testTarget(name: "T", dependencies: ["B"]),
      """
    #expect(Edges.ofPackage(package) == ["A": [], "B": ["A", "C"]])
    #expect(Edges.ofMap("| `A` | x, y | nothing |\n| `B` | x | A, C |\n| `C` | | |\nwords") == ["A": [], "B": ["A", "C"], "C": []])
  }
}
