import Canvas
import Practice

/// Whose records the screen shows, noticed in one place: a screen only has to say whose it shows.
struct Views: Sendable {
  struct Showing: Hashable, Sendable {
    var patient: PatientID
    var screen: String
  }

  /// When each record was last on the screen, by the person who looks.
  fileprivate var last: [Showing: Moment] = [:]
  fileprivate var by = ""
  /// Who lies in the superbill pane of the three panes, and since when.
  fileprivate var resting: (patient: PatientID, since: Moment, isNoted: Bool)?
  /// The search that is open, and what came of it so far.
  fileprivate var search: (words: String, count: Int)?

  /// The same record on the same screen again within these minutes is the same view.
  fileprivate static let oneView = 10
  /// How long, in milliseconds, the cursor rests on a row before its superbill counts as looked at.
  fileprivate static let rest = 1000

  /// The milliseconds until a superbill counts as looked at, if one is to.
  func due(_ now: Moment) -> Int? {
    guard let resting, !resting.isNoted else { return nil }
    return max(20, Self.rest - (now.milliseconds - resting.since.milliseconds))
  }
}

extension Desk {
  /// Hands over what was looked at since the last time, oldest first.
  package mutating func takeAccesses() -> [AccessEvent] {
    defer { accesses = [] }
    return accesses
  }

  /// Puts something on record that no screen shows: someone signed in, paper came out of the printer.
  package mutating func note(_ did: AccessEvent.Sort, _ what: String = "", about: [Reference] = [], count: Int? = nil, note: String = "") {
    var patients: [PatientID] = []
    for patient in about.compactMap({ view.patient(of: $0) }) where !patients.contains(patient) { patients.append(patient) }
    accesses.append(AccessEvent(did, what, about: patients, count: count, note: note, view.context))
  }

  /// After each event: what is on the screen now that was not, and the search that is over.
  mutating func noteViews() {
    // Nothing of the office is on a screen that is shut.
    if door != nil { return }
    let view = view
    if views.by != seat.by { views = Views() }
    views.by = seat.by
    noteSearch(view)
    var shown: [Views.Showing] = []
    for layer in layers {
      for patient in layer.screen.shows(view) { shown.append(.init(patient: patient, screen: type(of: layer.screen).name)) }
    }
    if let patient = resting(view) { shown.append(.init(patient: patient, screen: "superbill pane")) }
    for showing in shown {
      let before = views.last.updateValue(now, forKey: showing)
      if let before, now.minutes(since: before) < Views.oneView { continue }
      guard view.office[showing.patient] != nil else { continue }
      accesses.append(AccessEvent(.saw, showing.screen, about: [showing.patient], view.context))
    }
    if views.last.count > 500 { views.last = views.last.filter { now.minutes(since: $0.value) < Views.oneView } }
  }

  /// The patient whose superbill lies open in the three panes, once the cursor has rested there.
  private mutating func resting(_ view: View) -> PatientID? {
    guard layers.count == 1, let home = layers[0].screen as? Home, !home.isBehind, let bill = home.bill(view) else {
      views.resting = nil
      return nil
    }
    guard let resting = views.resting, resting.patient == bill.patient else {
      views.resting = (bill.patient, now, false)
      return nil
    }
    guard now.milliseconds - resting.since.milliseconds >= Views.rest else { return nil }
    views.resting?.isNoted = true
    return bill.patient
  }

  private mutating func noteSearch(_ view: View) {
    let finding = layers.lazy.compactMap { $0.screen as? FindPatient }.first.flatMap { $0.soFar }
    if finding == nil, let over = views.search {
      accesses.append(AccessEvent(.searched, over.words, count: over.count, view.context))
    }
    views.search = finding
  }
}

extension View {
  /// Whose a record is.
  func patient(of reference: Reference) -> PatientID? {
    if reference.kind == .patients { return PatientID(reference.id) }
    return office.fields(of: reference).flatMap { $0["patient"].text }.flatMap { PatientID($0) }
  }

  /// Whose records a form is about, by the ids among what it is about.
  func patients(in about: Datum.Fields) -> [PatientID] {
    let kinds: [String: Kind] = [
      "patient": .patients, "visit": .visits, "appointment": .appointments, "payment": .payments, "superbill": .superbills,
      "coverage": .coverages, "emergency": .emergencies, "entry": .waitlist, "recall": .recalls,
    ]
    for (name, value) in about {
      if let kind = kinds[name], let id = value.text, let patient = patient(of: Reference(kind, id)) { return [patient] }
    }
    return []
  }
}
