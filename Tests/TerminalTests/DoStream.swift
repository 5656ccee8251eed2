import Foundation

/// A script at work: `anteroom do` that stays open, one action in and one answer out.
final class DoStream {
  private let process = Process()
  private let input = Pipe(), output = Pipe()
  private var heard: [UInt8] = []

  init(_ place: TemporaryOffice, desk: String = "script") throws {
    process.executableURL = URL(filePath: Product.path)
    process.arguments = ["do", "--data", place.office]
    process.environment = place.environment.merging(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "ANTEROOM_DESK": desk]) { $1 }
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Asks for one action and answers what was said to it.
  @discardableResult
  func ask(_ line: String) -> String {
    send(line)
    while true {
      if let end = heard.firstIndex(of: 10) {
        defer { heard.removeFirst(end + 1) }
        return String(decoding: heard[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return "" }
      heard += more
    }
  }

  /// Asks and does not wait.
  func send(_ line: String) { input.fileHandleForWriting.write(Data((line + "\n").utf8)) }
}
