/// A day that was closed: the money of it by its means, who came, and up to which line the journal stood, with its fingerprint.
///
/// A close is never opened again; what was wrong in it is put right by another, with the reason.
package struct DayClose: Record {
  package static let kind = Kind.dayCloses
  package static var table: TablePath<DayClose> { \.dayCloses }

  package var id = ID<DayClose>.unnumbered
  package var v = 0
  package var day = Day(number: 0)
  package var at = Moment(milliseconds: 0, offset: 0)
  package var by = ""
  /// The journal's lines up to this, and the fingerprint of the last of them.
  package var lines = 0
  package var head = ""
  /// The same of the access file.
  package var accessLines = 0
  package var accessHead = ""
  package var figures = DayFigures()
  /// What was in the drawer in the morning, and what was counted now.
  package var float = Cents.zero
  package var counted = Cents.zero
  /// Why the drawer is over or short.
  package var reason = ""
  /// Why the day was closed once more.
  package var correction = ""

  package init() {}

  package static let fields: [Field<DayClose>] = [
    Field("id", \.id), Field("v", \.v), Field("day", \.day), Field("at", \.at), Field("by", \.by),
    Field("lines", \.lines, "lines of the journal"), Field("head", \.head, "fingerprint of the last of them"),
    Field("accessLines", \.accessLines, "lines of the access file"), Field("accessHead", \.accessHead, "fingerprint of the last of them"),
    Field("figures", \.figures, "the day in figures"), Field("float", \.float, "in the drawer in the morning"),
    Field("counted", \.counted, "in the drawer at the close"), Field("reason", \.reason, "why over or short"),
    Field("correction", \.correction, "why once more"),
  ]

  package var filed: Filed { Filed(day: day) }
  /// Positive: too much in the drawer. Negative: too little.
  package var overShort: Cents { counted - float - figures.cash }
}

/// What a day came to.
package struct DayFigures: Fielded, Hashable {
  package var firstReceipt = 0
  package var lastReceipt = 0
  package var receipts = 0
  /// Taken in less given back, by means.
  package var cash = Cents.zero
  package var check = Cents.zero
  package var card = Cents.zero
  package var other = Cents.zero
  /// What was given back by voids and refunds, within the sums above.
  package var givenBack = Cents.zero
  package var seen = 0
  package var leftUnseen = 0
  package var noShows = 0
  /// Still somewhere in the office's care.
  package var stillHere = 0

  package init() {}

  package static let fields: [Field<DayFigures>] = [
    Field("firstReceipt", \.firstReceipt, "first receipt"), Field("lastReceipt", \.lastReceipt, "last receipt"),
    Field("receipts", \.receipts), Field("cash", \.cash), Field("check", \.check), Field("card", \.card), Field("other", \.other),
    Field("givenBack", \.givenBack, "given back"), Field("seen", \.seen), Field("leftUnseen", \.leftUnseen, "left unseen"),
    Field("noShows", \.noShows, "no-shows"), Field("stillHere", \.stillHere, "still here"),
  ]

  package var total: Cents { cash + check + card + other }
}

extension Office {
  /// What a day comes to as the office stands, or came to when this was its last receipt.
  package func figures(of day: Day, upTo receipt: Int = .max) -> DayFigures {
    let payments = filed(Payment.self, on: day).filter { $0.receipt <= receipt }
    let visits = filed(Visit.self, on: day)
    return DayFigures {
      for payment in payments {
        for tender in payment.tenders {
          let amount = payment.sort == .payment ? tender.amount : -tender.amount
          switch tender.means {
          case .cash: $0.cash += amount
          case .check: $0.check += amount
          case .card: $0.card += amount
          case .other: $0.other += amount
          }
        }
        if payment.sort != .payment { $0.givenBack += payment.total }
      }
      $0.receipts = payments.count
      $0.firstReceipt = payments.map(\.receipt).min() ?? 0
      $0.lastReceipt = payments.map(\.receipt).max() ?? 0
      $0.seen = visits.count { $0.state == .left || $0.state == .emergency }
      $0.leftUnseen = visits.count { $0.state == .leftUnseen }
      $0.noShows = filed(Appointment.self, on: day).count { $0.slot == .noShow }
      $0.stillHere = visits.count(where: \.state.isHere)
    }
  }

  /// The closes of a day, the last one being the one that counts.
  package func closes(of day: Day) -> [DayClose] { filed(DayClose.self, on: day) }
}

extension Checks {
  /// A close that counted all receipts of its day up to the last one still adds up: receipts are never edited.
  static func dayClosesAddUp(_ office: Office) -> [Finding] {
    office.dayCloses.sorted.compactMap { close in
      let now = office.figures(of: close.day, upTo: close.figures.lastReceipt), then = close.figures
      guard (now.cash, now.check, now.card, now.other) != (then.cash, then.check, then.card, then.other) || now.receipts != then.receipts
      else { return nil }
      return Finding(
        "day closes add up",
        "\(close.day.iso) was closed with \(then.receipts) receipts and $\(then.total.shown), and its receipts come to \(now.receipts) and $\(now.total.shown)",
        about: [close.reference])
    }
  }
}
