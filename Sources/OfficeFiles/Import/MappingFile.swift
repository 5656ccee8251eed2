import Practice

/// A file of `ours = theirs` lines that says which column is what.
package struct MappingFile: Sendable {
  /// Which column of the file is which field of ours.
  package struct Line: Sendable {
    package var number: Int
    package var ours: String
    /// Empty: this column is not used, whatever it is called.
    package var theirs: String
  }

  package private(set) var lines: [Line] = []

  package init(_ bytes: [UInt8]) throws(CSVFault) {
    let (bytes, _) = try CSVEncoding.decode(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(line).trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmed }
      guard parts.count == 2, !parts[0].isEmpty else { throw CSVFault("line \(index + 1) is not \"ours = theirs\"") }
      if lines.contains(where: { $0.ours == parts[0] }) { throw CSVFault("line \(index + 1) says \(parts[0]) a second time") }
      lines.append(Line(number: index + 1, ours: parts[0], theirs: parts[1]))
    }
  }
}
