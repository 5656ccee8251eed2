/// The whole practice as it stands: what is at hand, and a shelf for what is older.
///
/// It changes only by taking edits, so that the same journal always adds up to the same office.
package struct Office: Sendable {
  package var patients = Records<Patient>()
  package var coverages = Records<Coverage>()
  package var appointments = Records<Appointment>()
  package var visits = Records<Visit>()
  package var superbills = Records<Superbill>()
  package var payments = Records<Payment>()
  package var emergencies = Records<Emergency>()
  package var openings = Records<RecordOpening>()
  package var practices = Records<PracticeSettings>()
  package var staff = Records<StaffMember>()
  package var providers = Records<Provider>()
  package var rooms = Records<Room>()
  package var visitTypes = Records<VisitType>()
  package var templates = Records<ScheduleTemplate>()
  package var payers = Records<Payer>()
  package var fees = Records<Fee>()
  package var commonDiagnoses = Records<CommonDiagnosis>()

  /// The `seq` of the last line of the journal that this office has taken.
  package internal(set) var seq = 0
  package internal(set) var lastAt: Moment?
  /// The highest number ever given for each kind, so that a number taken back is not given again.
  package internal(set) var numbersGiven: [Kind: Int] = [:]
  /// The highest receipt number ever given. Receipts have no gaps.
  package internal(set) var lastReceipt = 0
  /// Records removed since the shelf was filled.
  package internal(set) var removed: Set<Reference> = []

  /// The last lines of the journal, for undo and for "who did that": at most `Office.remembered`.
  package internal(set) var recent: [Entry] = []
  package static let remembered = 300

  private var byDay: [Day: [Kind: [String]]] = [:]
  private var byPatient: [PatientID: [Kind: [String]]] = [:]
  /// Names as they are searched, because folding them for every key typed would be slow.
  private var foldedNames: [PatientID: [String]] = [:]
  /// Who bears a name, by its plain letters: asked for everyone who is put on file.
  private var bearers: [String: [PatientID]] = [:]

  package var shelf: Shelf

  package init(shelf: Shelf = .bare) { self.shelf = shelf }

  /// Starts from what a snapshot says of the numbers given so far.
  package init(shelf: Shelf, seq: Int, lastAt: Moment?, numbersGiven: [Kind: Int], lastReceipt: Int) {
    self.shelf = shelf
    self.seq = seq
    self.lastAt = lastAt
    self.numbersGiven = numbersGiven
    self.lastReceipt = lastReceipt
  }

  /// Puts records on the desk that are older than the journal lines to come: settings, or a day from the shelf.
  package mutating func load(_ wholes: [Edits.Whole]) throws(Misfit) {
    for whole in wholes { try Shelving.of(whole.reference.kind).load(&self, whole) }
  }

  /// Remembers lines that are already in this office, oldest first.
  package mutating func remember(_ entries: [Entry]) {
    recent = Array((entries + recent).suffix(Office.remembered))
  }

  /// A record by its id, from hand or from the shelf.
  package subscript<R: Record>(id: ID<R>) -> R? {
    if let record = self[keyPath: R.table][id] { return record }
    let reference = Reference(id)
    if removed.contains(reference) { return nil }
    guard let fields = shelf.record(reference) else { return nil }
    return try? R(fields)
  }

  package subscript<R: Record>(id: ID<R>?) -> R? { id.flatMap { self[$0] } }

  /// All records of one kind filed under a day, in the order they were made.
  package func filed<R: Record>(_ type: R.Type, on day: Day) -> [R] {
    found(byDay[day]?[R.kind] ?? [], shelf.onDay(day)) { $0.filed.day == day }
  }

  /// All records of one kind filed under a patient, in the order they were made.
  package func filed<R: Record>(_ type: R.Type, of patient: PatientID) -> [R] {
    found(byPatient[patient]?[R.kind] ?? [], shelf.ofPatient(patient)) { $0.filed.patient == patient }
  }

  private func found<R: Record>(_ near: [String], _ far: [Reference], _ stillHere: (R) -> Bool) -> [R] {
    var ids = near.compactMap { ID<R>($0) }
    let others = far.lazy.filter { $0.kind == R.kind }.compactMap { ID<R>($0.id) }
    if !others.isEmpty { ids = Array(Set(ids).union(others)) }
    return ids.sorted().compactMap { self[$0] }.filter(stillHere)
  }

  /// Puts a record where it belongs, replacing an older version of itself.
  mutating func put<R: Record>(_ record: R) {
    let old = self[keyPath: R.table][record.id]
    self[keyPath: R.table].keep(record)
    numbersGiven[R.kind] = max(numbersGiven[R.kind] ?? 0, record.id.number)
    if old?.filed != record.filed {
      if let old { unfile(old) }
      file(record)
    }
    if let payment = record as? Payment { lastReceipt = max(lastReceipt, payment.receipt) }
    if let patient = record as? Patient { name(patient, before: (old as? Patient)?.name) }
    if !removed.isEmpty { removed.remove(record.reference) }
  }

  mutating func remove<R: Record>(_ record: R) {
    unfile(record)
    self[keyPath: R.table].drop(record.id)
    if let patient = record as? Patient {
      foldedNames[patient.id] = nil
      bearers[NameFolding.key(patient.name)]?.removeAll { $0 == patient.id }
    }
    removed.insert(record.reference)
  }

  private mutating func name(_ patient: Patient, before: PersonName?) {
    if before == patient.name { return }
    if let before { bearers[NameFolding.key(before)]?.removeAll { $0 == patient.id } }
    bearers[NameFolding.key(patient.name), default: []].append(patient.id)
    foldedNames[patient.id] = NameFolding.parts(patient.name)
  }

  /// Everyone with the same family and given name, by the letters people type, in the order they came on file.
  func namesakes(of name: PersonName) -> [Patient] {
    let key = NameFolding.key(name)
    var query = PatientQuery("", today: Day(number: 0))
    query.words = [NameFolding.plain(name.family), NameFolding.plain(name.given)].filter { !$0.isEmpty }
    let far = query.isEmpty ? [] : shelf.patients(query, 40).filter { patients[$0] == nil }
    return ((bearers[key] ?? []) + far).sorted().compactMap { self[$0] }.filter { NameFolding.key($0.name) == key }
  }

  private mutating func file<R: Record>(_ record: R) {
    let filed = record.filed
    if let day = filed.day { byDay[day, default: [:]][R.kind, default: []].append(record.id.text) }
    if let patient = filed.patient { byPatient[patient, default: [:]][R.kind, default: []].append(record.id.text) }
  }

  private mutating func unfile<R: Record>(_ record: R) {
    let filed = record.filed
    if let day = filed.day { byDay[day]?[R.kind]?.removeAll { $0 == record.id.text } }
    if let patient = filed.patient { byPatient[patient]?[R.kind]?.removeAll { $0 == record.id.text } }
  }
}

extension Office {
  /// How many patients are on file.
  package var patientCount: Int {
    shelf.count(.patients) + patients.sorted.count { shelf.record($0.reference) == nil }
  }

  /// Patients that answer a query, best first; those no longer patients only if asked for.
  package func find(_ query: PatientQuery, limit: Int, archived: Bool = false) -> [Patient] {
    if query.isEmpty { return [] }
    var scores: [PatientID: Int] = [:]
    for patient in patients.sorted {
      let score = query.score(patient, names: foldedNames[patient.id] ?? [])
      if score > 0 { scores[patient.id] = score }
    }
    for id in shelf.patients(query, limit * 2) where patients[id] == nil {
      if let patient: Patient = self[id] { scores[id] = query.score(patient) }
    }
    return scores.filter { $0.value > 0 }.compactMap { id, score in self[id].map { (score, $0.name.listed, $0) } }
      .filter { archived || !$0.2.archived }
      .sorted { $0.0 == $1.0 ? ($0.1, $0.2.id) < ($1.1, $1.2.id) : $0.0 > $1.0 }
      .prefix(limit).map(\.2)
  }
}
