import Desk
import Glibc
import OfficeFiles
import Practice
import Training

/// Who is at the desk: the staff member whom this account of the host signs in.
enum SignIn {
  /// The account that runs the program.
  static var account: String {
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "uid\(geteuid())" }
    return String(cString: name)
  }

  /// The workstation: what the office calls it, the address SSH came from, or this host.
  static var desk: String {
    if let name = Places.environment("ANTEROOM_DESK") { return name }
    if let client = Places.environment("SSH_CLIENT"), let address = client.split(separator: " ").first { return String(address) }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func seat(_ office: Office, _ arguments: Arguments, isReadOnly: Bool) throws(Stop) -> Desk.Seat {
    let staff = office.staff.sorted.filter { !$0.gone }
    if arguments.isDemo {
      let name = arguments.person ?? Demo.person
      guard let person = staff.first(where: { $0.name == name }) else {
        throw .usage("nobody in the demo is called \(name): \(staff.map(\.name).joined(separator: ", "))")
      }
      return Desk.Seat(by: person.name, role: person.role, desk: "front-1", person: person.id, isDemo: true, isReadOnly: isReadOnly)
    }
    let mine = staff.filter { $0.account == account }
    if arguments.person == nil, mine.count > 1 {
      throw .usage("the account \(account) signs in \(mine.map(\.name).joined(separator: ", ")): --as NAME says which")
    }
    guard let person = arguments.person.map({ name in mine.first { $0.name == name } }) ?? mine.first else {
      if let name = arguments.person {
        throw .refused("\(name) is not a person whom the account \(account) signs in; a manager can set that under settings, people")
      }
      throw .refused("the account \(account) signs nobody in here; a manager can set that under settings, people")
    }
    return Desk.Seat(by: person.name, role: person.role, desk: desk, person: person.id, isReadOnly: isReadOnly)
  }

  static func context(_ seat: Desk.Seat, _ now: Moment) -> Context { seat.context(now) }
}
