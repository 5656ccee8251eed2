/// What is paid at a visit of one kind under one plan.
package struct PlanCopay: Fielded, Hashable {
  /// The plan as it stands on the coverage; empty means every plan of the payer.
  package var plan = ""
  /// The kind of visit; nothing means every kind that takes a copay.
  package var type: VisitTypeID?
  package var amount = Cents.zero

  package init() {}

  package init(_ plan: String = "", _ type: VisitTypeID? = nil, _ amount: Cents) {
    self.plan = plan
    self.type = type
    self.amount = amount
  }

  package static let fields: [Field<PlanCopay>] = [
    Field("plan", \.plan, "empty: every plan"), Field("type", \.type, "visit type; nothing: every one"), Field("amount", \.amount),
  ]
}

extension Office {
  /// What is paid at a visit of a kind under a coverage. What says more comes before what says less: the kind of visit under this plan,
  /// the kind under any plan, that the kind takes none, what stands on the card, what the plan takes of everyone.
  package func copay(of coverage: Coverage, for type: VisitType?) -> Cents? {
    let rules = self[coverage.payer]?.copays ?? [], plan = NameFolding.plain(coverage.plan)
    func rule(_ isPlan: (String) -> Bool, _ kind: VisitTypeID?) -> Cents? {
      rules.first { isPlan(NameFolding.plain($0.plan)) && $0.type == kind }?.amount
    }
    let own: (String) -> Bool = { !$0.isEmpty && $0 == plan }, any: (String) -> Bool = { $0.isEmpty }
    if let type, let amount = rule(own, type.id) ?? rule(any, type.id) { return amount }
    if type?.noCopay == true { return nil }
    return coverage.copay ?? rule(own, nil) ?? rule(any, nil)
  }
}
