import Testing

@testable import Practice

/// Deeds on a superbill.
extension UndoAllTests {
  static let billDeeds: [Deed] = [
    Deed(MoveDiagnosis.self) { desk in
      let bill = bill(&desk)
      desk.does(desk.found(bill, "I10"))
      return MoveDiagnosis { ($0.superbill, $0.code, $0.to) = (bill, "I10", "A") }
    },
    Deed(ReplaceDiagnosis.self) { desk in
      let bill = bill(&desk)
      return ReplaceDiagnosis { ($0.superbill, $0.code, $0.with) = (bill, "E11.9", "E11.65") }
    },
    Deed(JustifyServices.self) { desk in
      let bill = bill(&desk)
      desk.does(desk.found(bill, "I10"))
      return JustifyServices(bill)
    },
    Deed(RepriceSuperbill.self) { desk in
      let bill = bill(&desk)
      desk.does(ChangeService { ($0.superbill, $0.line, $0.code, $0.fee) = (bill, 1, "99213", Cents(100)) })
      return RepriceSuperbill(bill)
    },
    Deed(ChangeSuperbill.self) { desk in
      let bill = bill(&desk)
      return ChangeSuperbill { ($0.superbill, $0.now) = (bill, .fields(["followUp": .text("3 months"), "referral": .text("eye doctor")])) }
    },
    Deed(SignSuperbill.self) { desk in
      let bill = bill(&desk)
      desk.role = .clinician
      return SignSuperbill(bill)
    },
    Deed(AmendSuperbill.self) { desk in
      let bill = bill(&desk)
      desk.role = .clinician
      desk.does(SignSuperbill(bill))
      return AmendSuperbill { ($0.superbill, $0.reason) = (bill, "the other knee") }
    },
    Deed(HoldSuperbill.self) { desk in
      let bill = bill(&desk)
      return HoldSuperbill { ($0.superbill, $0.reason) = (bill, "waits for the lab") }
    },
    Deed(ReleaseSuperbill.self) { desk in
      let bill = bill(&desk)
      desk.does(HoldSuperbill { ($0.superbill, $0.reason) = (bill, "waits for the lab") })
      return ReleaseSuperbill { $0.superbill = bill }
    },
    Deed(SetTickPage.self) { _ in
      SetTickPage {
        $0.page.name = "Feet"
        $0.page.diagnoses = [TickRow("", "L60.0", "ingrown nail")]
      }
    },
    Deed(NotePaper.self) { desk in
      let bill = bill(&desk)
      return NotePaper { $0.superbill = bill }
    },
  ]
}
