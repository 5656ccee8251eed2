import Practice
import Synchronization

/// The editions that are here, several of a kind side by side, each opened when it is first asked for. Any thread may ask.
package final class CodeShelf: Sendable {
  private struct Volume {
    let path: String
    var edition: CodeEdition
    var set: CodeSet?
  }

  private struct State {
    /// Nothing until the first lines of the files were read.
    var volumes: [Volume]?
    var faults: [String] = []
    /// What desks say, once the first search asked for it.
    var desk: DeskWords?
    /// What the office used last, as places of each set.
    var uses: (counts: CodeUseCounts, sets: [String: CodeUses])?
  }

  /// What answers for a day: the sets to search, and what the person should know about them.
  package struct Choice: Sendable {
    package var sets: [CodeSet]
    package var notices: [String]
  }

  private let files: [String]
  private let state = Mutex(State())
  /// The edits of services among the files.
  let edits: EditShelf

  /// Of two files with the same edition the one named first is used.
  package init(files: [String]) {
    edits = EditShelf(files: files)
    self.files = files.filter { $0.hasSuffix(".tsv") || !$0.hasSuffix(EditShelf.editEnding) && !$0.hasSuffix(EditShelf.unitEnding) }
  }

  /// The editions in force on a day, one of each kind. A kind that has none for the day is searched in the nearest earlier one.
  package func choice(on day: Day) -> Choice {
    state.withLock { state in
      var choice = Choice(sets: [], notices: [])
      for kind in Self.kinds(&state, files) {
        while let place = Self.place(state.volumes ?? [], kind, day) {
          guard let set = Self.open(&state, place) else { continue }
          choice.sets.append(set)
          if !set.edition.isInForce(on: day) { choice.notices.append(Self.missing(set.edition, day)) }
          break
        }
      }
      if !choice.sets.contains(where: { $0.edition.kind == CodeEdition.icd }) {
        choice.notices.append("no ICD-10-CM codes are here; anteroom import codes FILE brings them in")
      }
      choice.notices += state.faults
      return choice
    }
  }

  /// What `choice` would say about a day, without reading more than the files' first lines.
  package func notices(on day: Day) -> [String] {
    state.withLock { state in
      let kinds = Self.kinds(&state, files)
      let chosen = kinds.compactMap { kind in Self.place(state.volumes ?? [], kind, day).flatMap { state.volumes?[$0].edition } }
      var notices = chosen.filter { !$0.isInForce(on: day) }.map { Self.missing($0, day) }
      if !kinds.contains(CodeEdition.icd) { notices.append("no ICD-10-CM codes are here; anteroom import codes FILE brings them in") }
      return notices + state.faults
    } + edits.faults
  }

  /// The editions that are here, in order of kind and date.
  package var editions: [CodeEdition] {
    state.withLock { state in
      _ = Self.kinds(&state, files)
      return (state.volumes ?? []).map(\.edition).sorted { ($0.kind, $0.from) < ($1.kind, $1.from) }
    }
  }

  /// The edition of a kind that is in force on a day, and no other: what a claim is judged by.
  package func set(_ kind: String, on day: Day) -> CodeSet? {
    state.withLock { state in
      _ = Self.kinds(&state, files)
      while let place = Self.place(state.volumes ?? [], kind, day), state.volumes?[place].edition.isInForce(on: day) == true {
        if let set = Self.open(&state, place) { return set }
      }
      return nil
    }
  }

  /// The edition of a kind that is in force on a day, or else the one that is nearest: for what may be said with its name.
  func nearest(_ kind: String, to day: Day) -> CodeSet? {
    state.withLock { state in
      _ = Self.kinds(&state, files)
      while let place = Self.place(state.volumes ?? [], kind, day) {
        if let set = Self.open(&state, place) { return set }
      }
      return nil
    }
  }

  /// What desks say for codes: the files beside the sets, and of two that say something the one whose sets are named first.
  var desk: DeskWords {
    state.withLock { state in
      if let desk = state.desk { return desk }
      var folders: [String] = []
      for file in files {
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        if !folders.contains(folder) { folders.append(folder) }
      }
      var desk = DeskWords.none
      for folder in folders.reversed() {
        if let words = try? DeskWords.open("\(folder)/\(CodeFile.deskWords)") { desk = desk.adding(words) }
      }
      state.desk = desk
      return desk
    }
  }

  /// What an office used, as places of a set. It is worked out once for each state of the office and not at each key.
  func uses(_ counts: CodeUseCounts?, in set: CodeSet) -> CodeUses {
    guard let counts, !counts.byCode.isEmpty else { return .none }
    return state.withLock { state in
      if state.uses?.counts !== counts { state.uses = (counts, [:]) }
      if let known = state.uses?.sets[set.edition.title] { return known }
      let uses = CodeUses(counts.byCode, in: set)
      state.uses?.sets[set.edition.title] = uses
      return uses
    }
  }

  /// The editions of a kind that are here, each with the days for which it is asked: until the next one takes over.
  func reigns(_ kind: String) -> [(set: CodeSet, first: Day, last: Day?)] {
    state.withLock { state in
      _ = Self.kinds(&state, files)
      var sets: [CodeSet] = []
      // From the back, since one that cannot be read is taken off the shelf.
      for place in (state.volumes ?? []).indices.reversed() where state.volumes?[place].edition.kind == kind {
        if let set = Self.open(&state, place) { sets.append(set) }
      }
      sets.sort { $0.edition.from < $1.edition.from }
      return sets.indices.map { place in
        let edition = sets[place].edition
        let next = sets.indices.first { $0 > place && sets[$0].edition.from > edition.from && sets[$0].edition.isWhole }
        let end = next.map { sets[$0].edition.from.advanced(by: -1) }
        return (sets[place], edition.from, [edition.to, end].compactMap(\.self).min())
      }
    }
  }

  private static func missing(_ edition: CodeEdition, _ day: Day) -> String {
    "no \(edition.kind) edition for \(day.iso) is here; searching \(edition.name) (\(edition.dates))"
  }

  /// The kinds of sets that are here, diagnoses first.
  private static func kinds(_ state: inout State, _ files: [String]) -> [String] {
    if state.volumes == nil {
      var volumes: [Volume] = []
      for path in files {
        do throws(CodeFault) {
          let start = try CodeFile.read(path, first: 1000)
          let line = String(decoding: start.prefix { $0 != newline }, as: UTF8.self)
          volumes.append(Volume(path: path, edition: try CodeEdition(line: line[...])))
        } catch { state.faults.append(sentence(path, error)) }
      }
      state.volumes = volumes
    }
    let kinds = Set((state.volumes ?? []).map(\.edition.kind)).sorted()
    return kinds.filter { $0 == CodeEdition.icd } + kinds.filter { $0 != CodeEdition.icd }
  }

  private static func place(_ volumes: [Volume], _ kind: String, _ day: Day) -> Int? {
    let places = volumes.indices.filter { volumes[$0].edition.kind == kind }
    func latest(_ places: [Int]) -> Int? {
      // A choice of codes only where there is nothing whole, and the first of those that begin on the same day.
      places.reduce(nil) { best, next in
        guard let best else { return next }
        let a = volumes[best].edition, b = volumes[next].edition
        return a.isWhole == b.isWhole ? (b.from > a.from ? next : best) : b.isWhole ? next : best
      }
    }
    return latest(places.filter { volumes[$0].edition.isInForce(on: day) }) ?? latest(places.filter { volumes[$0].edition.from <= day })
      ?? places.min { volumes[$0].edition.from < volumes[$1].edition.from }
  }

  /// Reads a set the first time; one that cannot be read is told and taken off the shelf.
  private static func open(_ state: inout State, _ place: Int) -> CodeSet? {
    guard let volume = state.volumes?[place] else { return nil }
    if let set = volume.set { return set }
    do throws(CodeFault) {
      let set = try CodeSet.open(volume.path)
      state.volumes?[place].set = set
      return set
    } catch {
      state.faults.append(sentence(volume.path, error))
      state.volumes?.remove(at: place)
      return nil
    }
  }

  private static func sentence(_ path: String, _ fault: CodeFault) -> String { "the codes in \(path) cannot be used: \(fault.sentence)" }
}
