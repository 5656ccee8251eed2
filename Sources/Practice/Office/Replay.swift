/// Says why a line of the journal does not fit the office it is read into.
package struct ReplayFault: Error, Equatable, Sendable {
  package var seq: Int
  package var sentence: String
}

extension Office {
  /// Takes one line of the journal.
  ///
  /// - Throws: `ReplayFault` when it does not follow from what this office holds. The office may then hold half of the line
  ///   and must not be used further (a copy for every line would make reading a long journal slow).
  package mutating func take(_ entry: Entry) throws(ReplayFault) {
    guard entry.seq == seq + 1 else {
      throw ReplayFault(seq: entry.seq, sentence: "line \(entry.seq) does not follow line \(seq)")
    }
    do throws(Misfit) { try take(entry.edits) } catch { throw ReplayFault(seq: entry.seq, sentence: error.sentence) }
    seq = entry.seq
    lastAt = entry.at
    remember(entry)
  }

  /// Applies edits without asking any rule.
  mutating func take(_ edits: Edits) throws(Misfit) {
    for whole in edits.gone { try Shelving.of(whole.reference.kind).remove(&self, whole) }
    for whole in edits.new { try Shelving.of(whole.reference.kind).add(&self, whole) }
    for edit in edits.set { try Shelving.of(edit.reference.kind).change(&self, edit) }
  }

  /// Any record as plain fields.
  package func fields(of reference: Reference) -> Datum.Fields? { Shelving.of(reference.kind).fields(self, reference.id) }

  /// Every record at hand of a kind, as plain fields, in the order they were made.
  package func atHand(_ kind: Kind) -> [Edits.Whole] { Shelving.of(kind).all(self) }
}

/// The handling of one kind of record with its type forgotten, so that a journal line can be read by the name of the kind.
///
/// A class, because each change asks for it many times.
final class Shelving: Sendable {
  let add: @Sendable (inout Office, Edits.Whole) throws(Misfit) -> Void
  let load: @Sendable (inout Office, Edits.Whole) throws(Misfit) -> Void
  let change: @Sendable (inout Office, Edits.Edit) throws(Misfit) -> Void
  let changeBack: @Sendable (inout Office, Edits.Edit) throws(Misfit) -> Void
  let remove: @Sendable (inout Office, Edits.Whole) throws(Misfit) -> Void
  /// Gives fields of a record other values within a change.
  let set: @Sendable (inout Draft, String, Datum.Fields) throws(Refusal) -> Void
  let fields: @Sendable (Office, String) -> Datum.Fields?
  /// What became of one record from one office to another.
  let compare: @Sendable (_ before: Office, _ after: Office, Reference, inout Edits) -> Void
  let all: @Sendable (Office) -> [Edits.Whole]
  let read: @Sendable (Datum.Fields) -> (any Sendable)?
  let filed: @Sendable (Office, String) -> Filed?
  /// Those of them that nobody is to see.
  let secrets: [String]
  /// What people are told that a field is, and what is written there.
  let fieldWords: [String: (meaning: String, shape: String)]

  init<R: Record>(_ type: R.Type) {
    secrets = R.fields.filter(\.isSecret).map(\.name)
    fieldWords = Dictionary(uniqueKeysWithValues: R.fields.map { ($0.name, ($0.meaning, $0.shape)) })
    add = { (office: inout Office, whole: Edits.Whole) throws(Misfit) in
      let record = try R(whole.fields)
      guard office[record.id] == nil else { throw Misfit("new, but there is one already", at: [whole.reference.description]) }
      office.put(record)
    }
    load = { (office: inout Office, whole: Edits.Whole) throws(Misfit) in office.put(try R(whole.fields)) }
    change = { (office: inout Office, edit: Edits.Edit) throws(Misfit) in
      try Shelving.turn(R.self, edit.reference, from: (edit.v - 1, edit.was), to: (edit.v, edit.now), in: &office)
    }
    changeBack = { (office: inout Office, edit: Edits.Edit) throws(Misfit) in
      try Shelving.turn(R.self, edit.reference, from: (edit.v, edit.now), to: (edit.v - 1, edit.was), in: &office)
    }
    remove = { (office: inout Office, whole: Edits.Whole) throws(Misfit) in
      guard let id = ID<R>(whole.reference.id), let record = office[id] else {
        throw Misfit("a record that exists", at: [whole.reference.description])
      }
      office.remove(record)
    }
    set = { (draft: inout Draft, id: String, fields: Datum.Fields) throws(Refusal) in
      guard let id = ID<R>(id) else { return }
      try draft.edit(id) { (record: inout R) throws(Refusal) in
        for (name, value) in fields {
          guard let field = R.fields.first(where: { $0.name == name }) else { continue }
          do throws(Misfit) { try field.set(&record, value) } catch { throw Refusal("does not fit", error.sentence) }
        }
      }
    }
    fields = { office, id in ID<R>(id).flatMap { office[$0] }?.recorded }
    compare = { Shelving.compare(R.self, $0, $1, $2, &$3) }
    filed = { office, id in ID<R>(id).flatMap { office.look(at: $0, \.filed) } }
    read = { try? R($0) }
    all = { office in office[keyPath: R.table].sorted.map { Edits.Whole($0.reference, $0.recorded) } }
  }

  private static func compare<R: Record>(_ type: R.Type, _ before: Office, _ after: Office, _ reference: Reference, _ edits: inout Edits) {
    guard let id = ID<R>(reference.id) else { return }
    func edited(_ was: R, _ now: R) -> Bool {
      edit(was, now, reference, &edits)
      return true
    }
    if before.look(at: id, { was in after.look(at: id) { edited(was, $0) } ?? false }) ?? false { return }
    let was: R? = before[id], now: R? = after[id]
    guard let was else {
      if let now { edits.new.append(.init(reference, now.recorded)) }
      return
    }
    if now == nil { edits.gone.append(.init(reference, was.recorded)) }
  }

  /// The fields of a record that are not as they were.
  private static func edit<R: Record>(_ was: R, _ now: R, _ reference: Reference, _ edits: inout Edits) {
    var old = Datum.Fields(), new = Datum.Fields()
    for field in was.differing(from: now) where field.name != "v" {
      let tails = Tail.of(field.here, field.there)
      old.append(field.name, tails.was)
      new.append(field.name, tails.now)
    }
    if !new.isEmpty { edits.set.append(.init(reference, v: was.v + 1, was: old, now: new)) }
  }

  /// Gives fields of a record other values, if they are as the line says and the version is the one it says.
  private static func turn<R: Record>(
    _ type: R.Type, _ reference: Reference, from: (v: Int, fields: Datum.Fields), to: (v: Int, fields: Datum.Fields),
    in office: inout Office
  ) throws(Misfit) {
    guard let id = ID<R>(reference.id), var record = office[id] else {
      throw Misfit("a record that exists", at: [reference.description])
    }
    guard record.v == from.v else {
      throw Misfit("version \(record.v + to.v - from.v), not \(to.v)", at: [reference.description])
    }
    for (name, now) in to.fields {
      guard let field = R.fields.first(where: { $0.name == name }) else {
        throw Misfit("a field of \(R.kind.rawValue)", at: [reference.description, name])
      }
      let value = field.read(record)
      guard Tail.fits(value, from.fields[name]) else {
        throw Misfit("what the line says it was", at: [reference.description, name])
      }
      try field.set(&record, Tail.turned(value, to: now))
    }
    record.v = to.v
    office.put(record)
  }

  static func of(_ kind: Kind) -> Shelving {
    switch kind {
    case .patients: patients
    case .coverages: coverages
    case .appointments: appointments
    case .visits: visits
    case .superbills: superbills
    case .payments: payments
    case .emergencies: emergencies
    case .disclosures: disclosures
    case .dayCloses: dayCloses
    case .openings: openings
    case .waitlist: waitlist
    case .recalls: recalls
    case .delays: delays
    case .openItems: openItems
    case .rounds: rounds
    case .practices: practices
    case .staff: staff
    case .providers: providers
    case .rooms: rooms
    case .visitTypes: visitTypes
    case .templates: templates
    case .payers: payers
    case .fees: fees
    case .commonDiagnoses: commonDiagnoses
    case .authorisations: authorisations
    case .slotCodes: slotCodes
    case .closures: closures
    case .resources: resources
    case .officeRules: officeRules
    case .estimates: estimates
    }
  }

  private static let patients = Shelving(Patient.self)
  private static let coverages = Shelving(Coverage.self)
  private static let appointments = Shelving(Appointment.self)
  private static let visits = Shelving(Visit.self)
  private static let superbills = Shelving(Superbill.self)
  private static let payments = Shelving(Payment.self)
  private static let emergencies = Shelving(Emergency.self)
  private static let disclosures = Shelving(Disclosure.self)
  private static let dayCloses = Shelving(DayClose.self)
  private static let openings = Shelving(RecordOpening.self)
  private static let waitlist = Shelving(WaitlistEntry.self)
  private static let recalls = Shelving(Recall.self)
  private static let delays = Shelving(ProviderDelay.self)
  private static let openItems = Shelving(OpenItem.self)
  private static let rounds = Shelving(ComfortRound.self)
  private static let practices = Shelving(PracticeSettings.self)
  private static let staff = Shelving(StaffMember.self)
  private static let providers = Shelving(Provider.self)
  private static let rooms = Shelving(Room.self)
  private static let visitTypes = Shelving(VisitType.self)
  private static let templates = Shelving(ScheduleTemplate.self)
  private static let payers = Shelving(Payer.self)
  private static let fees = Shelving(Fee.self)
  private static let commonDiagnoses = Shelving(CommonDiagnosis.self)
  private static let authorisations = Shelving(Authorisation.self)
  private static let slotCodes = Shelving(SlotCode.self)
  private static let closures = Shelving(Closure.self)
  private static let resources = Shelving(Resource.self)
  private static let officeRules = Shelving(OfficeRule.self)
  private static let estimates = Shelving(Estimate.self)
}

extension Datum {
  /// Empty things compare equal to absent ones, because the files leave both out.
  var orNull: Datum { isBlank ? .null : self }
}

extension Field {
  /// Writes a value where `nothing` means back to empty.
  func set(_ whole: inout Whole, _ datum: Datum) throws(Misfit) where Whole: Fielded {
    try write(&whole, datum.isNull ? read(Whole()) : datum)
  }
}
