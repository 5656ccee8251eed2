/// Closes a day: counts the drawer against the receipts, and ties the journal's fingerprint to what was printed.
package struct CloseDay: Verb {
  package static let name = "close the day"
  package static let sentence = "counts the drawer against the day's receipts and keeps the journal's fingerprint, to be printed"
  /// Whoever has the drawer, and those who answer for it.
  package static let who: [StaffRole] = [.frontDesk, .biller, .manager]
  package static var undoing: Undoing {
    .refused("a day that was closed stays closed; close it once more, with what was wrong as the correction")
  }

  package var day: Day?
  package var counted: Cents?
  package var float = Cents.zero
  package var reason = ""
  package var correction = ""
  /// Said when it is right that some are still here.
  package var stillHere = false
  /// Where both chains stand: known to whoever writes the journal, and never a matter of what someone types.
  package var seal: Seal?

  /// Where the journal and the access file stand.
  package struct Seal: Hashable, Sendable {
    package var lines = 0
    package var head = ""
    package var accessLines = 0
    package var accessHead = ""

    package init() {}
  }

  package init() {}

  package static let fields: [Field<CloseDay>] = [
    Field("day", \.day, "today if left out"), Field("counted", \.counted, "cash in the drawer now, in cents", optional: false),
    Field("float", \.float, "cash that was in it in the morning, in cents"), Field("reason", \.reason, "why it is over or short"),
    Field("correction", \.correction, "what was wrong with the last close of the day"),
    Field("stillHere", \.stillHere, "it is right that some are still here"),
  ]

  package func carryOut(in draft: inout Draft) throws(Refusal) {
    let day = day ?? draft.today
    guard day <= draft.today else { throw Refusal("not yet", "\(day.shown) is still to come", field: "day") }
    guard let counted, counted >= .zero, counted <= .most, float >= .zero, float <= .most else {
      throw Refusal("drawer", "count the cash in the drawer: an amount without a sign", field: "counted")
    }
    let here = draft.office.filed(Visit.self, on: day).filter(\.state.isHere)
    if !here.isEmpty {
      let names = here.prefix(4).map { draft.office[$0.patient]?.name.listed ?? "\($0.id)" }.joined(separator: "; ")
      try draft.unless(
        stillHere,
        Refusal(
          "still here", "\(here.count == 1 ? "one is" : "\(here.count) are") still here: \(names)\(here.count > 4 ? " and others" : "")",
          wayPast: "stillHere, if that is right", field: "stillHere"))
    }
    if let last = draft.office.closes(of: day).last, correction.trimmed.isEmpty {
      throw Refusal(
        "closed already", "\(day.shown) was closed at \(last.at.time.shown) by \(last.by); say what was wrong to close it once more",
        wayPast: "correction, what was wrong", with: last.reference, field: "correction")
    }
    let context = draft.context, seal = seal ?? Seal()
    let close = DayClose {
      $0.day = day
      $0.at = context.now
      $0.by = context.by
      $0.lines = seal.lines
      $0.head = seal.head
      $0.accessLines = seal.accessLines
      $0.accessHead = seal.accessHead
      $0.figures = draft.office.figures(of: day)
      $0.float = float
      $0.counted = counted
      $0.reason = reason.trimmed
      $0.correction = correction.trimmed
    }
    if close.overShort != .zero, close.reason.isEmpty {
      let difference = close.overShort > .zero ? "$\(close.overShort.shown) over" : "$\((-close.overShort).shown) short"
      throw Refusal(
        "over or short",
        "the drawer is \(difference): \(counted.shown) counted, \(float.shown) from the morning, \(close.figures.cash.shown) taken in cash; count again, or say why",
        wayPast: "reason, why it is over or short", field: "reason")
    }
    draft.add(close)
  }
}
