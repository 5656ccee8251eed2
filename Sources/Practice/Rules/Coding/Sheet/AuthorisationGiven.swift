extension CodingRules {
  static let authorisation = CodingRule(
    "authorisation", .error, source: "X12 837P REF*G1; the kind of visit in the settings; CARC 197",
    "a kind of visit that needs an authorisation has one that is in force and has units left"
  ) { view, find in
    guard view.type?.needsAuthorisation == true || view.chosenLeave(.authorisation) != nil else { return }
    view.judgeLeave(.authorisation, "\(view.type?.name ?? "the visit") needs an authorisation", &find)
  }

  static let referral = CodingRule(
    "referral", .error, source: "X12 837P REF*9F; the payer and the kind of visit in the settings",
    "where payer or visit want a referral, one is on file that is in force"
  ) { view, find in
    let byPayer = view.payer?.needsReferral == true
    guard byPayer || view.type?.needsReferral == true || view.chosenLeave(.referral) != nil else { return }
    let who = byPayer ? view.payer?.name ?? "the payer" : view.type?.name ?? "the visit"
    view.judgeLeave(.referral, "\(who) wants a referral", &find)
  }
}

extension BillView {
  /// The leave that the sheet names, if it is of that kind.
  func chosenLeave(_ sort: Authorisation.Sort) -> Authorisation? { office[bill.authorisation].flatMap { $0.sort == sort ? $0 : nil } }

  /// Says what is wrong with the leave that the sheet names, or, where it names none, with all that are on file.
  func judgeLeave(_ sort: Authorisation.Sort, _ need: String, _ find: inout RuleFindings) {
    let chosen = chosenLeave(sort)
    let leaves = chosen.map { [$0] } ?? office.leaves(sort, of: bill.patient, for: visit?.type ?? .unnumbered)
    if let chosen, chosen.patient != bill.patient {
      find.say("the \(sort.rawValue) on the sheet is another patient's", mends: [.ask(.authorisation)])
      return
    }
    let states = leaves.map { office.state(of: $0, on: day, except: visit?.appointment) }
    if states.contains(.good) { return }
    let why =
      switch states.last {
      case nil: "none is on file"
      case .usedUp(let units): "all \(units) units are used"
      case .ended(let day): "it ended on \(day.shown)"
      case .notYet(let day): "it begins on \(day.shown)"
      case .good: ""
      }
    find.say("\(need), and \(why)", mends: [.ask(.authorisation)])
  }
}
