/// One time that a patient is here: the person axis, from arrival until they leave.
package struct Visit: Record {
  package static let kind = Kind.visits
  package static var table: TablePath<Visit> { \.visits }

  /// Where the person is on the way through the office.
  package enum State: String, Word {
    case arrived, ready, called, roomed, withProvider, checkout, left, leftUnseen, emergency, error

    package var label: String {
      switch self {
      case .arrived: "arrived"
      case .ready: "ready"
      case .called: "called"
      case .roomed: "roomed"
      case .withProvider: "with provider"
      case .checkout: "checkout"
      case .left: "left"
      case .leftUnseen: "left unseen"
      case .emergency: "emergency"
      case .error: "entered in error"
      }
    }

    /// After "the patient is": "at checkout".
    package var spoken: String {
      switch self {
      case .arrived: "here, not checked in"
      case .ready: "checked in and waiting"
      case .called: "called"
      case .roomed: "in a room"
      case .withProvider: "with the provider"
      case .checkout: "at checkout"
      case .left: "gone"
      case .leftUnseen: "gone without being seen"
      case .emergency: "gone by ambulance"
      case .error: "not here: the visit was struck"
      }
    }

    /// True while the patient is somewhere in the office's care.
    package var isHere: Bool {
      switch self {
      case .arrived, .ready, .called, .roomed, .withProvider, .checkout: true
      case .left, .leftUnseen, .emergency, .error: false
      }
    }

    package var isWaiting: Bool { self == .arrived || self == .ready || self == .called }
  }

  /// Where the person is while the state goes on.
  package enum Place: String, Word {
    case here, car, steppedOut, lab, xray

    package var label: String {
      switch self {
      case .here: "here"
      case .car: "in car"
      case .steppedOut: "stepped out"
      case .lab: "at lab"
      case .xray: "at X-ray"
      }
    }
  }

  package var id = VisitID.unnumbered
  package var v = 0
  package var patient = PatientID.unnumbered
  package var appointment: AppointmentID?
  package var provider = ProviderID.unnumbered
  package var type = VisitTypeID.unnumbered
  package var day = Day(number: 0)
  package var state = State.arrived
  package var place = Place.here
  package var room: RoomID?
  /// Someone said that it is right to share the room with whom it has.
  package var sharesRoom = false
  /// Everything that went before, and what is now, each with its beginning: the three clocks are read from these.
  package var spans: [VisitSpan] = []
  package var checks: [Check] = []
  /// The number called out in the waiting room, from 1 each day.
  package var ticket = 0
  package var reason = ""
  package var superbill: SuperbillID?
  /// What was said about the wait, and when.
  package var quoted: [QuotedWait] = []
  /// How it ended, where that needs words.
  package var outcome = ""
  package var nextStep = ""
  package var emergency: EmergencyID?
  /// Put in after the fact, by `record past visit`.
  package var past = false
  /// How soon a clinician says that they have to be seen.
  package var urgency: Urgency?
  /// The place among those who wait that somebody gave them by hand.
  package var turn: Turn?
  /// Calls to someone who left unseen that did not reach them.
  package var calls: [LogLine] = []
  /// The words that must not wait were put before a clinician, who said that they may be taken in.
  package var cleared: OpenItemID?
  /// Why there is nothing to bill, where a visit ends without a superbill.
  package var noBill = ""

  package init() {}

  package static let fields: [Field<Visit>] = [
    Field("id", \.id), Field("v", \.v), Field("patient", \.patient), Field("appointment", \.appointment),
    Field("provider", \.provider), Field("type", \.type), Field("day", \.day), Field("state", \.state), Field("place", \.place),
    Field("room", \.room), Field("sharesRoom", \.sharesRoom), Field("spans", \.spans), Field("checks", \.checks), Field("ticket", \.ticket),
    Field("reason", \.reason),
    Field("superbill", \.superbill), Field("quoted", \.quoted), Field("outcome", \.outcome), Field("nextStep", \.nextStep),
    Field("emergency", \.emergency), Field("past", \.past), Field("urgency", \.urgency, "as a clinician judged it"),
    Field("turn", \.turn, "a place given by hand"), Field("calls", \.calls, "calls that did not reach them"),
    Field("cleared", \.cleared, "the red flag that a clinician cleared"), Field("noBill", \.noBill, "why there is nothing to bill"),
  ]

  package var filed: Filed { Filed(day: day, patient: patient, goesOn: state.isHere) }

  package var arrivedAt: Moment? { spans.first?.from }
  package var since: Moment? { spans.last?.from }
  /// When they came into a state for the last time. Out to the lab and back is no new beginning.
  package func began(_ state: State) -> Moment? { lastRun(of: state).map { spans[$0.lowerBound].from } }

  /// The last spans of a state that follow one another.
  func lastRun(of state: State) -> ClosedRange<Int>? {
    guard let last = spans.lastIndex(where: { $0.state == state }) else { return nil }
    let first = spans[..<last].lastIndex { $0.state != state }.map { $0 + 1 } ?? 0
    return first...last
  }
}

package typealias VisitID = ID<Visit>

/// A stretch of a visit in one state at one place.
package struct VisitSpan: Fielded, Hashable {
  package var state = Visit.State.arrived
  package var place = Visit.Place.here
  package var room: RoomID?
  package var from = Moment(milliseconds: 0, offset: 0)
  package var by = ""

  package init() {}

  package static let fields: [Field<VisitSpan>] = [
    Field("state", \.state), Field("place", \.place), Field("room", \.room), Field("from", \.from), Field("by", \.by),
  ]
}

/// One question of check-in, and how it was answered.
package struct Check: Fielded, Hashable {
  /// As on file, put right, let go with a reason, or, of a paper, signed now.
  package enum Answer: String, Word { case same, changed, waived, signed }
  package var what = Topic.identity
  package var answer = Answer.same
  /// The reason why it was let go, or the two identifiers that were asked: "name, birth date".
  package var note = ""

  package init() {}

  package init(_ what: Topic, _ answer: Answer = .same, _ note: String = "") {
    self.what = what
    self.answer = answer
    self.note = note
  }

  package static let fields: [Field<Check>] = [Field("what", \.what), Field("answer", \.answer), Field("note", \.note)]
}

/// What the desk told a patient about the wait.
package struct QuotedWait: Fielded, Hashable {
  package var minutes = 0
  package var at = Moment(milliseconds: 0, offset: 0)
  package var by = ""

  package init() {}

  package static let fields: [Field<QuotedWait>] = [Field("minutes", \.minutes), Field("at", \.at), Field("by", \.by)]
}
