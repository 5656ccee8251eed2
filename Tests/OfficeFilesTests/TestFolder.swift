import Foundation
import Glibc
import OfficeFiles
import Practice

/// A place for one test's office, removed afterwards.
final class TestFolder {
  let path: String
  var office: String { path + "/office" }

  init(on root: String = "/tmp") {
    var template = Array("\(root)/anteroom-test-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(_ name: String) -> [UInt8] { (FileManager.default.contents(atPath: office + "/" + name)).map(Array.init) ?? [] }

  /// Writes into the file that is there, or makes one.
  func put(_ name: String, _ bytes: [UInt8]) {
    let file = Glibc.open(office + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  func cut(_ name: String, to size: Int) { truncate(office + "/" + name, size) }

  func names(_ name: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: office + "/" + name)) ?? []).sorted()
  }

  func mode(_ name: String) -> UInt32 {
    var status = stat()
    lstat(name.isEmpty ? office : office + "/" + name, &status)
    return status.st_mode & 0o7777
  }

  /// Changes that follow one another, each with a token of its own.
  static func context(_ step: Int = 0) -> Context {
    Context(
      now: Moment(milliseconds: 1_795_000_000_000 + step * 60_000, offset: -300), by: "maria", role: .frontDesk, desk: "front-1")
  }
}

extension OfficeFolder {
  @discardableResult
  func add(_ room: String, token: String? = nil) -> Answer { commit(Change(AddRoom(room), token: token), TestFolder.context(office.seq)) }

  @discardableResult
  func see(_ family: String, _ day: Int = 20_000) -> Answer {
    commit(Change(SeeSomeone(family, Day(number: day)), token: "see-\(family)"), TestFolder.context(office.seq))
  }
}

extension OfficeFolder.Answer {
  var entry: Entry? {
    switch self {
    case .saved(let entry), .again(let entry): entry
    default: nil
    }
  }
  var isSaved: Bool {
    if case .saved = self { return true }
    return false
  }
  var fault: FileFault? {
    if case .failed(let fault) = self { return fault }
    return nil
  }
}

/// Everything an office can be asked, for comparing two of them.
func answers(_ office: Office) -> [String: String] {
  var answers: [String: String] = ["seq": "\(office.seq) \(office.lastReceipt) \(office.lastAt?.iso ?? "")"]
  answers["numbers"] = "\(office.numbersGiven.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })"
  for kind in Kind.allCases {
    for number in 1...(max(1, office.numbersGiven[kind] ?? 0)) {
      let reference = Reference(kind, "\(kind.prefix)\(number)")
      answers["\(reference)"] = office.fields(of: reference).map { JSONText.text(.fields($0)) } ?? "-"
    }
  }
  for number in 19_995..<20_030 {
    let day = Day(number: number)
    answers["on \(day)"] =
      "\(office.filed(Appointment.self, on: day).map { JSONText.text($0.datum) }) \(office.filed(Payment.self, on: day).map(\.id))"
  }
  for number in 1...(max(1, office.numbersGiven[.patients] ?? 0)) {
    let patient = PatientID(prefix: "p", number: number)
    answers["of \(patient)"] =
      "\(office.filed(Patient.self, of: patient).map(\.id)) \(office.filed(Appointment.self, of: patient).map(\.id)) "
      + "\(office.filed(Payment.self, of: patient).map(\.id))"
  }
  return answers
}

/// The differences, which say more than a no.
func differences(_ a: Office, _ b: Office) -> [String] {
  let (a, b) = (answers(a), answers(b))
  return Set(a.keys).union(b.keys).sorted().filter { a[$0] != b[$0] }.map { "\($0): \(a[$0] ?? "") / \(b[$0] ?? "")" }
}

/// `ANTEROOM_LONG=1` tries everything; otherwise every so-many-th.
let isLong = ProcessInfo.processInfo.environment["ANTEROOM_LONG"] == "1"
func sample(_ step: Int) -> Int { isLong ? 1 : step }
