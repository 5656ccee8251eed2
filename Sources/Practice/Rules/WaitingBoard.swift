/// What may hang on the wall of the waiting room: tickets, where to go, and who is running late. No names, no reasons.
package struct WaitingBoard: Hashable, Sendable {
  /// One person who is here, by the ticket they were given.
  package struct Row: Hashable, Sendable {
    package var ticket: Int
    /// Only where the practice shows them, and never of a restricted record.
    package var initials: String?
    /// Where they should go now: "room 3"; empty while that is not known.
    package var room = ""
    /// "Dr Lin".
    package var provider = ""
    /// How many of those waiting for the same provider come before.
    package var ahead = 0
  }

  /// A provider who is behind, and by how many minutes, for the people who wait.
  package struct Late: Hashable, Sendable {
    package var provider: String
    /// In steps of five.
    package var minutes: Int
  }

  /// Those who were called, or brought to a room a moment ago.
  package var called: [Row] = []
  /// Those who wait, in the order in which they are likely to be called.
  package var waiting: [Row] = []
  package var late: [Late] = []

  /// How long someone's room stays on the wall after they were put in it.
  static let roomShown = 4
  /// From how many minutes behind it is said.
  static let worthSaying = 10

  package init(_ office: Office, on day: Day, now: Moment) {
    let showsInitials = office.settings.displayNames == .initials
    var ahead: [ProviderID: Int] = [:]
    var behind: [ProviderID: Int] = [:]
    for item in office.waitingRoom(on: day, now: now) where item.visit.day == day {
      guard item.visit.place == .here || item.visit.place == .car else { continue }
      var row = Row(ticket: item.visit.ticket)
      if showsInitials, item.patient.restricted == nil { row.initials = item.patient.name.masked.listed }
      row.provider = office[item.visit.provider]?.title ?? ""
      switch item.visit.state {
      case .called: called.append(row)
      case .roomed where item.clocks.inState <= Self.roomShown:
        row.room = office[item.visit.room].map { "room \($0.name)" } ?? ""
        called.append(row)
      case .arrived, .ready:
        row.ahead = ahead[item.visit.provider, default: 0]
        ahead[item.visit.provider] = row.ahead + 1
        waiting.append(row)
        // Whoever came late themselves waits from then on.
        let due = max(item.appointment?.start ?? now.time, item.visit.arrivedAt?.time ?? now.time)
        behind[item.visit.provider] = max(behind[item.visit.provider] ?? 0, now.time - due)
      default: break
      }
    }
    late = office.providers.sorted.compactMap { provider in
      // What was said at the desk counts for more than what the queue looks like; on time again is said as well.
      let said = office.delayRecord(of: provider.id, on: day)?.minutes
      guard let minutes = said ?? behind[provider.id], minutes >= Self.worthSaying else { return nil }
      return Late(provider: provider.title, minutes: (minutes + 2) / 5 * 5)
    }
  }
}

/// By what people in the waiting room are told apart on the wall.
package enum DisplayNames: String, Word {
  case tickets, initials
}
