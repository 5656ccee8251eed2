import Desk
import OfficeFiles
import Practice

/// What the disk's thread does for somebody at the door: looking at a PIN takes a twentieth of a second, and the screen stays live.
enum DoorJob: Sendable {
  case look(Secret, of: StaffID, isUnlocking: Bool, Moment)
  case set(Secret, of: StaffID, old: Secret?, Context)

  func done(_ folder: OfficeFolder, _ doorkeeper: Doorkeeper) -> Brought {
    switch self {
    case .look(let secret, let person, let isUnlocking, let now):
      switch doorkeeper.look(at: secret, of: person, in: folder, now: now, isUnlocking: isUnlocking) {
      case .comeIn(let member): return .signedIn(member.id)
      case .no(let words): return .failed(words)
      }
    case .set(let new, let person, let old, let context):
      // Whoever finds a desk unlocked must not make it theirs. A PIN for one time was looked at just now.
      if let member = folder.office[person], member.name == context.by, member.hasPIN, !member.mustChange {
        guard let old else { return .failed("the PIN of until now is needed") }
        if case .no(let words) = doorkeeper.look(at: old, of: person, in: folder, now: context.now, isUnlocking: true) {
          return .failed(words)
        }
      }
      return folder.setPIN(new, of: person, context).map { .failed($0) } ?? .newPIN(person)
    }
  }
}
