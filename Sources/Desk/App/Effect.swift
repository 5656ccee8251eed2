import Practice

/// What a screen asks for. Screens never write files and never print; they answer with these.
package enum Effect: Sendable {
  /// Something should become true in the office.
  case change(Change)
  /// Something should be done outside: printed, written to a file, looked up in the journal.
  case ask(Errand)
  /// Tell the person, on the message line.
  case say(String)
  /// Tell the person that something is wrong or not possible.
  case complain(String)
  /// Put a screen on top.
  case open(any Screen)
  /// Put a screen in the place of this one.
  case replace(any Screen)
  /// Close the top screen.
  case close
  /// Close the top screen and let the one below ask for these.
  case pass([Effect])
  /// Close the top screen and give the one below what it asked for.
  case answer(Answered)
  /// Close every screen down to the three panes.
  case closeAll
  /// Bring a patient's row under the cursor in the three panes.
  case show(PatientID)
  /// Turn the schedule to a day.
  case showDay(Day)
  /// Close this list of keys and do the nth thing on it.
  case run(Int)
  /// Wear a theme for now.
  case wear(String)
  /// Wear a theme from now on.
  case keepTheme(String)
  /// Turn the schedule to a time of a provider.
  case showSlot(Day, provider: ProviderID?, ClockTime?)
  /// Show the office as it was at a time.
  case goBack(Office, Moment)
  /// Return from another time.
  case returnToNow
  case setAside
  /// Go back to one that was set aside, counted from the last.
  case takeUp(Int)
  /// The person has seen that a change was refused when the disk was well again.
  case dismiss(String)
  case repaint
  case quit
  /// Lets somebody to the desk, who showed that it is them.
  case enter(StaffID)

  static func change(_ verb: any Verb) -> Effect { .change(Change(verb)) }
}

/// What became of a change that a screen asked for.
package enum Heard: Sendable {
  case saved(Entry)
  case refused(Refusal)
  /// The disk does not take it just now, and why; it is kept and tried again, and counts as done.
  case held(Entry, String)
  /// Not saved, and why: the disk is full, the folder is gone.
  case failed(String)

  /// What the screens hear: what is kept is done as far as they are concerned.
  var asKept: Heard {
    if case .held(let entry, _) = self { return .saved(entry) }
    return self
  }
}

/// What a small form hands to the screen that opened it.
package enum Answered: Hashable, Sendable {
  case day(Day)
  case text(String)
  /// The days of an audit, and the person who did it.
  case audit(from: Day, to: Day, person: String?)
  /// A free time, and what was looked for.
  case opening(Opening, SlotQuery)
  /// How long an appointment is to be, or when it is to end.
  case minutes(Int)
  case end(ClockTime)
  /// The room and the things that an appointment needs.
  case needs(RoomID?, [ResourceID])
  /// How the copay is paid, and why not all of it.
  case copay([Tender], why: String)
  /// The field of the form below that is to be written anew.
  case field(String)
  /// It did itself what was to be done.
  case done
}
