import Canvas
import Practice

/// The superbill of one visit: what can be ticked, what stands on it, and what the rules of coding find, while it is written.
package struct BillScreen: Screen {
  package enum Action: Hashable, Sendable {
    case nextFinding, previousFinding, mend, mends, source
    case side, nextPage, previousPage, nextSheet, previousSheet, copyLast, typed, other
    case moreUnits, fewerUnits, modifiers, fee, justify, reprice, removeRow
    case head, pay, sign, amend, hold, paper, print, enter, leave
  }

  package enum Side: Hashable, Sendable { case diagnoses, services }
  /// Letters tick, or letters are those of the diagnoses.
  enum Focus: Hashable, Sendable { case ticks, sheet }

  /// A row of the sheet, counted from 0.
  enum Row: Hashable, Sendable {
    case diagnosis(Int)
    case line(Int)
  }

  package static let name = "superbill"

  package static let keys: [Binding<Action>] = [
    Binding(.tab, action: .nextFinding, label: "finding", "goes to the next thing that the rules of coding find on it"),
    Binding(.backTab, action: .previousFinding, "goes to the finding before"),
    Binding(.char("."), action: .mend, label: "mend", "mends the finding that is shown, the likeliest way", isForAll: true),
    Binding(.char(","), action: .mends, label: "ways", "all ways to mend the finding that is shown"),
    Binding(.char("E"), action: .source, "where the rule of the finding is written"),
    Binding(
      .right, .left, .char(" "), action: .side, label: "side", "goes from diagnoses to services and back, and from the sheet to both"),
    Binding(.pageDown, action: .nextPage, label: "page", "turns to the next page of the side that letters tick"),
    Binding(.pageUp, action: .previousPage, "turns to the page before"),
    Binding(.char("]"), action: .nextSheet, label: "specialty", "turns to the tick page of the next specialty"),
    Binding(.char("["), action: .previousSheet, "turns to the tick page before"),
    Binding(
      .char("="), action: .copyLast, label: "as last", "copies diagnoses and services of the last visit, at the prices of this one",
      verb: CopyLastVisit.self),
    Binding(.char("/"), action: .typed, label: "by code", "finds any code by its letters or by words", verb: AddDiagnosis.self),
    Binding(
      .char("C"), action: .other, label: "other code",
      "finds another code for the row of the sheet under the cursor; what points at it stays",
      verb: ReplaceDiagnosis.self),
    Binding(
      .char("+"), action: .moreUnits, label: "units", "one unit more on the line under the cursor; a digit writes them, Enter saves",
      verb: ChangeService.self),
    Binding(.char("-"), action: .fewerUnits, "one unit less on the line under the cursor", verb: ChangeService.self),
    Binding(.char("*"), action: .modifiers, label: "modifiers", "modifiers of the line under the cursor", verb: ChangeService.self),
    Binding(.char("$"), action: .fee, label: "fee", "another fee for the line under the cursor", verb: ChangeService.self),
    Binding(
      .char("J"), action: .justify, label: "justify", "points every service at its usual diagnosis, and the visit at what is left",
      verb: JustifyServices.self),
    Binding(
      .char("R"), action: .reprice, label: "re-price", "shows what differs from the fee schedule of payer and date, and charges that",
      verb: RepriceSuperbill.self),
    Binding(.delete, .backspace, action: .removeRow, "takes the row under the cursor off", verb: RemoveService.self),
    Binding(
      .char("V"), action: .head, label: "visit", "provider, date and place, coverage, authorisation, follow-up, referral",
      verb: ChangeSuperbill.self),
    Binding(.char("Y"), action: .pay, label: "payment", "takes a payment of this visit", verb: TakePayment.self),
    Binding(
      .char("S"), action: .sign, label: "sign", "signs for what was found and done; from then on it is locked", verb: SignSuperbill.self),
    Binding(.char("A"), action: .amend, "opens what was signed for a change, with the reason", verb: AmendSuperbill.self),
    Binding(.char("O"), action: .hold, "holds it back from becoming a claim, with the reason; again releases it", verb: HoldSuperbill.self),
    Binding(.char("F"), action: .paper, "where the printed sheet is: printed, with provider, returned, entered", verb: NotePaper.self),
    Binding(.char("P"), action: .print, "prints the superbill, or writes it to a file, 80 or 132 columns wide"),
    Binding(
      .enter, action: .enter, label: "done",
      "from the ticks back to the desk, for everything ticked is saved already; on the sheet, all about the row under the cursor"),
    Binding(.escape, action: .leave, "from the sheet to the ticks, and from there back to the desk"),
  ]

  let superbill: SuperbillID
  var side = Side.diagnoses
  var focus = Focus.ticks
  /// The row of the sheet under the cursor: diagnoses first, then lines.
  var cursor = 0
  /// The newest line of the journal that was looked at.
  private var seen: Int?
  /// The finding that is shown, counted from 0.
  var finding = 0
  /// Which page of specialties is open, and which page of each of its sides.
  var sheet = 0
  var turned: [Side: Int] = [:]
  /// What the rules find, what can be ticked, and the head: looked at anew whenever the office changes.
  private(set) var findings: [BillFinding] = []
  private(set) var pages: [TickColumns] = []
  private(set) var headLines: [[Span]] = []

  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  package func shows(_ view: View) -> [PatientID] { [bill(view).patient] }

  static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  func bill(_ view: View) -> Superbill { view.office[superbill] ?? Superbill() }

  func rows(_ bill: Superbill) -> [Row] { bill.diagnoses.indices.map { .diagnosis($0) } + bill.lines.indices.map { .line($0) } }

  func row(_ bill: Superbill) -> Row? {
    let rows = rows(bill)
    return rows.indices.contains(cursor) ? rows[cursor] : nil
  }

  /// The line that keys are about: the one under the cursor, which is on what was ticked last.
  func line(_ bill: Superbill) -> Int? {
    if case .line(let index) = row(bill) { return index }
    return nil
  }

  var page: TickColumns { pages.indices.contains(sheet) ? pages[sheet] : TickColumns(name: "") }

  func pageCount(_ side: Side, _ view: View) -> Int {
    max(1, (page.rows(side).count + BillLayout(view).letters - 1) / BillLayout(view).letters)
  }

  /// What of a side is on its open page.
  func onPage(_ side: Side, _ view: View) -> Range<Int> {
    let letters = BillLayout(view).letters
    let first = min(turned[side] ?? 0, pageCount(side, view) - 1) * letters
    return first..<min(page.rows(side).count, first + letters)
  }

  var shown: BillFinding? { findings.indices.contains(finding) ? findings[finding] : nil }

  package var takesLetters: Bool { focus == .ticks }
  package func isGone(_ view: View) -> Bool { view.office[superbill] == nil }
  package func opening(_ view: View) -> Presence.Opening? { .init("superbill", view.office.about(Reference(superbill))) }
  package func about(_ view: View) -> String { "superbill \(superbill.shown), \(view.name(bill(view).patient))" }
  package func concerns(_ view: View) -> [PatientID] { [bill(view).patient] }

  package mutating func refresh(_ view: View) {
    let bill = bill(view)
    pages = TickPages.all(for: bill, view.office)
    findings = view.findings(of: bill)
    headLines = BillHead.lines(bill, view)
    sheet = min(sheet, max(0, pages.count - 1))
    finding = min(finding, max(0, findings.count - 1))
    goToNew(bill, view)
    cursor = min(cursor, max(0, rows(bill).count - 1))
    if rows(bill).isEmpty { focus = .ticks }
  }

  /// The cursor stands on what this person added last, from wherever: keys that change a row mean that one.
  private mutating func goToNew(_ bill: Superbill, _ view: View) {
    guard let last = view.ownNews(&seen), last.edits.references.contains(bill.reference) else { return }
    if last.did == AddService.name || last.did == CopyLastVisit.name { cursor = max(0, rows(bill).count - 1) }
    if last.did == AddDiagnosis.name { cursor = max(0, bill.diagnoses.count - 1) }
  }

  /// The key of this screen that does away with the finding that is shown, where that is no mend.
  var ownKey: Hint? {
    let action: Action
    switch shown?.rule {
    case CodingRules.notSigned.name: action = .sign
    case CodingRules.held.name: action = .hold
    default: return nil
    }
    guard let binding = Self.keys.first(where: { $0.action == action }), let key = binding.keys.first else { return nil }
    return Hint(key: key.shown, label: action == .hold ? "release" : binding.label)
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    let bill = bill(view)
    func onLine() -> String? {
      bill.lock?.full(Self.keys)
        ?? (line(bill) == nil
          ? bill.lines.isEmpty ? "no service is ticked yet" : "a diagnosis is under the cursor; Down goes to the services" : nil)
    }
    switch action {
    case .side, .enter, .leave: return nil
    case .nextFinding, .previousFinding, .source: return findings.isEmpty ? "the rules find nothing on this superbill" : nil
    case .mend, .mends:
      guard let shown else { return "the rules find nothing on this superbill" }
      if shown.mends.isEmpty {
        return ownKey.map { "\($0.key) (\($0.label)) is the key for that" } ?? "no key mends that: it is for a person to put right"
      }
      return bill.lock?.full(Self.keys)
    case .nextPage, .previousPage: return pageCount(side, view) == 1 ? "there is one page" : nil
    case .nextSheet, .previousSheet:
      return pages.count < 2 ? "there are no pages by specialty; anteroom import tick-page FILE puts one up" : nil
    case .copyLast: return view.refusal(CopyLastVisit(superbill))?.full(Self.keys)
    case .typed: return bill.lock?.full(Self.keys)
    case .other:
      if let lock = bill.lock { return lock.full(Self.keys) }
      if row(bill) == nil { return "nothing is ticked yet" }
      return focus == .sheet ? nil : "Down goes to the sheet, where the row is that gives way"
    case .moreUnits, .modifiers, .fee: return onLine()
    case .fewerUnits:
      if let why = onLine() { return why }
      return line(bill).map { bill.lines[$0].units > 1 } == true ? nil : "one unit is the least; Del takes the line off"
    case .justify: return view.refusal(JustifyServices(superbill))?.full(Self.keys)
    case .reprice: return view.refusal(RepriceSuperbill(superbill))?.full(Self.keys)
    case .removeRow: return bill.lock?.full(Self.keys) ?? (row(bill) == nil ? "nothing is ticked yet" : nil)
    case .head: return bill.stage == .open ? nil : bill.lock?.full(Self.keys)
    case .pay: return nil
    case .sign: return view.refusal(SignSuperbill(superbill))?.full(Self.keys)
    case .amend: return bill.isSigned ? nil : "it is not signed: it is changed as it is"
    case .hold, .paper, .print: return bill.stage == .void ? bill.lock?.full : nil
    }
  }

  // MARK: Letters, and moving about

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    let bill = bill(view)
    switch key {
    case .up, .down, .home, .end: return move(key, bill)
    case .char(let character) where focus == .sheet:
      // Units are written and then saved: a digit by mistake must not charge five visits.
      if character.isASCIIDigit, let index = line(bill) {
        return whyOff(.moreUnits, view).map { [.complain($0)] } ?? writeUnits(key, index, view)
      }
      guard let letter = Superbill.letters.firstIndex(of: Character(character.uppercased())), character.isLowercase else { return nil }
      return point(letter, bill)
    case .char(let character):
      guard let letter = Self.letters.firstIndex(of: character) else { return nil }
      return tick(letter, character, view)
    default: return nil
    }
  }

  private mutating func move(_ key: Key, _ bill: Superbill) -> [Effect] {
    let count = rows(bill).count
    guard count > 0 else { return [.complain("nothing is ticked yet: each letter ticks its line")] }
    if focus == .ticks {
      focus = .sheet
      if key == .home || key == .end { cursor = key == .home ? 0 : count - 1 }
      return []
    }
    switch key {
    case .up where cursor == 0: focus = .ticks
    case .up: cursor -= 1
    case .home: cursor = 0
    case .end: cursor = count - 1
    default: cursor = min(count - 1, cursor + 1)
    }
    if let row = row(bill), let index = findings.firstIndex(where: { $0.place == row.place }) { finding = index }
    return []
  }

  /// A letter of the open page ticks its line, or takes it off again.
  private func tick(_ letter: Int, _ character: Character, _ view: View) -> [Effect] {
    let range = onPage(side, view)
    guard letter < range.count else {
      return [.complain("no \(side == .diagnoses ? "diagnosis" : "service") on this page has the letter \(character)")]
    }
    let row = page.rows(side)[range.lowerBound + letter]
    return side == .diagnoses ? tickDiagnosis(row, bill(view)) : tickService(row, bill(view))
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved, .held: return []
    case .refused(let refusal): return [.complain(refusal.full(Self.keys))]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }
}

extension BillScreen.Row {
  var place: BillFinding.Place {
    switch self {
    case .diagnosis(let index): .diagnosis(index)
    case .line(let index): .line(index)
    }
  }
}

extension BillScreen: Resumable {
  package var place: FormDraft? { kept(about: superbill.datum) }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let superbill = try? SuperbillID(datum: draft.about), view.office[superbill] != nil else { return nil }
    self.init(superbill)
  }
}
