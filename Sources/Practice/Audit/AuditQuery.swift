/// What someone asks of the journal and of the access file: about a patient, a person, or a stretch of days.
package struct AuditQuery: Hashable, Sendable {
  /// What sort of thing was done.
  package enum Sort: String, Word {
    case all, changed, saw, searched, printed, exported, disclosed, opened, signed

    package var words: String {
      switch self {
      case .all: "everything"
      case .opened: "restricted record opened"
      case .signed: "signed in and out"
      default: rawValue
      }
    }
  }

  package var patient: PatientID?
  /// The person who did it, by the name they sign in with.
  package var person: String?
  package var from: Day
  package var to: Day
  package var sort = Sort.all
  /// How many rows are wanted, newest first; the others are only counted.
  package var limit = 2000

  package init(patient: PatientID? = nil, person: String? = nil, from: Day, to: Day, sort: Sort = .all) {
    self.patient = patient
    self.person = person
    self.from = from
    self.to = to
    self.sort = sort
  }

  /// Days that are shown at first: what is asked about a patient is seldom older.
  package static let window = 30

  /// Who may ask. HIPAA's minimum necessary: who looked at whom is itself about patients and about colleagues, and only those who answer
  /// for it need it; the others see what they did themselves on the message line and by undo.
  package static let who: [StaffRole] = [.manager, .auditor]

  /// Why a person may not ask, or nothing if they may.
  package static func refusal(_ role: StaffRole) -> Refusal? {
    if who.contains(role) { return nil }
    return Refusal(
      "not yours to see", "who looked at what is for \(who.map(\.label).joined(separator: ", ")), and you are \(role.label)", who: who)
  }

  /// The same for a person as the office knows them now.
  package static func refusal(_ office: Office, _ context: Context) -> Refusal? {
    do throws(Refusal) { return refusal(try office.admitted(context).role) } catch { return error }
  }

  /// "of Okafor, Ada, by maria, 24 Oct-23 Nov 2026, saw".
  package func words(_ office: Office) -> String {
    var words: [String] = []
    if let patient { words.append("of \(office[patient]?.name.listed ?? "\(patient)")") }
    if let person { words.append("by \(person)") }
    words.append(from == to ? to.shown : "\(from.iso) to \(to.iso)")
    if sort != .all { words.append(sort.words) }
    return words.joined(separator: ", ")
  }
}

/// One thing that was done: a line of the journal or of the access file.
package struct AuditEvent: Hashable, Sendable {
  /// A line of the journal or of the access file.
  package enum Said: Hashable, Sendable {
    case journal(Entry)
    case access(AccessEvent)
  }

  package var said: Said

  package init(_ said: Said) { self.said = said }

  package var seq: Int {
    switch said {
    case .journal(let entry): entry.seq
    case .access(let event): event.seq
    }
  }

  package var at: Moment {
    switch said {
    case .journal(let entry): entry.at
    case .access(let event): event.at
    }
  }

  package var by: String {
    switch said {
    case .journal(let entry): entry.by
    case .access(let event): event.by
    }
  }

  package var desk: String {
    switch said {
    case .journal(let entry): entry.desk
    case .access(let event): event.desk
    }
  }

  package var sort: AuditQuery.Sort {
    switch said {
    case .journal(let entry):
      if entry.edits.new.contains(where: { $0.reference.kind == .disclosures }) { return .disclosed }
      // The seal of a sensitive record was broken.
      if entry.edits.new.contains(where: { $0.reference.kind.rawValue == "openings" }) { return .opened }
      return ["right try", "wrong try"].contains(entry.did) ? .signed : .changed
    case .access(let event):
      switch event.did {
      case .saw: return .saw
      case .searched: return .searched
      case .printed: return .printed
      case .exported: return .exported
      case .signedIn, .signedOut, .locked, .unlocked, .wrongTry: return .signed
      case .missing: return .all
      }
    }
  }

  /// Whether it answers to a query. `records` are those of the query's patient.
  package func answers(_ query: AuditQuery, records: Set<String>) -> Bool {
    if case .access(let event) = said, event.did == .missing { return at.day >= query.from && at.day <= query.to }
    guard at.day >= query.from, at.day <= query.to, query.person.map({ $0 == by }) ?? true else { return false }
    guard query.sort == .all || query.sort == sort else { return false }
    guard let patient = query.patient else { return true }
    switch said {
    case .journal(let entry): return entry.concerns(patient, records)
    case .access(let event): return event.about.contains(patient)
    }
  }
}

extension Entry {
  /// Whether a line is about a patient: about the card itself, a record filed under it, or one that came from or went to another's.
  func concerns(_ patient: PatientID, _ records: Set<String>) -> Bool {
    func names(_ fields: Datum.Fields) -> Bool { fields["patient"].text == patient.text }
    return edits.references.contains { records.contains($0.id) } || edits.new.contains { names($0.fields) }
      || edits.gone.contains { names($0.fields) } || edits.set.contains { names($0.was) || names($0.now) }
  }

  /// Records that were this patient's before this line and are no more: lines before it are about the patient, lines after it are not.
  package func left(_ patient: PatientID) -> [String] {
    edits.gone.filter { $0.fields["patient"].text == patient.text }.map(\.reference.id)
      + edits.set.filter { $0.was["patient"].text == patient.text && !$0.now["patient"].isNull }.map(\.reference.id)
  }
}

extension Entry {
  /// Records that came to this patient with this line: lines before it are about whoever had them.
  package func came(to patient: PatientID) -> [String] {
    edits.set.filter { $0.now["patient"].text == patient.text && !$0.was["patient"].isNull }.map(\.reference.id)
  }
}

extension AuditEvent {
  /// Newest first; of what was done in one moment the change comes before the look at what it left.
  package static func isNewer(_ a: AuditEvent, _ b: AuditEvent) -> Bool {
    (a.at.milliseconds, a.isOfJournal ? 1 : 0, a.seq) > (b.at.milliseconds, b.isOfJournal ? 1 : 0, b.seq)
  }

  private var isOfJournal: Bool {
    if case .journal = said { return true }
    return false
  }
}

/// What an audit found, newest first.
package struct AuditFound: Hashable, Sendable {
  package var query: AuditQuery
  package var events: [AuditEvent] = []
  /// How many there are in all, also those that are not among the events.
  package var count = 0
  /// What could not be read, in words.
  package var troubles: [String] = []

  package init(_ query: AuditQuery) { self.query = query }
}
