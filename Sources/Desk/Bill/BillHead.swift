import Canvas
import Practice

/// What stands at the head of a superbill: who saw the patient where and when, who pays and under what, and what was paid.
enum BillHead {
  static func lines(_ bill: Superbill, _ view: View) -> [[Span]] {
    let office = view.office
    let place = PlaceOfService.words(bill.placeOfService) ?? "no such place"
    let provider = office[bill.provider]?.title ?? "nobody"
    let where_ = [Span("\(bill.day.iso)  \(provider)  ", .text), Span("\(bill.placeOfService) \(place)  ", .text)]
    return [where_ + coverage(bill, view), standing(bill, view) + [Span("  ", .text)] + money(bill, view), course(bill, view)]
  }

  private static func coverage(_ bill: Superbill, _ view: View) -> [Span] {
    let office = view.office
    guard let coverage: Coverage = office[bill.coverage] else { return [Span("self-pay", .flag)] + leave(bill, view) }
    let isIn = coverage.covers(bill.day)
    let doubt = !isIn ? " not in force then" : coverage.standing == .inactive ? " not active" : ""
    return [Span(office.insurance(coverage, plan: view.columns >= 110), doubt.isEmpty ? .text : .flag), Span(doubt, .flag)]
      + leave(bill, view)
  }

  /// The authorisation or referral, and how many visits are left of it.
  private static func leave(_ bill: Superbill, _ view: View) -> [Span] {
    guard let leave: Authorisation = view.office[bill.authorisation] else { return [] }
    let left = leave.units == 0 ? "" : ", \(max(0, leave.units - view.office.unitsUsed(of: leave.id, by: bill.patient))) left"
    return [Span("  \(leave.sort == .referral ? "ref" : "auth") \(leave.label)\(left)", .text)]
  }

  private static func standing(_ bill: Superbill, _ view: View) -> [Span] {
    let seen = view.office.lastSeen(before: bill)
    return [Span(seen.words, seen.isEstablished ? .text : .flag)]
  }

  private static func money(_ bill: Superbill, _ view: View) -> [Span] {
    let office = view.office
    guard let visit: Visit = office[bill.visit] else { return [] }
    let taken = office.taken(for: visit), copay = office[bill.coverage]?.copay ?? .zero
    var spans: [Span] = []
    if taken > .zero {
      spans.append(Span("paid $\(taken.shown)  ", .good))
    } else if copay > .zero, office[visit.type]?.noCopay != true {
      spans.append(Span("copay $\(copay.shown) not taken  ", .flag))
    }
    // What was taken at this visit waits for its superbill and is no credit of before.
    let before = office.account(of: bill.patient).balance + taken, isOpen = bill.stage == .open
    let balance = isOpen ? before : office.account(of: bill.patient).balance
    if balance != .zero { spans.append(Span("\(balance > .zero ? "owes" : "credit") $\(Cents(abs(balance.count)).shown)", .money)) }
    return spans
  }

  /// Follow-up and referral, and where the sheet is on its way to a claim.
  private static func course(_ bill: Superbill, _ view: View) -> [Span] {
    var spans: [Span] = []
    func add(_ words: String, _ role: Role = .text) { spans.append(Span((spans.isEmpty ? "" : "  ") + words, role)) }
    if !bill.isSigned, bill.stage != .void { add("not signed", .dim) }
    if !bill.hold.isEmpty { add("held: \(bill.hold)", .flag) }
    if let at = bill.signedAt { add("signed \(bill.signedBy) \(at.day == view.today ? at.time.shown : at.day.iso)", .good) }
    if !bill.amendments.isEmpty { add("amended \(bill.amendments.count == 1 ? "once" : "\(bill.amendments.count) times")", .flag) }
    if let step = bill.paper.last { add("paper \(step.stage.label) \(step.at.day == view.today ? step.at.time.shown : step.at.day.iso)") }
    if !bill.followUp.isEmpty { add("again: \(bill.followUp)") }
    if !bill.referral.isEmpty { add("sent to: \(bill.referral)") }
    return spans
  }

  /// "open, signed, held": for the frame.
  static func note(_ bill: Superbill, _ findings: [BillFinding]) -> String {
    let words = [
      bill.stage.label, bill.isSigned ? "SIGNED" : "", bill.hold.isEmpty ? "" : "HELD",
      bill.stage == .void || bill.diagnoses.isEmpty && bill.lines.isEmpty ? "" : findings.tally,
    ]
    return words.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension Authorisation {
  /// Its number, or who gave it where it has none.
  var label: String { number.isEmpty ? name.isEmpty ? id.shown : name : number }
}
