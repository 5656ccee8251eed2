/// Which room of the house may use which others, as it is written down in two places.
enum Edges {
  /// The targets of `Package.swift` with their dependencies, tests left out.
  static func ofPackage(_ text: String) -> [String: Set<String>] {
    var edges: [String: Set<String>] = [:]
    for part in text.replacing("executableTarget(", with: "target(").split(separator: ".target(").dropFirst(
      text.hasPrefix(".target(") ? 0 : 1)
    {
      let own = part.split(separator: ".testTarget(").first ?? part
      guard let name = quoted(own.split(separator: "name:").dropFirst().first ?? own).first else { continue }
      // Those below `Tests` are no rooms of the house.
      if own.contains("path:") { continue }
      let list = own.split(separator: "dependencies: [").dropFirst().first?.split(separator: "]").first
      edges[name] = Set(list.map { quoted($0) } ?? [])
    }
    return edges
  }

  /// The table of `Sources/README.md`: the name in the first column, what it may use in the last.
  static func ofMap(_ text: String) -> [String: Set<String>] {
    var edges: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let columns = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map { $0.filter { $0 != " " } }
      guard columns.count == 4 else { continue }
      let names = columns[2].split(separator: ",").map(String.init).filter { $0 != "nothing" }
      edges[columns[0].filter { $0 != "`" }] = Set(names)
    }
    return edges
  }

  private static func quoted(_ text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { !$0.offset.isMultiple(of: 2) }.map {
      String($0.element)
    }
  }
}
