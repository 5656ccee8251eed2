import OfficeFiles
import Practice

/// `anteroom init`: a new, empty office whose first manager is the account that runs it.
enum InitVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) {
    let account = SignIn.account
    // The beginning is nobody's last change at a desk: taken back, it would leave an office that nobody can open.
    let context = Context(now: Clock.real.now, by: account, role: .manager, desk: "init")
    let name = path.split(separator: "/").last.map(String.init) ?? "office"
    let practice = ChangeSetting(new: PracticeSettings { $0.name = name })
    let manager = ChangeSetting(
      new: StaffMember {
        $0.name = account
        $0.account = account
        $0.role = .manager
      })
    let folder: OfficeFolder
    do throws(FileFault) {
      folder = try made(path, arguments)
      if folder.office.seq == 0 {
        // In one write: an office without a manager could never be opened.
        var office = Office()
        var journal: [Entry] = []
        for change in [practice, manager] { journal.append(try decided(change, context, &office)) }
        try folder.begin(with: journal, adding: office)
      } else {
        switch folder.commit(Change(manager), context) {
        case .saved, .again: break
        case .refused(let refusal): throw FileFault(.notEmpty, refusal.full)
        case .failed(let fault), .uncertain(_, let fault): throw fault
        }
      }
    } catch { throw .failed(error.sentence) }
    Streams.words("a new office is in \(folder.path); its manager is \(account)")
    Streams.words(
      "anteroom --data \(path) opens it: there you choose a PIN, and S sets up practice, providers, visit types, hours and fees")
  }

  /// A new folder, or one that an interrupted attempt left without anybody who could open it.
  private static func made(_ path: String, _ arguments: Arguments) throws(FileFault) -> OfficeFolder {
    do throws(FileFault) { return try OfficeFolder.create(at: path, group: arguments.group) } catch {
      guard error.kind == .notEmpty, let begun = try? OfficeFolder(opening: path), begun.whyBlocked == nil, begun.office.seq <= 1,
        begun.office.staff.sorted.isEmpty
      else { throw error }
      return begun
    }
  }

  private static func decided(_ change: ChangeSetting, _ context: Context, _ office: inout Office) throws(FileFault) -> Entry {
    do throws(Refusal) { return try office.apply(Change(change), context) } catch { throw FileFault(.badName, error.full) }
  }
}
