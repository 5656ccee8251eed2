/// All rules of coding, in the order in which their findings are shown.
package enum CodingRules {
  package static let all: [CodingRule] = ofDiagnoses + ofServices + ofTheSheet

  private static let ofDiagnoses = [
    shapeOfDiagnosis, editionMissing, notInForce, noSuchCode, notBillable, seventhCharacter, diagnosisTwice, twelveDiagnoses, excludes1,
    oneCheckUp, causeFirst, externalCauseFirst, onlyFirst, neverFirst, ageAndDiagnosis, sexAndDiagnosis, sideAgainstModifier, sideNotSaid,
    useAdditional, noDiagnosis, unpointedDiagnosis,
  ]

  private static let ofServices = [
    shapeOfService, noServices, unjustifiedLine, pointsAtNothing, fourPointers, fourModifiers, unknownModifier, orderOfModifiers,
    bothParts, bothSides, modifier25, modifier59, serviceTwice, oneVisit, pairOfServices, mostUnits, addOnAlone, newOrEstablished,
    preventiveByAge,
    checkUpAtMedicare, vaccineAndGiving, reasonOfVaccine, drugAndGiving, telehealth, drugNumber, wasteOfDrug, waivedTest, noCharge,
    priceOfSchedule,
  ]

  private static let ofTheSheet = [
    placeOfService, dayOfService, patientKnown, providersNPI, coverageThatDay, memberNumber, selfPay, authorisation, referral,
    timelyFiling, held, notSigned, officeRules,
  ]

  /// What all rules find on a superbill: errors first, then from the top of the sheet down.
  package static func findings(_ view: BillView) -> [BillFinding] {
    all.flatMap { $0.find(view) }.enumerated().sorted { a, b in
      if a.element.weight != b.element.weight { return a.element.weight < b.element.weight }
      return (a.element.place.row, a.offset) < (b.element.place.row, b.offset)
    }.map(\.element)
  }
}

extension BillFinding.Place {
  /// From the top of the sheet down: the header, diagnoses, lines.
  fileprivate var row: Int {
    switch self {
    case .sheet: 0
    case .diagnosis(let index): 1 + index
    case .line(let index): 1000 + index
    }
  }
}
