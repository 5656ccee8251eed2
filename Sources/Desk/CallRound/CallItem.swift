import Practice

/// One patient of a call round, and what the call is about.
struct CallItem: Fielded, Hashable {
  var about = CallAttempt.About.offer
  var appointment: AppointmentID?
  var entry: WaitlistEntryID?
  var recall: RecallID?
  /// Someone who left without being seen.
  var visit: VisitID?

  init() {}

  static let fields: [Field<CallItem>] = [
    Field("about", \.about), Field("appointment", \.appointment), Field("entry", \.entry), Field("recall", \.recall),
    Field("visit", \.visit),
  ]

  static func appointment(_ appointment: Appointment, _ about: CallAttempt.About) -> CallItem {
    CallItem {
      $0.about = about
      $0.appointment = appointment.id
    }
  }

  func patient(_ view: View) -> PatientID? {
    view.office[appointment]?.patient ?? view.office[entry]?.patient ?? view.office[recall]?.patient ?? view.office[visit]?.patient
  }

  /// Each try so far, in words, oldest first.
  func attempts(_ view: View) -> [String] {
    if let entry: WaitlistEntry = view.office[entry] { return entry.attempts.map(\.words) }
    if let recall: Recall = view.office[recall] { return recall.attempts.map(\.words) }
    if let visit: Visit = view.office[visit] { return visit.calls.map { "\($0.at.time.shown) by \($0.by): \($0.text)" } }
    return view.office[appointment]?.calls.filter { $0.about == about }.map(\.words) ?? []
  }

  /// True while somebody still has to be reached about it.
  func isOpen(_ view: View) -> Bool {
    if let entry: WaitlistEntry = view.office[entry] { return entry.isOpen }
    if let recall: Recall = view.office[recall] { return recall.isOpen && !view.office.isAnswered(recall, on: view.today) }
    if let visit: Visit = view.office[visit] { return visit.awaitsCallBack }
    guard let appointment: Appointment = view.office[appointment] else { return false }
    switch about {
    case .noShow: return appointment.slot == .noShow && appointment.toTell == .noShow
    case .late, .absence: return appointment.hasToTell(about)
    case .reminder, .offer, .recall: return appointment.slot == .booked
    }
  }

  func note(_ outcome: CallAttempt.Outcome, number: String, note: String) -> any Verb {
    if visit != nil {
      let words: String =
        switch outcome {
        case .reached: "comes back today"
        case .declined: "went elsewhere, or needs nothing"
        case .booked: "books another day"
        default: outcome.label
        }
      return callBack(words, again: !outcome.isAnswer, note: note)
    }
    return NoteCall {
      $0.appointment = appointment
      $0.entry = entry
      $0.recall = recall
      $0.about = appointment == nil ? nil : about
      $0.outcome = outcome
      $0.number = number
      $0.note = note
    }
  }

  /// What came of calling back someone who left unseen; `again` where nobody was reached.
  func callBack(_ outcome: String, again: Bool, note: String) -> CallBack {
    CallBack {
      $0.visit = visit ?? .unnumbered
      $0.outcome = note.isEmpty ? outcome : "\(outcome): \(note)"
      $0.again = again
    }
  }

  /// Everyone who left today without being seen and whom nobody has reached; who was called least comes first.
  static func unseen(_ view: View) -> [CallItem] {
    func key(_ visit: Visit) -> (Int, Int, Int) { (visit.calls.count, visit.since?.milliseconds ?? 0, visit.id.number) }
    return view.office.filed(Visit.self, on: view.today).filter(\.awaitsCallBack).sorted { key($0) < key($1) }
      .map { visit in CallItem { $0.visit = visit.id } }
  }

  /// What a clinician should hear of before anything else.
  func alarm(_ view: View) -> String? {
    guard let visit: Visit = view.office[visit], visit.urgency != nil || !view.office.redFlags(in: visit.reason).isEmpty else { return nil }
    return "RED: tell the clinician that they left before they were seen (c)"
  }

  /// What to say, in a few lines.
  func lines(_ view: View) -> [String] {
    if let visit: Visit = view.office[visit] {
      let stayed = visit.arrivedAt.flatMap { from in visit.since.map { minutesShown($0.minutes(since: from)) } } ?? "?"
      return ["Left at \(visit.since?.time.shown ?? "?") after \(stayed), \(visit.outcome)"]
        + (visit.reason.isEmpty ? [] : ["Came for \(visit.reason)"])
    }
    if let entry: WaitlistEntry = view.office[entry] {
      let type = view.office[entry.type]?.name ?? "?"
      var lines = ["Waits for: \(type), \(WishWords.line(entry, view)); since \(entry.since.shown)"]
      if let hold = view.office.holds(for: entry.id, of: entry.patient).last {
        let until = hold.heldUntil?.time.shown ?? "?"
        lines.append(
          "\(hold.isOver(at: view.now) ? "The hold is over since \(until)" : "Held to \(until)"): \(hold.day.shown) \(hold.start.shown) \(view.provider(hold.provider)); h takes it, d gives it up"
        )
      }
      return lines + [[entry.reason, entry.note].filter { !$0.isEmpty }.joined(separator: "; ")].filter { !$0.isEmpty }
    }
    if let recall: Recall = view.office[recall] {
      let type = view.office[recall.type]?.name ?? "?"
      let what = recall.what.isEmpty ? type : "\(recall.what) (\(type))"
      return [
        "To come again: \(what), \(recall.rhythm), due \(recall.due.shown)" + (recall.provider.map { " with \(view.provider($0))" } ?? "")
      ]
    }
    guard let appointment: Appointment = view.office[appointment] else { return [] }
    let who = view.office[appointment.provider]?.title ?? "?"
    let when = "\(appointment.day.shown) \(appointment.start.shown) with \(who), \(view.office[appointment.type]?.name ?? "?")"
    switch about {
    case .late:
      let said = view.office.delayRecord(of: appointment.provider, on: appointment.day)
      let time = view.office.retimed(appointment)?.shown ?? appointment.start.shown
      return [when, "\(who) runs about \(said?.minutes ?? 0) min late: come for \(time), or b finds another time"]
    case .absence:
      if let old: Appointment = view.office[appointment.movedFrom] {
        return [
          "Was \(old.day.shown) \(old.start.shown) with \(view.office[old.provider]?.title ?? "?"): \(old.cancelReason)",
          "Now \(when): y if that suits, b finds another",
        ]
      }
      if appointment.slot == .cancelledByClinic {
        return ["Was \(when): cancelled, \(appointment.cancelReason)", "y when they know, b finds another time"]
      }
      let isShut = view.office.closures.sorted.contains {
        $0.provider == nil && $0.takes(appointment.provider, appointment.day, appointment.start, appointment.minutes)
      }
      return [when, "\(isShut ? "the office is closed" : "\(who) is out") then: b finds another time, x cancels"]
    case .noShow: return ["Did not come: \(when)", view.office.noShowLadder(of: appointment.patient, on: view.today).words]
    case .reminder, .offer, .recall: return [when, appointment.note].filter { !$0.isEmpty }
    }
  }
}
