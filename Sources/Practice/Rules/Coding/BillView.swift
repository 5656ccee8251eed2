/// A superbill with everything that rules of coding may look at.
package struct BillView: Sendable {
  package let bill: Superbill
  package let office: Office
  package let facts: CodeFacts
  /// When it is looked at: what may still be done depends on it.
  package let today: Day
  package let patient: Patient?
  package let coverage: Coverage?
  package let payer: Payer?
  package let provider: Provider?
  package let visit: Visit?
  package let type: VisitType?

  package init(_ bill: Superbill, in office: Office, _ facts: CodeFacts, today: Day) {
    self.bill = bill
    self.office = office
    self.facts = facts
    self.today = today
    patient = office[bill.patient]
    coverage = office[bill.coverage]
    payer = office[coverage?.payer]
    provider = office[bill.provider]
    visit = office[bill.visit]
    type = office[visit?.type]
  }
}

extension BillView {
  var day: Day { bill.day }
  var age: Int? { patient?.age(on: day) }
  var lines: [(place: Int, line: ServiceLine)] { bill.lines.enumerated().map { ($0, $1) } }
  /// The diagnoses' codes, A first.
  var codes: [String] { bill.diagnoses.map(\.code) }
  var isMedicare: Bool { payer?.isMedicare ?? false }

  /// Which diagnoses a line points at, those that are there.
  func pointed(_ line: ServiceLine) -> [Int] {
    line.pointers.compactMap { letter in Superbill.letters.firstIndex(of: letter).flatMap { codes.indices.contains($0) ? $0 : nil } }
  }

  /// Who did a line.
  func who(_ line: ServiceLine) -> Provider? { line.provider.flatMap { office[$0] } ?? provider }

  /// "A, J06.9"
  func named(_ index: Int) -> String {
    "\(Superbill.letters.indices.contains(index) ? "\(Superbill.letters[index]), " : "")\(codes[index])"
  }

  /// What the patient was billed for on the same day on other sheets.
  var othersOfTheDay: [Superbill] {
    office.filed(Superbill.self, of: bill.patient) { $0.day == day }.filter { $0.id != bill.id && $0.day == day && $0.stage != .void }
  }
}

extension BillView {
  /// The row of the fee schedule for a service: the payer's own before everyone's, one with dates before one without.
  func fee(_ code: String) -> Fee? { office.fee(code, on: bill) }

  /// The services that the office charges for, each once, in the order of their codes.
  var services: [String] { Set(office.fees.sorted.lazy.filter { !$0.gone }.map(\.code)).sorted() }
}
