import Canvas
import Practice

extension PatientCard {
  /// What waits for the patient: times they wish for, visits they should come to, and what was missed.
  func plans(_ view: View) -> [(String, String, Role)] {
    var lines: [(String, String, Role)] = []
    for entry in view.office.filed(WaitlistEntry.self, of: patient) where entry.isOpen {
      let type = view.office[entry.type]?.name ?? "?"
      let asked = entry.lastAttempt.map { "; \($0.words)" } ?? ""
      lines.append(("waits for", "\(type), \(WishWords.line(entry, view)), since \(entry.since.shown)\(asked)", .text))
    }
    for recall in view.office.filed(Recall.self, of: patient) where recall.isOpen {
      let what = recall.what.isEmpty ? view.office[recall.type]?.name ?? "?" : recall.what
      let booked = view.office.isAnswered(recall, on: view.today)
      let when = booked ? "is booked, then \(recall.rhythm)" : "due \(recall.due.shown), \(recall.rhythm)"
      let tries = recall.attempts.isEmpty ? "" : "; tried \(recall.attempts.count), last \(recall.attempts.last?.words ?? "")"
      lines.append(("comes again", "\(what), \(when)\(tries)", !booked && recall.due < view.today ? .late : .text))
    }
    let ladder = view.office.noShowLadder(of: patient, on: view.today)
    if ladder.count + ladder.excused > 0 {
      let step = ladder.exception ?? (ladder.step == .none ? "nothing is due" : "due: \(ladder.step.label)")
      lines.append(("missed", "\(ladder.words); \(step)", ladder.step >= .deposit ? .flag : .text))
    }
    return lines
  }
}
