import Practice

/// The changes that the disk did not take: in order, shown as if they were done, tried again, and done once.
///
/// It is a value and knows no thread; whoever has the folder hands it in.
package struct HeldChanges: Sendable {
  /// What becomes of a change when it is asked for.
  package enum Answer: Sendable {
    case saved(Entry)
    case refused(Refusal)
    /// It is kept and will be tried again; this is the line that it will be, with provisional numbers.
    case held(Entry, FileFault)
    /// It is not kept: trying again would not help.
    case failed(FileFault)
  }

  /// What became of a change that was held.
  package enum Outcome: Sendable {
    case saved(Entry)
    case refused(Unsaved.Line)
  }

  package private(set) var waiting: [HeldChange] = []
  package private(set) var refused: [Unsaved.Line] = []
  /// Why the disk took none of them the last time.
  package private(set) var fault: FileFault?
  /// Counts every change of what is worth keeping.
  package private(set) var edition = 0
  /// Records whose provisional names may still be on some screen, and their real ones.
  private var aliases: [Reference: Reference] = [:]
  private var numbers = Numbering()
  /// The office with everything that waits, and which office and edition it was made of.
  private var shown: (office: Office, records: Set<Reference>, seq: Int, edition: Int)?

  package init() {}

  package var isEmpty: Bool { waiting.isEmpty && refused.isEmpty }

  // MARK: Asking

  /// Has a change done, after everything that waits; what was held and is done now comes first in `late`.
  package mutating func ask(
    _ change: Change, _ context: Context, of folder: OfficeFolder, late: inout [Outcome]
  ) -> Answer {
    if !waiting.isEmpty { late += retry(in: folder, now: context.now) }
    let change = renamed(change)
    if let fault, !waiting.isEmpty { return hold(change, context, fault, nil, folder) }
    switch folder.commit(change, context) {
    case .saved(let entry), .again(let entry): return .saved(entry)
    case .refused(let refusal): return .refused(refusal)
    case .failed(let fault): return fault.mayPass && folder.whyBlocked == nil ? hold(change, context, fault, nil, folder) : .failed(fault)
    case .uncertain(let entry, let fault): return hold(change, context, fault, entry, folder)
    }
  }

  /// Tries everything again, in order, until the disk says no.
  package mutating func retry(in folder: OfficeFolder, now: Moment, patience: Int = 50) -> [Outcome] {
    var outcomes: [Outcome] = []
    while let held = waiting.first {
      _ = try? folder.refresh()
      var context = held.context
      context.recorded = now
      // What an earlier attempt may have written is looked for before an undo is asked what it takes back.
      if held.written == nil, let refusal = missesTarget(held, in: folder.office) {
        outcomes.append(refuse(refusal))
        continue
      }
      switch folder.commit(renamed(held.change), context, ifNot: held.written, patience: patience) {
      case .saved(let entry), .again(let entry):
        land(0, entry)
        waiting.removeFirst()
        edition += 1
        outcomes.append(.saved(entry))
      case .refused(let refusal): outcomes.append(refuse(refusal))
      case .failed(let fault):
        self.fault = fault.forHeld
        return outcomes
      case .uncertain(let entry, let fault):
        waiting[0].written = entry
        edition += 1
        self.fault = fault.forHeld
        return outcomes
      }
    }
    fault = nil
    return outcomes
  }

  private mutating func refuse(_ refusal: Refusal) -> Outcome {
    var line = waiting.removeFirst().line
    line.why = refusal.full
    refused.append(line)
    edition += 1
    return .refused(line)
  }

  /// Someone has seen that it was refused.
  package mutating func dismiss(_ token: String) {
    refused.removeAll { $0.token == token }
    edition += 1
  }

  private mutating func hold(_ change: Change, _ context: Context, _ fault: FileFault, _ written: Entry?, _ folder: OfficeFolder) -> Answer
  {
    var change = change
    if change.token == nil { change.token = Self.newToken() }
    var office = office(on: folder)
    let before = office
    let numbers = self.numbers
    office.count(from: numbers)
    let entry: Entry
    // A line that was written without becoming sure of it may have been read from the file already.
    if let written, let line = (try? folder.entry(like: written)) ?? nil {
      entry = line
    } else {
      do throws(Refusal) { entry = try office.apply(change, context) } catch { return .refused(error) }
    }
    self.numbers = Numbering(of: office)
    self.fault = fault.forHeld
    let patient = entry.patients(in: office).first
    let words = ([entry.did] + [patient.flatMap { office[$0]?.name.listed }].compactMap { $0 }).joined(separator: ", ")
    waiting.append(
      HeldChange(
        change: change, context: context, numbers: numbers, made: entry.edits.new.map(\.reference), written: written,
        target: target(of: entry, in: before), words: words, patient: patient))
    edition += 1
    return .held(entry, fault.forHeld)
  }

  private static func newToken() -> String {
    let letters = String(UInt64.random(in: .min ... .max), radix: 36)
    return "held-" + String(repeating: "0", count: max(0, 13 - letters.count)) + letters
  }

  // MARK: Undo and redo

  /// What an undo or a redo is about, so that later it is about the same.
  private func target(of entry: Entry, in office: Office) -> HeldChange.Target? {
    guard let seq = entry.undoes ?? entry.redoes else { return nil }
    if let token = office.recent.last(where: { $0.seq == seq })?.token, waiting.contains(where: { $0.token == token }) {
      return .held(token)
    }
    return .line(seq)
  }

  /// Why an undo or a redo would not be about what it was meant for.
  private func missesTarget(_ held: HeldChange, in office: Office) -> Refusal? {
    guard let target = held.target else { return nil }
    let trail = UndoTrail(office.recent, by: held.context.by, at: held.context.desk)
    let last = held.change.verb is Undo ? trail.done.last : trail.undone.last
    let fits =
      switch target {
      case .line(let seq): last?.seq == seq
      case .held(let token): last?.token == token
      }
    return fits ? nil : Refusal("changed meanwhile", "what it was to take back, or to do again, is not your last change any more")
  }

  // MARK: Landing

  /// A change is in the journal: what was known by its provisional numbers has its real ones from now on.
  private mutating func land(_ index: Int, _ entry: Entry) {
    let held = waiting[index]
    for kind in Set(held.made.map(\.kind)) {
      let real = entry.edits.new.map(\.reference).filter { $0.kind == kind }
      for (provisional, reference) in zip(held.made.filter { $0.kind == kind }, real) { aliases[provisional] = reference }
    }
    for later in waiting.indices where waiting[later].target == .held(held.token) { waiting[later].target = .line(entry.seq) }
  }

  private func renamed(_ change: Change) -> Change {
    guard !aliases.isEmpty else { return change }
    let names = Dictionary(aliases.map { ($0.key.id, $0.value.id) }, uniquingKeysWith: { $1 })
    var change = change
    if let fields = change.verb.datum.fields, let verb = try? Verbs.spoken(change.name, fields.renamed(names)) { change.verb = verb }
    return change
  }

  // MARK: The office as it is shown

  /// The newest office with everything that waits, in order.
  package mutating func office(on folder: OfficeFolder) -> Office {
    if waiting.isEmpty {
      shown = nil
      return named(folder.office)
    }
    if let shown, shown.seq == folder.office.seq, shown.edition == edition { return shown.office }
    var office = folder.office
    var records = Set<Reference>()
    for index in waiting.indices {
      // A line that was written without becoming sure of it may have been read from the file since.
      if let entry = line(of: waiting[index], in: folder) {
        land(index, entry)
        records.formUnion(entry.records(in: office))
        continue
      }
      guard missesTarget(waiting[index], in: office) == nil else { continue }
      office.count(from: waiting[index].numbers)
      guard let entry = try? office.apply(renamed(waiting[index].change), waiting[index].context) else { continue }
      records.formUnion(entry.records(in: office))
    }
    office = named(office)
    shown = (office, records, folder.office.seq, edition)
    return office
  }

  private func line(of held: HeldChange, in folder: OfficeFolder) -> Entry? {
    guard let written = held.written else { return nil }
    return (try? folder.entry(like: written)) ?? nil
  }

  private func named(_ office: Office) -> Office {
    guard !aliases.isEmpty else { return office }
    var office = office
    office.aliases = aliases
    return office
  }

  /// What the desk has to say about it.
  package mutating func report(on folder: OfficeFolder, isKept: Bool) -> Unsaved {
    _ = office(on: folder)
    var unsaved = Unsaved()
    unsaved.waiting = waiting.map(\.line)
    unsaved.refused = refused
    unsaved.why = waiting.isEmpty ? "" : fault?.sentence ?? ""
    unsaved.records = shown?.records ?? []
    unsaved.isKept = isKept
    return unsaved
  }

  // MARK: Keeping them

  /// All of it, for the person's own folder; nothing if there is nothing to keep.
  package var datum: Datum? {
    guard !isEmpty else { return nil }
    let names = aliases.map { Datum.list([.text($0.key.kind.rawValue), .text($0.key.id), .text($0.value.id)]) }
    return .fields(["waiting": .list(waiting.map(\.datum)), "refused": .list(refused.map(\.datum)), "names": .list(names)])
  }

  /// Takes up what an earlier program kept. Its provisional numbers go on from those given here, so that no two are the same.
  package mutating func takeUp(_ datum: Datum) throws(Misfit) {
    let shift = numbers.highest - Provisional.first
    guard let fields = datum.shifted(by: shift).fields else { throw Misfit("changes that were kept") }
    var found = try (fields["waiting"].list ?? []).map { (item) throws(Misfit) in try HeldChange(datum: item) }
    let told = try (fields["refused"].list ?? []).map { (item) throws(Misfit) in try Unsaved.Line(datum: item) }
    for item in fields["names"].list ?? [] {
      guard let parts = item.list, parts.count == 3, let kind = parts[0].text.flatMap({ Kind(rawValue: $0) }), let old = parts[1].text,
        let new = parts[2].text
      else { continue }
      aliases[Reference(kind, old)] = Reference(kind, new)
    }
    for index in found.indices {
      found[index].numbers.move(by: shift)
      for made in found[index].made { numbers.count(made) }
      numbers.count(found[index].numbers)
    }
    waiting += found
    refused += told.filter { line in !refused.contains { $0.token == line.token } }
    edition += 1
  }
}
