import Practice

/// Where an import goes: an office's folder, or a copy in memory that is thrown away.
struct ImportTarget {
  private let folder: OfficeFolder?
  private var copy: Office
  private var index: ImportIndex
  /// How often a batch is decided again because other desks were faster.
  private static let patience = 200

  init(_ folder: OfficeFolder) {
    self.folder = folder
    copy = Office()
    index = ImportIndex(folder.office)
  }

  init(dry office: Office) {
    folder = nil
    copy = office
    index = ImportIndex(office)
  }

  /// A change of the set-up that the import needs.
  mutating func change(_ verb: any Verb, _ context: Context) throws(ImportFault) {
    guard let folder else {
      do throws(Refusal) { index.take(try copy.apply(Change(verb), context), of: copy) } catch { throw .refused(error.full) }
      return
    }
    switch folder.commit(Change(verb), context) {
    case .saved, .again: try follow(folder)
    case .refused(let refusal): throw .refused(refusal.full)
    case .failed(let fault), .uncertain(_, let fault): throw .failed(fault.sentence)
    }
  }

  /// Takes a batch and says what became of each row. What is said was decided on the very office that the batch was written to.
  mutating func take(_ action: some Importing, _ context: () -> Context) throws(ImportFault) -> [ImportOutcome] {
    guard let folder else { return try takeDry(action, context()) }
    for _ in 0..<Self.patience {
      try follow(folder)
      let outcomes: [ImportOutcome]
      switch attempt(action, folder, context()) {
      case .success(let decided): outcomes = decided
      case .failure(.refused(let refusal)) where refusal.rule == ImportPatients.changedMeanwhile: continue
      case .failure(.refused(let refusal)): throw .refused(refusal.full)
      case .failure(.failed(let fault)):
        throw .failed("\(fault.sentence); what was imported so far is in, and the same import again goes on from there")
      }
      try follow(folder)
      return outcomes
    }
    throw .failed("the other desks are too busy to import between them; try again when it is quieter")
  }

  private enum Obstacle: Error {
    case refused(Refusal)
    case failed(FileFault)
  }

  /// The action is gone when this returns, and the index is again in one hand, so that it can grow without being copied.
  private func attempt(_ action: some Importing, _ folder: OfficeFolder, _ context: Context) -> Result<[ImportOutcome], Obstacle> {
    var action = action
    action.index = index
    action.after = index.seq
    do throws(Refusal) {
      let outcomes = try folder.office.outcomes(of: action, context)
      // Without one that is new there is nothing to write down.
      guard outcomes.contains(where: { $0.fate == .imported }) else { return .success(outcomes) }
      switch folder.commit(Change(action), context) {
      case .saved, .again: return .success(outcomes)
      case .refused(let refusal): return .failure(.refused(refusal))
      case .failed(let fault), .uncertain(_, let fault): return .failure(.failed(fault))
      }
    } catch { return .failure(.refused(error)) }
  }

  private mutating func takeDry(_ action: some Importing, _ context: Context) throws(ImportFault) -> [ImportOutcome] {
    let decided = attemptDry(action, context)
    switch decided {
    case .success((let outcomes, let entry)):
      if let entry {
        do throws(ReplayFault) { try copy.take(entry) } catch { throw .refused(error.sentence) }
        index.take(entry, of: copy)
      }
      return outcomes
    case .failure(let refusal): throw .refused(refusal.full)
    }
  }

  private func attemptDry(_ action: some Importing, _ context: Context) -> Result<([ImportOutcome], Entry?), Refusal> {
    var action = action
    action.index = index
    do throws(Refusal) {
      let outcomes = try copy.outcomes(of: action, context)
      guard outcomes.contains(where: { $0.fate == .imported }) else { return .success((outcomes, nil)) }
      return .success((outcomes, try copy.decide(Change(action), context)))
    } catch { return .failure(error) }
  }

  /// Brings the index up to the newest office, whoever changed it.
  private mutating func follow(_ folder: OfficeFolder) throws(ImportFault) {
    do throws(FileFault) { _ = try folder.refresh() } catch { throw .failed(error.sentence) }
    let office = folder.office
    let new = office.recent.filter { $0.seq > index.seq }
    if index.seq + new.count == office.seq {
      for entry in new { index.take(entry, of: office) }
    } else {
      index = ImportIndex(office)
    }
  }
}
