extension RuleCondition {
  /// Whether it holds for a superbill.
  func holds(_ view: BillView) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(view) }
    case .any(let parts): parts.contains { $0.holds(view) }
    case .not(let part): !part.holds(view)
    case .test(let field, let test): test.holds(field.values(view), field.sort)
    }
  }
}

extension RuleField {
  /// What a superbill has of it; of a field of lines, one value for each.
  func values(_ view: BillView) -> [String] {
    let bill = view.bill
    func some(_ text: String?) -> [String] { text.map { $0.trimmed.isEmpty ? [] : [$0] } ?? [] }
    switch self {
    case .payer: return some(view.payer?.name)
    case .plan: return some(view.coverage?.plan)
    case .member: return some(view.coverage?.member)
    case .provider: return some(view.provider?.short)
    case .specialty: return some(view.provider?.specialty)
    case .place: return some(bill.placeOfService)
    case .visitType: return some(view.type?.name)
    case .authorisation: return some(view.chosenLeave(.authorisation)?.number)
    case .referral: return view.chosenLeave(.referral).map { [$0.number.isEmpty ? $0.name : $0.number] } ?? []
    case .age: return some(view.age.map(String.init))
    case .sex: return some(view.patient?.sex.rawValue)
    case .day: return [bill.day.iso]
    case .total: return [String(bill.total.count)]
    case .diagnosis: return view.codes
    case .firstDiagnosis: return some(view.codes.first)
    case .diagnoses: return [String(view.codes.count)]
    case .service: return bill.lines.map(\.code)
    case .lines: return [String(bill.lines.count)]
    case .duplicateService:
      return Dictionary(grouping: bill.lines, by: \.code).filter { $0.value.count > 1 }.map(\.key).sorted()
    case .modifier: return bill.lines.flatMap(\.modifiers)
    case .modifiers: return bill.lines.map { String($0.modifiers.count) }
    case .units: return bill.lines.map { String($0.units) }
    case .charge: return bill.lines.map { String($0.total.count) }
    case .note: return bill.lines.map(\.note).filter { !$0.isEmpty }
    case .drug: return bill.lines.compactMap { $0.drug?.ndc }
    }
  }
}

extension RuleTest {
  /// Whether any of the values passes. Money is compared in cents.
  func holds(_ values: [String], _ sort: RuleField.Sort) -> Bool {
    func number(_ text: String) -> Int? { sort == .money ? Cents(typed: text)?.count : Int(text) }
    func compare(_ limit: String, _ isRight: (Int, Int) -> Bool) -> Bool {
      if sort == .day {
        guard let limit = Day(iso: limit) else { return false }
        return values.contains { Day(iso: $0).map { isRight($0.number, limit.number) } ?? false }
      }
      guard let limit = number(limit) else { return false }
      return values.contains { Int($0).map { isRight($0, limit) } ?? false }
    }
    switch self {
    case .exists: return !values.isEmpty
    case .over(let limit): return compare(limit, >)
    case .under(let limit): return compare(limit, <)
    case .isOne(let wanted):
      if sort != .text { return wanted.contains { compare($0, ==) } }
      let wanted = wanted.map(Self.plain)
      return values.contains { wanted.contains(Self.plain($0)) }
    case .contains(let part): return values.contains { Self.plain($0).contains(Self.plain(part)) }
    case .starts(let part): return values.contains { Self.plain($0).hasPrefix(Self.plain(part)) }
    }
  }

  /// Capitals and the point of a diagnosis make no difference.
  private static func plain(_ text: String) -> String { text.lowercased().filter { $0 != "." } }
}
