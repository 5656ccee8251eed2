/// What the office does about missed appointments, step by step: a letter, then a deposit, then someone looks at it.
package struct NoShowLadder: Hashable, Sendable {
  /// What a missed appointment brings, one above the other.
  package enum Step: Int, Hashable, Sendable, Comparable {
    case none, letter, deposit, review
    package static func < (a: Step, b: Step) -> Bool { a.rawValue < b.rawValue }

    package var label: String {
      switch self {
      case .none: "nothing"
      case .letter: "letter"
      case .deposit: "deposit"
      case .review: "review"
      }
    }
  }

  /// From how many missed appointments, in how many months, each step is due; 0 means never.
  package struct Policy: Hashable, Sendable {
    package var months = 12
    package var letter = 1
    package var deposit = 2
    package var review = 3
    package var amount = Cents(2500)

    package init() {}
  }

  package let policy: Policy
  /// The days that count, oldest first.
  package let days: [Day]
  /// Missed in the same months and excused.
  package let excused: Int
  /// Why the ladder does not hold for this patient, whatever was missed.
  package let exception: String?

  /// `missed` are the days of missed appointments, and whether each was excused.
  package init(_ missed: [(day: Day, isExcused: Bool)], on today: Day, policy: Policy, exception: String? = nil) {
    self.policy = policy
    self.exception = exception
    let from = today.advanced(byMonths: -max(0, policy.months))
    let recent = missed.filter { $0.day > from && $0.day <= today }
    days = recent.filter { !$0.isExcused }.map(\.day).sorted()
    excused = recent.count(where: \.isExcused)
  }

  package var count: Int { days.count }

  /// The step that is due.
  package var step: Step {
    if exception != nil { return .none }
    func reached(_ number: Int) -> Bool { number > 0 && count >= number }
    if reached(policy.review) { return .review }
    if reached(policy.deposit) { return .deposit }
    return reached(policy.letter) ? .letter : .none
  }

  /// "2 missed in 12 months (3 Mar, 9 Nov), 1 excused"
  package var words: String {
    let list = days.isEmpty ? "" : " (\(days.suffix(5).map(\.short).joined(separator: ", ")))"
    return "\(count) missed in \(policy.months) months\(list)" + (excused > 0 ? ", \(excused) excused" : "")
  }
}

extension PracticeSettings {
  package var noShowPolicy: NoShowLadder.Policy {
    var policy = NoShowLadder.Policy()
    policy.months = noShowMonths
    policy.letter = noShowLetter
    policy.deposit = noShowDeposit
    policy.review = noShowReview
    policy.amount = noShowAmount
    return policy
  }
}

extension Office {
  /// Where a patient stands on the ladder on a day. Children are not answerable for who brings them.
  package func noShowLadder(of patient: PatientID, on day: Day) -> NoShowLadder {
    let policy = settings.noShowPolicy, from = day.advanced(byMonths: -max(0, policy.months))
    // Whoever has come for years has hundreds: those that are too old to count are not read.
    let missed = filed(Appointment.self, of: patient, where: { $0.day.map { $0 >= from } ?? true }).filter { $0.slot == .noShow }
    let isChild = self[patient]?.isMinor(on: day) ?? false
    return NoShowLadder(
      missed.map { ($0.day, !$0.excused.isEmpty) }, on: day, policy: policy,
      exception: isChild ? "under 18: children are not answerable for who brings them" : nil)
  }

  /// What stands in the way of booking someone who missed too much; nothing for most. A deposit that lies there as credit is enough.
  package func noShowObstacle(_ patient: PatientID, on day: Day) -> Refusal? {
    let ladder = noShowLadder(of: patient, on: day)
    guard ladder.step >= .deposit, let record = self[patient] else { return nil }
    let name = record.name.listed
    if ladder.step == .review {
      return Refusal(
        "no-show review", "\(name) has \(ladder.words): a manager looks at it before the next booking",
        wayPast: "excuse no-show, or overbook with the reason", who: .manager, with: record.reference)
    }
    if account(of: patient).balance <= -ladder.policy.amount { return nil }
    return Refusal(
      "no-show deposit", "\(name) has \(ladder.words): a deposit of $\(ladder.policy.amount.shown) comes first",
      wayPast: "take payment, or overbook with the reason it is waived", with: record.reference)
  }
}

extension Office {
  /// Missed in the last thirty days by someone for whom a step of the ladder is due that nobody took.
  package func missed(to today: Day) -> [Appointment] {
    (0...30).flatMap { goingOn(Appointment.self, on: today.advanced(by: -$0)) }.filter { appointment in
      appointment.slot == .noShow && appointment.toTell == .noShow && noShowLadder(of: appointment.patient, on: today).step >= .letter
    }.sorted { ($0.day, $0.start, $0.id) > ($1.day, $1.start, $1.id) }
  }
}
