import Practice

/// One service line: all of it, or what is asked for.
struct ServiceForm: FormKind {
  static let name = "service line"

  enum Ask: String, Word { case all, modifiers, pointers, units, fee, provider, drug, note }

  var superbill = SuperbillID.unnumbered
  var line = 0
  var code = ""
  var ask = Ask.modifiers

  init() {}

  init(_ superbill: SuperbillID, _ index: Int, _ code: String, _ ask: Ask) {
    (self.superbill, self.line, self.code, self.ask) = (superbill, index + 1, code, ask)
  }

  static let fields: [Field<ServiceForm>] = [
    Field("superbill", \.superbill), Field("line", \.line), Field("code", \.code), Field("ask", \.ask),
  ]

  var edits: Reference? { Reference(superbill) }
  func isThere(_ view: View) -> Bool { service(view) != nil }
  func recordField(_ input: String) -> String { "lines" }

  private func service(_ view: View) -> ServiceLine? {
    guard let lines = view.office[superbill]?.lines, lines.indices.contains(line - 1), lines[line - 1].code == code else { return nil }
    return lines[line - 1]
  }

  func title(_ view: View) -> String { ask == .all ? "\(code), line \(line)" : "\(code), \(ask.rawValue)" }

  func lines(_ view: View) -> [String] {
    guard ask == .pointers || ask == .all, let bill = view.office[superbill] else { return [] }
    return bill.diagnoses.enumerated().map { "\(Superbill.letters[$0])  \($1.code)  \($1.words)" }
  }

  func inputs(_ view: View) -> [FormInput] {
    let service = service(view) ?? ServiceLine(), drug = service.drug
    let provider = service.provider ?? view.office[superbill]?.provider
    let every: [(ask: Ask, input: FormInput)] = [
      (.all, FormInput("to", "Code", start: service.code)),
      (.modifiers, FormInput("modifiers", "Modifiers", start: service.modifiers.joined(separator: " "), example: "25 59")),
      (.pointers, FormInput("pointers", "Points at", start: service.pointers, example: "AB")),
      (.units, FormInput("units", "Units", start: String(service.units))), (.fee, FormInput("fee", "Fee of one", start: service.fee.shown)),
      (.provider, FormInput("provider", "Done by", start: provider.map { view.provider($0) } ?? "", choices: Choices.providers(view))),
      (.drug, FormInput("ndc", "Drug's NDC", start: drug?.shownNDC ?? "", example: "12345-6789-01")),
      (.drug, FormInput("quantity", "how much", start: drug?.shownQuantity ?? "", example: "1.5")),
      (.drug, FormInput("unit", "in", start: drug?.unit.rawValue ?? "", choices: DrugGiven.Unit.allCases.map(\.rawValue))),
      (.note, FormInput("remark", "Note", start: service.note, example: "goes with the claim")),
    ]
    return every.filter { ask == .all || ask == $0.ask }.map(\.input)
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let service = service(view)
    var change = ChangeService {
      $0.superbill = superbill
      $0.line = line
      $0.code = code
      $0.was = service?.datum ?? .null
    }
    func has(_ part: Ask) -> Bool { ask == .all || ask == part }
    if ask == .all, values.text("to").uppercased() != code { change.to = values.text("to") }
    if has(.modifiers) { change.modifiers = values.text("modifiers").split { !$0.isLetter && !$0.isNumber }.map(String.init) }
    if has(.pointers) { change.pointers = values.text("pointers").filter { !$0.isWhitespace && $0 != "," } }
    if has(.units) {
      guard let units = try values.whole("units") else { throw FormProblem("units", "how many units? 1 to 999") }
      change.units = units
    }
    if has(.fee) {
      guard let fee = try values.cents("fee") else { throw FormProblem("fee", "a fee is an amount, 128 or 128.50") }
      // Another code brings its own price, unless one is written for it.
      if change.to == nil || fee != service?.fee { change.fee = fee }
    }
    if has(.provider) {
      change.provider = view.office.providers.sorted.first { $0.short == values.text("provider") }?.id ?? view.office[superbill]?.provider
    }
    if has(.drug) { change.drug = try drug(values) }
    if has(.note) {
      let note = values.text("remark")
      if note.count > 50 { throw FormProblem("remark", "a note has at most 50 letters, and this one \(note.count)") }
      change.note = note
    }
    return [.change(change)]
  }

  private func drug(_ values: FormValues) throws(FormProblem) -> DrugGiven {
    let typed = values.text("ndc")
    if typed.isEmpty {
      if !values.text("quantity").isEmpty { throw FormProblem("ndc", "how much of which drug? its NDC is on the package") }
      return DrugGiven()
    }
    guard let digits = DrugGiven.elevenDigits(typed) else {
      throw FormProblem("ndc", "\"\(typed)\" is not an NDC: 11 digits, or with dashes 5-4-2, 4-4-2, 5-3-2 or 5-4-1, as on the package")
    }
    guard let much = DrugGiven.thousandths(values.text("quantity")), much > 0 else {
      throw FormProblem("quantity", "how much was given? a number above 0 with at most three decimals: 1.5")
    }
    guard let unit = values.word("unit", as: DrugGiven.Unit.self) else {
      throw FormProblem("unit", "in what? ML, UN (each), GR, ME (milligram), F2 (international unit)")
    }
    return DrugGiven { ($0.ndc, $0.thousandths, $0.unit) = (digits, much, unit) }
  }
}
