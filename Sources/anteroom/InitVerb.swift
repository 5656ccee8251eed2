import OfficeFiles
import Practice

/// `anteroom init`: a new, empty office whose first manager is the account that runs it.
enum InitVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) {
    let folder: OfficeFolder
    do throws(FileFault) { folder = try OfficeFolder.create(at: path, group: arguments.group) } catch { throw .failed(error.sentence) }
    let account = SignIn.account
    // The beginning is nobody's last change at a desk: taken back, it would leave an office that nobody can open.
    let context = Context(now: Clock.real.now, by: account, role: .manager, desk: "init")
    let name = path.split(separator: "/").last.map(String.init) ?? "office"
    let changes = [
      ChangeSetting(new: PracticeSettings { $0.name = name }),
      ChangeSetting(
        new: StaffMember {
          $0.name = account
          $0.account = account
          $0.role = .manager
        }),
    ]
    for change in changes {
      switch folder.commit(Change(change), context) {
      case .saved, .again: continue
      case .refused(let refusal): throw .refused(refusal.full)
      case .failed(let fault), .uncertain(_, let fault): throw .failed(fault.sentence)
      }
    }
    Streams.result("a new office is in \(folder.path); its manager is \(account)")
    Streams.result("anteroom --data \(path) opens it; S there sets up providers, rooms, visit types, hours and fees")
  }
}
