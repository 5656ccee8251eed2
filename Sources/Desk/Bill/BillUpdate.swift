import Canvas
import Practice

/// What the keys of a superbill do.
extension BillScreen {
  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    let bill = bill(view)
    switch action {
    case .nextFinding, .previousFinding: return goToFinding(action == .nextFinding ? 1 : -1, bill)
    case .mend: return shown?.mends.first.map { Mending.effects($0, bill, view) } ?? []
    case .mends: return shown.map { [.open(Mending.ways($0, bill, view))] } ?? []
    case .source:
      guard let shown else { return [] }
      let source = CodingRules.all.first { $0.name == shown.rule }.map { "\($0.sentence) (\($0.source))" }
      return [.say("\(shown.rule): \(source ?? "a rule of this office")")]
    case .side:
      if focus == .sheet { focus = .ticks } else { side = side == .diagnoses ? .services : .diagnoses }
      return []
    case .nextPage, .previousPage:
      let count = pageCount(side, view)
      turned[side] = (min(turned[side] ?? 0, count - 1) + (action == .nextPage ? 1 : count - 1)) % count
      return []
    case .nextSheet, .previousSheet:
      sheet = (sheet + (action == .nextSheet ? 1 : pages.count - 1)) % max(1, pages.count)
      turned = [:]
      focus = .ticks
      return []
    case .copyLast: return copyLast(bill, view)
    case .typed: return [.open(CodeFinder(CodeTarget(superbill: superbill)))]
    case .other:
      switch row(bill) {
      case .diagnosis(let index):
        return [.open(CodeFinder(CodeTarget(superbill: superbill, place: .diagnosis(bill.diagnoses[index].code))))]
      case .line(let index): return [.open(CodeFinder(CodeTarget(superbill: superbill, place: .line(index, bill.lines[index].code))))]
      case nil: return []
      }
    case .moreUnits, .fewerUnits:
      return line(bill).map { units(bill.lines[$0].units + (action == .moreUnits ? 1 : -1), view) } ?? []
    case .modifiers: return line(bill).map { form(.modifiers, $0, bill, view) } ?? []
    case .fee: return line(bill).map { form(.fee, $0, bill, view) } ?? []
    case .justify: return [.change(JustifyServices(superbill))]
    case .reprice: return [.open(Repricing.pick(bill, view))]
    case .removeRow: return removal(bill)
    case .head: return [.open(FormScreen(BillHeadForm { $0.superbill = superbill }, view))]
    case .pay:
      return [
        .open(
          FormScreen(
            PaymentForm {
              $0.patient = bill.patient
              $0.visit = bill.visit
            }, view))
      ]
    case .sign: return Signing.effects(bill, findings, view)
    case .amend: return [.open(FormScreen(AmendForm { $0.superbill = superbill }, view))]
    case .hold:
      if bill.hold.isEmpty { return [.open(FormScreen(HoldForm { $0.superbill = superbill }, view))] }
      return [
        .change(
          ReleaseSuperbill {
            $0.superbill = superbill
            $0.was = bill.hold
          })
      ]
    case .paper: return [.open(PaperPick.steps(bill, view))]
    case .print: return [.open(PaperPick.print(bill, view))]
    case .enter:
      guard focus == .sheet, let row = row(bill) else { return [.close] }
      if let lock = bill.lock { return [.complain(lock.full(Self.keys))] }
      switch row {
      case .line(let index): return form(.all, index, bill, view)
      case .diagnosis(let index): return [.open(FormScreen(DiagnosisForm(superbill, bill.diagnoses[index].code), view))]
      }
    case .leave:
      guard focus == .sheet else { return [.close] }
      focus = .ticks
      return []
    }
  }

  /// Shows the next finding and goes to the row that it is about; the first time, the one that is shown.
  private mutating func goToFinding(_ step: Int, _ bill: Superbill) -> [Effect] {
    guard !findings.isEmpty else { return [] }
    if focus == .sheet || rows(bill).isEmpty { finding = (finding + step + findings.count) % findings.count }
    if !rows(bill).isEmpty { focus = .sheet }
    if let place = shown?.place, let index = rows(bill).firstIndex(where: { $0.place == place }) { cursor = index }
    return []
  }

  /// As last visit: at once where it is the same to the cent, and else what differs is shown first.
  private func copyLast(_ bill: Superbill, _ view: View) -> [Effect] {
    guard let whole = view.office.copy(for: bill) else { return [] }
    let codes = whole.from.diagnoses.map(\.code) + whole.from.lines.map(\.code)
    let invalid = codes.filter { view.isInvalid($0, on: bill.day) }
    let copy = CopyLastVisit {
      $0.superbill = superbill
      $0.without = invalid
      $0.from = whole.from.id
    }
    guard let plan = view.office.copy(for: bill, without: Set(invalid)), !plan.isSame else { return [.change(copy)] }
    let lines = plan.newPrices.map(\.words) + plan.leftOut.map { "\($0.code) \($0.why): left out" }
    return [
      .open(
        PickScreen(
          title: "As on \(plan.from.day.shown), with what differs:", lines: lines,
          items: [.init("copy it so", [.change(copy)]), .init("do not copy", [])]))
    ]
  }

  // MARK: Changes of a row

  func change(_ index: Int, _ bill: Superbill, _ fill: (inout ChangeService) -> Void) -> Effect {
    .change(Mending.change(index, bill, fill))
  }

  func units(_ units: Int, _ view: View) -> [Effect] {
    let bill = bill(view)
    guard let index = line(bill) else { return [] }
    return [change(index, bill) { $0.units = units }]
  }

  /// The form of the units, with the digit that was pressed in it.
  func writeUnits(_ digit: Key, _ index: Int, _ view: View) -> [Effect] {
    var form = FormScreen(ServiceForm(superbill, index, bill(view).lines[index].code, .units), view)
    _ = form.take(digit, view)
    return [.open(form)]
  }

  private func form(_ ask: ServiceForm.Ask, _ index: Int, _ bill: Superbill, _ view: View) -> [Effect] {
    [.open(FormScreen(ServiceForm(superbill, index, bill.lines[index].code, ask), view))]
  }

  /// A letter on a line points it at that diagnosis, or away from it; on a diagnosis it is the letter that it gets.
  func point(_ letter: Int, _ bill: Superbill) -> [Effect] {
    let name = Superbill.letters[letter]
    guard bill.diagnoses.indices.contains(letter) else { return [.complain("there is no diagnosis \(name) on the superbill")] }
    switch row(bill) {
    case .line(let index):
      let old = bill.lines[index].pointers
      if !old.contains(name), old.count == 4 {
        return [.complain("a line points at no more than four diagnoses; a letter again takes it off")]
      }
      return [change(index, bill) { $0.pointers = old.contains(name) ? old.filter { $0 != name } : old + String(name) }]
    case .diagnosis(let index):
      if index == letter { return [] }
      return [
        .change(
          MoveDiagnosis {
            $0.superbill = superbill
            $0.code = bill.diagnoses[index].code
            $0.to = String(name)
          })
      ]
    case nil: return []
    }
  }

  func tickDiagnosis(_ row: TickColumns.Row, _ bill: Superbill) -> [Effect] {
    if bill.diagnoses.contains(where: { $0.code == row.code }) { return [.change(Mending.removal(row.code, superbill))] }
    return [
      .change(
        AddDiagnosis {
          $0.superbill = superbill
          $0.code = row.code
          $0.words = row.words
        })
    ]
  }

  func tickService(_ row: TickColumns.Row, _ bill: Superbill) -> [Effect] {
    if let index = bill.lines.firstIndex(where: { $0.code == row.code }) { return [.change(Mending.removal(index, bill))] }
    return [
      .change(
        AddService {
          $0.superbill = superbill
          $0.code = row.code
          $0.once = true
        })
    ]
  }

  private func removal(_ bill: Superbill) -> [Effect] {
    switch focus == .ticks ? line(bill).map({ .line($0) }) ?? row(bill) : row(bill) {
    case .line(let index): [.change(Mending.removal(index, bill))]
    case .diagnosis(let index): [.change(Mending.removal(bill.diagnoses[index].code, superbill))]
    case nil: []
    }
  }
}
