/// Closes the office, or says that a provider is away, for days or hours of days. Whoever is booked then stays booked, and is on the list of
/// those who have to be told.
package struct CloseDays: Verb {
  package static let name = "close days"
  package static let sentence = "closes the office, or notes a provider's leave, for days or hours of days"
  package static let who: [StaffRole] = .manager
  /// That somebody has to be told says nothing of what is in their record.
  package static let passesRestriction = true

  package var from: Day?
  package var to: Day?
  package var yearly: Yearly?
  package var start: ClockTime?
  package var end: ClockTime?
  package var provider: ProviderID?
  package var words = ""

  package init() {}

  package static let fields: [Field<CloseDays>] = [
    Field("from", \.from, "first day; of a yearly one from when on"), Field("to", \.to, "last day, if another"),
    Field("yearly", \.yearly, "every year: 25 Dec, 4th Thu Nov, last Mon May"),
    Field("start", \.start, "from what time, if not all day"), Field("end", \.end, "until what time"),
    Field("provider", \.provider, "whose leave; not given for the whole office"), Field("words", \.words, "why", optional: false),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    guard let from = from ?? (yearly == nil ? nil : draft.today) else {
      throw Refusal("when", "which days? a first day, or yearly", field: "from")
    }
    let closure = Closure {
      ($0.from, $0.to, $0.start, $0.end, $0.provider, $0.words) = (from, to == from ? nil : to, start, end, provider, words.trimmed)
      $0.yearly = yearly
    }
    try SettingRules.checkSchedule(closure, in: draft.office)
    guard closure.last >= draft.today else { throw Refusal("in the past", "\(closure.when) is over", field: "from") }
    let added = draft.add(closure)
    for appointment in draft.office.booked(in: added, from: draft.today) { try draft.edit(appointment.id) { $0.toTell = .absence } }
  }
}

/// Calls a closure or a leave off: its time can be booked again.
package struct OpenDays: Verb {
  package static let name = "open days"
  package static let sentence = "calls a closure or a leave off"
  package static let who: [StaffRole] = .manager
  package static let passesRestriction = true

  package var closure = ClosureID.unnumbered

  package init() {}

  package static let fields: [Field<OpenDays>] = [Field("closure", \.closure, optional: false)]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let record = try draft.get(closure)
    if record.gone { throw Refusal("called off already", "\(record.words) is called off already", with: record.reference) }
    let booked = draft.office.booked(in: record, from: draft.today)
    try draft.edit(closure) { $0.gone = true }
    // Their time stands again, unless something else closes it.
    for appointment in booked where appointment.toTell == .absence && !draft.office.isInClosedHours(appointment) {
      try draft.edit(appointment.id) { $0.toTell = nil }
    }
  }
}
