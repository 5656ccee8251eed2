import Testing

@Suite("The edges of the house")
struct EdgeTests {
  /// What each folder of `Sources` may import, besides the standard library. `anteroom` wires it all and may import anything.
  static let allowed: [String: Set<String>] = [
    "Practice": [], "Canvas": [], "CodeSets": ["Practice", "Glibc", "Synchronization"], "Claims": ["Practice", "CodeSets"],
    "Training": ["Practice", "CodeSets"],
    "Desk": ["Canvas", "Practice", "Training", "CodeSets", "Claims"],
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

  @Test("every folder of Sources has its line in the map", .enabled(if: Source.text("Sources/README.md") != nil))
  func map() throws {
    let map = try #require(Source.text("Sources/README.md"))
    for folder in Set(Source.sources.map(\.folder)).sorted() { #expect(map.contains("`\(folder)`"), "\(folder)") }
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
    let package = try #require(Source.text("Package.swift"))
    for folder in Set(Source.sources.map(\.folder)) { #expect(package.contains("name: \"\(folder)\""), "\(folder)") }
  }
}
