import Canvas
import Practice

/// A patient's account line by line, with the balance after each, what insurance is expected to pay, and the estimates that were made.
package struct LedgerScreen: Screen {
  package enum Action: Hashable, Sendable { case pay, receipts, estimate, handOver, print, leave }

  package static let name = "ledger"

  package static let keys: [Binding<Action>] = [
    Binding(.char("+"), action: .pay, label: "payment", "takes a payment", verb: TakePayment.self),
    Binding(.char("$"), action: .receipts, label: "receipts", "the receipts, to void or refund one"),
    Binding(
      .char("e"), action: .estimate, label: "estimate", "works out a good-faith estimate for who pays themselves", verb: MakeEstimate.self),
    Binding(
      .char("y"), action: .handOver, label: "given", "notes that the patient got the last estimate, and how", verb: HandOverEstimate.self),
    Binding(.char("W"), action: .print, label: "print", "prints the last estimate"),
    Binding(.escape, action: .leave, "back"),
  ]

  let patient: PatientID
  private var list = ListState()

  init(_ patient: PatientID) { self.patient = patient }

  package func opening(_ view: View) -> Presence.Opening? { .init("ledger", [Reference(patient)]) }
  package func shows(_ view: View) -> [PatientID] { [patient] }
  package func about(_ view: View) -> String { "ledger of \(view.name(patient))" }
  package func concerns(_ view: View) -> [PatientID] { [patient] }

  private func page(_ view: View) -> Int { max(1, view.rows - 11) }
  private func estimate(_ view: View) -> Estimate? { view.office.filed(Estimate.self, of: patient).last }
  /// Newest first, as receipts are.
  private func entries(_ view: View) -> [Ledger.Entry] { view.office.ledger(of: patient).entries.reversed() }

  package mutating func refresh(_ view: View) { list.keep(count: entries(view).count, page: page(view)) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    list.receive(key, count: entries(view).count, page: page(view)) ? [] : nil
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .handOver:
      guard let estimate = estimate(view) else { return "no estimate was made; e makes one" }
      return estimate.givenOn.map { "the last estimate was given on \($0.shown)" }
    case .print: return estimate(view) == nil ? "no estimate was made; e makes one" : nil
    case .pay, .receipts, .estimate, .leave: return nil
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    if case .refused(let refusal) = heard { return [.complain(refusal.full)] }
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .pay: [.open(FormScreen(PaymentForm { $0.patient = patient }, view))]
    case .receipts: [.open(ReceiptsScreen(patient))]
    case .estimate: [.open(FormScreen(EstimateForm { $0.patient = patient }, view))]
    case .handOver: estimate(view).map { last in [.open(FormScreen(HandOverForm { $0.estimate = last.id }, view))] } ?? []
    case .print:
      estimate(view).map {
        Effect.print(EstimatePaper.sheets($0, in: view.office, note: view.paperNote), about: [Reference(patient)])
      } ?? []
    case .leave: [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let all = entries(view)
    canvas.box(rect, title: "Ledger of \(view.name(patient))", note: all.count == 1 ? "1 entry" : "\(all.count) entries", focused: true)
    let inner = rect.inset(rows: 1, columns: 1)
    for (index, line) in head(view).prefix(4).enumerated() {
      canvas.put(line, row: inner.row + index, column: inner.column + 1, role: index == 0 ? .heading : .text, limit: inner.columns - 2)
    }
    let (_, body) = inner.splitRows(5)
    let columns = [
      Column("day", width: 11, priority: 8), Column("what", width: 10, priority: 7), Column("whose", width: 14, priority: 4),
      Column("", min: 20, priority: 9), Column("amount", width: 12, alignRight: true, priority: 9),
      Column("unplaced", width: 10, alignRight: true, priority: 3), Column("balance", width: 12, alignRight: true, priority: 8),
    ]
    let rows = all.map { entry -> Row in
      let whose =
        switch entry.party {
        case .patient: "patient"
        case .payer(let payer): view.office[payer]?.name ?? "payer"
        case .other: "others"
        }
      return Row([
        entry.day.iso, entry.sort.rawValue, whose, entry.words, signed(entry.effect),
        entry.unplaced > .zero ? "$\(entry.unplaced.shown)" : "",
        signed(entry.balance),
      ])
    }
    Table.draw(columns, rows, state: list, focused: true, on: &canvas, in: body, empty: "Nothing was charged and nothing paid yet.")
  }

  private func signed(_ cents: Cents) -> String { cents < .zero ? "-$\((-cents).shown)" : "$\(cents.shown)" }

  /// What is owed, what insurers will pay, and how it stands with estimates.
  private func head(_ view: View) -> [String] {
    let account = view.office.account(of: patient)
    let owed =
      account.balance > .zero
      ? "Due $\(account.balance.shown)" : account.balance < .zero ? "Credit $\((-account.balance).shown)" : "Nothing due"
    var lines = ["\(owed): \(account.reason)"]
    let bills = view.office.filed(Superbill.self, of: patient).filter { $0.stage == .checkedOut }
    if let last = bills.max(by: { ($0.day, $0.id) < ($1.day, $1.id) }), let expected = view.office.expectedPay(of: last) {
      lines.append("Insurance is expected to pay of superbill \(last.id.shown), \(last.day.short): \(expected.words)")
    }
    if let over = bills.compactMap({ view.office.overEstimate($0) }).last {
      lines.append("A bill is $\(over.shown) over its estimate: the patient may dispute it within \(GoodFaith.disputeDays) days")
    }
    if let owed = view.office.estimatesOwed(to: patient, from: view.today).first {
      lines.append("Estimate \(owed.due < view.today ? "was " : "")due by \(owed.due.shown): e makes it, y notes that it was given")
    } else if let estimate = estimate(view) {
      let how = estimate.givenOn.map { "given \($0.shown), \(estimate.givenHow)" } ?? "not given yet"
      lines.append("Estimate of \(estimate.madeOn.shown): $\(estimate.total.shown), \(how)")
    }
    return lines
  }
}

extension LedgerScreen: Resumable {
  package var place: FormDraft? { kept(about: patient.datum) }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let patient = try? PatientID(datum: draft.about), view.office[patient] != nil else { return nil }
    self.init(patient)
  }
}
