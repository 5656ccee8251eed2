extension CodingRules {
  package static let notSigned = CodingRule(
    "not signed", .reminder, source: "CMS Medicare Program Integrity Manual, chapter 3, 3.3.2.4: signature requirements",
    "whoever saw the patient signs the sheet before it becomes a claim"
  ) { view, find in
    if !view.bill.isSigned { find.say("nobody has signed the sheet yet") }
  }
}
