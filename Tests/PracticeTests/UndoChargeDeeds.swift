import Testing

@testable import Practice

/// Deeds of the charges of a day, and of estimates.
extension UndoAllTests {
  static func estimate(_ desk: inout TestOffice) -> MakeEstimate {
    let ada = desk.patient()
    return MakeEstimate { [desk] in ($0.patient, $0.provider, $0.services) = (ada, desk.lin, [MakeEstimate.Expected("99213")]) }
  }

  static let chargeDeeds: [Deed] = [
    Deed(NothingToBill.self) { desk in
      let visit = seen(&desk)
      desk.checkedIn(visit)
      desk.does(desk.rooming(visit))
      desk.does(StartWithProvider(visit))
      desk.does(SendToCheckout(visit))
      return NothingToBill { ($0.visit, $0.reason) = (visit, "only a form") }
    },
    Deed(MakeEstimate.self) { estimate(&$0) },
    Deed(HandOverEstimate.self) { desk in
      let verb = estimate(&desk)
      let made: EstimateID = desk.made(desk.does(verb))
      return HandOverEstimate { ($0.estimate, $0.how) = (made, "on paper") }
    },
  ]
}
