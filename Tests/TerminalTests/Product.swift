import Foundation

/// Where the built program is: `swift test` puts it beside the test bundle, whatever the configuration.
enum Product {
  static let path = program("anteroom")

  /// The compiled terminal descriptions that are checked in beside the tests.
  static let terminfo = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "terminfo").path

  private static func program(_ name: String) -> String {
    let bundles = [Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])].compactMap(\.self)
    let beside = bundles.map { $0.resolvingSymlinksInPath().deletingLastPathComponent().appending(path: name).path }
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/debug/\(name)").standardized.path
    return (beside + [checkout]).first { FileManager.default.isExecutableFile(atPath: $0) } ?? checkout
  }
}
