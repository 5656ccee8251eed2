import Testing

@testable import Practice

/// A superbill in few words, in an office that has little: `Sheet("M17.11", "20610-RT A")`.
struct Sheet {
  var office: Office
  var bill = Superbill()
  var facts = CodeFacts(standing: { _, _ in .billable })
  var today = TestOffice.today

  /// Diagnoses parted by blanks; lines `CODE-MOD xUNITS POINTERS $CHARGE`, parted by semicolons.
  init(_ diagnoses: String, _ lines: String, born: Day? = Day(1982, 3, 4), sex: Sex = .female, _ more: (inout Sheet) -> Void = { _ in }) {
    var desk = TestOffice()
    for (id, name) in [(desk.lin, "Lin"), (desk.osei, "Osei")] {
      desk.does(
        ChangeSetting(
          .providers, id: id.text, now: ["npi": .text("1234567893"), "specialty": .text(name == "Lin" ? "family medicine" : "dermatology")])
      )
    }
    for (code, price, isAddOn) in [
      ("99203", 16_500, false), ("99395", 19_200, false), ("99396", 20_400, false), ("20610", 14_500, false), ("90471", 3_200, false),
      ("90472", 1_800, true), ("90715", 5_600, false), ("90750", 22_600, false), ("J1885", 600, false), ("99024", 0, false),
    ] {
      desk.set(Fee { ($0.code, $0.words, $0.price, $0.addOn) = (code, code, Cents(price), isAddOn) })
    }
    let ada = desk.patient()
    let coverage = desk.insured(ada)
    let visit = desk.walkIn(ada)
    office = desk.office
    var patient = office[ada]!
    (patient.born, patient.sex) = (born, sex)
    office.put(patient)
    bill.id = SuperbillID("s9")!
    (bill.patient, bill.visit, bill.provider, bill.day) = (ada, visit, desk.lin, TestOffice.today)
    (bill.coverage, bill.placeOfService) = (coverage, "11")
    (bill.signedBy, bill.signedAt, bill.stage) = ("lin", desk.now, .checkedOut)
    bill.diagnoses = diagnoses.split(separator: " ").map { Diagnosis(String($0), "") }
    bill.lines = lines.split(separator: ";").map { line(String($0)) }
    more(&self)
  }

  func line(_ text: String) -> ServiceLine {
    var line = ServiceLine()
    let words = text.split(separator: " ").map(String.init)
    let parts = words[0].split(separator: "-").map(String.init)
    (line.code, line.modifiers) = (parts[0], Array(parts.dropFirst()))
    line.fee = office.fee(line.code, on: bill)?.price ?? Cents(100)
    for word in words.dropFirst() {
      if word.hasPrefix("x") {
        line.units = Int(word.dropFirst())!
      } else if word.hasPrefix("$") {
        line.fee = Cents(typed: word)!
      } else {
        line.pointers = word
      }
    }
    return line
  }

  /// A sheet of an earlier day by somebody, with a visit on it.
  mutating func wasHere(_ day: Day, by provider: ProviderID, _ code: String = "99213") {
    office.put(
      Superbill {
        ($0.id, $0.patient, $0.day, $0.provider, $0.stage) = (SuperbillID("s1")!, bill.patient, day, provider, .checkedOut)
        $0.lines = [ServiceLine { $0.code = code }]
      })
  }

  mutating func edit<R: Record>(_ id: ID<R>?, _ change: (inout R) -> Void) {
    guard let id, var record: R = office[id] else { return }
    change(&record)
    office.put(record)
  }

  var view: BillView { BillView(bill, in: office, facts, today: today) }
  var findings: [BillFinding] { CodingRules.findings(view) }
  func said(_ rule: CodingRule) -> [BillFinding] { rule.find(view) }
}
