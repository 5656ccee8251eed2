import Practice

/// What can be ticked on one page, a column of diagnoses and one of services.
struct TickColumns: Sendable {
  /// One line that a letter ticks.
  struct Row: Hashable, Sendable {
    var section = ""
    var code: String
    var words: String
    /// Of one unit, for this payer and date; of a service that has none nothing, and of a diagnosis nothing.
    var price: Cents?
  }

  var name: String
  var diagnoses: [Row] = []
  var services: [Row] = []

  func rows(_ side: BillScreen.Side) -> [Row] { side == .diagnoses ? diagnoses : services }
}

/// The pages of an office for one superbill: those of its provider's specialty first, then the office's own prices and diagnoses, then
/// the pages of other specialties.
enum TickPages {
  static func all(for bill: Superbill, _ office: Office) -> [TickColumns] {
    let sheets = office.settings.tickPages, provider = office[bill.provider]
    let own = sheets.filter { $0.isFor(provider) }.map { columns($0, bill, office) }
    let others = sheets.filter { !$0.isFor(provider) }.map { columns($0, bill, office) }
    return own + [everything(bill, office)] + others
  }

  private static func columns(_ sheet: TickSheet, _ bill: Superbill, _ office: Office) -> TickColumns {
    TickColumns(
      name: sheet.name, diagnoses: sheet.diagnoses.map { .init(section: $0.section, code: $0.code, words: $0.words) },
      services: sheet.services.map {
        let fee = office.fee($0.code, on: bill)
        return .init(section: $0.section, code: $0.code, words: $0.words.isEmpty ? fee?.words ?? "" : $0.words, price: fee?.price)
      })
  }

  /// All that has a price, under headings that stand in the order in which they were first used.
  private static func everything(_ bill: Superbill, _ office: Office) -> TickColumns {
    let diagnoses = office.commonDiagnoses.sorted.filter { !$0.gone }
    var sections: [String] = [], rows: [String: [TickColumns.Row]] = [:], seen: Set<String> = []
    for fee in office.fees.sorted where !fee.gone && seen.insert(fee.code).inserted {
      if rows[fee.section] == nil { sections.append(fee.section) }
      rows[fee.section, default: []].append(
        .init(section: fee.section, code: fee.code, words: fee.words, price: office.fee(fee.code, on: bill)?.price))
    }
    return TickColumns(
      name: "all", diagnoses: diagnoses.map { .init(code: $0.code, words: $0.words) }, services: sections.flatMap { rows[$0] ?? [] })
  }
}
