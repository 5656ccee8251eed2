import Foundation

/// A folder of a test's own, with an office in it if wanted, and a home for what the program keeps; gone when the test is.
final class TemporaryOffice {
  let folder: String
  var office: String { folder + "/office" }

  init(isMade: Bool = true) throws {
    var template = Array("\(NSTemporaryDirectory())anteroom-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if isMade {
      let made = try run(["init", office])
      guard made.code == 0 else { throw POSIXError(.EINVAL) }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Everything the program may write goes into the test's folder.
  var environment: [String: String] {
    [
      "HOME": folder, "TMPDIR": folder, "XDG_STATE_HOME": folder + "/state", "XDG_DATA_HOME": folder + "/data",
      "XDG_CONFIG_HOME": folder + "/config", "ANTEROOM_DESK": "front-1", "ANTEROOM_WELCOME": "no",
    ]
  }

  func session(_ arguments: [String] = [], environment more: [String: String] = [:], rows: Int = 24, columns: Int = 80) throws
    -> TerminalSession
  {
    try TerminalSession(
      arguments: ["--data", office] + arguments, environment: environment.merging(more) { $1 }, rows: rows, columns: columns)
  }

  func demo(_ arguments: [String] = [], environment more: [String: String] = [:], rows: Int = 24, columns: Int = 80) throws
    -> TerminalSession
  {
    try TerminalSession(
      arguments: ["--demo", "--still", "--at", "2026-11-23T10:42"] + arguments, environment: environment.merging(more) { $1 }, rows: rows,
      columns: columns)
  }

  /// Runs the program without a terminal; answers what it said.
  @discardableResult
  func run(_ arguments: [String], input: String = "", program: String = Product.path) throws -> (
    code: Int32, output: String, errors: String
  ) {
    try run(arguments, bytes: Data(input.utf8), program: program)
  }

  /// The same with any bytes as input.
  @discardableResult
  func run(_ arguments: [String], bytes: Data, program: String = Product.path) throws -> (code: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = environment.merging(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]) { $1 }
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (standardInput, output, errors)
    try process.run()
    standardInput.fileHandleForWriting.write(bytes)
    try standardInput.fileHandleForWriting.close()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self), String(decoding: complained, as: UTF8.self))
  }

  var journal: String { (try? String(contentsOfFile: office + "/journal/000001.jsonl", encoding: .utf8)) ?? "" }
}
