import Foundation

/// A folder of a test's own, with an office in it if wanted, and a home for what the program keeps; gone when the test is.
final class TemporaryOffice {
  let folder: String
  var office: String { folder + "/office" }

  /// What the program is told by its environment, beside that.
  private let settings: [String: String]

  init(isMade: Bool = true, _ settings: [String: String] = [:]) throws {
    self.settings = settings
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
    ].merging(settings) { $1 }
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
    let small = ["ANTEROOM_SHARE": try smallShare()]
    return try TerminalSession(
      arguments: ["--demo", "--still", "--at", "2026-11-23T10:42"] + arguments,
      environment: environment.merging(small) { $1 }.merging(more) { $1 }, rows: rows, columns: columns)
  }

  /// What comes with the program, with a quarter of the people: a practice office that is made in a quarter of the time.
  private func smallShare() throws -> String {
    let share = folder + "/share", files = FileManager.default
    // A story may open several.
    if files.fileExists(atPath: share + "/sample-data/patients.json") { return share }
    let whole = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    try files.createDirectory(atPath: share + "/sample-data", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: share + "/themes", withDestinationPath: whole + "/themes")
    for name in try files.contentsOfDirectory(atPath: whole + "/sample-data") where name != "patients.json" {
      try files.createSymbolicLink(atPath: "\(share)/sample-data/\(name)", withDestinationPath: "\(whole)/sample-data/\(name)")
    }
    try Self.fewPeople.write(to: URL(filePath: share + "/sample-data/patients.json"))
    return share
  }

  /// The first hundred, whoever has a part in the day, and who pays for them.
  private static let fewPeople: Data = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sample-data/patients.json").standardized
    guard let data = try? Data(contentsOf: file), let all = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]] else {
      return Data()
    }
    func key(_ person: [String: Any], _ name: String) -> String? { person[name] as? String }
    var wanted = Set(all.enumerated().filter { $0.offset < 100 || $0.element["part"] != nil }.compactMap { key($0.element, "key") })
    var count = 0
    // Whose household it is, and who pays, has to be there as well.
    while wanted.count > count {
      count = wanted.count
      for person in all where key(person, "key").map(wanted.contains) == true {
        let payer = (person["guarantor"] as? [String: Any])?["patient"] as? String
        wanted.formUnion([key(person, "household"), payer].compactMap { $0 })
      }
    }
    let people = all.filter { key($0, "key").map(wanted.contains) == true }
    return (try? JSONSerialization.data(withJSONObject: people)) ?? Data()
  }()

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
