/// What a person's work is, and so what they may do.
package enum StaffRole: String, Word {
  case frontDesk, biller, clinician, manager, trainee, auditor, wallDisplay

  package var label: String {
    switch self {
    case .frontDesk: "front desk"
    case .biller: "biller"
    case .clinician: "clinician"
    case .manager: "manager"
    case .trainee: "trainee"
    case .auditor: "auditor"
    case .wallDisplay: "wall display"
    }
  }
}

/// Those who share a part of the work, for verbs to say who may speak them.
///
/// The order is the one in which a refusal names them: who to walk over to comes first.
extension [StaffRole] {
  /// Patients, schedule and visits. A trainee does what the front desk does.
  package static let desk: [StaffRole] = [.frontDesk, .manager, .trainee]
  /// Who pays, what is charged, and money that comes in.
  package static let deskAndBilling: [StaffRole] = [.frontDesk, .biller, .manager, .trainee]
  /// Where a visit stands between the waiting room and checkout, and the next appointment, which is often made in the room.
  package static let deskAndClinic: [StaffRole] = [.frontDesk, .clinician, .manager, .trainee]
  /// What anyone who works with patients writes down.
  package static let care: [StaffRole] = [.frontDesk, .clinician, .biller, .manager, .trainee]
  /// What cannot be had back, or looks as if it never was: not for those who still learn.
  package static let seniorDesk: [StaffRole] = [.frontDesk, .manager]
  /// Money that leaves the house, and receipts and superbills that are opened again.
  package static let payingOut: [StaffRole] = [.manager, .biller]
  package static let manager: [StaffRole] = [.manager]
  /// Everyone who works here: not the board on the wall.
  package static let everyone: [StaffRole] = [.frontDesk, .clinician, .biller, .manager, .trainee, .auditor]

  /// "manager, biller"
  package var words: String { map(\.label).joined(separator: ", ") }
}
