import CodeSets
import OfficeFiles
import Practice
import Testing

/// The superbills of `Fixtures/superbills-planted.jsonl`, each in an office of its own made from `superbills-office.jsonl`.
///
/// A line of services is written `CODE-MOD-MOD xUNITS POINTERS $CHARGE ndc:NUMBER QUANTITY UNIT`, what is usual left out: one unit, the
/// charge of the fee schedule. `none` stands for no pointers.
struct PlantedBill: CustomStringConvertible {
  var id = ""
  var words = ""
  /// What is wrong with it, and the rules that may say so; nothing for a clean one.
  var error: String?
  var rules: [String] = []
  var bill = Superbill()
  var office = Office()
  var today = Day(number: 0)

  var description: String {
    "\(id) \(words): \(bill.diagnoses.map(\.code).joined(separator: " ")) / \(bill.lines.map(\.code).joined(separator: " "))"
  }

  static func all() throws -> [PlantedBill] {
    let office = try setUp()
    return try lines("superbills-planted.jsonl").map { try PlantedBill($0, office) }
  }

  private static func lines(_ name: String) throws -> [Datum.Fields] {
    try String(decoding: Shared.fixture(name), as: UTF8.self).split(separator: "\n").map { line in
      try #require(try JSONText.read(String(line)).fields)
    }
  }

  private static func setUp() throws -> Office {
    var office = Office()
    for fields in try lines("superbills-office.jsonl") {
      let kind = try #require(fields["kind"].text.flatMap { Kind(rawValue: $0) })
      var plain = Datum.Fields()
      for (name, value) in fields where name != "kind" { plain.append(name, value) }
      try office.load([Edits.Whole(Reference(kind, try #require(fields["id"].text)), plain)])
    }
    return office
  }

  private init(_ fields: Datum.Fields, _ office: Office) throws {
    func text(_ name: String) -> String { fields[name].text ?? "" }
    func day(_ name: String) -> Day? { Day(iso: text(name)) }
    (id, words, error) = (text("id"), text("words"), fields["error"].text)
    rules = (fields["rules"].list ?? []).compactMap(\.text)
    self.office = office
    let day = try #require(day("day"))
    today = Day(iso: text("today")) ?? day
    let ada = try #require(PatientID("p1")), provider = try #require(ProviderID(text("provider"))),
      type = try #require(VisitTypeID(text("type")))
    try keep(
      Patient {
        ($0.id, $0.v, $0.name, $0.born) = (ada, 1, PersonName("Okafor", "Ada"), Day(iso: text("born")))
        ($0.sex, $0.deceased) = (Sex(rawValue: text("sex")) ?? .unknown, Day(iso: text("died")))
      })
    let visit = try #require(VisitID("v1")), own = try #require(SuperbillID("s1"))
    try keep(
      Visit {
        ($0.id, $0.v, $0.patient, $0.provider, $0.type, $0.day, $0.superbill) = (visit, 1, ada, provider, type, day, own)
        $0.state = .left
      })
    var bill = Superbill {
      ($0.id, $0.v, $0.patient, $0.visit, $0.provider, $0.day) = (own, 1, ada, visit, provider, day)
      ($0.placeOfService, $0.stage, $0.hold) = (text("pos"), .checkedOut, text("hold"))
      $0.diagnoses = (fields["dx"].list ?? []).compactMap(\.text).map { Diagnosis($0, "") }
    }
    if fields["signed"] != .flag(false) {
      (bill.signedBy, bill.signedAt) = ("lin", Moment(today, ClockTime(17, 0), offset: -300))
    }
    if let payer = PayerID(text("payer")) {
      let coverage = try #require(CoverageID("c1"))
      try keep(
        Coverage {
          ($0.id, $0.v, $0.patient, $0.payer, $0.member) = (coverage, 1, ada, payer, text("member"))
          ($0.from, $0.to, $0.standing) = (Day(iso: text("from")) ?? day.advanced(by: -900), Day(iso: text("to")), .active)
        })
      bill.coverage = coverage
    }
    bill.lines = try (fields["lines"].list ?? []).compactMap(\.text).map { try Self.line($0, self.office, bill) }
    try keep(bill)
    self.bill = bill
    for (index, earlier) in (fields["earlier"].list ?? []).compactMap(\.text).enumerated() {
      let parts = earlier.split(separator: " ").map(String.init)
      try keep(
        Superbill {
          ($0.id, $0.v, $0.patient) = (SuperbillID("s\(index + 10)")!, 1, ada)
          ($0.day, $0.provider, $0.stage) = (Day(iso: parts[0])!, ProviderID(parts[1])!, .checkedOut)
          $0.lines = [ServiceLine { ($0.code, $0.pointers) = ("99213", "A") }]
        })
    }
    if let same = fields["same"].list {
      try keep(
        Superbill {
          ($0.id, $0.v, $0.patient, $0.day, $0.provider) = (SuperbillID("s9")!, 1, ada, day, provider)
          $0.stage = .checkedOut
          $0.lines = same.compactMap(\.text).map { code in ServiceLine { ($0.code, $0.pointers) = (code, "A") } }
        })
    }
    if let leave = fields["auth"].fields { try keep(leave, ada, type, day) }
  }

  private mutating func keep<R: Record>(_ record: R) throws {
    try office.load([Edits.Whole(record.reference, record.recorded)])
  }

  /// An authorisation or a referral, and the visits done under it before.
  private mutating func keep(_ leave: Datum.Fields, _ patient: PatientID, _ type: VisitTypeID, _ day: Day) throws {
    let id = try #require(AuthorisationID("n1"))
    try keep(
      Authorisation {
        ($0.id, $0.v, $0.patient) = (id, 1, patient)
        $0.sort = Authorisation.Sort(rawValue: leave["sort"].text ?? "") ?? .authorisation
        ($0.number, $0.name, $0.units) = (leave["number"].text ?? "", leave["name"].text ?? "", leave["units"].whole ?? 0)
        ($0.from, $0.to) = (Day(iso: leave["from"].text ?? "")!, Day(iso: leave["to"].text ?? ""))
      })
    for used in 0..<(leave["used"].whole ?? 0) {
      try keep(
        Appointment {
          ($0.id, $0.v, $0.patient, $0.type) = (AppointmentID("a\(used + 1)")!, 1, patient, type)
          ($0.day, $0.slot, $0.authorisation) = (day.advanced(by: -10 - used), .done, id)
        })
    }
  }

  private static func line(_ text: String, _ office: Office, _ bill: Superbill) throws -> ServiceLine {
    var words = text.split(separator: " ").map(String.init)[...]
    let first = words.popFirst() ?? ""
    let parts = first.split(separator: "-").map(String.init)
    // "99-13" is a code that somebody mistyped, and no modifier has two digits before a code of five.
    let isCode = parts[0].count >= 4
    var line = ServiceLine()
    line.code = isCode ? parts[0] : parts.joined(separator: "-")
    line.modifiers = isCode ? Array(parts.dropFirst()) : []
    line.fee = office.fee(line.code, on: bill)?.price ?? .zero
    while let word = words.popFirst() {
      if word.hasPrefix("x"), let units = Int(word.dropFirst()) {
        line.units = units
      } else if word.hasPrefix("$") {
        line.fee = try #require(Cents(typed: word))
      } else if word.hasPrefix("ndc:") {
        let number = words.popFirst() ?? "", name = words.popFirst() ?? ""
        let quantity = try #require(DrugGiven.thousandths(number)), unit = try #require(DrugGiven.Unit(rawValue: name))
        line.drug = DrugGiven { ($0.ndc, $0.thousandths, $0.unit) = (String(word.dropFirst(4)), quantity, unit) }
      } else if word != "none" {
        line.pointers = word
      }
    }
    return line
  }
}
