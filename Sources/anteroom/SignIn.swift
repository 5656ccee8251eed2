import Desk
import Glibc
import OfficeFiles
import Practice
import Training

/// Who is at the desk: the staff member whom this account of the host signs in.
enum SignIn {
  /// The account that runs the program. Looked up once: where a directory of the network knows the accounts, asking takes a while.
  static let account = getpwuid(geteuid())?.pointee.pw_name.map { String(cString: $0) } ?? "uid\(geteuid())"

  /// The workstation: what the office calls it, the address SSH came from, or this host.
  static var desk: String {
    if let name = Places.environment("ANTEROOM_DESK") { return name }
    if let client = Places.environment("SSH_CLIENT"), let address = client.split(separator: " ").first { return String(address) }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whoever runs a program that takes much out of the office at once, as it stands in the access file. An account by which only a wall
  /// display or a trainee signs in takes nothing out.
  static func taker(_ folder: OfficeFolder, _ what: String, _ now: Moment) throws(Stop) -> Context {
    let mine = folder.office.staff.sorted.filter { !$0.gone && $0.account == account }
    if let first = mine.first, mine.allSatisfy({ $0.role == .wallDisplay || $0.role == .trainee }) {
      throw .refused("\(what) is not for \(first.name), who is \(first.role == .trainee ? "a trainee" : "a wall display")")
    }
    return Context(
      now: now, by: mine.count == 1 ? mine[0].name : account, role: mine.first?.role ?? .frontDesk, desk: "\(desk) (script)")
  }

  /// Who sits down: by the account, by `--as` with the account or the PIN, or nobody yet; then the desk opens on its sign-in screen.
  static func seat(_ folder: OfficeFolder, _ arguments: Arguments, isReadOnly: Bool) throws(Stop) -> Desk.Seat {
    let staff = folder.office.staff.sorted.filter { !$0.gone }
    if arguments.isDemo {
      let name = arguments.person ?? Demo.person
      guard let person = staff.first(where: { $0.name == name }) else {
        throw .usage("nobody in the demo is called \(name): \(staff.map(\.name).joined(separator: ", "))")
      }
      return Desk.Seat(by: person.name, role: person.role, desk: "front-1", person: person.id, isDemo: true, isReadOnly: isReadOnly)
    }
    let mine = staff.filter { $0.account == account }
    // A script beside the screen is a desk of its own: neither takes back what the other did.
    let desk = arguments.verb == .desk ? desk : "\(desk) (script)"
    func sit(_ person: StaffMember) -> Desk.Seat {
      var seat = Desk.Seat(by: person.name, role: person.role, desk: desk, person: person.id, isReadOnly: isReadOnly)
      seat.account = account
      return seat
    }
    if let name = arguments.person {
      if let person = mine.first(where: { $0.name == name }) { return sit(person) }
      guard let person = try byPIN(name, folder, arguments) else { return .nobody(desk: desk, account: account, isReadOnly: isReadOnly) }
      return sit(person)
    }
    if mine.count == 1, let person = mine.first { return sit(person) }
    // At a screen they can say who they are; a script has to be told.
    if arguments.verb == .desk, mine.count > 1 || staff.contains(where: \.hasPIN) {
      return .nobody(desk: desk, account: account, isReadOnly: isReadOnly)
    }
    if mine.count > 1 {
      throw .usage("the account \(account) signs in \(mine.map(\.name).joined(separator: ", ")): --as NAME says which")
    }
    throw .refused("the account \(account) signs nobody in here; a manager can set that under settings, people")
  }

  /// Somebody whom another account signs in, or none, shows their PIN; nobody where it was for one time. An unknown name takes as long and is told the same.
  private static func byPIN(_ name: String, _ folder: OfficeFolder, _ arguments: Arguments) throws(Stop) -> StaffMember? {
    var secret = try PINInput.read(arguments, for: name)
    defer { secret.wipe() }
    let keeping: OfficeFolder
    if folder.isReadOnly {
      // Looking on must not be a way to try PINs that nobody hears of.
      guard let own = try? OfficeFolder(opening: folder.path), !own.isReadOnly else {
        throw .refused("this office can only be read just now, so a wrong try could not be kept: no PIN is taken")
      }
      keeping = own
    } else {
      keeping = folder
    }
    guard let person = keeping.office.staff.sorted.first(where: { $0.name == name }) else {
      SecretHash.takeTheTime(secret)
      throw .refused(Doorkeeper.stranger)
    }
    let doorkeeper = Doorkeeper(account: account, desk: desk)
    guard case .comeIn(let member) = doorkeeper.look(at: secret, of: person.id, in: keeping, now: Clock.real.now, isUnlocking: false) else {
      throw .refused(Doorkeeper.stranger)
    }
    // At the screen they choose their own; the door asks for the one that was given once more.
    if member.mustChange, arguments.verb == .desk, arguments.frame == nil { return nil }
    if member.mustChange { throw .refused("that PIN is for one time: open the desk, sign in there, and choose your own") }
    return member
  }
}
