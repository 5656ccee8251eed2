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
  package var disclosures = Records<Disclosure>()
  package var dayCloses = Records<DayClose>()
  package var openings = Records<RecordOpening>()
  package var waitlist = Records<WaitlistEntry>()
  package var recalls = Records<Recall>()
  package var delays = Records<ProviderDelay>()
  package var openItems = Records<OpenItem>()
  package var rounds = Records<ComfortRound>()
  package var practices = Records<PracticeSettings>()
  package var staff = Records<StaffMember>()
  package var providers = Records<Provider>()
  package var rooms = Records<Room>()
  package var visitTypes = Records<VisitType>()
  package var templates = Records<ScheduleTemplate>()
  package var payers = Records<Payer>()
  package var fees = Records<Fee>()
  package var commonDiagnoses = Records<CommonDiagnosis>()
  package var authorisations = Records<Authorisation>()
  package var slotCodes = Records<SlotCode>()
  package var closures = Records<Closure>()
  package var resources = Records<Resource>()
  package var officeRules = Records<OfficeRule>()
  package var estimates = Records<Estimate>()

  /// The `seq` of the last line of the journal that this office has taken.
  package internal(set) var seq = 0
  package internal(set) var lastAt: Moment?
  /// The highest number ever given for each kind, so that a number taken back is not given again.
  package internal(set) var numbersGiven: [Kind: Int] = [:]
  /// The highest receipt number ever given. Receipts have no gaps.
  package internal(set) var lastReceipt = 0
  /// Records removed since the shelf was filled.
  package internal(set) var removed: Set<Reference> = []
  /// Records that were known by a provisional number before the disk took them, and their real ones.
  package var aliases: [Reference: Reference] = [:]

  /// The last lines of the journal, for undo and for "who did that": at most `Office.remembered`.
  ///
  /// Those that are in what the shelf holds are read when someone asks for them.
  package internal(set) var recent: [Entry] {
    get { hasAllRecent ? taken.entries : (shelf.recent?() ?? []) + taken.entries }
    set {
      taken = RecentLines(newValue)
      hasAllRecent = true
    }
  }
  package static let remembered = 300
  private var taken = RecentLines()
  private var hasAllRecent = false
  /// Which state this is, among all that stand on the same shelf.
  package private(set) var edition = 0

  private var byDay = Boxed<Day, [Kind: [String]]>()
  private var byPatient = Boxed<PatientID, [Kind: [String]]>()
  /// Names as they are searched, because folding them for every key typed would be slow.
  var foldedNames = Boxed<PatientID, [String]>()
  /// Who bears a name, by its plain letters: asked for everyone who is put on file.
  private var bearers = Boxed<String, [PatientID]>()
  /// When whose time is held, of the appointments at hand.
  private(set) var busyIndex = BusyIndex()
  /// Whose charges or receipts are not all as the shelf has them.
  private var moneyMoved = Boxed<PatientID, Bool>()

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
    // Every row of every screen asks for these.
    @specialized(where R == Patient) @specialized(where R == Appointment) @specialized(where R == Visit) @specialized(where R == Provider)
    @specialized(where R == VisitType) @specialized(where R == Superbill) @specialized(where R == Room)
    get {
      if let record = self[keyPath: R.table][id] { return record }
      let reference = Reference(id)
      if !aliases.isEmpty, let real = aliases[reference], real != reference { return ID<R>(real.id).flatMap { self[$0] } }
      if removed.contains(reference) { return nil }
      if let read = shelf.read { return read(reference) { try? R($0) } as? R }
      guard let fields = shelf.record(reference) else { return nil }
      return try? R(fields)
    }
  }

  /// What is asked of a record. One that is at hand is not copied for that.
  func look<R: Record, Answer>(at id: ID<R>, _ ask: (R) -> Answer) -> Answer? {
    self[keyPath: R.table].look(at: id, ask) ?? self[id].map(ask)
  }

  @inlinable package subscript<R: Record>(id: ID<R>?) -> R? {
    guard let id else { return nil }
    return self[id]
  }

  /// All records of one kind filed under a day, in the order they were made.
  package func filed<R: Record>(_ type: R.Type, on day: Day) -> [R] {
    remembered(.filed(R.kind), day) {
      if let far = shelf.recordsOnDay?(day, R.kind) as? [R] { return together(byDay[day]?[R.kind] ?? [], far) }
      return found(byDay[day]?[R.kind] ?? [], shelf.kindOnDay?(day, R.kind) ?? shelf.onDay(day)) { $0.filed.day == day }
    }
  }

  /// Has the shelf read the appointments of a day, of which a large clinic has a thousand, for a thread that has time.
  package func readAhead(_ day: Day) { _ = shelf.recordsOnDay?(day, .appointments) }

  /// An answer about a day, worked out once for each state of the office: a screen asks for its day again and again.
  func remembered<Answer: Sendable>(_ question: MemoKey.Question, _ day: Day, _ work: () -> Answer) -> Answer {
    guard let memo = shelf.memo, let known = memo(MemoKey(edition: edition, question: question, day: day), { work() }) as? Answer else {
      return work()
    }
    return known
  }

  /// The same, and of older days that nobody touched only those that still go on.
  func goingOn<R: Record>(_ type: R.Type, on day: Day) -> [R] {
    found(byDay[day]?[R.kind] ?? [], shelf.goingOn?(day) ?? shelf.onDay(day)) { $0.filed.day == day }
  }

  /// The records of one kind filed under a patient, but those on the shelf only if they are wanted: whoever has been here a
  /// hundred times is not read a hundred times.
  func filed<R: Record>(_ type: R.Type, of patient: PatientID, where isWanted: (ShelfRow) -> Bool) -> [R] {
    let far = shelf.rowsOfPatient?(patient).filter { $0.reference.kind == R.kind && isWanted($0) }.map(\.reference)
    return found(byPatient[patient]?[R.kind] ?? [], far ?? shelf.ofPatient(patient)) { $0.filed.patient == patient }
  }

  /// Whether all that the account of a patient is made of is on the shelf.
  func hasOldAccount(_ patient: PatientID) -> Bool { moneyMoved[patient] == nil }

  /// Notes whose account a record belongs to, and belonged to.
  private mutating func noteMoney<R: Record>(_ record: R) {
    guard shelf.account != nil, R.kind == .superbills || R.kind == .payments else { return }
    for patient in [record.filed.patient, self[record.id]?.filed.patient] {
      if let patient, moneyMoved[patient] == nil { moneyMoved[patient] = true }
    }
  }

  mutating func remember(_ entry: Entry) {
    taken.append(entry)
    taken.keep(Office.remembered)
    if taken.count >= Office.remembered { hasAllRecent = true }
  }

  /// The lines after one of the last ones, oldest first.
  package func lines(after line: Int) -> [Entry] {
    let near = taken.after(line)
    return hasAllRecent || near.count == seq - line ? near : recent.filter { $0.seq > line }
  }

  /// Takes the newest line out again.
  mutating func forgetLast(_ line: Int) {
    if taken.count == 0 { recent = recent }
    if taken.last?.seq == line { taken.removeLast() }
  }

  /// All records of one kind filed under a patient, in the order they were made.
  package func filed<R: Record>(_ type: R.Type, of patient: PatientID) -> [R] {
    let patient = real(patient)
    return found(byPatient[patient]?[R.kind] ?? [], shelf.ofPatient(patient)) { $0.filed.patient == patient }
  }

  /// Everything that is filed under a patient, the card itself first.
  package func references(of patient: PatientID) -> [Reference] {
    let near = (byPatient[patient] ?? [:]).flatMap { kind, ids in ids.map { Reference(kind, $0) } }
    // The cards of a household lie together, and each is its own person's.
    let theirs = (near + shelf.ofPatient(patient)).filter { $0.kind != .patients }
    return Array(Set(theirs + [Reference(patient)])).sorted()
  }

  /// The records at hand of a day, and those of the shelf that are as they were.
  private func together<R: Record>(_ near: [String], _ far: [R]) -> [R] {
    let table = self[keyPath: R.table]
    if table.count == 0, removed.isEmpty { return far }
    let untouched = far.filter { table[$0.id] == nil && (removed.isEmpty || !removed.contains($0.reference)) }
    if near.isEmpty { return untouched }
    return (untouched + near.compactMap { ID<R>($0).flatMap { table[$0] } }).sorted { $0.id < $1.id }
  }

  private func found<R: Record>(_ near: [String], _ far: [Reference], _ stillHere: (R) -> Bool) -> [R] {
    var ids = near.compactMap { ID<R>($0) }
    let others = far.lazy.filter { $0.kind == R.kind }.compactMap { ID<R>($0.id) }
    if ids.isEmpty { ids = Array(others) } else if !others.isEmpty { ids = Array(Set(ids).union(others)) }
    let numbered = ids.map { (number: $0.number, id: $0) }
    let isInOrder = zip(numbered, numbered.dropFirst()).allSatisfy { $0.number < $1.number }
    if !isInOrder { ids = ids.sorted() }
    return ids.compactMap { self[$0] }.filter(stillHere)
  }

  /// What was worked out before is not asked for again.
  mutating func newEdition() { edition = shelf.edition?() ?? 0 }

  /// Puts a record where it belongs, replacing an older version of itself.
  mutating func put<R: Record>(_ record: R) {
    noteMoney(record)
    newEdition()
    let filed = self[keyPath: R.table].look(at: record.id, \.filed)
    if let appointment = record as? Appointment { busyIndex.note(appointment, before: appointments[appointment.id]) }
    if let patient = record as? Patient { name(patient, before: patients.look(at: patient.id, \.name)) }
    self[keyPath: R.table].keep(record)
    // What is so already is not written: each table here may be shared with another office, and then is copied.
    let number = record.id.number
    if numbersGiven[R.kind].map({ $0 < number }) ?? true { numbersGiven[R.kind] = number }
    if filed != record.filed {
      if let filed { unfile(record.id.text, R.kind, filed) }
      file(record)
    }
    if let payment = record as? Payment { lastReceipt = max(lastReceipt, payment.receipt) }
    if !removed.isEmpty { removed.remove(record.reference) }
  }

  mutating func remove<R: Record>(_ record: R) {
    noteMoney(record)
    newEdition()
    unfile(record.id.text, R.kind, record.filed)
    self[keyPath: R.table].drop(record.id)
    if R.kind == .appointments { busyIndex.note(nil, before: record as? Appointment) }
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

  private mutating func unfile(_ id: String, _ kind: Kind, _ filed: Filed) {
    if let day = filed.day { byDay[day]?[kind]?.removeAll { $0 == id } }
    if let patient = filed.patient { byPatient[patient]?[kind]?.removeAll { $0 == id } }
  }
}
