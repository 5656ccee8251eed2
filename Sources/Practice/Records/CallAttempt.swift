/// One time that the office tried to reach someone about something: how, and what came of it.
package struct CallAttempt: Fielded, Hashable {
  /// What it was about.
  package enum About: String, Word {
    case offer, recall, reminder, late, absence, noShow

    package var label: String {
      switch self {
      case .offer: "an earlier time"
      case .recall: "coming again"
      case .reminder: "a reminder"
      case .late: "running late"
      case .absence: "the provider is out or the office closed"
      case .noShow: "a missed appointment"
      }
    }
  }

  /// By what somebody was tried.
  package enum Way: String, Word { case phone, text, letter }

  /// What came of it.
  package enum Outcome: String, Word {
    case reached, booked, declined, leftMessage, noAnswer, wrongNumber, sent
    /// Was next in order and was not asked, for a reason.
    case passedOver

    package var label: String {
      switch self {
      case .reached: "reached"
      case .booked: "booked"
      case .declined: "declined"
      case .leftMessage: "left message"
      case .noAnswer: "no answer"
      case .wrongNumber: "wrong number"
      case .sent: "sent"
      case .passedOver: "passed over"
      }
    }

    /// True where the person themselves said something, so that nobody has to ring again.
    package var isAnswer: Bool { self == .reached || self == .booked || self == .declined }
  }

  package var about = About.offer
  package var way = Way.phone
  package var outcome = Outcome.noAnswer
  package var at = Moment(milliseconds: 0, offset: 0)
  package var by = ""
  /// The number that was rung.
  package var number = ""
  package var note = ""
  /// The time that was offered.
  package var day: Day?
  package var start: ClockTime?

  package init() {}

  package static let fields: [Field<CallAttempt>] = [
    Field("about", \.about), Field("way", \.way), Field("outcome", \.outcome), Field("at", \.at), Field("by", \.by),
    Field("number", \.number, "the number that was rung"), Field("note", \.note), Field("day", \.day, "of the time that was offered"),
    Field("start", \.start),
  ]

  /// "left message 23 Nov 9:40 by maria"
  package var words: String {
    "\(way == .phone ? "" : "\(way.rawValue) ")\(outcome.label) \(at.day.short) \(at.time.shown) by \(by)"
      + (note.isEmpty ? "" : ": \(note)")
  }
}
