import Dispatch
import OfficeFiles
import Practice
import Synchronization

/// Looks through the journal beside the desk and beside the writer: neither waits for it, and a new question ends the one before.
final class Lookups: Sendable {
  private let reading: AuditReading
  private let queue = DispatchQueue(label: "lookups")
  private let newest = Mutex(0)

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
}
