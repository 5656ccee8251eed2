import Canvas
import Practice

/// What the disk has not taken: the desk goes on, says so until it is over, and tells what became of it.
extension Desk {
  /// Learns that changes which the disk did not take are saved now, or were refused meanwhile.
  package mutating func learnLate(_ saved: Int, refused: Int, office newest: Office) {
    follow(newest)
    var words: [String] = []
    if saved > 0 { words.append("saved at last: \(Desk.counted(saved))") }
    if refused > 0 {
      let last = unsaved.refused.last.map { ": \($0.words) (\($0.why))" } ?? ""
      words.append("\(Desk.counted(refused)) could not be saved\(refused == 1 ? last : ""); N shows why")
    }
    message = (words.joined(separator: "; "), refused > 0 ? .problem : .toast)
  }

  /// Changes whose refusal someone has looked at.
  package mutating func takeDismissed() -> [String] {
    defer { dismissed = [] }
    return dismissed
  }

  mutating func dismiss(_ token: String) {
    dismissed.append(token)
    unsaved.refused.removeAll { $0.token == token }
    refreshAll()
  }

  /// What has to be said when the screen is gone: what is not saved, and where it is.
  package func parting(keptIn folder: String) -> String? {
    let count = unsaved.waiting.count
    guard count > 0, !seat.isDemo else { return nil }
    let why = unsaved.why.isEmpty ? "" : " (\(unsaved.why))"
    return unsaved.isKept
      ? "\(Desk.counted(count)) not on the disk\(why): kept in \(folder) and saved when this account starts anteroom here again"
      : "LOST: \(Desk.counted(count)) not on the disk\(why), and \(folder) could not take them either"
  }

  /// What leaving would mean for them.
  var leavingUnsaved: String? {
    let count = unsaved.waiting.count
    guard count > 0 else { return nil }
    let are = "\(Desk.counted(count)) \(count == 1 ? "is" : "are") not on the disk"
    if seat.isDemo { return "\(are)." }
    return unsaved.isKept
      ? "\(are): kept for you, and saved the next time anteroom starts here."
      : "\(are), and could not be kept elsewhere: leaving LOSES \(count == 1 ? "it" : "them")."
  }

  static func counted(_ count: Int) -> String { "\(count) change\(count == 1 ? "" : "s")" }

  /// "2 UNSAVED", and what was refused.
  var unsavedBadges: [Span] {
    var badges: [Span] = []
    if !unsaved.waiting.isEmpty { badges.append(Span(" \(unsaved.waiting.count) UNSAVED\(unsaved.isKept ? "" : ", ONLY HERE") ", .alert)) }
    if !unsaved.refused.isEmpty { badges.append(Span(" \(unsaved.refused.count) REFUSED, N ", .alert)) }
    if clockIsBack { badges.append(Span(" CLOCK WENT BACK ", .alert)) }
    return badges
  }
}

extension View {
  /// True for a row that shows something which the disk has not taken.
  func isUnsaved(_ visit: Visit) -> Bool {
    let records = unsaved.records
    return !records.isEmpty
      && (records.contains(visit.reference) || records.contains(Reference(visit.patient))
        || visit.superbill.map { records.contains(Reference($0)) } == true
        || visit.appointment.map { records.contains(Reference($0)) } == true)
  }

  func isUnsaved(_ appointment: Appointment) -> Bool {
    !unsaved.records.isEmpty
      && (unsaved.records.contains(appointment.reference) || unsaved.records.contains(Reference(appointment.patient)))
  }
}
