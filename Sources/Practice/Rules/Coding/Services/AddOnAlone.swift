extension CodingRules {
  static let addOnAlone = CodingRule(
    "add-on alone", .error, source: "CMS NCCI add-on code edits (remark N122); HCPCS G2211, G2212; CPT ones as the fee schedule marks them",
    "a service that stands for more of another is not billed without the other"
  ) { view, find in
    func isAddOn(_ code: String) -> Bool { ofHCPCS.contains(code) || view.fee(code)?.addOn == true }
    for (place, line) in view.lines where isAddOn(line.code) {
      let hasOther: Bool
      if line.code == "G2211" || line.code == "G2212" {
        hasOther = view.bill.lines.contains { Services.isOfficeVisit($0.code) }
      } else if Services.isGivingVaccine(line.code) || line.code == "90461" {
        hasOther = view.bill.lines.contains { Services.isGivingVaccine($0.code) && !isAddOn($0.code) }
      } else {
        hasOther = view.bill.lines.contains { !isAddOn($0.code) && Services.isService($0.code) }
      }
      if !hasOther {
        find.say("\(line.code) is more of another service, and that is not on the sheet", at: .line(place), mends: [.removeLine(place)])
      }
    }
  }

  /// The add-on codes of HCPCS Level II that a family practice may bill. Those of CPT are known as far as the office marks them.
  private static let ofHCPCS = Set(["G2211", "G2212", "G0513", "G0514", "G0316", "G0317", "G0318", "G0560"])
}
