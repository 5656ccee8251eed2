import Desk
import Dispatch
import OfficeFiles
import Practice
import Synchronization

/// Looks through the journal, or through everyone on file, beside the desk and beside the writer: neither waits for it, and a new question
/// ends the one before of its kind.
final class Lookups: Sendable {
  private let reading: AuditReading
  private let queue = DispatchQueue(label: "lookups")
  private let newest = Mutex(0)
  private let people = DispatchQueue(label: "people compared", qos: .utility)
  private let newestPeople = Mutex(0)

  init(_ reading: AuditReading) { self.reading = reading }

  func find(_ query: AuditQuery, in office: Office, then answer: @escaping @Sendable (AuditFound) -> Void) {
    let number = newest.withLock {
      $0 += 1
      return $0
    }
    queue.async { [self] in
      func isStale() -> Bool { newest.withLock { $0 != number } }
      if isStale() { return }
      let records = query.patient.map { Set(office.references(of: $0).map(\.id)) } ?? []
      let found = reading.find(query, records: records, isStale: isStale)
      if !isStale() { answer(found) }
    }
  }

  /// Compares everyone on file with everyone who could be the same person; says some times a second how far it is.
  func comparePeople(in office: Office, then answer: @escaping @Sendable (PeopleCompared) -> Void) {
    let number = newestPeople.withLock {
      $0 += 1
      return $0
    }
    people.async { [self] in
      var search = PairSearch(office), told = ContinuousClock.now
      while search.step(500) {
        if newestPeople.withLock({ $0 != number }) { return }
        if told.duration(to: .now) > .milliseconds(300) {
          answer(PeopleCompared(search))
          told = .now
        }
      }
      answer(PeopleCompared(search))
    }
  }
}
