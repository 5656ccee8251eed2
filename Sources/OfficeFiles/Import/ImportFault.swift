/// Why an import cannot begin or go on, and whether that lies in what was asked, in the office or in its files.
package enum ImportFault: Error, Sendable {
  /// The file or the mapping cannot be used.
  case unusable(String)
  case refused(String)
  case failed(String)
}
